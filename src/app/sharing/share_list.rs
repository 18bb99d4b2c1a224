use datavolumes_contract::SharedScope;
use leptos::prelude::*;

use super::words::level;
use datavolumes_ui::{Button, Timestamp, part, shown};

/// The most scopes that are listed at first.
const FIRST: usize = 12;

/// The scopes that a volume is shared with: who shared it with them, and when.
#[component]
pub(super) fn ShareList(
    /// The scopes.
    #[prop(into)]
    shares: Signal<Vec<SharedScope>>,
) -> impl IntoView {
    let is_whole = RwSignal::new(false);
    let count = Memo::new(move |_| shares.with(Vec::len));
    let lines = part(move || {
        let shown = if is_whole.get() { usize::MAX } else { FIRST };
        shares.with(|shares| shares.iter().take(shown).map(line).collect_view())
    });
    view! {
        <table class="scopes" aria-label="Shared with">
            <thead>
                <tr>
                    <th scope="col">"Type"</th>
                    <th scope="col">"Scope"</th>
                    <th scope="col">"Shared by"</th>
                    <th scope="col">"Since"</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
        {shown(move || count.get() > FIRST && !is_whole.get(), move || view! {
            <Button small=true on_press=move |()| is_whole.set(true)>"Show all " {count}</Button>
        })}
    }
}

fn line(share: &SharedScope) -> impl IntoView + use<> {
    let name = if share.scope_name.is_empty() {
        share.scope_id.clone()
    } else {
        share.scope_name.clone()
    };
    view! {
        <tr class="scopes__row">
            <td>{level(&share.scope_type)}</td>
            <th scope="row" class="scopes__name" data-tooltip=share.scope_id.clone()>{name}</th>
            <td>{share.created_by.clone()}</td>
            <td><Timestamp at=Signal::stored(share.created_at) /></td>
        </tr>
    }
}
