/// Where the active choice moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    Next,
    Previous,
    First,
    Last,
    PageDown,
    PageUp,
}

/// How far a page key goes.
const PAGE: usize = 10;

impl Move {
    /// The place after this move among `count` choices; the ends are joined for single steps.
    pub(crate) fn apply(self, now: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match (self, now) {
            (Self::First, _) | (Self::Next | Self::PageDown, None) => 0,
            (Self::Last, _) | (Self::PageUp, None) | (Self::Previous, None | Some(0)) => last,
            (Self::Next, Some(now)) if now >= last => 0,
            (Self::Next, Some(now)) => now + 1,
            (Self::Previous, Some(now)) => now.min(count) - 1,
            (Self::PageDown, Some(now)) => (now + PAGE).min(last),
            (Self::PageUp, Some(now)) => now.saturating_sub(PAGE).min(last),
        })
    }
}

/// What a key does in a combobox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    Step(Move),
    Choose,
    Leave,
    Other,
}

impl Press {
    /// Home, End, Enter and Esc belong to the list only while it is open.
    pub(crate) fn of(key: &str, is_open: bool) -> Self {
        match (key, is_open) {
            ("ArrowDown", _) => Self::Step(Move::Next),
            ("ArrowUp", _) => Self::Step(Move::Previous),
            ("Home", true) => Self::Step(Move::First),
            ("End", true) => Self::Step(Move::Last),
            ("PageDown", true) => Self::Step(Move::PageDown),
            ("PageUp", true) => Self::Step(Move::PageUp),
            ("Enter", true) => Self::Choose,
            ("Escape", true) => Self::Leave,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Move, Press};

    #[test]
    fn single_steps_go_round_at_the_ends() {
        assert_eq!(Move::Next.apply(Some(2), 3), Some(0));
        assert_eq!(Move::Previous.apply(Some(0), 3), Some(2));
        assert_eq!(Move::Next.apply(None, 3), Some(0));
        assert_eq!(Move::Previous.apply(None, 3), Some(2));
    }

    #[test]
    fn page_steps_stop_at_the_ends() {
        assert_eq!(Move::PageDown.apply(Some(5), 8), Some(7));
        assert_eq!(Move::PageUp.apply(Some(5), 8), Some(0));
    }

    #[test]
    fn nothing_is_active_in_an_empty_list() {
        for movement in [
            Move::Next,
            Move::Previous,
            Move::First,
            Move::Last,
            Move::PageDown,
            Move::PageUp,
        ] {
            assert_eq!(movement.apply(Some(3), 0), None);
        }
    }

    #[test]
    fn a_place_beyond_a_list_that_became_shorter_is_brought_back() {
        for movement in [Move::Next, Move::Previous, Move::PageDown, Move::PageUp] {
            assert!(movement.apply(Some(9), 3).is_some_and(|place| place < 3));
        }
    }

    #[test]
    fn a_closed_list_leaves_enter_and_escape_to_the_page() {
        assert_eq!(Press::of("Enter", false), Press::Other);
        assert_eq!(Press::of("Escape", false), Press::Other);
        assert_eq!(Press::of("ArrowDown", false), Press::Step(Move::Next));
    }
}
