//! A condition in words.

use leptos::prelude::*;

/// The type of a condition as words: "PVCs created" for `PvcsCreated`.
pub(super) fn condition_label(kind: &str) -> String {
    let mut words = String::with_capacity(kind.len() + 4);
    let mut is_after_lower = false;
    for letter in kind.chars() {
        if letter.is_ascii_uppercase() && is_after_lower {
            words.push(' ');
            words.push(letter.to_ascii_lowercase());
        } else {
            words.push(letter);
        }
        is_after_lower = letter.is_ascii_lowercase();
    }
    for (raw, word) in [("pvc", "PVC"), ("Pvc", "PVC")] {
        words = words.replace(raw, word);
    }
    words
}

/// The status of a condition, beside an icon that shows it: hidden for the documented values, and as it is for any other.
pub(super) fn condition_status(status: &str) -> AnyView {
    let word = match status {
        "True" => "yes",
        "False" => "no",
        "Unknown" => "unknown",
        other => return view! { <code>{other.to_owned()}</code> }.into_any(),
    };
    view! { <span class="visually-hidden">{word}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_of_a_condition_is_split_into_words() {
        for (kind, label) in [
            ("PvcsCreated", "PVCs created"),
            ("OriginPvcBound", "Origin PVC bound"),
            ("Ready", "Ready"),
            ("PVCReady", "PVCReady"),
            ("", ""),
            ("größeÄ", "größeÄ"),
        ] {
            assert_eq!(condition_label(kind), label);
        }
    }
}
