use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// Returns an element id that is unique on this page.
///
/// Ids connect a control with its label, hint and error. Do not store or compare them: they differ from one
/// page load to the next.
#[must_use]
pub fn unique_id(prefix: &str) -> String {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{prefix}-{number}")
}

#[cfg(test)]
mod tests {
    use super::unique_id;

    #[test]
    fn two_ids_with_the_same_prefix_differ() {
        assert_ne!(unique_id("field"), unique_id("field"));
    }
}
