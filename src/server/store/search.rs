//! Free text search: volumes whose name, description, origin PVC, project name or creator contains
//! a text. The case of ASCII letters is ignored.

use std::collections::BTreeSet;

use super::sql::Sql;

/// More trigrams do not reduce the number of candidates in practice.
const MAX_TRIGRAMS: usize = 32;

/// What separates the columns in `searchable`.
const SEPARATOR: char = '\n';

/// The columns in `searchable`.
const COLUMNS: [&str; 5] = [
    "name",
    "origin_pvc_name",
    "project_name",
    "created_by",
    "description",
];

/// The statement that selects the volumes that contain `search`.
///
/// The full-text index finds the volumes that contain every trigram of the text; each of these
/// candidates is then compared. A text of one or two characters has no trigram, so every volume is
/// compared.
pub(super) fn statement(search: &str) -> Sql {
    let part = search.to_ascii_lowercase();
    let trigrams = trigrams(&part);
    let select = if trigrams.is_empty() {
        Sql::new("SELECT v.seq FROM volumes v WHERE ")
    } else {
        Sql::new(
            "SELECT v.seq FROM volumes_search s JOIN volumes v ON v.seq = s.rowid
             WHERE volumes_search MATCH ? AND ",
        )
        .bind(trigrams.join(" "))
    };
    if !part.contains(SEPARATOR) {
        return select.append(Sql::new("contains(v.searchable, ?)").bind(part));
    }
    // The separator of the columns is not part of any: each is compared by itself.
    COLUMNS
        .iter()
        .enumerate()
        .fold(select.push("("), |select, (index, column)| {
            let or = if index > 0 { " OR " } else { "" };
            let condition = format!("{or}contains(v.{column}, ?)");
            select.append(Sql::new(condition).bind(part.clone()))
        })
        .push(")")
}

/// The distinct trigrams of `part`, quoted for the full-text index. A trigram with a NUL is left
/// out, because the index reads a NUL as the end of the query.
fn trigrams(part: &str) -> Vec<String> {
    let characters: Vec<char> = part.chars().collect();
    let distinct: BTreeSet<&[char]> = characters
        .windows(3)
        .filter(|window| !window.contains(&'\0'))
        .take(MAX_TRIGRAMS)
        .collect();
    distinct
        .into_iter()
        .map(|window| {
            let text: String = window.iter().collect();
            format!("\"{}\"", text.replace('"', "\"\""))
        })
        .collect()
}
