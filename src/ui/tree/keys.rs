//! What keys mean in a tree: the ARIA tree pattern.

use crate::tree::{TreeAct, TreeRow};

/// How far a page is, in rows.
const PAGE: usize = 10;

/// After so long without a key, in milliseconds, the next letter begins a new word.
const NEW_WORD: f64 = 700.0;

/// What `key` means while the row at `active` is active; nothing where it means nothing.
pub(crate) fn act(rows: &[TreeRow], active: usize, key: &str) -> Option<TreeAct> {
    let last = rows.len().checked_sub(1)?;
    let active = active.min(last);
    let row = rows.get(active)?;
    let to = |index: usize| Some(TreeAct::Activate(index.min(last)));
    match key {
        "ArrowDown" => to(active + 1),
        "ArrowUp" => to(active.saturating_sub(1)),
        "PageDown" => to(active + PAGE),
        "PageUp" => to(active.saturating_sub(PAGE)),
        "Home" => to(0),
        "End" => to(last),
        "ArrowRight" => match row.is_expanded {
            Some(false) => Some(TreeAct::Expand(active)),
            Some(true) => to(active + 1),
            None => None,
        },
        "ArrowLeft" if row.is_expanded == Some(true) => Some(TreeAct::Collapse(active)),
        "ArrowLeft" => {
            let above = rows.get(..active)?;
            to(above.iter().rposition(|above| above.level < row.level)?)
        }
        "*" => Some(TreeAct::ExpandSiblings(active)),
        " " | "Enter" => Some(TreeAct::Toggle(active)),
        _ => None,
    }
}

/// The first letters of a name, as they are typed.
#[derive(Debug, Default)]
pub(crate) struct TypeAhead {
    typed: String,
    last: f64,
}

impl TypeAhead {
    /// The place to go to when `key` is typed at `now` (milliseconds): the next row, of `count`,
    /// whose name begins with what has been typed.
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
        if now - self.last > NEW_WORD {
            self.typed.clear();
        }
        self.last = now;
        self.typed.extend(letter.to_lowercase());
        // The first letter leads on; those after it only where the name does not fit any more.
        let start = active + usize::from(self.typed.chars().count() == 1);
        let begins = |index: &usize| name(*index).to_lowercase().starts_with(&self.typed);
        (0..count).map(|step| (start + step) % count).find(begins)
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
    fn arrows_walk_open_and_close() {
        use TreeAct::{Activate, Collapse, Expand};
        for (active, key, wanted) in [
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
            assert_eq!(act(&rows(), active, key), wanted, "{key} at {active}");
        }
    }

    #[test]
    fn space_and_enter_tick_and_a_star_opens_all_siblings() {
        assert_eq!(act(&rows(), 3, " "), Some(TreeAct::Toggle(3)));
        assert_eq!(act(&rows(), 3, "Enter"), Some(TreeAct::Toggle(3)));
        assert_eq!(act(&rows(), 1, "*"), Some(TreeAct::ExpandSiblings(1)));
    }

    #[test]
    fn an_empty_tree_takes_no_key() {
        assert_eq!(act(&[], 0, "ArrowDown"), None);
        let mut typed = TypeAhead::default();
        assert_eq!(typed.find("a", 0.0, 0, 0, |_| String::new()), None);
    }

    #[test]
    fn letters_lead_to_the_next_name_that_begins_with_them() {
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
