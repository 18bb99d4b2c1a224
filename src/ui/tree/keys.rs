//! The keyboard interaction of the ARIA tree view pattern.

use super::action::TreeAction;
use super::item::TreeRow;

/// The number of rows that Page Up and Page Down move by.
const PAGE_SIZE: usize = 10;

/// The pause between two letters, in milliseconds, after which type-ahead starts again.
const TYPE_AHEAD_TIMEOUT: f64 = 700.0;

/// The action of `key` while the row at `active` is active; `None` if the key has no meaning.
pub(crate) fn action_of_key(rows: &[TreeRow], active: usize, key: &str) -> Option<TreeAction> {
    let last = rows.len().checked_sub(1)?;
    let active = active.min(last);
    let row = rows.get(active)?;
    let to = |index: usize| Some(TreeAction::Activate(index.min(last)));
    match key {
        "ArrowDown" => to(active + 1),
        "ArrowUp" => to(active.saturating_sub(1)),
        "PageDown" => to(active + PAGE_SIZE),
        "PageUp" => to(active.saturating_sub(PAGE_SIZE)),
        "Home" => to(0),
        "End" => to(last),
        "ArrowRight" => match row.is_expanded {
            Some(false) => Some(TreeAction::Expand(active)),
            Some(true) => to(active + 1),
            None => None,
        },
        "ArrowLeft" if row.is_expanded == Some(true) => Some(TreeAction::Collapse(active)),
        "ArrowLeft" => {
            let before = rows.get(..active)?;
            to(before.iter().rposition(|before| before.level < row.level)?)
        }
        "*" => Some(TreeAction::ExpandSiblings(active)),
        " " | "Enter" => Some(TreeAction::Toggle(active)),
        _ => None,
    }
}

/// Finds rows by the first letters of their names.
#[derive(Debug, Default)]
pub(crate) struct TypeAhead {
    typed: String,
    last: f64,
}

impl TypeAhead {
    /// The index of the next of `count` rows whose name starts with what the user has typed, including `key` at
    /// the time `now` (milliseconds).
    pub(crate) fn find(
        &mut self,
        key: &str,
        now: f64,
        active: usize,
        count: usize,
        name: impl Fn(usize) -> String,
    ) -> Option<usize> {
        let mut letters = key.chars();
        let letter = letters.next().filter(|letter| !letter.is_whitespace())?;
        if letters.next().is_some() {
            return None;
        }
        if now - self.last > TYPE_AHEAD_TIMEOUT {
            self.typed.clear();
        }
        self.last = now;
        self.typed.extend(letter.to_lowercase());
        // The first letter moves on to the next row. Later letters keep the active row if it still matches.
        let start = active + usize::from(self.typed.chars().count() == 1);
        let matches = |index: &usize| name(*index).to_lowercase().starts_with(&self.typed);
        (0..count).map(|step| (start + step) % count).find(matches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<TreeRow> {
        [
            (1, Some(true)),
            (2, Some(false)),
            (2, Some(true)),
            (3, None),
            (3, None),
            (1, None),
        ]
        .map(|(level, is_expanded)| TreeRow {
            key: 0,
            level,
            position: 1,
            siblings: 1,
            is_expanded,
        })
        .to_vec()
    }

    #[test]
    fn arrow_keys_move_expand_and_collapse() {
        use TreeAction::{Activate, Collapse, Expand};
        for (active, key, expected) in [
            (0, "ArrowDown", Some(Activate(1))),
            (5, "ArrowDown", Some(Activate(5))),
            (0, "ArrowUp", Some(Activate(0))),
            (4, "ArrowUp", Some(Activate(3))),
            (0, "ArrowRight", Some(Activate(1))),
            (1, "ArrowRight", Some(Expand(1))),
            (3, "ArrowRight", None),
            (2, "ArrowLeft", Some(Collapse(2))),
            (4, "ArrowLeft", Some(Activate(2))),
            (1, "ArrowLeft", Some(Activate(0))),
            (5, "ArrowLeft", None),
            (2, "Home", Some(Activate(0))),
            (2, "End", Some(Activate(5))),
            (2, "PageDown", Some(Activate(5))),
            (2, "PageUp", Some(Activate(0))),
        ] {
            assert_eq!(
                action_of_key(&rows(), active, key),
                expected,
                "{key} at {active}"
            );
        }
    }

    #[test]
    fn space_and_enter_toggle_and_asterisk_expands_siblings() {
        assert_eq!(action_of_key(&rows(), 3, " "), Some(TreeAction::Toggle(3)));
        assert_eq!(
            action_of_key(&rows(), 3, "Enter"),
            Some(TreeAction::Toggle(3))
        );
        assert_eq!(
            action_of_key(&rows(), 1, "*"),
            Some(TreeAction::ExpandSiblings(1))
        );
    }

    #[test]
    fn an_empty_tree_ignores_keys() {
        assert_eq!(action_of_key(&[], 0, "ArrowDown"), None);
        let mut typed = TypeAhead::default();
        assert_eq!(typed.find("a", 0.0, 0, 0, |_| String::new()), None);
    }

    #[test]
    fn letters_find_the_next_name_that_starts_with_them() {
        const NAMES: [&str; 5] = ["speech", "vision", "Video", "vision-two", "audio"];
        let name = |index: usize| NAMES[index].to_owned();
        let mut typed = TypeAhead::default();
        assert_eq!(typed.find("v", 0.0, 1, 5, name), Some(2));
        assert_eq!(typed.find("i", 100.0, 2, 5, name), Some(2));
        assert_eq!(typed.find("s", 200.0, 2, 5, name), Some(3));
        assert_eq!(typed.find("s", 2_000.0, 3, 5, name), Some(0));
        assert_eq!(typed.find("x", 4_000.0, 3, 5, name), None);
        for key in ["Shift", " ", "F2"] {
            assert_eq!(typed.find(key, 9_000.0, 0, 5, name), None, "{key}");
        }
    }
}
