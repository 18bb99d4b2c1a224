//! What the palette asks the server for, and the requests.

use datavolumes_client::{ApiError, Client};
use datavolumes_contract::{
    DirectoryQuery, Filter, FilterOperator, Limit, ListQuery, Sort, SortOrder, Volume, VolumeField,
    VolumeId, input,
};
use datavolumes_ui::excerpt;
use futures::future::join_all;

use super::sentence::Sentence;
use super::unit_text::UnitText;
use crate::directory::{OrgLevel, OrgUnit, is_refused, search};

/// How many volumes and units a search asks for.
const PAGE_SIZE: u16 = 8;

/// The longest text that is searched for, in characters.
const MAX_TEXT: usize = 200;

/// What a text needs from the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lookup {
    /// A part of the name of volumes, or an ID.
    pub(super) volume: Option<String>,
    /// Clusters, departments and projects.
    pub(super) units: Vec<UnitText>,
}

impl Lookup {
    /// What `text` needs, which says `sentence`, if it is one.
    pub(super) fn of(text: &str, sentence: Option<&Sentence>) -> Self {
        let text = input::trim(text);
        if is_too_long(text) {
            return Self::default();
        }
        let place = match sentence {
            None => text,
            Some(Sentence::Go { place }) => place,
            Some(Sentence::Filter(filter)) if filter.is_guess && filter.place.is_none() => text,
            Some(sentence) => {
                return Self {
                    volume: sentence.volume().map(str::to_owned),
                    units: sentence.units(),
                };
            }
        };
        if place.is_empty() {
            return Self::default();
        }
        let project = UnitText {
            level: Some(OrgLevel::Project),
            name: place.to_owned(),
        };
        // A name has no spaces.
        let has_space = place.contains(char::is_whitespace);
        Self {
            volume: (!has_space).then(|| place.to_owned()),
            units: vec![project],
        }
    }
}

/// Why nothing was found for `text`, as sentences. A sentence about a volume lists all volumes of its name.
pub(super) fn absence_text(text: &str) -> String {
    if is_too_long(input::trim(text)) {
        return format!("Too long to search for. Enter at most {MAX_TEXT} characters.");
    }
    let sentence = Sentence::read(text);
    match sentence.as_ref().and_then(Sentence::volume) {
        Some(name) if !name.is_empty() => {
            let name = excerpt(name);
            format!("No data volume that you can see has “{name}” in its name.")
        }
        _ => "No results. Search for a name, or try “share … with …”.".to_owned(),
    }
}

fn is_too_long(text: &str) -> bool {
    text.chars().nth(MAX_TEXT).is_some()
}

/// A unit of the directory with its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundUnit {
    pub(super) level: OrgLevel,
    pub(super) unit: OrgUnit,
}

/// Finds the volumes whose name begins with `text`, then those whose name contains it. The first ones if it is empty.
///
/// # Errors
/// Those of the requests.
pub(super) async fn find_volumes(client: Client, text: String) -> Result<Vec<Volume>, ApiError> {
    if let Ok(id) = text.parse::<VolumeId>()
        && let Ok(found) = client.volume(id).await
    {
        return Ok(vec![found.value]);
    }
    let page = ListQuery {
        sort: Some(Sort {
            field: VolumeField::Name,
            order: SortOrder::default(),
        }),
        limit: Limit::new(PAGE_SIZE).unwrap_or_default(),
        ..ListQuery::default()
    };
    // Names have no capitals.
    let name = text.to_lowercase();
    let operators = if name.is_empty() {
        vec![None]
    } else {
        vec![
            Some(FilterOperator::StartsWith),
            Some(FilterOperator::Contains),
        ]
    };
    let mut volumes = Vec::<Volume>::new();
    for operator in operators {
        let filter = operator.map(|operator| Filter::new(VolumeField::Name, operator, &*name));
        let query = match filter {
            None => page.clone(),
            Some(Ok(filter)) => page.clone().with_filter(filter),
            // No name has a comma.
            Some(Err(_)) => break,
        };
        let found = client.list(&query).await?.datavolumes;
        for volume in found {
            if !volumes.iter().any(|known| known.id == volume.id) {
                volumes.push(volume);
            }
        }
        if volumes.len() >= usize::from(PAGE_SIZE) {
            break;
        }
    }
    Ok(volumes)
}

/// The units that each of `texts` may mean.
pub(super) type FoundUnits = Vec<(UnitText, Vec<FoundUnit>)>;

/// Finds the units that each of `texts` may mean.
///
/// # Errors
/// Those of the requests, if no list of a text could be read. A level that this server does not list to this user is left
/// out.
pub(super) async fn find_units(
    client: Client,
    texts: Vec<UnitText>,
) -> Result<FoundUnits, ApiError> {
    let found = texts.into_iter().map(|text| {
        let client = client.clone();
        async move {
            let units = find_at_levels(&client, &text).await?;
            Ok((text, units))
        }
    });
    join_all(found).await.into_iter().collect()
}

async fn find_at_levels(client: &Client, text: &UnitText) -> Result<Vec<FoundUnit>, ApiError> {
    let levels = [OrgLevel::Cluster, OrgLevel::Department, OrgLevel::Project];
    let levels = levels
        .into_iter()
        .filter(|level| text.level.is_none_or(|wanted| wanted == *level));
    let lists = join_all(levels.map(|level| {
        let query = DirectoryQuery {
            search: text.name.clone(),
            limit: Limit::new(PAGE_SIZE).unwrap_or_default(),
            ..DirectoryQuery::default()
        };
        let found = search(client.clone(), level, query);
        async move { (level, found.await) }
    }));
    let (mut units, mut refusal, mut is_listed) = (Vec::new(), None, false);
    for (level, found) in lists.await {
        match found {
            Ok(found) => {
                is_listed = true;
                let found = found.units.into_iter().take(PAGE_SIZE.into());
                units.extend(found.map(|unit| FoundUnit { level, unit }));
            }
            Err(error) if is_refused(&error) => refusal = Some(error),
            Err(error) => return Err(error),
        }
    }
    match refusal {
        Some(error) if !is_listed => Err(error),
        _ => Ok(units),
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_client::scripted::{Reply, ScriptedTransport};
    use futures::FutureExt;

    use super::*;
    use crate::testing::volume;

    fn lookup(text: &str) -> Lookup {
        Lookup::of(text, Sentence::read(text).as_ref())
    }

    #[test]
    fn a_text_looks_for_volumes_and_projects_and_a_sentence_for_what_it_names() {
        let project = |name: &str| UnitText {
            level: Some(OrgLevel::Project),
            name: name.to_owned(),
        };
        let imagenet = Some("imagenet".to_owned());
        for text in [" imagenet ", "go imagenet"] {
            let expected = Lookup {
                volume: imagenet.clone(),
                units: vec![project("imagenet")],
            };
            assert_eq!(lookup(text), expected, "{text}");
        }
        let share = lookup("share imagenet with vision, audio");
        assert_eq!((share.volume, share.units.len()), (imagenet, 2));
        let filter = lookup("not ready in vision");
        assert_eq!((filter.volume, filter.units.len()), (None, 1));
        assert_eq!(lookup("two words").volume, None);
        for text in ["", "  ", &"x".repeat(MAX_TEXT + 1)] {
            assert_eq!(lookup(text), Lookup::default(), "{text}");
        }
    }

    #[test]
    fn why_nothing_is_found_is_told() {
        for text in [
            "delete zzz",
            "copy zzz",
            "share zzz",
            "unshare zzz from audio",
        ] {
            let text = absence_text(text);
            assert_eq!(
                text,
                "No data volume that you can see has “zzz” in its name."
            );
        }
        for text in ["zzz", "go zzz", "delete "] {
            assert!(absence_text(text).starts_with("No results."), "{text}");
        }
        let long = ["share zzz with ", &"x".repeat(MAX_TEXT)].concat();
        assert!(absence_text(&long).contains("at most 200 characters"));
    }

    fn page(names: &[&str]) -> Reply {
        let volumes: Vec<Volume> = (names.iter().enumerate())
            .map(|(index, name)| Volume {
                name: (*name).to_owned(),
                ..volume(index + name.len() * 100)
            })
            .collect();
        let volumes = serde_json::to_string(&volumes).unwrap();
        Reply::text(200, format!(r#"{{"datavolumes":{volumes}}}"#))
    }

    #[test]
    fn names_that_begin_with_the_text_come_first_and_none_is_found_twice() {
        let server = ScriptedTransport::new(|request| {
            if request.path.contains("%3D%5E") {
                page(&["ima"])
            } else {
                page(&["ima", "my-ima"])
            }
        });
        let found = find_volumes(server.client(), "IMA".to_owned()).now_or_never();
        let found = found.unwrap().unwrap();
        let names: Vec<&str> = found.iter().map(|volume| &*volume.name).collect();
        assert_eq!(names, ["ima", "my-ima"]);
        let requests = server.requests();
        assert!(
            requests
                .iter()
                .all(|it| it.path.contains("ima") && it.path.contains("limit=8"))
        );
    }

    #[test]
    fn a_level_that_is_refused_is_left_out_and_the_whole_directory_is_an_error() {
        let texts = vec![UnitText::read("vision")];
        let server = ScriptedTransport::new(|request| {
            if request.path.contains("departments") {
                Reply::text(200, r#"{"departments":[{"id":"d","name":"vision"}]}"#)
            } else {
                Reply::status(403)
            }
        });
        let found = find_units(server.client(), texts.clone()).now_or_never();
        let found = found.unwrap().unwrap();
        assert_eq!(found[0].1[0].level, OrgLevel::Department);
        let server = ScriptedTransport::new(|_| Reply::status(404));
        let found = find_units(server.client(), texts).now_or_never();
        assert!(is_refused(&found.unwrap().unwrap_err()));
    }
}
