use datavolumes_client::Action;

use super::state::Mutation;
use crate::remote::notice::Notice;

/// The message for the result of a mutation that does `action`; `None` if it has not failed.
pub(crate) fn mutation_notice(action: Action, state: &Mutation) -> Option<Notice> {
    match state {
        Mutation::Idle | Mutation::Pending | Mutation::Verifying => None,
        Mutation::Rejected(error) => Some(Notice::of(error, action.into())),
        Mutation::NotApplied(error) => {
            let mut notice = Notice::of(error, action.into());
            notice.detail.push_str(may_still_arrive(action));
            Some(notice)
        }
        Mutation::Unknown { verification, .. } => {
            Some(Notice::unknown(action.into(), verification))
        }
    }
}

/// What may follow a request without a response that was not applied when that was checked.
const fn may_still_arrive(action: Action) -> &'static str {
    match action {
        Action::Describe => " The request may still arrive and replace a newer description.",
        _ => " The request may still arrive.",
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_client::ApiError;

    use super::*;

    #[test]
    fn a_write_that_was_given_up_may_still_arrive() {
        let given_up = Mutation::NotApplied(ApiError::Timeout);
        for (action, text) in [
            (Action::Delete, "in time. The request may still arrive."),
            (
                Action::Describe,
                "in time. The request may still arrive and replace a newer description.",
            ),
        ] {
            let detail = mutation_notice(action, &given_up).map(|notice| notice.detail);
            assert!(
                detail.as_ref().is_some_and(|detail| detail.ends_with(text)),
                "{detail:?}"
            );
        }
    }
}
