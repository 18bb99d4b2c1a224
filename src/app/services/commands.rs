//! Commands for the page on screen.

use datavolumes_ui::effect;
use leptos::prelude::*;

use super::{PageCommand, Services};

impl Services {
    /// Gives `command` to the page on screen, or to the one that loads for the entry on screen.
    pub fn give_command(self, command: PageCommand) {
        let entry = self.router.entry().get_untracked();
        self.page_command.set(Some((entry, command)));
    }

    /// Calls `run` with each command for the page on screen, until the current owner is disposed of. A command that it
    /// returns `true` for is done.
    pub fn on_command(self, run: impl Fn(PageCommand) -> bool + 'static) {
        effect(move || {
            let Some((entry, command)) = self.page_command.get() else {
                return;
            };
            if entry == self.router.entry().get_untracked() && untrack(|| run(command)) {
                self.page_command.set(None);
            }
        });
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
    fn a_command_is_for_the_page_that_it_was_given_to_and_runs_once() {
        let _owner = owner();
        let router = Router::new(String::new(), MemoryHistory::new("/datavolumes"));
        let server = ScriptedTransport::new(|_| Reply::status(503));
        let services = Services::new(server.client(), router);
        let done = Rc::new(RefCell::new(Vec::new()));
        services.give_command(PageCommand::Export);
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
        services.give_command(PageCommand::Refresh);
        run_tasks();
        let delete = PageCommand::Delete(volume(1).id);
        services.give_command(delete.clone());
        run_tasks();
        services.on_command(|_| panic!("it is done"));
        run_tasks();
        assert_eq!(*done.borrow(), [delete]);
    }
}
