use super::*;

#[test]
fn clicks_on_a_header_alternate_and_another_header_starts_ascending() {
    let first = Sort::toggled(None, VolumeField::Name);
    assert_eq!(
        (first.field, first.order),
        (VolumeField::Name, SortOrder::Ascending)
    );
    let second = Sort::toggled(Some(first), VolumeField::Name);
    assert_eq!(second.order, SortOrder::Descending);
    assert_eq!(Sort::toggled(Some(second), VolumeField::Name), first);
    let other = Sort::toggled(Some(second), VolumeField::Phase);
    assert_eq!(
        (other.field, other.order),
        (VolumeField::Phase, SortOrder::Ascending)
    );
}

#[test]
fn the_orders_are_the_two_words_of_the_reference() {
    for (text, order) in [
        ("asc", SortOrder::Ascending),
        ("desc", SortOrder::Descending),
    ] {
        assert_eq!(text.parse(), Ok(order));
        assert_eq!(order.as_str(), text);
    }
    for text in ["", "ASC", "descending", " asc"] {
        assert_eq!(
            text.parse::<SortOrder>(),
            Err(UnknownOrder(text.to_owned()))
        );
    }
}
