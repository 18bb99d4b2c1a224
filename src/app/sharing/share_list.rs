use datavolumes_contract::SharedScope;
use datavolumes_sharing::Organisation;
use datavolumes_ui::{Button, Timestamp};
use leptos::prelude::*;

use super::ptr_eq::PtrEq;
use super::text::{level_name, scope_label};

/// The number of rows shown before "Show all" is pressed.
const INITIAL_ROWS: usize = 12;

/// The scopes that a volume is shared with, with the author and the time of each share.
#[component]
pub(super) fn ShareList(
    /// The shares.
    #[prop(into)]
    shares: Signal<Vec<SharedScope>>,
    /// The known scopes, which include those of the shares.
    organisation: Memo<PtrEq<Organisation>>,
) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    let count = Memo::new(move |_| shares.with(Vec::len));
    let rows = move || {
        let limit = if shows_all.get() {
            usize::MAX
        } else {
            INITIAL_ROWS
        };
        shares.with(|shares| {
            let row = |share: &SharedScope| {
                let name = organisation.with(|known| scope_label(known, &share.scope()));
                view! { <ShareRow share=share.clone() name /> }
            };
            shares.iter().take(limit).map(row).collect_view()
        })
    };
    let is_truncated = move || count.get() > INITIAL_ROWS && !shows_all.get();
    view! {
        <table class="scopes share-list" aria-label="Shared with">
            <thead>
                <tr>
                    <th scope="col">"Type"</th>
                    <th scope="col">"Scope"</th>
                    <th scope="col">"Shared by"</th>
                    <th scope="col">"Since"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <Show when=is_truncated>
            <Button small=true on_press=move |()| shows_all.set(true)>
                "Show all "
                {count}
            </Button>
        </Show>
    }
}

#[component]
fn ShareRow(share: SharedScope, name: String) -> impl IntoView {
    view! {
        <tr class="scopes__row">
            <td>{level_name(&share.scope_type)}</td>
            <th scope="row" class="scopes__name" translate="no" data-tooltip=share.scope_id>
                {name}
            </th>
            <td>{share.created_by}</td>
            <td>
                <Timestamp at=Signal::stored(
                    share.created_at.as_ref().map(datavolumes_contract::Timestamp::to_result),
                ) />
            </td>
        </tr>
    }
}
