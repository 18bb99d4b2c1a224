//! Which clusters, departments and projects a text may mean. Pure.

use datavolumes_contract::{ClusterId, Scope, ScopeType};
use datavolumes_ui::isolated;

use super::rank::{fold, rank};
use super::unit_text::{UnitText, level_word};
use crate::directory::OrgLevel;

/// A cluster, a department or a project of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnitChoice {
    pub(super) level: OrgLevel,
    pub(super) id: String,
    /// The name without what tells it apart.
    pub(super) name: String,
    /// The name with what tells it apart from others of its level.
    pub(super) label: String,
    /// Where it is; may be empty.
    pub(super) detail: String,
    /// The cluster that it belongs to; empty if that is not known.
    pub(super) cluster: ClusterId,
}

impl UnitChoice {
    /// A unit of which only the id is known.
    pub(super) fn of_id(level: OrgLevel, id: &str) -> Self {
        Self {
            level,
            id: id.to_owned(),
            name: id.to_owned(),
            label: id.to_owned(),
            detail: String::new(),
            cluster: ClusterId::default(),
        }
    }

    /// Its level and its name, for a sentence.
    pub(super) fn text(&self) -> String {
        [level_word(self.level), " ", &isolated(&self.label)].concat()
    }

    /// Whether it is a project.
    pub(super) fn is_project(&self) -> bool {
        self.level == OrgLevel::Project
    }

    /// It as a scope to share with.
    pub(super) fn scope(&self) -> Scope {
        let level = match self.level {
            OrgLevel::Cluster => ScopeType::Cluster,
            OrgLevel::Department => ScopeType::Department,
            OrgLevel::Project => ScopeType::Project,
        };
        Scope::new(level, &*self.id)
    }
}

/// What a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is not known yet.
    Loading,
    /// One of these: those that it names or, if there are none, those that it is a part of.
    Units {
        /// The units, the best first.
        units: Vec<UnitChoice>,
        /// Whether it names them, in any case.
        is_exact: bool,
    },
    /// Nothing that the directory lists.
    Unknown,
    /// This server does not list the directory to this user.
    Unlisted,
}

impl Meaning {
    /// What `text` means among the units that were `found` for it.
    pub(super) fn of(text: &UnitText, found: Vec<UnitChoice>) -> Self {
        let name = fold(&text.name);
        let at_level = |unit: &UnitChoice| text.level.is_none_or(|level| level == unit.level);
        let found: Vec<_> = found.into_iter().filter(at_level).collect();
        let names: [fn(&UnitChoice) -> &str; 3] =
            [|unit| &unit.id, |unit| &unit.label, |unit| &unit.name];
        for part in names {
            let is_named = |unit: &&UnitChoice| !name.is_empty() && fold(part(unit)) == name;
            let units: Vec<_> = found.iter().filter(is_named).cloned().collect();
            if !units.is_empty() {
                return Self::Units {
                    units,
                    is_exact: true,
                };
            }
        }
        let ranked = |unit: UnitChoice| Some((rank(&unit.label, &name)?, unit));
        let mut units: Vec<_> = found.into_iter().filter_map(ranked).collect();
        units.sort_by_key(|(rank, _)| *rank);
        let units: Vec<_> = units.into_iter().map(|(_, unit)| unit).collect();
        if units.is_empty() {
            Self::Unknown
        } else {
            Self::Units {
                units,
                is_exact: false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(level: OrgLevel, id: &str, label: &str) -> UnitChoice {
        UnitChoice {
            name: label.split(" (").next().unwrap_or_default().to_owned(),
            label: label.to_owned(),
            ..UnitChoice::of_id(level, id)
        }
    }

    fn ids(text: &str) -> (Vec<String>, bool) {
        let found = vec![
            unit(OrgLevel::Cluster, "c", "eu-north"),
            unit(OrgLevel::Department, "d", "Vision"),
            unit(OrgLevel::Project, "1", "vision (department a)"),
            unit(OrgLevel::Project, "2", "vision (department b)"),
            unit(OrgLevel::Project, "3", "computer-vision"),
            unit(OrgLevel::Project, "4", "vision-2"),
        ];
        match Meaning::of(&UnitText::read(text), found) {
            Meaning::Units { units, is_exact } => {
                (units.into_iter().map(|unit| unit.id).collect(), is_exact)
            }
            _ => (Vec::new(), false),
        }
    }

    #[test]
    fn a_name_an_id_or_a_name_with_its_place_is_exact() {
        let exact = |text: &str| {
            let (ids, is_exact) = ids(text);
            assert!(is_exact, "{text}");
            ids.join(" ")
        };
        assert_eq!(exact("EU-north"), "c");
        assert_eq!(exact("3"), "3");
        assert_eq!(exact("vision (department B)"), "2");
        assert_eq!(exact("project vision"), "1 2");
        assert_eq!(exact("department vision"), "d");
    }

    #[test]
    fn a_part_of_a_name_is_what_begins_with_it_first() {
        assert_eq!(
            ids("visi"),
            (["d", "1", "2", "4", "3"].map(str::to_owned).to_vec(), false)
        );
        assert_eq!(ids("unknown"), (Vec::new(), false));
        assert_eq!(ids("cluster vision"), (Vec::new(), false));
    }
}
