use std::sync::Arc;

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Change, Node, ScopeSet};
use leptos::{html, prelude::*};

use super::state::Bulk;
use crate::sharing::add_scope::AddScope;
use crate::sharing::copy_from::{CopyFrom, CopyOffer};
use crate::sharing::editor_state::refusal;
use crate::sharing::scope_mark::{ScopeMark, is_foreign, scope_item};
use crate::sharing::scope_tree::{ScopeItem, ScopeTree, TreeState};
use crate::sharing::words::{count, named};
use datavolumes_ui::{
    Alert, Button, CheckState, Choice, IconButton, IconName, RadioGroup, Toasts, Tone, TreeItem,
    part, shown,
};

/// What a tick in the tree asks for.
const SHARE: &str = "share";
const UNSHARE: &str = "unshare";

/// Where the change is put together: the organisation, and beside it what is asked for.
#[component]
pub(super) fn BulkEditing(
    /// The change.
    bulk: Bulk,
) -> impl IntoView {
    let toasts = Toasts::of_context();
    let meaning = RwSignal::new(SHARE.to_owned());
    let tree = TreeState::new(home(bulk));
    let tree_ref = NodeRef::<html::Div>::new();
    let is_share = move || meaning.with_untracked(|meaning| meaning == SHARE);
    let toggle = move |scope: Scope| {
        if untrack(|| refusal(bulk.services, &scope)).is_none() {
            bulk.asked.update(|asked| toggle(asked, scope, is_share()));
        }
    };
    let add = move |scope: Scope| {
        bulk.know(scope.clone());
        let name = bulk
            .organisation
            .with_untracked(|organisation| named(organisation, &scope));
        bulk.asked.update(|asked| ask(asked, &scope, is_share()));
        let words = if is_share() {
            " will be shared with."
        } else {
            " will no longer be shared with."
        };
        toasts.announce(&[&name, words].concat());
        tree.go_to(scope);
    };
    let item: ScopeItem = Arc::new(move |node: Node<'_>| item(bulk, node));
    let offer: CopyOffer =
        Arc::new(move |name: String, shares: ScopeSet| copy_offer(bulk, toasts, &name, shares));
    view! {
        <p class="stage__lead">
            "What you choose is changed for each of them. Whatever else they are shared with stays as it is."
        </p>
        {shown(move || bulk.was_kept() && bulk.is_asked(), move || view! {
            <Alert
                tone=Tone::Info
                title="This is what you chose before."
                actions=move || view! { <Button small=true on_press=move |()| bulk.discard()>"Start over"</Button> }
            />
        })}
        <div class="bulk__meaning">
            <span aria-hidden="true">"Scopes that you tick:"</span>
            <RadioGroup
                label="Scopes that you tick"
                choices=vec![
                    Choice::new(SHARE, "Share with"),
                    Choice::new(UNSHARE, "Stop sharing with"),
                ]
                value=meaning
                on_change=move |chosen| meaning.set(chosen)
            />
        </div>
        <div class="sharing">
            <ScopeTree
                organisation=bulk.organisation
                directory=bulk.directory
                state=tree
                item
                on_toggle=Callback::new(toggle)
                node_ref=tree_ref
            />
            <div class="sharing__side">
                <section class="details__group" aria-label="What is asked for">
                    <h3 class="details__heading">"What is asked for"</h3>
                    {part(move || asked_list(bulk))}
                </section>
                <section class="details__group" aria-label="A scope that is not listed">
                    <h3 class="details__heading">"A scope that is not listed"</h3>
                    <AddScope on_add=add />
                </section>
                <section class="details__group" aria-label="Copy sharing">
                    <h3 class="details__heading">"Copy sharing"</h3>
                    <CopyFrom except=None offer />
                </section>
            </div>
        </div>
    }
}

/// Where most of the volumes originate is what is open at first: the clusters.
fn home(bulk: Bulk) -> ScopeSet {
    bulk.items.with_value(|items| {
        let clusters = items.iter().map(|item| &item.volume.cluster_id);
        clusters
            .map(|id| Scope::new(ScopeType::Cluster, id.as_str()))
            .collect()
    })
}

/// Asks for the share of `scope`, or for its end.
fn ask(asked: &mut Change, scope: &Scope, is_share: bool) {
    if is_share {
        asked.share(scope.clone());
    } else {
        asked.unshare(scope.clone());
    }
}

/// The same, or for nothing where that is asked for already.
fn toggle(asked: &mut Change, scope: Scope, is_share: bool) {
    let same = if is_share {
        asked.add().contains(&scope)
    } else {
        asked.remove().contains(&scope)
    };
    if same {
        asked.forget(&scope);
    } else {
        ask(asked, &scope, is_share);
    }
}

/// What is asked for of a scope, as the tree says it beside its name.
fn mark(asked: &Change, scope: &Scope) -> Option<ScopeMark> {
    if asked.add().contains(scope) {
        Some(ScopeMark::new("add", IconName::PLUS, "Share"))
    } else if asked.remove().contains(scope) {
        Some(ScopeMark::new("remove", IconName::MINUS, "Stop sharing"))
    } else {
        None
    }
}

fn item(bulk: Bulk, node: Node<'_>) -> TreeItem {
    let organisation = bulk.organisation.get();
    let marks: Vec<ScopeMark> = bulk
        .asked
        .with(|asked| mark(asked, node.scope()))
        .into_iter()
        .collect();
    let is_foreign = is_foreign(node, |level| organisation.lists(level));
    let refusal = refusal(bulk.services, node.scope());
    let ticked = if marks.is_empty() {
        CheckState::Unchecked
    } else {
        CheckState::Checked
    };
    scope_item(node, marks, is_foreign, ticked, refusal)
}

/// Everything that is asked for, each with a way to take it back.
fn asked_list(bulk: Bulk) -> AnyView {
    let (organisation, asked) = (bulk.organisation.get(), bulk.asked.get());
    if asked.is_empty() {
        return view! { <p>"Nothing yet: every data volume stays as it is."</p> }.into_any();
    }
    let line = |scope: &Scope, kind: &'static str| {
        let name = named(&organisation, scope);
        let label = ["Leave ", &name, " as it is"].concat();
        let forgotten = scope.clone();
        let forget = move |()| bulk.asked.update(|asked| asked.forget(&forgotten));
        let words = if kind == "add" {
            "Share with "
        } else {
            "Stop sharing with "
        };
        view! {
            <li class="bulk__asked" data-change=kind>
                <span class="bulk__scope">{words}<strong>{name}</strong></span>
                <IconButton icon=IconName::CLOSE label on_press=forget />
            </li>
        }
        .into_any()
    };
    let added = asked.add().iter().map(|scope| line(scope, "add"));
    let removed = asked.remove().iter().map(|scope| line(scope, "remove"));
    let lines: Vec<AnyView> = added.chain(removed).collect();
    view! { <ul class="bulk__list" aria-label="What is asked for">{lines}</ul> }.into_any()
}

/// What another volume is shared with, to be shared with by all of these.
fn copy_offer(bulk: Bulk, toasts: Toasts, name: &str, shares: ScopeSet) -> AnyView {
    let documented = |scope: &Scope| scope.scope_type.is_documented();
    let shares: Vec<Scope> = shares.into_iter().filter(documented).collect();
    let words = [name, " is shared with ", &count(shares.len(), "scope"), "."].concat();
    let announced = [&count(shares.len(), "scope"), " will be shared with."].concat();
    let copy = move |()| {
        for scope in &shares {
            bulk.know(scope.clone());
            bulk.asked.update(|asked| asked.share(scope.clone()));
        }
        toasts.announce(&announced);
    };
    view! {
        <p>{words}</p>
        <Button on_press=copy>"Share with all of them"</Button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_asks_for_what_ticks_mean_now_and_a_second_one_takes_it_back() {
        let scope = Scope::new(ScopeType::Project, "1");
        let mut asked = Change::default();
        toggle(&mut asked, scope.clone(), true);
        assert!(asked.add().contains(&scope));
        toggle(&mut asked, scope.clone(), false);
        assert!(asked.add().is_empty() && asked.remove().contains(&scope));
        toggle(&mut asked, scope.clone(), false);
        assert!(asked.is_empty());
        assert!(mark(&asked, &scope).is_none());
    }
}
