//! What was chosen before in this tab.

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Group, Run};
use super::places::{project_entry, volume_entry};
use super::rank::fold;
use crate::session::storage;

/// The key in the session storage, which signing out and another user remove.
const KEY: &str = "datavolumes.recent";

/// How many are kept.
const MAX_RECENT: usize = 8;

/// The longest text that is kept, in bytes.
const MAX_TEXT: usize = 400;

/// What the keys of sentences begin with.
const SENTENCE: &str = "sentence ";

/// Something that was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Recent {
    /// The key of its entry; the text of a sentence.
    key: String,
    title: String,
    detail: String,
}

impl Recent {
    /// `entry`, which was chosen for `text`. `None` for one that only fills in a text.
    pub(super) fn of(entry: &Entry, text: &str) -> Option<Self> {
        if matches!(entry.run, Run::Fill(_) | Run::SignOut) {
            return None;
        }
        let is_sentence = entry.group == Group::Sentences;
        let recent = Self {
            key: if is_sentence {
                [SENTENCE, text].concat()
            } else {
                entry.key.clone()
            },
            title: entry.title.clone(),
            detail: entry.detail.clone(),
        };
        recent.is_short().then_some(recent)
    }

    fn is_short(&self) -> bool {
        let texts = [&self.key, &self.title, &self.detail];
        texts.into_iter().all(|text| text.len() <= MAX_TEXT)
    }

    /// The key of the entry that it was.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Whether it is the sentence `text`, in any case.
    pub(super) fn is_sentence(&self, text: &str) -> bool {
        let sentence = self.key.strip_prefix(SENTENCE);
        sentence.is_some_and(|sentence| fold(sentence) == fold(text))
    }

    /// The entry that it was, if its key says enough.
    pub(super) fn entry(&self) -> Option<Entry> {
        let (kind, id) = self.key.split_once(' ')?;
        let entry = match kind {
            "volume" => volume_entry(id.parse().ok()?, &self.title),
            "project" => project_entry(id, &self.title)?,
            "sentence" => {
                let effect = "Fills in the sentence, and shows what it does.".to_owned();
                let run = Run::Fill(id.to_owned());
                Entry::new(Group::Recent, self.key.clone(), &*self.title, effect, run)
            }
            _ => return None,
        };
        Some(entry.with_detail(self.detail.clone()))
    }
}

/// `recents` with `new` as the first.
fn with_first(recents: Vec<Recent>, new: Recent) -> Vec<Recent> {
    let others = recents.into_iter().filter(|recent| recent.key != new.key);
    let all: Vec<_> = others.take(MAX_RECENT - 1).collect();
    std::iter::once(new).chain(all).collect()
}

/// Reads what is kept. A text that cannot be read is as good as none.
fn decode(text: &str) -> Vec<Recent> {
    let recents: Vec<Recent> = serde_json::from_str(text).unwrap_or_default();
    let short = recents.into_iter().filter(Recent::is_short);
    short.take(MAX_RECENT).collect()
}

/// What was chosen before in this tab, the last one first.
pub(super) fn recents() -> Vec<Recent> {
    let text = storage::read(KEY).unwrap_or_default();
    decode(&text)
}

/// Keeps that `entry` was chosen for `text`.
pub(super) fn remember(entry: &Entry, text: &str) {
    if let Some(new) = Recent::of(entry, text)
        && let Ok(text) = serde_json::to_string(&with_first(recents(), new))
    {
        storage::write(KEY, Some(&text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::volume;

    fn recent(key: &str) -> Recent {
        Recent {
            key: key.to_owned(),
            title: "t".to_owned(),
            detail: "d".to_owned(),
        }
    }

    #[test]
    fn the_last_one_is_the_first_and_each_is_there_once() {
        let mut kept = Vec::new();
        for number in [1, 2, 3, 1, 4, 5, 6, 7, 8, 9] {
            kept = with_first(kept, recent(&number.to_string()));
        }
        let keys: Vec<&str> = kept.iter().map(Recent::key).collect();
        assert_eq!(keys, ["9", "8", "7", "6", "5", "4", "1", "3"]);
    }

    #[test]
    fn a_volume_is_found_again_by_its_id_and_a_sentence_by_its_text() {
        let entry = volume_entry(volume(1).id, "v1").with_detail("d".to_owned());
        let kept = Recent::of(&entry, "v").unwrap();
        let text = serde_json::to_string(&[&kept]).unwrap();
        assert_eq!(decode(&text)[0].entry(), Some(entry.clone()));
        let sentence = Entry {
            group: Group::Sentences,
            ..entry
        };
        let again = Recent::of(&sentence, "share v1 with x").unwrap().entry();
        assert_eq!(again.unwrap().run, Run::Fill("share v1 with x".to_owned()));
    }

    #[test]
    fn what_is_kept_by_another_is_read_as_far_as_it_makes_sense() {
        for text in ["", "x", "{}", "[1]", r#"[{"key":5}]"#] {
            assert_eq!(decode(text), [], "{text}");
        }
        let odd = decode(r#"[{"key":"volume nonsense"},{"key":"x"},{}]"#);
        assert!(odd.iter().all(|recent| recent.entry().is_none()));
        let long = format!(r#"[{{"key":"sentence {}"}}]"#, "x".repeat(MAX_TEXT));
        assert_eq!(decode(&long), []);
    }
}
