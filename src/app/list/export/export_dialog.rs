use datavolumes_contract::{ListQuery, Volume};
use datavolumes_ui::{
    Alert, Button, ButtonVariant, Choice, Dialog, RadioGroup, Toasts, Tone, format_number,
    pluralize,
};
use leptos::prelude::*;

use super::export_format::ExportFormat;
use super::exporter::ExportRows;
use super::use_export::{Export, ExportState, use_export};
use crate::remote::jobs::JobProgressBar;
use crate::remote::{Notice, Task};
use crate::table::{Columns, ExportColumns};

/// What can be exported.
#[derive(Clone)]
pub(crate) struct ExportSource {
    /// The columns of the table.
    pub(crate) columns: Columns,
    /// The query of the table.
    pub(crate) query: ListQuery,
    /// The part of the query that decides which volumes match.
    pub(crate) matching: ListQuery,
    /// The number of volumes that match, if it is known.
    pub(crate) total: Option<u64>,
    /// The selected volumes.
    pub(crate) selected: Vec<Volume>,
    /// Whether the selected volumes are proposed, rather than all that match.
    pub(crate) prefers_selected: bool,
}

const ALL: &str = "all";
const SELECTED: &str = "selected";

/// The dialog that exports the selected volumes, or all that match, as a file.
#[component]
pub fn ExportDialog(
    source: ExportSource,
    /// Called to close the dialog. That ends an export that is running.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let columns = ExportColumns::of_context(source.columns);
    let export = use_export();
    let toasts = Toasts::of_context();
    let is_selected = source.prefers_selected && !source.selected.is_empty();
    let rows = RwSignal::new(if is_selected { SELECTED } else { ALL }.to_owned());
    let source = StoredValue::new(source);
    let start = move |()| {
        let is_selected = rows.with_untracked(|rows| rows == SELECTED);
        let rows = source.with_value(|source| {
            if is_selected {
                ExportRows::Selected(source.selected.clone())
            } else {
                ExportRows::Matching {
                    query: source.query.clone(),
                    matching: source.matching.clone(),
                }
            }
        });
        if !untrack(|| export.is_running()) {
            export.start(rows, columns.clone());
        }
    };
    // Nothing is left to be read in the dialog when everything went well.
    Effect::new(move || {
        export.state.with(|state| {
            if let ExportState::Finished(report, name) = state
                && report.tone() == Tone::Success
            {
                toasts.push(Tone::Success, report.text(name), None);
                queue_microtask(move || {
                    on_close.try_run(());
                });
            }
        });
    });
    let content = move || match export.state.get() {
        ExportState::Choosing => view! { <Choices export source rows /> }.into_any(),
        ExportState::Running => {
            view! { <JobProgressBar progress=export.progress noun="data volume" /> }.into_any()
        }
        ExportState::Failed(error) => {
            let Notice { title, detail, .. } = Notice::of(&error, Task::List);
            let written = pluralize(export.progress.get_untracked().done, "data volume");
            view! {
                <Alert tone=Tone::Danger title>
                    {detail}
                    " Read so far: "
                    {written}
                    ". Retry continues from there."
                </Alert>
            }
            .into_any()
        }
        ExportState::Finished(report, name) => view! {
            <Alert tone=report.tone() title="Exported">
                {report.text(&name)}
            </Alert>
        }
        .into_any(),
        ExportState::NotSaved => view! {
            <Alert tone=Tone::Danger title="The file could not be saved">
                "The browser refused to save the file."
            </Alert>
        }
        .into_any(),
    };
    view! {
        <Dialog
            title="Export data volumes"
            on_cancel=on_close
            on_submit=start
            actions=move || view! { <Actions export on_close /> }
        >
            <div class="export">{content}</div>
        </Dialog>
    }
}

/// What is exported, and in which format.
#[component]
fn Choices(
    export: Export,
    source: StoredValue<ExportSource>,
    rows: RwSignal<String>,
) -> impl IntoView {
    let (selected, total) = source.with_value(|source| (source.selected.len(), source.total));
    let all = match total {
        Some(total) => ["All ", &format_number(total), " that match"].concat(),
        None => "All that match".to_owned(),
    };
    let choice_of_rows = (selected > 0).then(|| {
        let selected = [&format_number(selected as u64), " selected"].concat();
        let choices = vec![
            Choice::new(SELECTED, selected),
            Choice::new(ALL, all.clone()),
        ];
        view! { <RadioGroup label="Rows" choices value=rows on_change=move |id| rows.set(id) /> }
    });
    let only_all = (selected == 0).then(|| view! { <p>{all}"."</p> });
    let formats = ExportFormat::ALL.map(|format| Choice::new(format.label(), format.label()));
    let choose = move |label: String| {
        let chosen = ExportFormat::ALL
            .into_iter()
            .find(|format| format.label() == label);
        export.format.set(chosen.unwrap_or_default());
    };
    let value = Signal::derive(move || export.format.get().label().to_owned());
    view! {
        {choice_of_rows}
        {only_all}
        <RadioGroup label="Format" choices=formats.to_vec() value on_change=choose />
        <p class="export__note">{move || export.format.get().description()}</p>
        <p class="export__note">
            "The visible columns in their order. Times are in UTC. Selected rows are exported as they were when selected."
        </p>
    }
}

#[component]
fn Actions(export: Export, on_close: Callback<()>) -> impl IntoView {
    move || match export.state.get() {
        ExportState::Choosing => view! {
            <Button on_press=on_close>"Cancel"</Button>
            <Button variant=ButtonVariant::Primary submit=true autofocus=true>
                "Export"
            </Button>
        }
        .into_any(),
        ExportState::Running => view! {
            <Button autofocus=true on_press=on_close>
                "Cancel"
            </Button>
        }
        .into_any(),
        ExportState::Failed(_) => view! {
            <Button on_press=on_close>"Cancel"</Button>
            <Button
                variant=ButtonVariant::Primary
                autofocus=true
                on_press=move |()| export.resume()
            >
                "Retry"
            </Button>
        }
        .into_any(),
        ExportState::Finished(..) | ExportState::NotSaved => view! {
            <Button autofocus=true on_press=on_close>
                "Close"
            </Button>
        }
        .into_any(),
    }
}
