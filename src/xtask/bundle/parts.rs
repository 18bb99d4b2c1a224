//! The app in parts: what the first screen needs, and what is sent when it is first wanted.
//!
//! trunk leaves one module in `dist/`. The program that it was made of is taken apart here at the
//! functions that are marked for it (`src/app/ui/lazy.rs`), and the parts take the module's place.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use super::{script, wasm};
use crate::process::{command, run};
use crate::{Result, target_dir};

/// The program and its glue, here and in `dist/`.
const APP: &str = "datavolumes-app";
/// What the style of the other parts is called in `dist/`.
const STYLE: &str = "parts-";
/// The script by which the splitter loads the other parts. It becomes part of the glue, since a file of
/// its own would be one more request before the first row.
const LOADER: &str = "__wasm_split.js";

/// Puts the parts in the place of the one module that trunk has left in `dist`.
///
/// # Errors
/// When a tool fails, or its result is not as this expects.
pub(super) fn take_apart(dist: &Path) -> Result {
    let folder = target_dir().join("parts");
    let program = target_dir().join("wasm32-unknown-unknown/wasm-release");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut split = command("wasm-split-cli");
    split.arg(program.join(APP).with_extension("wasm"));
    run(
        "Taking the app apart",
        split.arg(&folder).args(["--out-name", APP]),
    )?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target=web", "--no-typescript", "--remove-name-section"]);
    // The other parts import the table of functions from the first.
    bindgen.arg("--keep-lld-exports");
    bindgen.arg("--out-dir").arg(folder.join("bound"));
    run(
        "Making the glue of its first part",
        bindgen.arg(folder.join(APP).with_extension("wasm")),
    )?;
    let built = Built::read(&folder)?;
    let page = dist.join("index.html");
    let html = read(&page)?;
    let parts = built.finish(&html).ok_or_else(|| {
        format!(
            "{}: not what wasm-bindgen and the splitter used to make",
            folder.display()
        )
    })?;
    for old in parts.replaced {
        fs::remove_file(dist.join(&old)).map_err(|error| format!("{old}: {error}"))?;
    }
    for (name, content) in parts.files {
        fs::write(dist.join(&name), content).map_err(|error| format!("{name}: {error}"))?;
    }
    fs::write(&page, parts.page).map_err(|error| format!("{}: {error}", page.display()))
}

/// What the tools have made.
struct Built {
    glue: String,
    loader: String,
    first: Vec<u8>,
    /// The other modules, by the name under which the loader asks for them.
    others: BTreeMap<String, Vec<u8>>,
}

/// What takes the place of one module.
struct Parts {
    page: String,
    files: BTreeMap<String, Vec<u8>>,
    replaced: Vec<String>,
}

impl Built {
    fn read(folder: &Path) -> Result<Self> {
        let bound = folder.join("bound");
        let first = bound.join(format!("{APP}_bg.wasm"));
        let mut others = BTreeMap::new();
        for file in super::files(folder)? {
            let is_other = file.parent() == Some(folder) && super::is(&file, "wasm");
            let stem = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if is_other && stem != APP {
                others.insert(stem, read_bytes(&file)?);
            }
        }
        Ok(Self {
            glue: read(&bound.join(APP).with_extension("js"))?,
            loader: read(&folder.join(LOADER))?,
            first: read_bytes(&first)?,
            others,
        })
    }

    /// The files as they are sent, each with a digest of its content in its name, and the page that
    /// names them instead of those of trunk; `None` where something is not as it should be.
    fn finish(self, page: &str) -> Option<Parts> {
        let mut files = BTreeMap::new();
        let mut loader = self.loader;
        for (name, module) in self.others {
            let module = wasm::shrink(&module)?.module;
            let file = format!("{name}-{}.wasm", digest(&module));
            loader = loader.replace(&format!("/{name}.wasm"), &format!("/{file}"));
            files.insert(file, module);
        }
        let first = wasm::shrink(&self.first)?;
        let wasm_file = format!("{APP}-{}_bg.wasm", digest(&first.module));
        let glue = join(&self.glue, &loader)?.replace(&format!("{APP}_bg.wasm"), &wasm_file);
        let glue = script::rename(&script::compact(&glue), &first.renamed);
        let glue_file = format!("{APP}-{}.js", digest(glue.as_bytes()));
        let (old_glue, old_wasm) = (named(page, ".js")?, named(page, "_bg.wasm")?);
        let page = style_on_demand(page)?
            .replace(&old_glue, &glue_file)
            .replace(&old_wasm, &wasm_file);
        files.insert(wasm_file, first.module);
        files.insert(glue_file, glue.into_bytes());
        let is_old = |old: &String| !files.contains_key(old);
        let replaced = [old_glue, old_wasm].into_iter().filter(is_old).collect();
        Some(Parts {
            page,
            files,
            replaced,
        })
    }
}

/// `glue` with `loader` in itself instead of beside it.
fn join(glue: &str, loader: &str) -> Option<String> {
    let is_import = |line: &str| line.starts_with("import ") && line.contains(LOADER);
    let place = format!("\"./{LOADER}\":");
    let mut has_place = false;
    let mut joined = String::new();
    for line in glue.lines().filter(|line| !is_import(line)) {
        // wasm-bindgen names the script once for each of its functions.
        if !line.trim_start().starts_with(&place) {
            joined.push_str(line);
        } else if !std::mem::replace(&mut has_place, true) {
            joined.push_str(&place);
            joined.push_str("loader,");
        }
        joined.push('\n');
    }
    let mut functions = Vec::new();
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        let exported = line.strip_prefix("export const ");
        functions.extend(exported.and_then(|line| line.split(' ').next()));
        joined.push_str(line.strip_prefix("export ").unwrap_or(line));
        joined.push('\n');
    }
    joined.extend(["const loader = { ", &functions.join(", "), " };\n"]);
    (has_place && !functions.is_empty()).then_some(joined)
}

/// `page` with the style of the other parts named and not asked for: `public/boot.js` does, when it is
/// wanted.
fn style_on_demand(page: &str) -> Option<String> {
    let tag = page.split('<').find(|tag| {
        tag.starts_with("link ") && tag.contains(STYLE) && tag.contains("stylesheet")
    })?;
    let tag = &tag[..=tag.find('>')?];
    let mut names = tag.split(['"', '\'', ' ', '/', '>', '=']);
    let name = names.find(|name| name.starts_with(STYLE))?;
    let meta = format!("meta name=\"parts-style\" content=\"./{name}\">");
    Some(page.replace(tag, &meta))
}

/// The file of the app in `page` whose name ends like this.
fn named(page: &str, end: &str) -> Option<String> {
    let mut names = page.split(['"', '\'', ' ', '/', '>', '=']);
    let name = names.find(|name| name.starts_with(APP) && name.ends_with(end))?;
    Some(name.to_owned())
}

fn digest(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(content);
    format!("{:016x}", hasher.finish())
}

fn read(file: &PathBuf) -> Result<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn read_bytes(file: &PathBuf) -> Result<Vec<u8>> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="modulepreload" href="./datavolumes-app-1.js"><link href="./datavolumes-app-1_bg.wasm"><link href=./style-1.css rel=stylesheet><link href=./parts-2.css rel=stylesheet><body>"#;
    const MODULE: &[u8] = b"\0asm\x01\0\0\0";

    fn built() -> Built {
        Built {
            glue: "import * as import1 from \"./__wasm_split.js\"\n\
                   import * as import2 from \"./__wasm_split.js\"\n\
                   const imports = {\n\
                   \x20   \"./__wasm_split.js\": import1,\n\
                   \x20   \"./__wasm_split.js\": import2,\n\
                   };\nfetch('datavolumes-app_bg.wasm');\n"
                .to_owned(),
            loader: "import { initSync } from \"./datavolumes-app.js\";\n\
                     export const __load_pages = load(\"./split_pages.wasm\");\n"
                .to_owned(),
            first: MODULE.to_vec(),
            others: [("split_pages".to_owned(), MODULE.to_vec())].into(),
        }
    }

    #[test]
    fn every_part_has_a_digest_in_its_name_and_is_asked_for_by_that_name() {
        let parts = built().finish(PAGE).unwrap();
        let mut names = parts.files.keys();
        let ending = |end: &str| names.clone().find(|name| name.ends_with(end)).unwrap();
        let (glue, first) = (ending(".js"), ending("_bg.wasm"));
        let other = names.find(|name| name.starts_with("split_pages-")).unwrap();
        assert!(parts.page.contains(glue) && parts.page.contains(first));
        assert!(!parts.page.contains("app-1.") && !parts.page.contains("app-1_"));
        let script = std::str::from_utf8(&parts.files[glue]).unwrap();
        assert!(script.contains(first) && script.contains(other), "{script}");
        assert_eq!(
            parts.replaced,
            ["datavolumes-app-1.js", "datavolumes-app-1_bg.wasm"]
        );
    }

    #[test]
    fn the_style_of_the_other_parts_is_named_and_not_asked_for() {
        let page = built().finish(PAGE).unwrap().page;
        let named = r#"<link href=./style-1.css rel=stylesheet><meta name="parts-style" content="./parts-2.css"><body>"#;
        assert!(page.ends_with(named), "{page}");
        assert_eq!(
            style_on_demand("<link href=./style-1.css rel=stylesheet>"),
            None
        );
    }

    #[test]
    fn the_loader_is_part_of_the_glue_and_asked_for_by_no_request() {
        let built = built();
        let joined = join(&built.glue, &built.loader).unwrap();
        assert!(!joined.contains("import "), "{joined}");
        assert!(joined.contains("\"./__wasm_split.js\":loader,"), "{joined}");
        assert_eq!(joined.matches("./__wasm_split.js").count(), 1, "{joined}");
        assert!(
            joined.ends_with("const loader = { __load_pages };\n"),
            "{joined}"
        );
    }

    #[test]
    fn glue_without_a_place_for_the_loader_is_refused() {
        assert_eq!(join("const imports = {};\n", &built().loader), None);
        assert_eq!(join(&built().glue, "nothing to load\n"), None);
    }
}
