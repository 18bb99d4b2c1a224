//! Tells scopes of the same name apart.

use std::collections::HashMap;

/// Where a scope is. An empty text is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Location<'a> {
    /// The name of the department of a project.
    pub department: &'a str,
    /// The name of the cluster of a project or a department.
    pub cluster: &'a str,
    /// The id of the scope.
    pub id: &'a str,
}

impl Location<'_> {
    /// What could tell the scope apart, the most helpful first.
    fn candidates(self) -> [String; 4] {
        let department = prefixed("department ", self.department);
        let cluster = prefixed("cluster ", self.cluster);
        let both = if department.is_empty() || cluster.is_empty() {
            String::new()
        } else {
            [&department, ", ", &cluster].concat()
        };
        [department, cluster, both, prefixed("ID ", self.id)]
    }
}

/// What tells each of the scopes at `locations` apart from the others, such as `department vision`
/// or `ID 4501`. All of them have the same name. Two texts that differ only in case are the same. Empty if there is only one.
#[must_use]
pub fn qualifiers(locations: &[Location<'_>]) -> Vec<String> {
    if locations.len() < 2 {
        return vec![String::new(); locations.len()];
    }
    let candidates: Vec<[String; 4]> = locations.iter().map(|one| one.candidates()).collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in candidates.iter().flatten() {
        *counts.entry(text.to_lowercase()).or_default() += 1;
    }
    let is_unique =
        |text: &&String| !text.is_empty() && counts.get(&text.to_lowercase()) == Some(&1);
    let first_unique = |texts: &[String; 4]| {
        let found = texts.iter().find(is_unique);
        found.or_else(|| texts.last()).cloned().unwrap_or_default()
    };
    candidates.iter().map(first_unique).collect()
}

/// `name` followed by what tells it apart in parentheses, if there is something.
#[must_use]
pub fn qualified(name: &str, qualifier: &str) -> String {
    if qualifier.is_empty() {
        name.to_owned()
    } else {
        [name, " (", qualifier, ")"].concat()
    }
}

fn prefixed(prefix: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        [prefix, text].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location<'a>(department: &'a str, cluster: &'a str, id: &'a str) -> Location<'a> {
        Location {
            department,
            cluster,
            id,
        }
    }

    #[test]
    fn each_scope_gets_the_first_text_that_no_other_has() {
        let locations = [
            location("vision", "east", "1"),
            location("audio", "east", "2"),
            location("audio", "west", "3"),
            location("", "", "4"),
        ];
        assert_eq!(
            qualifiers(&locations),
            [
                "department vision",
                "department audio, cluster east",
                "cluster west",
                "ID 4"
            ]
        );
    }

    #[test]
    fn a_scope_without_namesakes_needs_nothing() {
        assert_eq!(qualifiers(&[location("vision", "east", "1")]), [""]);
        assert_eq!(qualifiers(&[]), Vec::<String>::new());
        assert_eq!(qualified("ocr", ""), "ocr");
        assert_eq!(qualified("ocr", "ID 4"), "ocr (ID 4)");
    }
}
