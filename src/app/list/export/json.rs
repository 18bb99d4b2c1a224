//! JSON objects with their members in a given order. All values are strings or null.

use serde_json::Value;

/// Appends an object whose members are `names` with `values`, on one line. An empty value is null.
pub(super) fn write_object(out: &mut String, names: &[String], values: &[String]) {
    out.push('{');
    for (index, (name, value)) in names.iter().zip(values).enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_string(out, name);
        out.push_str(": ");
        if value.is_empty() {
            out.push_str("null");
        } else {
            write_string(out, value);
        }
    }
    out.push('}');
}

fn write_string(out: &mut String, text: &str) {
    out.push_str(&Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_parser_finds_every_value_again(values in prop::collection::vec(any::<String>(), 1..5)) {
            let names: Vec<String> = (0..values.len()).map(|index| format!("n{index}")).collect();
            let mut text = String::new();
            write_object(&mut text, &names, &values);
            prop_assert!(!text.contains('\n'));
            let parsed: Value = serde_json::from_str(&text).unwrap();
            for (name, value) in names.iter().zip(&values) {
                let expected = Some(value.as_str()).filter(|value| !value.is_empty());
                prop_assert_eq!(parsed[name].as_str(), expected);
            }
        }
    }

    #[test]
    fn members_keep_their_order_and_ids_are_strings() {
        let mut text = String::new();
        let names = ["name", "projectId", "createdBy"].map(str::to_owned);
        let values = ["a", "0123", ""].map(str::to_owned);
        write_object(&mut text, &names, &values);
        assert_eq!(
            text,
            r#"{"name": "a", "projectId": "0123", "createdBy": null}"#
        );
    }
}
