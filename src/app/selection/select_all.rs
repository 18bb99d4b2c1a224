//! The explicit second step: everything that matches, and not only what is on the page.

use datavolumes_contract::{Limit, ListQuery, Volume, VolumePage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::selected_volumes::Chosen;
use crate::api::{Notice, Task};
use crate::list::ListState;
use crate::services::Services;
use datavolumes_ui::{
    Button, ButtonVariant, CheckState, Progress, Toasts, Tone, format_number, part,
};

/// The most volumes that are chosen in one go. What is done with them is a request or more for each.
const MOST: usize = 5_000;

/// How far the choosing of everything that matches has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gathering {
    #[default]
    Idle,
    /// So many have been told.
    Asking(usize),
    /// There are more than [`MOST`].
    Full,
}

/// Chooses everything that matches, page by page.
#[derive(Clone, Copy)]
pub(crate) struct AllMatching {
    list: ListState,
    chosen: RwSignal<Chosen>,
    services: StoredValue<Services>,
    toasts: Toasts,
    gathering: RwSignal<Gathering>,
    /// Counts the times that it was begun or given up.
    turn: StoredValue<u32>,
}

impl AllMatching {
    pub(crate) fn new(list: ListState, chosen: RwSignal<Chosen>) -> Self {
        Self {
            list,
            chosen,
            services: StoredValue::new(Services::of_context()),
            toasts: Toasts::of_context(),
            gathering: RwSignal::new(Gathering::Idle),
            turn: StoredValue::new(0),
        }
    }

    /// Gives it up, and forgets how it ended.
    pub(crate) fn cancel(self) {
        self.next_turn();
        self.gathering.set(Gathering::Idle);
    }

    fn next_turn(self) -> Option<u32> {
        self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        })
    }

    fn start(self) {
        let turn = self.next_turn();
        self.gathering.set(Gathering::Asking(0));
        spawn_local(async move {
            let result = self.gather(turn).await;
            // Given up meanwhile, or gone with its page.
            if self.turn.try_get_value() != turn {
                return;
            }
            match result {
                Ok((volumes, is_full)) => {
                    self.chosen.update(|chosen| chosen.add(&volumes));
                    self.gathering.set(if is_full {
                        Gathering::Full
                    } else {
                        Gathering::Idle
                    });
                }
                Err(notice) => {
                    self.gathering.set(Gathering::Idle);
                    let words = ["Not all could be selected. ", &notice.title].concat();
                    self.toasts.push(Tone::Danger, words, None);
                }
            }
        });
    }

    /// Everything that matches, up to [`MOST`], and whether there is more.
    async fn gather(self, turn: Option<u32>) -> Result<(Vec<Volume>, bool), Notice> {
        let services = self.services.get_value();
        let mut query = ListQuery {
            limit: Limit::MAX,
            ..self.list.url.query.get_untracked().at_first_page()
        };
        let mut volumes: Vec<Volume> = Vec::new();
        loop {
            let answer = services.api.list(&query).answer.await;
            if self.turn.try_get_value() != turn {
                return Ok((Vec::new(), false));
            }
            services.health.report(&answer);
            let VolumePage { next, datavolumes } =
                answer.map_err(|error| Notice::of(&error, Task::List))?;
            let has_more = next.is_some() && !datavolumes.is_empty();
            volumes.extend(datavolumes);
            let is_full = volumes.len() >= MOST;
            if is_full || !has_more {
                let has_more = has_more || volumes.len() > MOST;
                volumes.truncate(MOST);
                return Ok((volumes, has_more));
            }
            self.gathering.set(Gathering::Asking(volumes.len()));
            query = query.at_next_page();
        }
    }

    /// What is offered, or how far it has come.
    pub(crate) fn view(self) -> impl IntoView {
        part(move || match self.gathering.get() {
            Gathering::Asking(found) => self.progress(found).into_any(),
            Gathering::Full => {
                let most = format_number(MOST as u64);
                let words = [
                    "These are the first ",
                    &most,
                    ": no more can be selected at a time.",
                ];
                view! { <p class="selection__note">{words.concat()}</p> }.into_any()
            }
            Gathering::Idle => self.offer().into_any(),
        })
    }

    fn progress(self, found: usize) -> impl IntoView {
        let total = self.list.total();
        let label = match total {
            Some(total) => [
                "Selecting ",
                &format_number(found as u64),
                " of ",
                &format_number(total),
            ]
            .concat(),
            None => ["Selecting ", &format_number(found as u64)].concat(),
        };
        #[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
        let (done, total) = (
            found as f64,
            total.map(|total| total.min(MOST as u64) as f64),
        );
        view! {
            <div class="selection__progress">
                <Progress
                    label
                    done=Signal::stored(total.is_some().then_some(done))
                    total=Signal::stored(total.unwrap_or(1.0))
                />
                <Button small=true on_press=move |()| self.cancel()>"Cancel"</Button>
            </div>
        }
    }

    /// Offered once all of the page is chosen and there is more than the page.
    fn offer(self) -> impl IntoView {
        let (is_whole_page, has_other_pages) = self.list.page.state.with(|page| {
            let Some(page) = page.latest() else {
                return (false, false);
            };
            let is_whole = self
                .chosen
                .with(|chosen| chosen.ticked(&page.datavolumes) == CheckState::Checked);
            let offset = self.list.url.query.with(|query| query.offset.get());
            (is_whole, page.next.is_some() || offset > 0)
        });
        let total = self.list.total();
        let is_all =
            total.is_some_and(|total| self.chosen.with(|chosen| chosen.len() as u64 >= total));
        (is_whole_page && has_other_pages && !is_all).then(|| {
            let number = total.map(format_number);
            let label = match number {
                Some(number) => ["Select all ", &number, " that match"].concat(),
                None => "Select all that match".to_owned(),
            };
            view! { <Button variant=ButtonVariant::Quiet on_press=move |()| self.start()>{label}</Button> }
        })
    }
}
