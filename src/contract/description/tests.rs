use proptest::prelude::*;

use super::*;

#[test]
fn length_is_counted_in_code_points() {
    assert!("🦀".repeat(127).parse::<Description>().is_ok());
    assert_eq!(
        "x".repeat(128).parse::<Description>(),
        Err(DescriptionError(128))
    );
    // One family emoji is seven code points.
    let families = "👨‍👩‍👧‍👦".repeat(19);
    assert_eq!(families.parse::<Description>(), Err(DescriptionError(133)));
}

proptest! {
    #[test]
    fn a_text_up_to_the_limit_is_a_description_and_stays_unchanged(
        text in proptest::collection::vec(any::<char>(), 0..140)
    ) {
        let count = text.len();
        let text: String = text.into_iter().collect();
        match text.parse::<Description>() {
            Ok(description) => {
                prop_assert!(count <= MAX_CHARS);
                let json = serde_json::to_value(&description).unwrap();
                prop_assert_eq!(json.as_str(), Some(text.as_str()));
            }
            Err(error) => {
                prop_assert!(count > MAX_CHARS);
                prop_assert_eq!(error, DescriptionError(count));
            }
        }
    }
}
