use proptest::prelude::*;

use super::*;
use crate::arbitrary::limit;

proptest! {
    #[test]
    fn a_limit_is_parsed_from_1_to_500_and_round_trips(number in any::<i32>().prop_map(|n| n % 1_000)) {
        let read = number.to_string().parse::<Limit>();
        prop_assert_eq!(read.is_ok(), (1..=500).contains(&number));
        if let Ok(limit) = read {
            prop_assert_eq!(limit.to_string(), number.to_string());
        }
    }

    #[test]
    fn an_offset_is_parsed_if_it_is_an_int32_and_not_negative(number in any::<i64>()) {
        for number in [number, number % 5_000_000_000, i64::from(i32::MAX), i64::from(i32::MAX) + 1] {
            let read = number.to_string().parse::<Offset>();
            prop_assert_eq!(read.is_ok(), (0..=i64::from(i32::MAX)).contains(&number));
            if let Ok(offset) = read {
                prop_assert_eq!(i64::from(offset.get()), number);
            }
        }
    }

    #[test]
    fn the_page_before_the_next_page_is_the_same_page(offset in 0..2_000_000_000_u64, limit in limit()) {
        let offset = Offset::new(offset);
        prop_assert_eq!(offset.next(limit).get(), offset.get() + u32::from(limit.get()));
        prop_assert_eq!(offset.next(limit).previous(limit), offset);
    }

    #[test]
    fn paging_stays_within_the_range(offset in any::<u64>(), limit in limit()) {
        let offset = Offset::new(offset);
        prop_assert!(offset.next(limit) >= offset);
        prop_assert!(offset.next(limit) <= Offset::MAX);
        prop_assert!(offset.previous(limit) <= offset);
    }
}

#[test]
fn the_page_before_the_first_page_is_the_first() {
    assert_eq!(Offset::ZERO.previous(Limit::MAX), Offset::ZERO);
}

#[test]
fn only_digits_are_accepted() {
    for text in [
        "",
        "+5",
        "-1",
        " 5",
        "5 ",
        "5.0",
        "0x5",
        "٥",
        "99999999999999999999",
    ] {
        assert!(text.parse::<Limit>().is_err(), "{text:?}");
        assert!(text.parse::<Offset>().is_err(), "{text:?}");
    }
}
