//! The saved views and what can be done with them. Pure.

use datavolumes_contract::ListQuery;

use super::view_name::ViewName;

/// The largest number of views. More would not fit into a list that one reads.
pub(super) const MAX_VIEWS: usize = 100;

/// What a view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ViewState {
    /// Filters, order, page size and view; always the first page.
    pub(super) query: ListQuery,
    /// The columns, as the browser keeps them; empty for the usual ones.
    pub(super) columns: String,
}

impl ViewState {
    pub(super) fn new(query: ListQuery, columns: String) -> Self {
        Self {
            query: query.at_first_page(),
            columns,
        }
    }
}

/// A state of the list under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SavedView {
    pub(super) name: ViewName,
    pub(super) state: ViewState,
}

impl SavedView {
    /// The query string of its address, with `?`; empty if everything is as usual.
    pub(super) fn search(&self) -> String {
        let query = self.state.query.to_address();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }
}

/// Why the views do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum ViewsError {
    /// Another view has the name.
    #[error("A view with this name already exists.")]
    NameTaken,
    /// There are [`MAX_VIEWS`].
    #[error("There are already 100 views. Remove one first.")]
    Full,
}

/// The views, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SavedViews {
    views: Vec<SavedView>,
    /// The name of the view with which the app opens.
    default: Option<ViewName>,
}

impl SavedViews {
    pub(super) fn iter(&self) -> impl Iterator<Item = &SavedView> {
        self.views.iter()
    }

    pub(super) fn find(&self, name: &ViewName) -> Option<&SavedView> {
        self.views.iter().find(|view| view.name == *name)
    }

    /// The view that shows exactly `state`.
    pub(super) fn matching(&self, state: &ViewState) -> Option<&SavedView> {
        self.views.iter().find(|view| view.state == *state)
    }

    pub(super) fn default_view(&self) -> Option<&SavedView> {
        self.find(self.default.as_ref()?)
    }

    /// Adds a view.
    pub(super) fn add(&mut self, name: ViewName, state: ViewState) -> Result<(), ViewsError> {
        if self.find(&name).is_some() {
            return Err(ViewsError::NameTaken);
        }
        if self.views.len() >= MAX_VIEWS {
            return Err(ViewsError::Full);
        }
        let place = self.views.partition_point(|view| view.name < name);
        self.views.insert(place, SavedView { name, state });
        Ok(())
    }

    /// Gives the view `name` another state. Does nothing if there is no such view.
    pub(super) fn update(&mut self, name: &ViewName, state: ViewState) {
        if let Some(view) = self.views.iter_mut().find(|view| view.name == *name) {
            view.state = state;
        }
    }

    /// Renames a view. Does nothing if there is no such view.
    pub(super) fn rename(&mut self, name: &ViewName, to: ViewName) -> Result<(), ViewsError> {
        if self.find(&to).is_some_and(|other| other.name != *name) {
            return Err(ViewsError::NameTaken);
        }
        let was_default = self.default.as_ref() == Some(name);
        let Some(view) = self.remove(name) else {
            return Ok(());
        };
        if was_default {
            self.default = Some(to.clone());
        }
        self.add(to, view.state)
    }

    /// Removes a view, and returns it.
    pub(super) fn remove(&mut self, name: &ViewName) -> Option<SavedView> {
        let index = self.views.iter().position(|view| view.name == *name)?;
        if self.default.as_ref() == Some(name) {
            self.default = None;
        }
        Some(self.views.remove(index))
    }

    /// Makes `name` the view with which the app opens, or none.
    pub(super) fn set_default(&mut self, name: Option<ViewName>) {
        self.default = name.filter(|name| self.find(name).is_some());
    }

    /// Adds the views of `others`. One that is there already is skipped; one whose name stands for another state gets a
    /// number behind its name. Returns how many were added, and how many there was no room for.
    pub(super) fn merge(&mut self, others: &Self) -> (usize, usize) {
        let (mut added, mut left_out) = (0, 0);
        for view in &others.views {
            let is_known =
                |name: &ViewName| (self.find(name)).is_some_and(|it| it.state == view.state);
            let mut names = view.name.alternatives();
            let free = names.find(|name| is_known(name) || self.find(name).is_none());
            if let Some(name) = free
                && !is_known(&name)
            {
                match self.add(name, view.state.clone()) {
                    Ok(()) => added += 1,
                    Err(_) => left_out += 1,
                }
            }
        }
        (added, left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> ViewName {
        ViewName::new(text).unwrap()
    }

    fn state(address: &str) -> ViewState {
        ViewState::new(ListQuery::from_address(address).0, String::new())
    }

    fn views(entries: &[(&str, &str)]) -> SavedViews {
        let mut views = SavedViews::default();
        for (text, address) in entries {
            views.add(name(text), state(address)).unwrap();
        }
        views
    }

    fn names(views: &SavedViews) -> Vec<&str> {
        views.iter().map(|view| view.name.as_str()).collect()
    }

    #[test]
    fn views_are_in_the_order_of_their_names_whatever_their_case() {
        let views = views(&[("b", ""), ("C", ""), ("a", "")]);
        assert_eq!(names(&views), ["a", "b", "C"]);
    }

    #[test]
    fn a_view_has_no_page() {
        let views = views(&[("big", "?limit=100&offset=200&search=x")]);
        let view = views.iter().next().unwrap();
        assert_eq!(view.search(), "?limit=100&search=x");
        let shown = state("?limit=100&offset=500&search=x");
        assert_eq!(views.matching(&shown), Some(view));
        assert_eq!(views.matching(&state("?search=x")), None);
    }

    #[test]
    fn a_name_is_unique() {
        let mut views = views(&[("a", "?search=1"), ("b", "?search=2")]);
        assert_eq!(views.add(name("A"), state("")), Err(ViewsError::NameTaken));
        assert_eq!(
            views.rename(&name("a"), name("b")),
            Err(ViewsError::NameTaken)
        );
        assert_eq!(views.rename(&name("a"), name("A")), Ok(()));
        assert_eq!(names(&views), ["A", "b"]);
    }

    #[test]
    fn the_default_follows_its_view() {
        let mut views = views(&[("a", "?search=1"), ("b", "?search=2")]);
        views.set_default(Some(name("unknown")));
        assert_eq!(views.default_view(), None);
        views.set_default(Some(name("a")));
        views.rename(&name("a"), name("z")).unwrap();
        assert_eq!(views.default_view().unwrap().search(), "?search=1");
        views.update(&name("z"), state("?search=3&offset=50"));
        assert_eq!(views.default_view().unwrap().search(), "?search=3");
        assert!(views.remove(&name("z")).is_some());
        assert_eq!(views.default_view(), None);
        assert_eq!(views.remove(&name("z")), None);
    }

    #[test]
    fn merging_twice_adds_nothing_and_nothing_is_replaced() {
        let mut own = views(&[("a", "?search=1"), ("b", "?search=2")]);
        let others = views(&[("a", "?search=other"), ("b", "?search=2"), ("c", "")]);
        assert_eq!(own.merge(&others), (2, 0));
        assert_eq!(names(&own), ["a", "a (2)", "b", "c"]);
        assert_eq!(own.merge(&others), (0, 0));
        assert_eq!(own.find(&name("a")).unwrap().search(), "?search=1");
    }

    #[test]
    fn there_is_a_largest_number_of_views() {
        let mut views = SavedViews::default();
        for index in 0..MAX_VIEWS {
            views.add(name(&index.to_string()), state("")).unwrap();
        }
        assert_eq!(views.add(name("more"), state("")), Err(ViewsError::Full));
        views.remove(&name("0"));
        let mut others = SavedViews::default();
        for text in ["more", "still more", "50"] {
            others.add(name(text), state("")).unwrap();
        }
        assert_eq!(views.merge(&others), (1, 1));
    }
}
