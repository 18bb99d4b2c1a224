use std::sync::Arc;

use chrono::DateTime;
use datavolumes_ui::{
    CheckState, CodeBlock, ColumnHeader, DescriptionItem, DescriptionList, PageWindow, Pagination,
    SortDirection, SortHeader, Timestamp, Tree, TreeAction, TreeItem, TreeRow,
};
use leptos::prelude::*;

use crate::section::{LONG_NAME, Section, Specimen};

/// What shows data: descriptions, times, code, trees, headers and pages.
#[component]
pub(crate) fn DataWidgets() -> impl IntoView {
    view! {
        <Section title="Data">
            <Specimen title="Descriptions and times">
                <DescriptionList>
                    <DescriptionItem term="Name">{LONG_NAME}</DescriptionItem>
                    <DescriptionItem term="Created">
                        <Timestamp at=DateTime::from_timestamp(1_767_225_600, 0).map(Ok) />
                    </DescriptionItem>
                    <DescriptionItem term="Updated">
                        <Timestamp at=None />
                    </DescriptionItem>
                    <DescriptionItem term="Cannot be read">
                        <Timestamp at=Some(Err("yesterday".to_owned())) />
                    </DescriptionItem>
                </DescriptionList>
            </Specimen>
            <Specimen title="Code">
                <CodeBlock label="Manifest" text="kind: Pod\nmetadata:\n  name: reader\n" />
            </Specimen>
            <Specimen title="Tree">
                <Scopes />
            </Specimen>
            <Specimen title="Headers" wide=true>
                <Headers />
            </Specimen>
            <Specimen title="Pages" wide=true>
                <Pages total=Some(10_000) />
                <Pages total=None />
            </Specimen>
        </Section>
    }
}

#[component]
fn Headers() -> impl IntoView {
    let direction = RwSignal::new(None);
    let turn = move |()| {
        direction.update(|direction| {
            *direction = match direction {
                None => Some(SortDirection::Ascending),
                Some(SortDirection::Ascending) => Some(SortDirection::Descending),
                Some(SortDirection::Descending) => None,
            };
        });
    };
    view! {
        <table class="table" aria-label="Headers">
            <thead class="table__head">
                <tr>
                    <SortHeader label="Name" sort=move || direction.get() on_sort=turn />
                    <ColumnHeader label="Department" />
                </tr>
            </thead>
        </table>
    }
}

#[component]
fn Pages(total: Option<u64>) -> impl IntoView {
    let offset = RwSignal::new(50);
    let limit = RwSignal::new(50);
    let window = move || PageWindow {
        offset: offset.get(),
        rows: limit.get(),
        limit: limit.get(),
        total,
        has_next: total.is_none_or(|total| offset.get() + limit.get() < total),
    };
    view! {
        <Pagination
            window=Signal::derive(window)
            on_go=move |to| offset.set(to)
            page_sizes=&[10, 50, 100, 500]
            on_page_size=move |size| limit.set(size)
        />
    }
}

/// A row of the tree.
struct Scope {
    name: &'static str,
    row: TreeRow,
    checked: CheckState,
    implied: Option<&'static str>,
    disabled_reason: Option<&'static str>,
}

const fn row(
    key: usize,
    level: usize,
    position: usize,
    siblings: usize,
    is_expanded: Option<bool>,
) -> TreeRow {
    TreeRow {
        key,
        level,
        position,
        siblings,
        is_expanded,
    }
}

const SCOPES: [Scope; 4] = [
    Scope {
        name: "eu-north",
        row: row(0, 1, 1, 2, Some(true)),
        checked: CheckState::Mixed,
        implied: None,
        disabled_reason: None,
    },
    Scope {
        name: "research",
        row: row(1, 2, 1, 1, Some(true)),
        checked: CheckState::Checked,
        implied: None,
        disabled_reason: None,
    },
    Scope {
        name: "vision",
        row: row(2, 3, 1, 1, None),
        checked: CheckState::Unchecked,
        implied: Some("Through department research"),
        disabled_reason: None,
    },
    Scope {
        name: "us-west",
        row: row(3, 1, 2, 2, Some(false)),
        checked: CheckState::Unchecked,
        implied: None,
        disabled_reason: Some("The data volume is in another cluster."),
    },
];

#[component]
fn Scopes() -> impl IntoView {
    let active = RwSignal::new(0);
    let rows = Arc::new(SCOPES.map(|scope| scope.row).to_vec());
    let item = |index: usize| {
        let scope = &SCOPES[index];
        TreeItem {
            label: scope.name.to_owned(),
            description: String::new(),
            checked: scope.checked,
            implied: scope.implied.map(str::to_owned),
            disabled_reason: scope.disabled_reason.map(str::to_owned),
            content: scope.name.into_any(),
        }
    };
    let act = move |action| {
        if let TreeAction::Activate(index) = action {
            active.set(index);
        }
    };
    view! {
        <Tree
            label="Scopes"
            rows=Signal::stored(rows)
            active
            item=Callback::new(item)
            name=Callback::new(|index: usize| SCOPES[index].name.to_owned())
            on_action=Callback::new(act)
        />
    }
}
