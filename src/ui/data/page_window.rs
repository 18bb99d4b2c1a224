use crate::browser::intl::format_number;

/// Which part of a longer list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageWindow {
    /// Rows before the first one shown.
    pub offset: u64,
    /// Rows shown.
    pub rows: u64,
    /// Rows a page may have.
    pub limit: u64,
    /// Rows in all, where that is known.
    pub total: Option<u64>,
    /// There are rows after these.
    pub has_next: bool,
}

impl PageWindow {
    /// The offset of the page before this one; `None` on the first.
    #[must_use]
    pub const fn previous(self) -> Option<u64> {
        match self.offset {
            0 => None,
            offset => Some(offset.saturating_sub(self.limit)),
        }
    }

    /// The offset of the page after this one; `None` on the last.
    #[must_use]
    pub const fn next(self) -> Option<u64> {
        if self.has_next {
            Some(self.offset.saturating_add(self.limit))
        } else {
            None
        }
    }

    /// The offset of the last page, where the total is known.
    #[must_use]
    pub fn last(self) -> Option<u64> {
        let before_last_row = self.total?.saturating_sub(1);
        Some(before_last_row - before_last_row.checked_rem(self.limit).unwrap_or_default())
    }

    /// The part shown and the total in words: "51–100 of 10,000", or "51–100" where nobody has counted.
    #[must_use]
    pub fn range(self) -> String {
        let shown = if self.rows == 0 {
            "0".to_owned()
        } else {
            let first = format_number(self.offset.saturating_add(1));
            let last = format_number(self.offset.saturating_add(self.rows));
            [&first, "–", &last].concat()
        };
        match self.total {
            Some(total) => [&shown, " of ", &format_number(total)].concat(),
            None => shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PageWindow;

    fn window(offset: u64, total: u64) -> PageWindow {
        PageWindow {
            offset,
            rows: total.saturating_sub(offset).min(50),
            limit: 50,
            total: Some(total),
            has_next: offset + 50 < total,
        }
    }

    #[test]
    fn the_first_page_has_nothing_before_it() {
        assert_eq!(window(0, 120).previous(), None);
        assert_eq!(window(0, 120).next(), Some(50));
    }

    #[test]
    fn the_last_page_is_a_whole_number_of_pages_from_the_start() {
        assert_eq!(window(0, 120).last(), Some(100));
        assert_eq!(window(0, 100).last(), Some(50));
        assert_eq!(window(0, 1).last(), Some(0));
        assert_eq!(window(0, 0).last(), Some(0));
        assert_eq!(window(100, 120).next(), None);
    }

    #[test]
    fn a_page_that_begins_inside_the_first_leads_back_to_the_start() {
        assert_eq!(window(20, 120).previous(), Some(0));
    }

    #[test]
    fn the_total_is_never_invented() {
        let unknown = PageWindow {
            total: None,
            ..window(50, 120)
        };
        assert_eq!(unknown.range(), "51–100");
        assert_eq!(unknown.last(), None);
        assert_eq!(window(50, 120).range(), "51–100 of 120");
        assert_eq!(window(500, 120).range(), "0 of 120");
    }

    #[test]
    fn a_limit_of_zero_does_no_harm() {
        let odd = PageWindow {
            limit: 0,
            ..window(0, 120)
        };
        assert_eq!(odd.last(), Some(119));
        assert_eq!(odd.next(), Some(0));
    }
}
