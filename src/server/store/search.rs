//! Free text search: the text somewhere in name, description, origin PVC, project name or
//! creator, upper and lower case of ASCII letters alike.

use std::collections::BTreeSet;

use super::sql::Sql;

/// More trigrams do not narrow the candidates down further in practice.
const MAX_TRIGRAMS: usize = 32;

/// The statement that selects the volumes in which `search` is found.
///
/// The index knows which volumes have all trigrams of the text; each candidate is then looked at.
/// A text of one or two characters has no trigram: every volume is looked at.
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
    select.then(Sql::new("contains(v.searchable, ?)").bind(part))
}

/// The trigrams of `part`, each quoted for the index. Those with a NUL, at which the index would
/// take the query for ended, are left out.
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
