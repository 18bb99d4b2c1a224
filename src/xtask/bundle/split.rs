//! Code splitting: turns the app into a main module and chunks that load on demand.
//!
//! The macro `lazy!` (`src/ui/lazy.rs`) marks the split points, and the app's feature `split` makes
//! the linker keep the relocations that the splitter reads. `trunk build` ends with one module; this step
//! replaces it by the folder `dist/app-<hash>/`:
//!
//! | file | what |
//! |---|---|
//! | `datavolumes-app.js`, `datavolumes-app_bg.wasm` | the main module and its glue, made by wasm-bindgen |
//! | `__wasm_split.js` | the loader of the chunks, imported by the glue |
//! | `split_NAME.wasm` | what only the split NAME needs |
//! | `chunk_N.wasm` | what several splits need |
//!
//! These files name each other, so the folder carries the hash and its files keep their names.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use wasm_encoder::{Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

use super::files;
use crate::process::{command, run};
use crate::{Result, at, target_dir};

/// The name of the program, and of its files in `dist/`.
const APP: &str = "datavolumes-app";

/// The loader of the chunks, as the splitter names it.
const LOADER: &str = "__wasm_split.js";
/// Which files each split loads, beside the files.
const MANIFEST: &str = "chunks.json";

/// The files that each split loads when a component of it is first shown, by the name of the split.
pub(crate) type Manifest = BTreeMap<String, Vec<String>>;

/// The folder of the split app in `dist`, and its manifest.
///
/// # Errors
/// When there is no split app.
pub(crate) fn manifest(dist: &Path) -> Result<(PathBuf, Manifest)> {
    let file = files(dist)?
        .into_iter()
        .find(|file| file.ends_with(MANIFEST));
    let file = file.ok_or("dist/ has no split app; run cargo xtask build")?;
    let json = fs::read_to_string(&file).map_err(at(&file))?;
    let manifest = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    Ok((file.with_file_name(""), manifest))
}

/// Replaces the one module that trunk left in `dist` by the main module and its chunks.
///
/// # Errors
/// When a tool fails, or `index.html` does not name the files that trunk writes.
pub(super) fn split_wasm(dist: &Path) -> Result {
    let folder = target_dir().join("split");
    let _ = fs::remove_dir_all(&folder);
    let main = split_program(&folder)?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target=web", "--no-typescript"]);
    bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    // The chunks import the function table and the stack pointer of the main module.
    bindgen.arg("--keep-lld-exports");
    bindgen.arg("--out-dir").arg(&folder).arg(main);
    run("Generating the glue of the main module", &mut bindgen)?;
    let app = format!("app-{:016x}", hash(&folder)?);
    fs::rename(&folder, dist.join(&app)).map_err(at(&folder))?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(at(&index))?;
    let page = Page::new(&html);
    let split = page.as_ref().and_then(|page| page.with_app_in(&app));
    let (Some(page), Some(split)) = (page, split) else {
        return Err("dist/index.html does not link the app as Trunk.toml says".to_owned());
    };
    for unsplit in [page.glue, page.wasm] {
        fs::remove_file(dist.join(unsplit)).map_err(at(&dist.join(unsplit)))?;
    }
    fs::write(&index, split).map_err(at(&index))
}

/// Splits the linked program into `folder`; returns the path of the main module, which has no glue yet.
fn split_program(folder: &Path) -> Result<PathBuf> {
    let program = target_dir().join("wasm32-unknown-unknown/wasm-release");
    let program = program.join(APP).with_extension("wasm");
    let linked = fs::read(&program).map_err(at(&program))?;
    let main = target_dir().join(APP).with_extension("wasm");
    let glue = format!("./{APP}.js");
    let mut options = Options::new(&linked);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &glue;
    let split = transform(options).map_err(|error| format!("the app cannot be split: {error}"))?;
    for chunk in &split.split_modules {
        let module = fs::read(chunk).map_err(at(chunk))?;
        let stripped = without_custom_sections(&module)
            .ok_or_else(|| format!("{} is no module", chunk.display()))?;
        fs::write(chunk, stripped).map_err(at(chunk))?;
    }
    let manifest: Manifest = split
        .prefetch_map
        .into_iter()
        .map(|(name, stems)| {
            (
                name,
                stems.iter().map(|stem| format!("{stem}.wasm")).collect(),
            )
        })
        .collect();
    let json = serde_json::to_string(&manifest).map_err(|error| error.to_string())?;
    fs::write(folder.join(MANIFEST), json).map_err(at(folder))?;
    Ok(main)
}

/// `module` without the names of functions and what else only debuggers read, a third of a chunk; `None` if it
/// is no module.
fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let mut stripped = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.ok()?;
        let is_custom = matches!(payload, Payload::CustomSection(_));
        if let Some((id, range)) = payload.as_section().filter(|_| !is_custom) {
            let (start, end) = (range.start.try_into().ok()?, range.end.try_into().ok()?);
            let data = module.get::<std::ops::Range<usize>>(start..end)?;
            stripped.section(&RawSection { id, data });
        }
    }
    Some(stripped.finish())
}

/// A hash of the contents of all files in `folder`.
fn hash(folder: &Path) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in files(folder)? {
        hasher.write(&fs::read(&file).map_err(at(&file))?);
    }
    Ok(hasher.finish())
}

/// `index.html` after trunk, which links the files of the one module.
struct Page<'a> {
    html: &'a str,
    glue: &'a str,
    wasm: &'a str,
}

impl<'a> Page<'a> {
    /// `None` if a file is not linked.
    fn new(html: &'a str) -> Option<Self> {
        let linked = |end: &str| {
            let mut names = html.split(['"', '\'', ' ', '/', '>', '=']);
            names.find(|name| name.starts_with(APP) && name.ends_with(end))
        };
        Some(Self {
            html,
            glue: linked(".js")?,
            wasm: linked("_bg.wasm")?,
        })
    }

    /// The page with the files in `folder` instead. The loader is preloaded like the glue, which imports it.
    fn with_app_in(&self, folder: &str) -> Option<String> {
        let glue = self.link_to(self.glue)?;
        let preloads = [&format!("{APP}.js"), LOADER]
            .map(|file| glue.replace(self.glue, &format!("{folder}/{file}")));
        let page = self.html.replace(glue, &preloads.concat());
        Some(page.replace(self.wasm, &format!("{folder}/{APP}_bg.wasm")))
    }

    /// The element `<link …>` that names `file`.
    fn link_to(&self, file: &str) -> Option<&'a str> {
        let at = self.html.find(file)?;
        let start = self.html[..at].rfind("<link")?;
        let end = at + self.html[at..].find('>')? + 1;
        Some(&self.html[start..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<link rel=modulepreload href=./datavolumes-app-1.js><link href=\"./datavolumes-app-1_bg.wasm\" as=fetch><link href=./style-1.css rel=stylesheet><body>";

    #[test]
    fn the_page_names_the_folder_of_the_split_app() {
        let page = Page::new(HTML).unwrap();
        assert_eq!(
            page.with_app_in("app-3").unwrap(),
            "<link rel=modulepreload href=./app-3/datavolumes-app.js><link rel=modulepreload href=./app-3/__wasm_split.js><link href=\"./app-3/datavolumes-app_bg.wasm\" as=fetch><link href=./style-1.css rel=stylesheet><body>"
        );
    }

    #[test]
    fn a_page_without_the_files_of_trunk_is_refused() {
        assert!(Page::new("<link href=./style-1.css rel=stylesheet>").is_none());
    }

    #[test]
    fn custom_sections_are_removed_and_the_others_kept() {
        let mut module = Module::new();
        let (id, data) = (11, [0].as_slice());
        module.section(&RawSection { id, data });
        let expected = module.clone().finish();
        let name = "name".into();
        module.section(&wasm_encoder::CustomSection {
            name,
            data: data.into(),
        });
        assert_eq!(without_custom_sections(&module.finish()).unwrap(), expected);
    }
}
