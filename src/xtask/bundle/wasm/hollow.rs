//! Functions that nothing calls and that are there all the same, without their code.
//!
//! A crate may export functions to scripts on behalf of whoever uses it, and no linker can know that
//! nobody does. Their places stay, so that nothing has to be numbered anew.

use std::collections::BTreeSet;

use super::{CUSTOM, FUNCTION, IMPORTS, number, sections, sized, skip_description};
use super::{write_number, write_section, write_sized};

const CODE: u8 = 10;
/// The part of the names that names functions.
const FUNCTION_NAMES: u8 = 1;
/// No locals, `unreachable`, `end`.
const NOTHING: &[u8] = &[0, 0x00, 0x0b];

/// `module` with nothing in the functions whose names `is_dead` picks out; `None` where it is no module,
/// or carries no names.
pub(in crate::bundle) fn hollow(module: &[u8], is_dead: fn(&str) -> bool) -> Option<Vec<u8>> {
    let (header, sections) = sections(module)?;
    let imported = sections.iter().find(|(kind, _)| *kind == IMPORTS);
    let imported = imported.map_or(Some(0), |(_, section)| functions_of(section))?;
    let dead = sections
        .iter()
        .find_map(|(kind, section)| (*kind == CUSTOM).then(|| dead(section, is_dead)).flatten())?;
    let mut hollow = header.to_vec();
    for (kind, section) in sections {
        if kind == CODE {
            write_section(&mut hollow, kind, &emptied(section, imported, &dead)?);
        } else {
            write_section(&mut hollow, kind, section);
        }
    }
    Some(hollow)
}

/// How many functions are imported: they are numbered first.
fn functions_of(mut imports: &[u8]) -> Option<usize> {
    let mut functions = 0;
    for _ in 0..number(&mut imports)? {
        sized(&mut imports)?;
        sized(&mut imports)?;
        functions += usize::from(usize::from(*imports.first()?) == FUNCTION);
        skip_description(&mut imports)?;
    }
    Some(functions)
}

/// The numbers of the functions that `is_dead` picks out, where `section` has their names.
fn dead(mut section: &[u8], is_dead: fn(&str) -> bool) -> Option<BTreeSet<usize>> {
    if sized(&mut section)? != b"name" {
        return None;
    }
    while let Some((&kind, rest)) = section.split_first() {
        section = rest;
        let mut names = sized(&mut section)?;
        if kind != FUNCTION_NAMES {
            continue;
        }
        let mut dead = BTreeSet::new();
        for _ in 0..number(&mut names)? {
            let function = number(&mut names)?;
            if is_dead(std::str::from_utf8(sized(&mut names)?).ok()?) {
                dead.insert(function);
            }
        }
        return Some(dead);
    }
    None
}

fn emptied(mut code: &[u8], imported: usize, dead: &BTreeSet<usize>) -> Option<Vec<u8>> {
    let count = number(&mut code)?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for index in 0..count {
        let body = sized(&mut code)?;
        let is_dead = dead.contains(&(imported + index));
        write_sized(&mut out, if is_dead { NOTHING } else { body });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, two of its own, and names for all three.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\
        \x02\x07\x01\x01m\x01f\x00\x00\
        \x0a\x0b\x02\x04\x00\x01\x01\x0b\x04\x00\x01\x01\x0b\
        \x00\x14\x04name\x01\x0d\x03\x00\x02in\x01\x02aa\x02\x02bb";

    #[test]
    fn the_functions_that_are_dead_are_emptied_and_the_others_left() {
        let found = hollow(MODULE, |name| name == "bb").unwrap();
        let code = b"\x0a\x0a\x02\x04\x00\x01\x01\x0b\x03\x00\x00\x0b";
        assert!(
            found.windows(code.len()).any(|part| part == code),
            "{found:x?}"
        );
        assert_eq!(hollow(MODULE, |_| false).unwrap(), MODULE);
        assert_eq!(hollow(MODULE, |name| name == "in").unwrap(), MODULE);
    }

    #[test]
    fn without_names_nothing_is_known_to_be_dead() {
        assert_eq!(hollow(b"\0asm\x01\0\0\0", |_| true), None);
        assert_eq!(hollow(b"<html>", |_| true), None);
    }
}
