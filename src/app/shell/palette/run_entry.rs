//! Choosing an entry.

use std::time::Duration;

use leptos::prelude::*;

use super::entry::{Entry, Place, Run};
use super::recent::remember;
use super::use_palette::Palette;
use crate::router::History;
use crate::services::{PageCommand, Services};

/// What the header does for the palette.
#[derive(Clone, Copy)]
pub(super) struct HeaderCommands {
    /// Closes the palette.
    pub(super) close: Callback<()>,
    /// Opens the log of requests.
    pub(super) requests: Callback<()>,
    /// Signs out.
    pub(super) sign_out: Callback<()>,
}

impl Palette {
    /// Does what `entry` says, unless it cannot be chosen.
    pub(super) fn choose(self, entry: &Entry, commands: HeaderCommands) {
        if let Some(reason) = &entry.disabled_reason {
            return self.toasts.announce(reason);
        }
        remember(entry, self.text.get_untracked().trim());
        if let Run::Fill(text) = &entry.run {
            return self.type_text(text.clone());
        }
        let services = self.services;
        let run = entry.run.clone();
        commands.close.run(());
        // The dialog has returned the focus by then, and the page is not inert any more.
        let step = move || match run {
            Run::Open(place) => go(services, place),
            Run::Requests => commands.requests.run(()),
            Run::SignOut => commands.sign_out.run(()),
            Run::Fill(_) => {}
        };
        set_timeout(step, Duration::ZERO);
    }
}

/// Goes to a page as a link does: the page on screen may ask before it is left.
fn go(services: Services, place: Place) {
    let router = services.router;
    let Place {
        route,
        fragment,
        command,
    } = place;
    let here = router.route().get_untracked();
    let is_here = here == route;
    let is_same_page = here.address().split('?').next() == route.address().split('?').next();
    let step = move || {
        if !is_here || !fragment.is_empty() {
            router.go_with_fragment(&route, &fragment, History::Push);
        }
        if let Some(command) = command.clone() {
            services.give_command(command);
        }
        if is_here && !fragment.is_empty() {
            services.give_command(PageCommand::Plan);
        }
    };
    if is_same_page {
        step();
    } else {
        router.leave(step);
    }
}
