//! Comparison of secrets.

/// Whether two secrets are equal. The time it takes depends on their lengths alone.
pub(super) fn constant_time_eq(left: &str, right: &str) -> bool {
    let difference = left
        .bytes()
        .zip(right.bytes())
        .fold(0, |seen, (a, b)| std::hint::black_box(seen | (a ^ b)));
    left.len() == right.len() && difference == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_equal_only_if_every_byte_is() {
        assert!(constant_time_eq("secret", "secret"));
        for other in ["", "secre", "secret!", "Secret", "secreT"] {
            assert!(!constant_time_eq("secret", other), "{other}");
        }
    }
}
