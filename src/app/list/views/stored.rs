//! The views as JSON: what the browser keeps, and what is exported and imported.
//!
//! ```json
//! { "datavolumesViews": 1, "views": [{ "name": "Stuck", "query": "filterBy=phase%3D%3DDeleting", "isDefault": true }] }
//! ```

use datavolumes_contract::ListQuery;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::saved_views::{SavedViews, ViewState};
use super::view_name::ViewName;

/// The version of the format.
const VERSION: u32 = 1;

/// The longest text that is read, in bytes.
const MAX_LENGTH: usize = 1 << 20;

#[derive(Deserialize, Serialize)]
struct StoredViews {
    #[serde(rename = "datavolumesViews")]
    version: u32,
    /// [`StoredView`]s. Each is read by itself, so that an odd one does not hide the others.
    views: Vec<Value>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct StoredView {
    name: String,
    /// The query string of the address of the list, without `?`.
    query: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    columns: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_default: bool,
}

/// Why a text has no views.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum ImportError {
    #[error("The file is larger than 1 MB.")]
    TooLong,
    #[error("This file contains no saved views.")]
    NotViews,
    #[error("Another version of the app saved these views.")]
    OtherVersion,
}

/// Views that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadViews {
    pub(super) views: SavedViews,
    /// The number of entries that are no views: without a name, with a name of an earlier one, or too many.
    pub(super) skipped: usize,
}

/// Writes `views` as JSON with line breaks.
pub(super) fn encode(views: &SavedViews) -> String {
    let default = views.default_view().map(|view| &view.name);
    let stored = StoredViews {
        version: VERSION,
        views: (views.iter())
            .map(|view| StoredView {
                name: view.name.as_str().to_owned(),
                query: view.state.query.to_address(),
                columns: view.state.columns.clone(),
                is_default: default == Some(&view.name),
            })
            .filter_map(|view| serde_json::to_value(view).ok())
            .collect(),
    };
    serde_json::to_string_pretty(&stored).unwrap_or_default()
}

/// Reads what [`encode`] has written. A query is read as an address is: what is not valid in it is left out.
pub(super) fn decode(text: &str) -> Result<ReadViews, ImportError> {
    if text.len() > MAX_LENGTH {
        return Err(ImportError::TooLong);
    }
    let stored: StoredViews = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| ImportError::NotViews)?;
    if stored.version != VERSION {
        return Err(ImportError::OtherVersion);
    }
    let mut read = ReadViews::default();
    for entry in stored.views {
        let Ok(entry) = serde_json::from_value::<StoredView>(entry) else {
            read.skipped += 1;
            continue;
        };
        let query = ListQuery::from_address(&entry.query).0;
        let state = ViewState::new(query, entry.columns);
        let added = ViewName::new(&entry.name)
            .ok()
            .filter(|name| read.views.add(name.clone(), state).is_ok());
        match added {
            None => read.skipped += 1,
            Some(name) if entry.is_default => read.views.set_default(Some(name)),
            Some(_) => {}
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn views(entries: &[(String, String)]) -> SavedViews {
        let mut views = SavedViews::default();
        for (name, address) in entries {
            if let Ok(name) = ViewName::new(name) {
                // A name that is taken is skipped.
                let state = ViewState::new(ListQuery::from_address(address).0, address.clone());
                let _ = views.add(name.clone(), state);
                views.set_default(Some(name));
            }
        }
        views
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(
            entries in prop::collection::vec((".{0,70}", "(\\?)?[a-zA-Z]{0,8}=[a-z0-9%@=]{0,12}"), 0..8),
        ) {
            let views = views(&entries);
            let read = decode(&encode(&views)).unwrap();
            prop_assert_eq!(read, ReadViews { views, skipped: 0 });
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            let _ = decode(&text);
        }
    }

    #[test]
    fn what_is_no_view_is_counted() {
        let text = r#"{"datavolumesViews":1,"views":[
            {"name":"a","query":"?limit=100&nonsense=1&offset=-4"},
            {"name":"","query":""},{"name":"A","query":""},{"name":3},4,{"name":"b","query":"","more":[1]}]}"#;
        let read = decode(text).unwrap();
        let names: Vec<_> = read.views.iter().map(|view| view.name.as_str()).collect();
        assert_eq!((names, read.skipped), (vec!["a", "b"], 4));
        assert_eq!(read.views.iter().next().unwrap().search(), "?limit=100");
    }

    #[test]
    fn another_file_is_refused_with_the_reason() {
        assert_eq!(
            decode(r#"{"datavolumesViews":2,"views":[]}"#),
            Err(ImportError::OtherVersion)
        );
        assert_eq!(decode("[]"), Err(ImportError::NotViews));
        assert_eq!(
            decode(&" ".repeat(MAX_LENGTH + 1)),
            Err(ImportError::TooLong)
        );
    }
}
