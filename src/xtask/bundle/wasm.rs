//! WebAssembly without what only debuggers and tools read.
//!
//! The names of functions are a third of a module as it is sent, and the long names of imports,
//! each with a digest that nothing compresses, a twentieth of module and glue together.

use std::collections::BTreeMap;

/// Magic number and version.
const HEADER: usize = 8;
/// A section that means nothing to who runs the module.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const FUNCTION: usize = 0;
const TABLE: usize = 1;
const MEMORY: usize = 2;
const GLOBAL: usize = 3;
/// What the names of its imports begin with.
const BINDGEN: &str = "__wb";

/// A smaller module.
#[derive(Debug, PartialEq)]
pub(super) struct Shrunk {
    pub(super) module: Vec<u8>,
    /// From the old name of each import to its new one, for the glue that provides them.
    pub(super) renamed: BTreeMap<String, String>,
}

/// `module` without its custom sections and with short names for its imports; `None` where it is
/// no module.
pub(super) fn shrink(module: &[u8]) -> Option<Shrunk> {
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    if !header.starts_with(b"\0asm") {
        return None;
    }
    let mut module = header.to_vec();
    let mut renamed = BTreeMap::new();
    while let Some((&kind, after)) = rest.split_first() {
        rest = after;
        let section = sized(&mut rest)?;
        match kind {
            CUSTOM => {}
            IMPORTS => write_section(&mut module, kind, &rename(section, &mut renamed)?),
            _ => write_section(&mut module, kind, section),
        }
    }
    Some(Shrunk { module, renamed })
}

/// The section of imports with short names.
fn rename(mut section: &[u8], renamed: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let count = number(&mut section)?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for _ in 0..count {
        write_sized(&mut out, sized(&mut section)?);
        let name = String::from_utf8(sized(&mut section)?.to_vec()).ok()?;
        // What others than wasm-bindgen provide has the name that they gave it.
        if name.starts_with(BINDGEN) {
            let next = renamed.len().to_string();
            let short = renamed.entry(name).or_insert(next);
            write_sized(&mut out, short.as_bytes());
        } else {
            write_sized(&mut out, name.as_bytes());
        }
        let before = section;
        skip_description(&mut section)?;
        out.extend_from_slice(&before[..before.len() - section.len()]);
    }
    Some(out)
}

/// Takes what an import is: its kind and its type.
fn skip_description(section: &mut &[u8]) -> Option<()> {
    let kind = number(section)?;
    if kind == TABLE || kind == GLOBAL {
        number(section)?;
    }
    match kind {
        FUNCTION | GLOBAL => number(section).map(drop),
        TABLE | MEMORY => {
            let has_maximum = number(section)? & 1 == 1;
            number(section)?;
            if has_maximum {
                number(section)?;
            }
            Some(())
        }
        _ => None,
    }
}

fn write_section(out: &mut Vec<u8>, kind: u8, content: &[u8]) {
    out.push(kind);
    write_sized(out, content);
}

/// Takes a length and as many bytes.
fn sized<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(bytes)?;
    let (content, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(content)
}

fn write_sized(out: &mut Vec<u8>, content: &[u8]) {
    write_number(out, content.len());
    out.extend_from_slice(content);
}

/// Takes an unsigned LEB128 number.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let length = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let (digits, rest) = bytes.split_at(length);
    *bytes = rest;
    // A number of 32 bits takes no more.
    let digits = digits.iter().rev().filter(|_| length <= 5);
    Some(digits.fold(0, |value, byte| (value << 7) | usize::from(byte & 0x7f)))
}

fn write_number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let digit = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            out.push(digit);
            return;
        }
        out.push(digit | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [&[EMPTY], sections].concat().concat()
    }

    fn shrunk(sections: &[&[u8]]) -> Option<Vec<u8>> {
        shrink(&module(sections)).map(|shrunk| shrunk.module)
    }

    #[test]
    fn custom_sections_go_and_the_others_stay_in_their_order() {
        let (types, code, name) = (b"\x01\x02ab", b"\x0a\x03cde", b"\x00\x05\x04name");
        let found = shrunk(&[name, types, name, code, name]);
        assert_eq!(found, Some(module(&[types, code])));
    }

    #[test]
    fn imports_of_wasm_bindgen_get_short_names_and_the_others_keep_theirs() {
        let long = b"\x02\x15\x02\x01m\x06__wbg_\x00\x03\x01m\x03own\x00\x81\x01";
        let short = b"\x02\x10\x02\x01m\x010\x00\x03\x01m\x03own\x00\x81\x01";
        let found = shrink(&module(&[long])).unwrap();
        assert_eq!(found.module, module(&[short]));
        let renamed = ("__wbg_".to_owned(), "0".to_owned());
        assert_eq!(found.renamed, [renamed].into());
    }

    #[test]
    fn a_section_of_more_than_127_bytes_stays_as_it_is() {
        let mut long = vec![0x0a, 0x80, 0x01];
        long.extend([7; 128]);
        assert_eq!(shrunk(&[&long]), Some(module(&[&long])));
    }

    #[test]
    fn what_is_no_module_or_breaks_off_is_refused() {
        assert_eq!(shrink(b"<!doctype html>"), None);
        assert_eq!(shrunk(&[b"\x01\x05ab"]), None);
        assert_eq!(shrink(b"\0asm"), None);
    }

    #[test]
    fn a_module_that_imports_a_memory_is_refused() {
        assert_eq!(shrunk(&[b"\x02\x07\x01\x01m\x01n\x02\x00\x01"]), None);
    }
}
