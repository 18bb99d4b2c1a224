//! The keyboard interaction of the ARIA combobox pattern.

/// The number of options that Page Up and Page Down move by.
const PAGE_SIZE: usize = 10;

/// A movement of the active option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// To the next option.
    Next,
    /// To the option before.
    Previous,
    /// To the first option.
    First,
    /// To the last option.
    Last,
    /// Ten options on.
    PageDown,
    /// Ten options back.
    PageUp,
}

impl Movement {
    /// The index of the active option after this movement in a list of `count` options. Single steps wrap
    /// around.
    #[must_use]
    pub fn apply(self, active: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match (self, active) {
            (Self::First, _) | (Self::Next | Self::PageDown, None) => 0,
            (Self::Last, _) | (Self::PageUp, None) | (Self::Previous, None | Some(0)) => last,
            (Self::Next, Some(active)) if active >= last => 0,
            (Self::Next, Some(active)) => active + 1,
            (Self::Previous, Some(active)) => active.min(count) - 1,
            (Self::PageDown, Some(active)) => (active + PAGE_SIZE).min(last),
            (Self::PageUp, Some(active)) => active.saturating_sub(PAGE_SIZE).min(last),
        })
    }
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyAction {
    Move(Movement),
    /// Chooses the active option.
    Choose,
    /// Enters what the user has typed.
    Enter,
    /// Closes the list.
    Close,
    None,
}

impl KeyAction {
    /// Home, End, Enter and Escape act on the list only while it is open. While it is closed, Enter enters a text
    /// that `is_edited`, and otherwise submits the form.
    pub(crate) fn of(key: &str, is_open: bool, is_edited: bool) -> Self {
        match (key, is_open) {
            ("ArrowDown", _) => Self::Move(Movement::Next),
            ("ArrowUp", _) => Self::Move(Movement::Previous),
            ("Home", true) => Self::Move(Movement::First),
            ("End", true) => Self::Move(Movement::Last),
            ("PageDown", true) => Self::Move(Movement::PageDown),
            ("PageUp", true) => Self::Move(Movement::PageUp),
            ("Enter", true) => Self::Choose,
            ("Enter", false) if is_edited => Self::Enter,
            ("Escape", true) => Self::Close,
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyAction, Movement};

    #[test]
    fn single_steps_wrap_around() {
        assert_eq!(Movement::Next.apply(Some(2), 3), Some(0));
        assert_eq!(Movement::Previous.apply(Some(0), 3), Some(2));
        assert_eq!(Movement::Next.apply(None, 3), Some(0));
        assert_eq!(Movement::Previous.apply(None, 3), Some(2));
    }

    #[test]
    fn page_steps_stop_at_the_ends() {
        assert_eq!(Movement::PageDown.apply(Some(5), 8), Some(7));
        assert_eq!(Movement::PageUp.apply(Some(5), 8), Some(0));
    }

    #[test]
    fn an_empty_list_has_no_active_option() {
        for movement in [
            Movement::Next,
            Movement::Previous,
            Movement::First,
            Movement::Last,
            Movement::PageDown,
            Movement::PageUp,
        ] {
            assert_eq!(movement.apply(Some(3), 0), None);
        }
    }

    #[test]
    fn an_index_past_the_end_of_a_shorter_list_moves_into_it() {
        for movement in [
            Movement::Next,
            Movement::Previous,
            Movement::PageDown,
            Movement::PageUp,
        ] {
            assert!(movement.apply(Some(9), 3).is_some_and(|index| index < 3));
        }
    }

    #[test]
    fn enter_and_escape_do_nothing_while_the_list_is_closed() {
        assert_eq!(KeyAction::of("Enter", false, false), KeyAction::None);
        assert_eq!(KeyAction::of("Escape", false, false), KeyAction::None);
        assert_eq!(KeyAction::of("Escape", false, true), KeyAction::None);
        assert_eq!(
            KeyAction::of("ArrowDown", false, false),
            KeyAction::Move(Movement::Next)
        );
    }

    #[test]
    fn enter_chooses_in_an_open_list_and_enters_a_text_in_a_closed_one() {
        assert_eq!(KeyAction::of("Enter", true, true), KeyAction::Choose);
        assert_eq!(KeyAction::of("Enter", false, true), KeyAction::Enter);
    }
}
