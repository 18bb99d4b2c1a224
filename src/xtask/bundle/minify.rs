//! Minifies the scripts of the release: the boot script, the glue of wasm-bindgen and the loader of the chunks.

use std::fs;
use std::path::Path;

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use super::files;
use crate::{Result, at};

/// Minifies every script in `folder` and below.
///
/// # Errors
/// When a file cannot be read or written, or is no JavaScript.
pub(super) fn scripts_of(folder: &Path) -> Result {
    for file in files(folder)? {
        if file.extension().is_some_and(|extension| extension == "js") {
            let source = fs::read_to_string(&file).map_err(at(&file))?;
            let minified =
                minified(&source).map_err(|error| format!("{}: {error}", file.display()))?;
            fs::write(&file, minified).map_err(at(&file))?;
        }
    }
    Ok(())
}

/// `source`, a script or a module, without comments and spaces and with short local names.
fn minified(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::unambiguous()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(error.to_string());
    }
    let mut program = parsed.program;
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let options = CodegenOptions {
        comments: CommentOptions::disabled(),
        ..CodegenOptions::minify()
    };
    let codegen = Codegen::new()
        .with_options(options)
        .with_scoping(minified.scoping);
    Ok(codegen.build(&program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_keeps_what_others_see_of_it() {
        let module = "// Why.\nconst local = 1;\nexport function shown(number) {\n  return number + local;\n}\n";
        let minified = minified(module).unwrap();
        assert!(minified.contains("shown"), "{minified}");
        assert!(
            !minified.contains("Why") && !minified.contains("number"),
            "{minified}"
        );
    }

    #[test]
    fn the_names_at_the_top_of_a_script_that_is_no_module_are_global() {
        let script =
            "\"use strict\";\nvar shared = 1;\n{ const local = shared; console.log(local); }";
        assert!(minified(script).unwrap().contains("shared"));
    }

    #[test]
    fn what_is_no_script_is_refused() {
        assert!(minified("const = 1;").is_err());
    }
}
