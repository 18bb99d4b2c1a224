//! Checks again, at intervals, whether a reason not to go on still holds.

use std::time::Duration;

use datavolumes_ui::increment;
use leptos::prelude::*;

/// The time between two checks.
const RECHECK_INTERVAL: Duration = Duration::from_secs(3);

/// Calls `check` at intervals while `is_needed`, unless the page is hidden.
pub(crate) fn recheck_while(is_needed: Memo<bool>, check: impl Fn() + Copy + 'static) {
    let round = RwSignal::new(0_u32);
    Effect::new(move || {
        round.track();
        if !is_needed.get() {
            return;
        }
        let run = move || {
            if !document().hidden() {
                check();
            }
            increment(round);
        };
        if let Ok(timer) = set_timeout_with_handle(run, RECHECK_INTERVAL) {
            on_cleanup(move || timer.clear());
        }
    });
}

/// Whether a refusal of the server has ended. What was known before the refusal does not count: only a check after it
/// does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Refusal {
    is_checked: bool,
}

impl Refusal {
    /// The next step, at the time of a check. `is_free` is the result of the last check.
    ///
    /// Returns whether the refusal has ended. If not, a check is to be sent.
    pub(crate) fn has_ended(&mut self, is_free: bool) -> bool {
        let has_ended = self.is_checked && is_free;
        self.is_checked = !has_ended;
        has_ended
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_check_after_the_refusal_ends_it() {
        let mut refusal = Refusal::default();
        assert!(!refusal.has_ended(true), "this was known before");
        assert!(!refusal.has_ended(false));
        assert!(refusal.has_ended(true));
        assert!(!refusal.has_ended(true), "the next refusal is another one");
    }
}
