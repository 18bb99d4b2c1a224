//! Imports between the files of a crate.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Source;
use super::text::{Rust, regex};
use crate::Result;

/// The path of a module or an item from the root of its crate.
type ModulePath = Vec<String>;

/// The files of one crate by the modules that they contain.
#[derive(Default)]
struct Crate {
    files: BTreeMap<ModulePath, File>,
}

#[derive(Default)]
struct File {
    path: String,
    /// What the file names, as absolute paths.
    imports: BTreeSet<ModulePath>,
    /// What the file exports from elsewhere, by the exported name.
    exports: BTreeMap<String, ModulePath>,
}

/// No file needs itself through what it imports. A re-export counts for the file that defines the item.
pub(super) fn files_do_not_import_in_a_circle(sources: &[Source]) -> Result<Vec<String>> {
    let has_library = |path: &str| sources.iter().any(|source| source.path == path);
    let mut crates = BTreeMap::<&str, Crate>::new();
    for source in sources.iter().filter(|source| source.is("rs")) {
        let mut folders = source.path.splitn(3, '/');
        let (Some(group), Some(name), Some(file)) =
            (folders.next(), folders.next(), folders.next())
        else {
            continue;
        };
        let module = match file.trim_end_matches(".rs") {
            "lib" => Vec::new(),
            "main" if !has_library(&format!("{group}/{name}/lib.rs")) => Vec::new(),
            module => module.split('/').map(str::to_owned).collect(),
        };
        let root = &source.path[..group.len() + 1 + name.len()];
        let file = File::parse(source, &module)?;
        crates.entry(root).or_default().files.insert(module, file);
    }
    Ok(crates.values().flat_map(Crate::circles).collect())
}

impl File {
    fn parse(source: &Source, module: &[String]) -> Result<Self> {
        let code = Rust::parse(&source.text)?.code;
        // Tests import what they test.
        let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let mut file = Self {
            path: source.path.clone(),
            ..Self::default()
        };
        let used = regex(r"(?s)\b(pub(?:\([a-z]+\))? )?use ([^;]+);")?;
        let rest = used.replace_all(code, "");
        for found in used.captures_iter(code) {
            for path in expand(&found[2].split_whitespace().collect::<Vec<_>>().join(" ")) {
                let (path, name) = path
                    .split_once(" as ")
                    .unwrap_or((&path, path.rsplit("::").next().unwrap_or(&path)));
                let absolute = absolute(path, module);
                let is_used =
                    found.get(1).is_none() || regex(&format!(r"\b{name}\b"))?.is_match(&rest);
                if found.get(1).is_some() {
                    file.exports.insert(name.to_owned(), absolute.clone());
                }
                file.imports.extend(is_used.then_some(absolute));
            }
        }
        let paths = regex(r"\b(?:crate|super|self)(?:::\w+)+")?;
        file.imports.extend(
            paths
                .find_iter(&rest)
                .map(|path| absolute(path.as_str(), module)),
        );
        Ok(file)
    }
}

/// The paths of a use tree: `a::{b, c::{self, d as e}}` is `a::b`, `a::c` and `a::c::d as e`.
fn expand(tree: &str) -> Vec<String> {
    let Some((prefix, group)) = tree.split_once('{') else {
        return vec![tree.trim().trim_end_matches("::self").to_owned()];
    };
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
    let mut depth = 0;
    let branches = group.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let branches = branches.filter(|branch| !branch.trim().is_empty());
    branches
        .flat_map(|branch| expand(&format!("{}{}", prefix.trim(), branch.trim())))
        .collect()
}

/// The path from the root of the crate of `path`, which stands in `module`. A path that begins with neither
/// `crate`, `super` nor `self` is one of a child module or of another crate; in no file is the latter found.
fn absolute(path: &str, module: &[String]) -> ModulePath {
    let mut absolute = module.to_vec();
    for segment in path.split("::").map(str::trim) {
        match segment {
            "crate" => absolute.clear(),
            "super" => drop(absolute.pop()),
            "self" => {}
            name => absolute.push(name.to_owned()),
        }
    }
    absolute
}

impl Crate {
    /// The module whose file defines what `path` names.
    fn definition<'a>(&'a self, path: &'a [String]) -> Option<&'a ModulePath> {
        let mut lengths = (0..=path.len()).rev();
        let (module, file) =
            lengths.find_map(|length| self.files.get_key_value(&path[..length]))?;
        let exported = path
            .get(module.len())
            .and_then(|name| file.exports.get(name));
        match exported.filter(|exported| exported.as_slice() != path) {
            Some(exported) => self.definition(exported),
            None => Some(module),
        }
    }

    fn imports<'a>(&'a self, module: &'a ModulePath) -> impl Iterator<Item = &'a ModulePath> {
        let imports = self
            .files
            .get(module)
            .into_iter()
            .flat_map(|file| &file.imports);
        imports
            .filter_map(|path| self.definition(path))
            .filter(move |found| *found != module)
    }

    /// The shortest circle through each file that is part of one, each circle once.
    fn circles(&self) -> Vec<String> {
        let circles = self.files.keys().filter_map(|start| self.circle(start));
        let mut found = BTreeMap::new();
        for circle in circles {
            let paths: Vec<_> = circle
                .iter()
                .map(|module| self.files[*module].path.as_str())
                .collect();
            let members: BTreeSet<_> = paths.iter().copied().map(str::to_owned).collect();
            let finding = format!("{}:1: imports in a circle: {}", paths[0], paths.join(" → "));
            found.entry(members).or_insert(finding);
        }
        found.into_values().collect()
    }

    /// The shortest way from `start` through imports back to it.
    fn circle<'a>(&'a self, start: &'a ModulePath) -> Option<Vec<&'a ModulePath>> {
        let mut came_from = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(module) = queue.pop_front() {
            for next in self.imports(module) {
                if next == start {
                    let mut circle = vec![start];
                    let mut at = module;
                    while at != start {
                        circle.insert(1, at);
                        at = came_from[at];
                    }
                    return Some(circle);
                }
                came_from.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    module
                });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        check(files_do_not_import_in_a_circle, files)
    }

    #[test]
    fn a_circle_is_found_through_nested_imports_and_plain_paths() {
        let files = [
            ("src/a/lib.rs", "mod b;\nmod c;\nmod d;"),
            ("src/a/b.rs", "use crate::{c::{self, C}, e};"),
            ("src/a/c.rs", "fn f() { super::d::g(); }"),
            ("src/a/d.rs", "use super::b::B;"),
        ];
        let expected = "src/a/b.rs:1: imports in a circle: src/a/b.rs → src/a/c.rs → src/a/d.rs";
        assert_eq!(circles(&files), [expected]);
    }

    #[test]
    fn a_reexport_counts_for_the_file_that_defines_the_item() {
        let parent = "mod c;\nmod d;\npub use c::C;\npub use d::D;";
        let files = [
            ("src/a/lib.rs", "mod b;"),
            ("src/a/b.rs", parent),
            ("src/a/b/c.rs", "use crate::b::D;"),
            ("src/a/b/d.rs", "// use super::C"),
        ];
        assert!(circles(&files).is_empty());
        let used = format!("{parent}\nfn f(c: C) {{}}\nconst E: u8 = 1;");
        let files = [
            files[0],
            ("src/a/b.rs", &used),
            ("src/a/b/c.rs", "use super::E;"),
        ];
        assert_eq!(circles(&files).len(), 1);
    }

    #[test]
    fn tests_may_import_what_they_test() {
        let text = "mod c;\nfn f() { c::g() }\n#[cfg(test)]\nmod tests {\n    use super::*;\n}";
        assert!(circles(&[("src/a/lib.rs", "mod b;"), ("src/a/b.rs", text)]).is_empty());
    }
}
