//! The units of a directory as choices.

use std::collections::HashMap;

use datavolumes_sharing::{Location, qualifiers};
use datavolumes_ui::Choice;

use super::org_names::OrgNames;
use super::org_unit::OrgUnit;

/// A choice for each of `units`. Those of one name carry what tells them apart.
pub(crate) fn unit_choices(units: &[OrgUnit], names: OrgNames) -> Vec<Choice> {
    let choice = |unit: &OrgUnit| Choice::new(unit.id.as_str(), unit.label());
    let mut choices: Vec<Choice> = units.iter().map(choice).collect();
    for group in namesakes(units) {
        let places: Vec<[String; 2]> = group
            .iter()
            .filter_map(|index| units.get(*index))
            .map(|unit| {
                [
                    names.department(&unit.department),
                    names.cluster(&unit.cluster),
                ]
            })
            .collect();
        let locations: Vec<Location<'_>> = group
            .iter()
            .zip(&places)
            .filter_map(|(index, [department, cluster])| {
                let id = units.get(*index)?.id.as_str();
                Some(Location {
                    department,
                    cluster,
                    id,
                })
            })
            .collect();
        for (index, qualifier) in group.iter().zip(qualifiers(&locations)) {
            if let Some(choice) = choices.get_mut(*index) {
                choice.qualifier = qualifier;
            }
        }
    }
    choices
}

/// Whether some of `units` have the same name, so that their departments and clusters tell them apart.
pub(super) fn has_namesakes(units: &[OrgUnit]) -> bool {
    !namesakes(units).is_empty()
}

/// The indexes of the units that share a name, in any case, by name.
fn namesakes(units: &[OrgUnit]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        if !unit.name.is_empty() {
            groups
                .entry(unit.name.to_lowercase())
                .or_default()
                .push(index);
        }
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ClusterId, DepartmentId};

    use super::*;
    use crate::testing::owner;

    #[test]
    fn projects_of_one_name_carry_what_tells_them_apart() {
        let _owner = owner();
        let unit = |id: &str, name: &str, department: &str| OrgUnit {
            name: name.to_owned(),
            department: DepartmentId::new(department),
            cluster: ClusterId::new("c"),
            ..OrgUnit::of_id(id)
        };
        let units = [
            unit("1", "ocr", "vision"),
            unit("2", "pose", "vision"),
            unit("3", "OCR", "audio"),
            unit("4", "", "audio"),
            unit("5", "", "audio"),
        ];
        assert!(has_namesakes(&units));
        assert!(!has_namesakes(&units[..2]));
        let choices = unit_choices(&units, OrgNames::new());
        let texts: Vec<String> = choices.iter().map(Choice::text).collect();
        assert_eq!(
            texts,
            [
                "ocr (department vision)",
                "pose",
                "OCR (department audio)",
                "4",
                "5"
            ]
        );
    }
}
