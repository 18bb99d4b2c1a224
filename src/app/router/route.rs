//! The pages of the app and their addresses.
//!
//! The addresses are relative to the path below which the app is served, which [`super::Router`] adds and
//! removes.

use datavolumes_contract::query_string::{Writer, decode, parameters};
use datavolumes_contract::{ListQuery, VolumeId};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The table in the state of a query.
    Volumes(ListQuery),
    /// The form for a new volume, empty or filled in from an existing volume.
    NewVolume {
        /// The volume to copy.
        from: Option<VolumeId>,
    },
    /// One volume.
    Volume(VolumeId),
    /// The shares of one volume.
    Sharing(VolumeId),
    /// The form to sign in, which leads to another page.
    SignIn {
        /// The page that follows; the table if it is `None`.
        next: Option<Box<Route>>,
    },
    /// An address without a page.
    NotFound,
}

impl Route {
    /// The table without a filter.
    #[must_use]
    pub fn home() -> Self {
        Self::Volumes(ListQuery::default())
    }

    /// The page at `path`, which begins with `/`, with the raw query `search`.
    #[must_use]
    pub fn parse(path: &str, search: &str) -> Self {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let segments = [
            segments.next(),
            segments.next(),
            segments.next(),
            segments.next(),
        ];
        match segments {
            [None, ..] | [Some("datavolumes"), None, ..] => {
                Self::Volumes(ListQuery::from_address(search).0)
            }
            [Some("datavolumes"), Some("new"), None, _] => Self::NewVolume {
                from: parameter(search, "from").and_then(|id| id.parse().ok()),
            },
            [Some("datavolumes"), Some(id), None, _] => {
                id.parse().map_or(Self::NotFound, Self::Volume)
            }
            [Some("datavolumes"), Some(id), Some("sharing"), None] => {
                id.parse().map_or(Self::NotFound, Self::Sharing)
            }
            [Some("sign-in"), None, ..] => Self::SignIn {
                next: parameter(search, "next").and_then(|next| Self::parse_next(&next)),
            },
            _ => Self::NotFound,
        }
    }

    /// The page at the address `next`. `None` if it is not a page of the app, or is the sign-in page.
    fn parse_next(next: &str) -> Option<Box<Self>> {
        if !next.starts_with('/') || next.starts_with("//") || next.contains('\\') {
            return None;
        }
        let (path, search) = next.split_once('?').unwrap_or((next, ""));
        match Self::parse(path, search) {
            Self::NotFound | Self::SignIn { .. } => None,
            route => Some(Box::new(route)),
        }
    }

    /// The path and the query of the page.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Volumes(query) => with_query("/datavolumes", query.to_address()),
            Self::NewVolume { from } => {
                let mut writer = Writer::default();
                if let Some(id) = from {
                    writer.push("from", &id.to_string());
                }
                with_query("/datavolumes/new", writer.finish())
            }
            Self::Volume(id) => format!("/datavolumes/{id}"),
            Self::Sharing(id) => format!("/datavolumes/{id}/sharing"),
            Self::SignIn { next } => {
                let mut writer = Writer::default();
                if let Some(next) = next {
                    writer.push("next", &next.address());
                }
                with_query("/sign-in", writer.finish())
            }
            Self::NotFound => "/not-found".to_owned(),
        }
    }
}

fn parameter(search: &str, name: &str) -> Option<String> {
    parameters(search)
        .find(|(key, _)| key == name)
        .map(|(_, raw)| decode(raw))
}

fn with_query(path: &str, query: String) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Filter, FilterOperator, View, VolumeField};

    use super::*;

    fn parse(address: &str) -> Route {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        Route::parse(path, search)
    }

    fn id() -> VolumeId {
        "71f69d83-ba66-4822-adf5-55ce55efd210".parse().unwrap()
    }

    #[test]
    fn the_address_of_a_page_leads_to_it() {
        let query = ListQuery::default()
            .with_filter(
                Filter::new(VolumeField::Name, FilterOperator::Contains, "a&b=c d").unwrap(),
            )
            .with_view(View::UsableInProject(Some(
                datavolumes_contract::ProjectId::new("5"),
            )));
        for route in [
            Route::home(),
            Route::Volumes(query.clone()),
            Route::NewVolume { from: None },
            Route::NewVolume { from: Some(id()) },
            Route::Volume(id()),
            Route::Sharing(id()),
            Route::SignIn { next: None },
            Route::SignIn {
                next: Some(Box::new(Route::Volumes(query))),
            },
        ] {
            assert_eq!(parse(&route.address()), route, "{}", route.address());
        }
    }

    #[test]
    fn every_page_has_its_documented_address() {
        for (address, route) in [
            ("/", Route::home()),
            ("/datavolumes/", Route::home()),
            ("/datavolumes/new", Route::NewVolume { from: None }),
            (
                "/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210",
                Route::Volume(id()),
            ),
            (
                "/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210/sharing",
                Route::Sharing(id()),
            ),
            ("/datavolumes/not-an-id", Route::NotFound),
            (
                "/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210/other",
                Route::NotFound,
            ),
            (
                "/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210/sharing/more",
                Route::NotFound,
            ),
            ("/elsewhere", Route::NotFound),
        ] {
            assert_eq!(parse(address), route, "{address}");
        }
    }

    #[test]
    fn signing_in_leads_only_to_pages_of_the_app() {
        for next in [
            "https://evil.example/",
            "//evil.example/datavolumes",
            "/\\evil.example",
            "/sign-in?next=%2Fdatavolumes",
            "/nowhere",
            "javascript:alert(1)",
        ] {
            let address = format!("/sign-in?next={}", next.replace('?', "%3F"));
            assert_eq!(parse(&address), Route::SignIn { next: None }, "{next}");
        }
    }
}
