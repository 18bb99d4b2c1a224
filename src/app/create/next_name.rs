use datavolumes_contract::{VolumeName, name};

/// The next name of a series: `data` → `data-2` → `data-3`. A name that would become too long is cut
/// before its number; an invalid one is replaced by the nearest valid one.
pub(super) fn next_name(current: &str) -> String {
    let (stem, number) = current
        .rsplit_once('-')
        .and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)))
        .filter(|(stem, number)| !stem.is_empty() && *number < u32::MAX)
        .map_or((current, 2), |(stem, number)| (stem, number + 1));
    let suffix = format!("-{number}");
    let stem: String = stem.chars().take(name::MAX_LEN - suffix.len()).collect();
    let next = format!("{}{suffix}", stem.trim_end_matches('-'));
    VolumeName::suggest(&next).map_or(next, String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_and_stay_valid() {
        for (name, next) in [
            ("data", "data-2"),
            ("data-2", "data-3"),
            ("data-9", "data-10"),
            ("data-v2", "data-v2-2"),
            ("data-", "data-2"),
            ("My Data", "my-data-2"),
        ] {
            assert_eq!(next_name(name), next);
        }
        let long = "x".repeat(63);
        let next = next_name(&long);
        assert_eq!(
            next.parse::<VolumeName>().map(String::from),
            Ok(next.clone())
        );
        assert_eq!(next, format!("{}-2", "x".repeat(61)));
    }
}
