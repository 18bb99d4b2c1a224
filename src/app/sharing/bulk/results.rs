use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::standing::{BulkStage, Item, Standing};
use super::state::Bulk;
use super::words::{Line, line, summary};
use crate::api::{ErrorKind, Notice, Task};
use crate::sharing::stage_heading::StageHeading;
use crate::sharing::words::count;
use datavolumes_ui::{Alert, Badge, Button, IconName, Progress, Tone, format_number, part, shown};

/// The most volumes that are listed at first.
const FIRST: usize = 50;

/// What the change means to each volume, or has done to it.
#[component]
pub(super) fn BulkResults(
    /// The change.
    bulk: Bulk,
) -> impl IntoView {
    // This is made anew at each stage; `BulkSharing` sees to that.
    let stage = bulk.stage.get_untracked();
    let title = match stage {
        BulkStage::Editing | BulkStage::Reading => "Reading whom they are shared with",
        BulkStage::Review => "Review changes",
        BulkStage::Applying => "Applying changes",
        BulkStage::Stopped(_) => "Stopped",
        BulkStage::Finished if bulk.number(Standing::is_failed) > 0 => "Not everything is applied",
        BulkStage::Finished => "Applied",
    };
    view! {
        <section class="stage" aria-label=title>
            <StageHeading title />
            {head(bulk, &stage)}
            <BulkTable bulk />
        </section>
    }
}

/// What there is to say of all of them.
fn head(bulk: Bulk, stage: &BulkStage) -> AnyView {
    match stage {
        BulkStage::Editing | BulkStage::Reading => progress(bulk).into_any(),
        BulkStage::Applying => view! {
            {progress(bulk)}
            <p class="stage__lead">
                "Stay on this page until it is done: leaving it stops after the request that is on its way."
            </p>
        }
        .into_any(),
        BulkStage::Review => part(move || review(bulk)).into_any(),
        BulkStage::Stopped(error) => {
            let (title, detail) = match error {
                Some(error) => {
                    let notice = Notice::of(error, Task::Share);
                    (notice.title, notice.detail)
                }
                None => ("It was stopped".to_owned(), "Nothing more is sent.".to_owned()),
            };
            let tone = match error {
                Some(error) if error.kind() != ErrorKind::Unauthenticated => Tone::Danger,
                _ => Tone::Warning,
            };
            let words = outcome(bulk);
            view! { <Alert tone title>{detail}" "{words}</Alert> }.into_any()
        }
        BulkStage::Finished => {
            let failed = bulk.number(Standing::is_failed);
            let (tone, title) = if failed > 0 {
                let title = ["It did not work for ", &count(failed, "data volume")].concat();
                (Tone::Danger, title)
            } else {
                (Tone::Success, "Applied, and proven by reading it back".to_owned())
            };
            let words = outcome(bulk);
            view! { <Alert tone title>{words}</Alert> }.into_any()
        }
    }
}

fn review(bulk: Bulk) -> impl IntoView {
    bulk.organisation.track();
    let words = summary(&bulk.summary(), bulk.number(Standing::is_unread));
    let lines: Vec<AnyView> = words
        .into_iter()
        .map(|words| view! { <li>{words}</li> }.into_any())
        .collect();
    view! { <ul class="bulk__summary" aria-label="Summary">{lines}</ul> }
}

/// Such as "5 data volumes are done, 1 failed, 2 are still to do."
fn outcome(bulk: Bulk) -> String {
    let number = |number: usize| format_number(number as u64);
    let done = bulk.number(|standing| matches!(standing, Standing::Done(_)));
    let failed = bulk.number(|standing| standing.is_failed() && !standing.is_open());
    let open = bulk.number(Standing::is_open);
    let unread = bulk.number(Standing::is_unread);
    let idle =
        bulk.number(|standing| matches!(standing, Standing::Planned(plan) if plan.is_empty()));
    let verb = if done == 1 { " is done" } else { " are done" };
    let mut words = [&count(done, "data volume"), verb].concat();
    for (some, what) in [
        (failed, " failed"),
        (open, " still to do"),
        (unread, " not read and left out"),
        (idle, " had nothing to be done"),
    ] {
        if some > 0 {
            words.push_str(", ");
            words.push_str(&number(some));
            words.push_str(what);
        }
    }
    words.push('.');
    words
}

/// One progress for all of them.
fn progress(bulk: Bulk) -> impl IntoView {
    #[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
    let number = |number: usize| number as f64;
    let label = Signal::derive(move || {
        let now = bulk.count.get();
        let done = format_number(now.done as u64);
        [&done, " of ", &count(now.total, "data volume")].concat()
    });
    view! {
        <Progress
            label
            done=Signal::derive(move || Some(number(bulk.count.get().done)))
            total=Signal::derive(move || number(bulk.count.get().total.max(1)))
        />
    }
}

/// A row for each volume, those that need attention first.
#[component]
fn BulkTable(bulk: Bulk) -> impl IntoView {
    let is_whole = RwSignal::new(false);
    let total = bulk.len();
    let mut order: Vec<(u8, usize)> = bulk.items.with_value(|items| {
        let items = items.iter().enumerate();
        let rank =
            |(index, item): (usize, &Item)| (item.standing.with_untracked(Standing::rank), index);
        items.map(rank).collect()
    });
    // Made anew at each stage, and while one goes on nothing moves.
    order.sort_unstable();
    let rows = part(move || {
        let most = if is_whole.get() { total } else { FIRST };
        let rows = order.iter().take(most);
        let rows: Vec<AnyView> = rows
            .filter_map(|(_, index)| Some(row(bulk, bulk.item(*index)?)))
            .collect();
        rows
    });
    view! {
        <div class="stage__table">
            <table class="bulk-table" aria-label="Data volumes to share">
                <thead class="bulk-table__head">
                    <tr>
                        <th scope="col">"Data volume"</th>
                        <th scope="col">"ScopeDiff"</th>
                        <th scope="col">"Status"</th>
                    </tr>
                </thead>
                <tbody class="bulk-table__body">{rows}</tbody>
            </table>
            {shown(move || total > FIRST && !is_whole.get(), move || view! {
                <Button small=true on_press=move |()| is_whole.set(true)>
                    {["Show all ", &count(total, "data volume")].concat()}
                </Button>
            })}
        </div>
    }
}

fn row(bulk: Bulk, item: Item) -> AnyView {
    let Item {
        volume: Volume {
            name, project_name, ..
        },
        standing,
    } = item;
    let line = Memo::new(move |_| {
        let organisation = bulk.organisation.get();
        standing.with(|standing| line(&organisation, standing))
    });
    let change = part(move || {
        let Line {
            change,
            effect,
            notes,
            ..
        } = line.get();
        let notes: Vec<AnyView> = std::iter::once(effect)
            .filter(|effect| !effect.is_empty())
            .chain(notes)
            .map(|note| view! { <p class="bulk-table__note">{note}</p> }.into_any())
            .collect();
        view! { <p>{change}</p>{notes} }
    });
    let status = part(move || {
        let Line {
            tone,
            status,
            reason,
            ..
        } = line.get();
        let icon = match tone {
            Tone::Neutral => IconName::MINUS,
            Tone::Info => IconName::CLOCK,
            other => other.icon(),
        };
        let reason =
            (!reason.is_empty()).then(|| view! { <p class="bulk-table__note">{reason}</p> });
        view! { <Badge tone icon text=status />{reason} }
    });
    view! {
        <tr class="bulk-table__row">
            <th scope="row">{name}<p class="bulk-table__note">{project_name}</p></th>
            <td>{change}</td>
            <td>{status}</td>
        </tr>
    }
    .into_any()
}
