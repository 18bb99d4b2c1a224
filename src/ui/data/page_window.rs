use crate::browser::intl::format_number;

/// The part of a longer list that one page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageWindow {
    /// The number of rows before the page.
    pub offset: u64,
    /// The number of rows on the page.
    pub rows: u64,
    /// The page size: the most rows that a page has.
    pub limit: u64,
    /// The number of rows of the whole list, if known.
    pub total: Option<u64>,
    /// There are rows after the page.
    pub has_next: bool,
}

impl PageWindow {
    /// The offset of the previous page; `None` on the first page.
    #[must_use]
    pub const fn previous(self) -> Option<u64> {
        match self.offset {
            0 => None,
            offset => Some(offset.saturating_sub(self.limit)),
        }
    }

    /// The offset of the next page; `None` on the last page.
    #[must_use]
    pub const fn next(self) -> Option<u64> {
        if self.has_next {
            Some(self.offset.saturating_add(self.limit))
        } else {
            None
        }
    }

    /// The offset of the last page; `None` while the total is unknown.
    #[must_use]
    pub fn last(self) -> Option<u64> {
        let before_last_row = self.total?.saturating_sub(1);
        Some(before_last_row - before_last_row.checked_rem(self.limit).unwrap_or_default())
    }

    /// The range of rows and the total: "51–100 of 10,000", or "51–100" while the total is unknown, or a dash
    /// while there are no rows.
    #[must_use]
    pub fn range(self) -> String {
        if self.rows == 0 {
            return match self.total {
                Some(total) if total > 0 && total <= self.offset => {
                    ["No rows here · ", &format_number(total), " in total"].concat()
                }
                _ => "–".to_owned(),
            };
        }
        let first = format_number(self.offset.saturating_add(1));
        let last = format_number(self.offset.saturating_add(self.rows));
        let shown = [&first, "–", &last].concat();
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
    fn the_first_page_has_no_previous_page() {
        assert_eq!(window(0, 120).previous(), None);
        assert_eq!(window(0, 120).next(), Some(50));
    }

    #[test]
    fn the_offset_of_the_last_page_is_a_multiple_of_the_page_size() {
        assert_eq!(window(0, 120).last(), Some(100));
        assert_eq!(window(0, 100).last(), Some(50));
        assert_eq!(window(0, 1).last(), Some(0));
        assert_eq!(window(0, 0).last(), Some(0));
        assert_eq!(window(100, 120).next(), None);
    }

    #[test]
    fn the_previous_page_of_an_offset_below_the_page_size_starts_at_zero() {
        assert_eq!(window(20, 120).previous(), Some(0));
    }

    #[test]
    fn an_unknown_total_is_left_out() {
        let unknown = PageWindow {
            total: None,
            ..window(50, 120)
        };
        assert_eq!(unknown.range(), "51–100");
        assert_eq!(unknown.last(), None);
        assert_eq!(window(50, 120).range(), "51–100 of 120");
        assert_eq!(window(500, 120).range(), "No rows here · 120 in total");
    }

    #[test]
    fn no_number_is_invented_while_there_are_no_rows() {
        let empty = |offset, total| PageWindow {
            rows: 0,
            total,
            ..window(offset, 120)
        };
        assert_eq!(empty(0, None).range(), "–");
        assert_eq!(empty(0, Some(0)).range(), "–");
        // The total may be known before the rows.
        assert_eq!(empty(50, Some(120)).range(), "–");
    }

    #[test]
    fn a_page_size_of_zero_does_not_panic() {
        let odd = PageWindow {
            limit: 0,
            ..window(0, 120)
        };
        assert_eq!(odd.last(), Some(119));
        assert_eq!(odd.next(), Some(0));
    }
}
