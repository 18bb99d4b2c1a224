use std::collections::HashSet;

use super::*;

#[test]
fn the_fields_are_the_eight_words_of_the_reference_in_its_order() {
    let words = [
        "name",
        "projectId",
        "clusterId",
        "departmentId",
        "projectName",
        "createdAt",
        "createdBy",
        "phase",
    ];
    assert_eq!(VolumeField::ALL.map(VolumeField::as_str), words);
    for (field, word) in VolumeField::ALL.into_iter().zip(words) {
        assert_eq!(word.parse(), Ok(field));
        assert_eq!(field.to_string(), word);
    }
    for text in ["", "Name", "id", "description", "name "] {
        assert_eq!(
            text.parse::<VolumeField>(),
            Err(UnknownField(text.to_owned()))
        );
    }
}

#[test]
fn each_field_has_its_own_label() {
    let labels: HashSet<&str> = VolumeField::ALL
        .into_iter()
        .map(VolumeField::label)
        .collect();
    assert_eq!(labels.len(), VolumeField::COUNT);
}
