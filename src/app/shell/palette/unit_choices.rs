//! The units of the directory with their names and places.

use super::lookup::FoundUnit;
use super::unit_choice::UnitChoice;
use crate::directory::{OrgLevel, OrgNames, OrgUnit, unit_choices};
use datavolumes_contract::ClusterId;

/// The units that were found, with what tells those of one name apart.
pub(super) fn unit_choices_of(found: &[FoundUnit], names: OrgNames) -> Vec<UnitChoice> {
    let levels = [OrgLevel::Cluster, OrgLevel::Department, OrgLevel::Project];
    let at_level = |level| {
        let units = found.iter().filter(move |found| found.level == level);
        let units: Vec<OrgUnit> = units.map(|found| found.unit.clone()).collect();
        let choices = unit_choices(&units, names);
        let both = units.into_iter().zip(choices);
        both.map(move |(unit, choice)| UnitChoice {
            level,
            name: unit.label().to_owned(),
            label: choice.text(),
            detail: place(level, &unit, names),
            cluster: ClusterId::new(unit.own_cluster(level)),
            id: unit.id,
        })
    };
    levels.into_iter().flat_map(at_level).collect()
}

/// Where a unit is.
fn place(level: OrgLevel, unit: &OrgUnit, names: OrgNames) -> String {
    let cluster = names.cluster(&unit.cluster);
    let parts = match level {
        OrgLevel::Cluster => [unit.id.clone(), String::new()],
        OrgLevel::Department => [String::new(), cluster],
        OrgLevel::Project => [names.department(&unit.department), cluster],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
