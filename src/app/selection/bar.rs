use std::time::Duration;

use datavolumes_contract::Volume;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::checkboxes::Pick;
use super::select_all::AllMatching;
use super::selected_volumes::Chosen;
use crate::list::{ListState, counted};
use datavolumes_ui::{
    Button, ButtonVariant, CheckState, IconName, ToastAction, Toasts, Tone, effect, format_number,
    part, shown,
};

/// Every box of the table.
const BOXES: &str = ".table .row-check";

/// How many volumes are chosen, and what can be done with them together.
#[component]
pub fn SelectionBar(
    /// The list on screen.
    list: ListState,
    /// Called with the volumes whose sharing is to be changed.
    #[prop(into)]
    on_share: Callback<Vec<Volume>>,
) -> impl IntoView {
    let chosen = RwSignal::new(Chosen::default());
    let matching = AllMatching::new(list, chosen);
    take_picks(list, chosen);
    show_in_table(list, chosen);
    clear_with_the_question(list, chosen, move || matching.cancel());
    let is_shown = move || chosen.with(|chosen| !chosen.is_empty());
    let clear = move |()| {
        matching.cancel();
        chosen.set(Chosen::default());
        // The button is gone; the box that stands for all of them is where one begins anew.
        if let Ok(Some(header)) = document().query_selector(BOXES)
            && let Ok(header) = header.dyn_into::<HtmlElement>()
        {
            let _ = header.focus();
        }
    };
    let share = move |()| {
        let volumes = chosen.with_untracked(|chosen| chosen.volumes().to_vec());
        on_share.run(volumes);
    };
    shown(is_shown, move || {
        view! {
            <section class="selection__bar" aria-label="Selection">
                <p class="selection__count" role="status">{part(move || count(list, chosen))}</p>
                {matching.view()}
                <div class="selection__actions">
                    <Button variant=ButtonVariant::Primary icon=IconName::SHARE on_press=share>
                        "Share"
                    </Button>
                    <Button on_press=clear>"Clear selection"</Button>
                </div>
            </section>
        }
    })
}

/// Such as "3 selected, 2 of them on other pages".
fn count(list: ListState, chosen: RwSignal<Chosen>) -> String {
    let (all, here) = chosen.with(|chosen| {
        let here = list
            .page
            .state
            .with(|page| page.latest().map_or(0, |page| chosen.on(&page.datavolumes)));
        (chosen.len(), here)
    });
    let number = |number: usize| format_number(number as u64);
    match all - here {
        0 => [&number(all), " selected"].concat(),
        away if away == all => [&number(all), " selected, none on this page"].concat(),
        away => [
            &number(all),
            " selected, ",
            &number(away),
            " not on this page",
        ]
        .concat(),
    }
}

/// Does what the boxes were pressed for, also before this was there.
fn take_picks(list: ListState, chosen: RwSignal<Chosen>) {
    effect(move || {
        let picks = list.selection.take();
        if picks.is_empty() {
            return;
        }
        let page = list.page.state.get_untracked();
        let page = page
            .latest()
            .map_or(&[][..], |page| page.datavolumes.as_slice());
        chosen.update(|chosen| {
            for pick in picks {
                match pick {
                    Pick::Row {
                        volume,
                        is_range: true,
                    } => chosen.extend(page, &volume),
                    Pick::Row { volume, .. } => chosen.toggle(&volume),
                    Pick::Page => chosen.toggle_page(page),
                    Pick::Gone(id) => chosen.forget(id),
                }
            }
        });
    });
}

/// Ticks the boxes of what is chosen. Rows are reused by position, so each new page needs it again.
fn show_in_table(list: ListState, chosen: RwSignal<Chosen>) {
    effect(move || {
        chosen.track();
        list.page.state.track();
        paint(list, chosen);
        // Rows that are added for this answer are on screen after this.
        set_timeout(move || paint(list, chosen), Duration::ZERO);
    });
}

fn paint(list: ListState, chosen: RwSignal<Chosen>) {
    let Ok(boxes) = document().query_selector_all(BOXES) else {
        return;
    };
    let ticked = |input: &HtmlInputElement, chosen: &Chosen| match list.rows.of(input) {
        Some(volume) if chosen.contains(volume.id) => CheckState::Checked,
        Some(_) => CheckState::Unchecked,
        None => list.page.state.with_untracked(|page| {
            page.latest().map_or(CheckState::Unchecked, |page| {
                chosen.ticked(&page.datavolumes)
            })
        }),
    };
    // The page may have been left by now.
    let _ = chosen.try_with_untracked(|chosen| {
        for index in 0..boxes.length() {
            let input = boxes.item(index).map(JsCast::dyn_into::<HtmlInputElement>);
            if let Some(Ok(input)) = input {
                let ticked = ticked(&input, chosen);
                input.set_checked(ticked == CheckState::Checked);
                input.set_indeterminate(ticked == CheckState::Mixed);
            }
        }
    });
}

/// Whoever asks for other volumes does not see what was chosen of the others any more, and must not do
/// something to them unawares: it is cleared, said, and can be had back.
fn clear_with_the_question(
    list: ListState,
    chosen: RwSignal<Chosen>,
    give_up: impl Fn() + 'static,
) {
    let toasts = Toasts::of_context();
    let question = Memo::new(move |_| counted(list.url.query.get()));
    let known = StoredValue::new(question.get_untracked());
    effect(move || {
        let now = question.get();
        if known.with_value(|known| *known == now) {
            return;
        }
        known.set_value(now);
        give_up();
        let before = chosen.get_untracked();
        if before.is_empty() {
            return;
        }
        chosen.set(Chosen::default());
        let words = [
            "The selection of ",
            &format_number(before.len() as u64),
            " was cleared: the list shows other data volumes now.",
        ]
        .concat();
        // The message outlasts this question, and so must what it offers.
        queue_microtask(move || {
            let again = ToastAction {
                label: "Select them again".to_owned(),
                run: Callback::new(move |()| {
                    chosen.try_set(before.clone());
                }),
            };
            toasts.push(Tone::Info, words, Some(again));
        });
    });
}
