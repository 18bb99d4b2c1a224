//! A cluster, a department or a project in a sentence. Pure.

use datavolumes_contract::input;

use super::words::after;
use crate::directory::OrgLevel;

/// A cluster, a department or a project, as a person writes it: `vision`, `department vision`, or an ID.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct UnitText {
    /// What it is, if that is written.
    pub(super) level: Option<OrgLevel>,
    /// The name or the ID.
    pub(super) name: String,
}

impl UnitText {
    pub(super) fn read(text: &str) -> Self {
        let text = input::trim(text);
        let levels = [OrgLevel::Cluster, OrgLevel::Department, OrgLevel::Project];
        let named = levels.into_iter().find_map(|level| {
            let name = after(text, level_word(level)).filter(|name| !name.is_empty())?;
            Some((Some(level), name))
        });
        let (level, name) = named.unwrap_or((None, text));
        Self {
            level,
            name: name.to_owned(),
        }
    }

    /// As a person writes it.
    pub(super) fn text(&self) -> String {
        match self.level {
            Some(level) => [level_word(level), " ", &self.name].concat(),
            None => self.name.clone(),
        }
    }
}

/// The word for a level.
pub(super) const fn level_word(level: OrgLevel) -> &'static str {
    match level {
        OrgLevel::Cluster => "cluster",
        OrgLevel::Department => "department",
        OrgLevel::Project => "project",
    }
}
