use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::draft::text_of;
use datavolumes_ui::{Alert, Button, Timestamp, Tone};

/// Shows the description that someone else saved during the edit, and lets the user choose. A text that
/// is given up can be restored while the dialog is open.
#[component]
pub(super) fn DescriptionConflict(
    /// The text of the user.
    mine: Signal<String>,
    /// The volume with the description of someone else; `None` without a conflict.
    theirs: RwSignal<Option<Volume>>,
    #[prop(into)] on_keep_mine: Callback<Volume>,
    #[prop(into)] on_take_theirs: Callback<Volume>,
    /// Called with the text to restore.
    #[prop(into)]
    on_restore: Callback<String>,
) -> impl IntoView {
    let given_up = RwSignal::new(None::<String>);
    let take_theirs = Callback::new(move |theirs: Volume| {
        given_up.set(Some(mine.get_untracked()));
        on_take_theirs.run(theirs);
    });
    let restore = Callback::new(move |text: String| {
        given_up.set(None);
        on_restore.run(text);
    });
    view! {
        {move || {
            theirs
                .get()
                .map(|theirs| view! { <Choice theirs on_keep_mine on_take_theirs=take_theirs /> })
        }}
        {move || given_up.get().map(|text| view! { <GivenUpText text on_restore=restore /> })}
    }
}

#[component]
fn Choice(
    theirs: Volume,
    on_keep_mine: Callback<Volume>,
    on_take_theirs: Callback<Volume>,
) -> impl IntoView {
    let author = theirs
        .updated_by
        .clone()
        .unwrap_or_else(|| "Someone else".to_owned());
    let at = Signal::stored(
        theirs
            .updated_at
            .as_ref()
            .map(datavolumes_contract::Timestamp::to_result),
    );
    let text = match text_of(&theirs) {
        "" => "(no description)".to_owned(),
        text => text.to_owned(),
    };
    let theirs = StoredValue::new(theirs);
    let actions = move || {
        view! {
            <Button small=true on_press=move |()| on_keep_mine.run(theirs.get_value())>
                "Keep mine"
            </Button>
            <Button small=true on_press=move |()| on_take_theirs.run(theirs.get_value())>
                "Use theirs"
            </Button>
        }
    };
    view! {
        <Alert tone=Tone::Warning title="Description changed by someone else" actions>
            <p>{author} " wrote, " <Timestamp at /> ":"</p>
            <blockquote class="quoted">{text}</blockquote>
        </Alert>
    }
}

#[component]
fn GivenUpText(text: String, on_restore: Callback<String>) -> impl IntoView {
    let restored = text.clone();
    let restore = move || {
        view! {
            <Button small=true on_press=move |()| on_restore.run(restored.clone())>
                "Restore"
            </Button>
        }
    };
    view! {
        <Alert tone=Tone::Info title="Your text" actions=restore>
            <blockquote class="quoted">{text}</blockquote>
        </Alert>
    }
}
