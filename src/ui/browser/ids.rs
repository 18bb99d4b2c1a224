use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// An element id that no other widget of this page has.
///
/// Ids join a control to its label, hint and error; they are never stored or compared.
#[must_use]
pub fn unique_id(prefix: &str) -> String {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    [prefix, "-", &number.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::unique_id;

    #[test]
    fn two_ids_with_one_prefix_differ() {
        assert_ne!(unique_id("field"), unique_id("field"));
    }
}
