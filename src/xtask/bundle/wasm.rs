//! WebAssembly without what only debuggers and tools read: the names of functions alone are a third
//! of it as it is sent.

/// Magic number and version.
const HEADER: usize = 8;
/// The number of a section that means nothing to who runs it.
const CUSTOM: u8 = 0;

/// `module` without its custom sections; `None` where it is no module.
pub(super) fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    if !header.starts_with(b"\0asm") {
        return None;
    }
    let mut out = header.to_vec();
    while let Some(&kind) = rest.first() {
        let (content, prefix) = number(&rest[1..])?;
        let (section, after) = rest.split_at_checked(1 + prefix + content)?;
        if kind != CUSTOM {
            out.extend_from_slice(section);
        }
        rest = after;
    }
    Some(out)
}

/// The unsigned LEB128 number that `bytes` begin with, and how many of them it takes.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let length = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    // A size has 32 bits.
    let digits = bytes[..length].iter().rev().filter(|_| length <= 5);
    let value = digits.fold(0, |value, byte| value << 7 | usize::from(byte & 0x7f));
    Some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [&[EMPTY], sections].concat().concat()
    }

    #[test]
    fn custom_sections_go_and_the_others_stay_in_their_order() {
        let (types, code, name) = (b"\x01\x02ab", b"\x0a\x03cde", b"\x00\x05\x04name");
        let before = module(&[name, types, name, code, name]);
        assert_eq!(
            without_custom_sections(&before),
            Some(module(&[types, code]))
        );
    }

    #[test]
    fn a_size_of_more_than_one_byte_is_read() {
        let mut long = vec![CUSTOM, 0x80, 0x01];
        long.extend([7; 128]);
        let types = b"\x01\x00";
        assert_eq!(
            without_custom_sections(&module(&[&long, types])),
            Some(module(&[types]))
        );
    }

    #[test]
    fn what_is_no_module_or_breaks_off_is_refused() {
        assert_eq!(without_custom_sections(b"<!doctype html>"), None);
        assert_eq!(without_custom_sections(&module(&[b"\x01\x05ab"])), None);
        assert_eq!(without_custom_sections(b"\0asm"), None);
    }
}
