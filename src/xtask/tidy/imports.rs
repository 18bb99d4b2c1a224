//! Imports between the files of a crate.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use super::Source;
use super::text::{Pattern, Rust, regex};
use crate::Result;

static USE: Pattern = LazyLock::new(|| regex(r"\b(pub(?:\([a-z]+\))? )?use ([^;]+);"));
static PATH: Pattern = LazyLock::new(|| regex(r"\b(?:crate|super|self)(?:::\w+)+"));

/// The files of one crate by their modules, such as `list::state`; the root is the empty module.
type Crate = BTreeMap<String, File>;

#[derive(Default)]
struct File {
    path: String,
    /// What the file names, as paths from the root of the crate.
    imports: BTreeSet<String>,
    /// What the file exports from elsewhere, by the exported name.
    exports: BTreeMap<String, String>,
}

/// No file needs itself through its imports. An import of a re-export needs the file that defines the item.
pub(super) fn files_do_not_import_in_a_circle(sources: &[Source]) -> Result<Vec<String>> {
    let is_file = |path: &str| sources.iter().any(|source| source.path == path);
    let mut crates = BTreeMap::<&str, Crate>::new();
    for source in sources.iter().filter(|source| source.is("rs")) {
        let Some((at, _)) = source.path.match_indices('/').nth(1) else {
            continue;
        };
        let (root, file) = (&source.path[..at], &source.path[at + 1..]);
        let module = match file.trim_end_matches(".rs") {
            "lib" => String::new(),
            "main" if !is_file(&format!("{root}/lib.rs")) => String::new(),
            module => module.replace('/', "::"),
        };
        let file = File::parse(source, &module)?;
        crates.entry(root).or_default().insert(module, file);
    }
    Ok(crates.values().flat_map(circles).collect())
}

impl File {
    fn parse(source: &Source, module: &str) -> Result<Self> {
        let code = Rust::parse(&source.text)?.code;
        // Tests import what they test.
        let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let uses = USE.as_ref().map_err(Clone::clone)?;
        let rest = uses.replace_all(code, "");
        let words: BTreeSet<_> = rest
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .collect();
        let (path, mut imports, mut exports) =
            (source.path.clone(), BTreeSet::new(), BTreeMap::new());
        for found in uses.captures_iter(code) {
            let is_export = found.get(1).is_some();
            for path in expand(&found[2].split_whitespace().collect::<Vec<_>>().join(" ")) {
                let last = path.rsplit("::").next().unwrap_or_default();
                let (path, name) = path.split_once(" as ").unwrap_or((&path, last));
                if is_export {
                    exports.insert(name.to_owned(), absolute(path, module));
                }
                if !is_export || words.contains(name) {
                    imports.insert(absolute(path, module));
                }
            }
        }
        let paths = PATH.as_ref().map_err(Clone::clone)?.find_iter(&rest);
        imports.extend(paths.map(|path| absolute(path.as_str(), module)));
        Ok(Self {
            path,
            imports,
            exports,
        })
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
    let branches = branches.map(str::trim).filter(|branch| !branch.is_empty());
    branches
        .flat_map(|branch| expand(&format!("{prefix}{branch}")))
        .collect()
}

/// From the root of the crate, the path `path` in `module`. One that begins with neither `crate`, `super` nor
/// `self` is of a child module or of another crate, which has no file here.
fn absolute(path: &str, module: &str) -> String {
    let mut absolute: Vec<_> = module.split("::").filter(|name| !name.is_empty()).collect();
    for segment in path.split("::").map(str::trim) {
        match segment {
            "crate" => absolute.clear(),
            "super" => drop(absolute.pop()),
            "self" => {}
            name => absolute.push(name),
        }
    }
    absolute.join("::")
}

/// The module whose file defines what `path` names.
fn definition<'a>(files: &'a Crate, path: &'a str) -> &'a str {
    let mut module = path;
    while !module.is_empty() && !files.contains_key(module) {
        module = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    }
    let item = path[module.len()..]
        .trim_start_matches("::")
        .split("::")
        .next();
    let exports = files.get(module).map(|file| &file.exports);
    match exports
        .zip(item)
        .and_then(|(exports, item)| exports.get(item))
    {
        Some(exported) if exported != path => definition(files, exported),
        _ => module,
    }
}

/// The shortest circle through each file that is in one, each circle once.
fn circles(files: &Crate) -> Vec<String> {
    let edges = files.iter().map(|(module, file)| {
        let imported = file.imports.iter().map(|path| definition(files, path));
        let imported: BTreeSet<_> = imported.filter(|imported| imported != module).collect();
        (module.as_str(), imported)
    });
    let edges: BTreeMap<_, _> = edges.collect();
    let mut found = BTreeMap::new();
    for circle in edges.keys().filter_map(|start| circle(&edges, start)) {
        let paths: Vec<_> = circle
            .iter()
            .map(|module| files[*module].path.as_str())
            .collect();
        let members: BTreeSet<_> = circle.into_iter().collect();
        let finding = format!("{}:1: imports in a circle: {}", paths[0], paths.join(" → "));
        found.entry(members).or_insert(finding);
    }
    found.into_values().collect()
}

/// The shortest way from `start` along the edges back to it.
fn circle<'a>(
    edges: &BTreeMap<&'a str, BTreeSet<&'a str>>,
    start: &'a str,
) -> Option<Vec<&'a str>> {
    let mut came_from = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(module) = queue.pop_front() {
        for next in edges.get(module)? {
            if *next == start {
                let way = std::iter::successors(Some(module), |at| came_from.get(at).copied());
                let mut circle: Vec<_> = way.collect();
                circle.reverse();
                return Some(circle);
            }
            came_from.entry(*next).or_insert_with(|| {
                queue.push_back(next);
                module
            });
        }
    }
    None
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
