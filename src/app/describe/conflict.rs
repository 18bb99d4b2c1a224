use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::draft::text_of;
use datavolumes_ui::{Alert, Button, Timestamp, Tone, part};

/// Shows what somebody else wrote meanwhile, and lets the person choose. Neither text is lost: what is
/// given up stays at hand while the dialog is open.
#[component]
pub(crate) fn DescriptionConflict(
    /// The text of this person.
    mine: Signal<String>,
    /// The volume as somebody else has changed it, while that is not decided.
    theirs: RwSignal<Option<Volume>>,
    /// Write mine over theirs.
    #[prop(into)]
    on_keep: Callback<Volume>,
    /// Give mine up.
    #[prop(into)]
    on_take: Callback<Volume>,
    /// Bring this text back.
    #[prop(into)]
    on_restore: Callback<String>,
) -> impl IntoView {
    let given_up = RwSignal::new(None::<String>);
    let take = Callback::new(move |theirs: Volume| {
        given_up.set(Some(mine.get_untracked()));
        on_take.run(theirs);
    });
    let restore = move || {
        let text = given_up.get_untracked().unwrap_or_default();
        given_up.set(None);
        on_restore.run(text);
    };
    let choice = part(move || {
        let theirs = theirs.get()?;
        Some(view! { <Choice theirs on_keep on_take=take /> })
    });
    let remainder = part(move || {
        let text = given_up.get()?;
        let back = move || view! { <Button small=true on_press=move |()| restore()>"Bring it back"</Button> };
        Some(view! {
            <Alert tone=Tone::Info title="Your text was" actions=back>
                <blockquote class="quoted">{text}</blockquote>
            </Alert>
        })
    });
    view! {
        {choice}
        {remainder}
    }
}

#[component]
fn Choice(theirs: Volume, on_keep: Callback<Volume>, on_take: Callback<Volume>) -> impl IntoView {
    let who = theirs
        .updated_by
        .clone()
        .unwrap_or_else(|| "Somebody".to_owned());
    let at = Signal::stored(theirs.updated_at);
    let text = match text_of(&theirs) {
        "" => "(no description)".to_owned(),
        text => text.to_owned(),
    };
    let volume = StoredValue::new(theirs);
    let actions = move || {
        view! {
            <Button small=true on_press=move |()| on_keep.run(volume.get_value())>"Keep mine"</Button>
            <Button small=true on_press=move |()| on_take.run(volume.get_value())>"Take theirs"</Button>
        }
    };
    view! {
        <Alert tone=Tone::Warning title="It was changed meanwhile" actions>
            <p>{who} " wrote, " <Timestamp at /> ":"</p>
            <blockquote class="quoted">{text}</blockquote>
        </Alert>
    }
}
