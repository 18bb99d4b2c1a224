use std::str::FromStr;

use datavolumes_contract::VolumeId;
use datavolumes_ui::effect;
use leptos::prelude::*;

use super::Services;

/// What the command palette asks of the page on screen. None of it writes anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageCommand {
    /// Load the list again.
    Refresh,
    /// Open the dialog to export the list.
    Export,
    /// Open the help on keyboard shortcuts.
    Shortcuts,
    /// Show the columns of the saved view with this name, whose query the address has.
    View(String),
    /// Lay the plan of the fragment over the shares on screen.
    Plan,
    /// Open the dialog to delete this volume.
    Delete(VolumeId),
}

impl Services {
    /// Gives `command` to the page on screen, or to the one that loads for the entry on screen.
    pub fn give_command(self, command: &PageCommand) {
        let entry = self.router.entry().get_untracked();
        self.page_command.set(format!("{entry} {}", command.text()));
    }

    /// Calls `run` with each command for the page on screen, until the current owner is disposed of. A command that it
    /// returns `true` for is done.
    pub fn on_command(self, run: impl Fn(PageCommand) -> bool + 'static) {
        effect(move || {
            let command = self.page_command.with(|pending| {
                let (entry, command) = pending.split_once(' ')?;
                let is_here = entry.parse() == Ok(self.router.entry().get_untracked());
                command.parse().ok().filter(|_| is_here)
            });
            if let Some(command) = command
                && untrack(|| run(command))
            {
                self.page_command.set(String::new());
            }
        });
    }
}

impl PageCommand {
    fn text(&self) -> String {
        match self {
            Self::Refresh => "refresh".to_owned(),
            Self::Export => "export".to_owned(),
            Self::Shortcuts => "shortcuts".to_owned(),
            Self::Plan => "plan".to_owned(),
            Self::View(name) => ["view ", name].concat(),
            Self::Delete(id) => format!("delete {id}"),
        }
    }
}

impl FromStr for PageCommand {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (command, rest) = text.split_once(' ').unwrap_or((text, ""));
        match command {
            "refresh" => Ok(Self::Refresh),
            "export" => Ok(Self::Export),
            "shortcuts" => Ok(Self::Shortcuts),
            "plan" => Ok(Self::Plan),
            "view" => Ok(Self::View(rest.to_owned())),
            "delete" => rest.parse().map(Self::Delete).map_err(|_| ()),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use datavolumes_client::scripted::{Reply, ScriptedTransport};

    use super::*;
    use crate::router::{History, MemoryHistory, Route, Router};
    use crate::testing::{owner, run_tasks, volume};

    #[test]
    fn a_command_survives_its_text() {
        for command in [
            PageCommand::Refresh,
            PageCommand::Export,
            PageCommand::Shortcuts,
            PageCommand::Plan,
            PageCommand::View("Stuck in eu-north".to_owned()),
            PageCommand::Delete(volume(1).id),
        ] {
            assert_eq!(command.text().parse(), Ok(command));
        }
        assert_eq!("delete all".parse::<PageCommand>(), Err(()));
    }

    #[test]
    fn a_command_is_for_the_page_that_it_was_given_to_and_runs_once() {
        let _owner = owner();
        let router = Router::new(String::new(), MemoryHistory::new("/datavolumes"));
        let server = ScriptedTransport::new(|_| Reply::status(503));
        let services = Services::new(server.client(), router);
        let done = Rc::new(RefCell::new(Vec::new()));
        services.give_command(&PageCommand::Export);
        router.go(&Route::Volume(volume(1).id), History::Push);
        let log = Rc::clone(&done);
        services.on_command(move |command| {
            let is_own = command != PageCommand::Refresh;
            if is_own {
                log.borrow_mut().push(command);
            }
            is_own
        });
        run_tasks();
        assert_eq!(*done.borrow(), [], "it was for another page");
        services.give_command(&PageCommand::Refresh);
        run_tasks();
        let delete = PageCommand::Delete(volume(1).id);
        services.give_command(&delete);
        run_tasks();
        services.on_command(|_| panic!("it is done"));
        run_tasks();
        assert_eq!(*done.borrow(), [delete]);
    }
}
