use datavolumes_contract::ListQuery;

use super::use_saved_views::read;

/// A saved view of this browser, as others link to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SavedViewLink {
    /// Its name.
    pub(crate) name: String,
    /// What it shows.
    pub(crate) query: ListQuery,
}

/// The saved views of this browser, in the order of their names.
pub(crate) fn saved_view_links() -> Vec<SavedViewLink> {
    let views = read().unwrap_or_default();
    let links = views.iter().map(|view| SavedViewLink {
        name: view.name.as_str().to_owned(),
        query: view.state.query.clone(),
    });
    links.collect()
}
