//! Finding the request lines of a connection, and encoding what may not stand in them.

/// Passes on what arrives, with its request lines encoded.
///
/// It follows requests just far enough to know where the next one begins. Where it cannot know (a
/// body that is sent in chunks), everything from there on is passed on as it is.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    place: Place,
}

/// Where in a request the next byte is.
#[derive(Debug)]
enum Place {
    RequestLine { is_empty: bool },
    Headers { line: Vec<u8>, body: u64 },
    Body { left: u64 },
    Unknown,
}

impl Default for Place {
    fn default() -> Self {
        Self::RequestLine { is_empty: true }
    }
}

/// The bytes of a header line that are kept: enough for the two headers that count.
const KEPT: usize = 64;

impl Encoder {
    /// Passes `bytes` on to `out`.
    pub(super) fn pass(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        let mut rest = bytes;
        while let Some((byte, behind)) = rest.split_first() {
            match &mut self.place {
                Place::RequestLine { is_empty } => {
                    push_encoded(*byte, out);
                    match byte {
                        // Empty lines may stand before a request.
                        b'\n' if !*is_empty => self.place = Place::headers(),
                        b'\r' | b'\n' => {}
                        _ => *is_empty = false,
                    }
                    rest = behind;
                }
                Place::Headers { line, body } => {
                    out.push(*byte);
                    match byte {
                        b'\n' if line.is_empty() => self.place = Place::body(*body),
                        b'\n' => match length_of_body(line) {
                            Some(Ok(length)) => {
                                *body = length;
                                line.clear();
                            }
                            Some(Err(Unclear)) => self.place = Place::Unknown,
                            None => line.clear(),
                        },
                        b'\r' => {}
                        _ if line.len() < KEPT => line.push(*byte),
                        _ => {}
                    }
                    rest = behind;
                }
                Place::Body { left } => {
                    let count =
                        usize::try_from(*left).map_or(rest.len(), |left| left.min(rest.len()));
                    out.extend_from_slice(&rest[..count]);
                    self.place = Place::body(*left - count as u64);
                    rest = &rest[count..];
                }
                Place::Unknown => {
                    out.extend_from_slice(rest);
                    return;
                }
            }
        }
    }
}

impl Place {
    fn headers() -> Self {
        Self::Headers {
            line: Vec::new(),
            body: 0,
        }
    }

    fn body(left: u64) -> Self {
        match left {
            0 => Self::default(),
            left => Self::Body { left },
        }
    }
}

fn push_encoded(byte: u8, out: &mut Vec<u8>) {
    match byte {
        b'<' => out.extend_from_slice(b"%3C"),
        b'>' => out.extend_from_slice(b"%3E"),
        b'"' => out.extend_from_slice(b"%22"),
        other => out.push(other),
    }
}

/// Where the body ends cannot be told from the headers.
#[derive(Debug)]
struct Unclear;

/// What a header line says of the length of the body, if anything.
fn length_of_body(line: &[u8]) -> Option<Result<u64, Unclear>> {
    let text = std::str::from_utf8(line).ok()?;
    let (name, value) = text.split_once(':')?;
    match name.to_ascii_lowercase().as_str() {
        "content-length" => Some(value.trim().parse().map_err(|_| Unclear)),
        "transfer-encoding" | "upgrade" => Some(Err(Unclear)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out when `text` arrives in pieces of `size` bytes.
    fn passed(text: &str, size: usize) -> String {
        let mut encoder = Encoder::default();
        let mut out = Vec::new();
        for piece in text.as_bytes().chunks(size) {
            encoder.pass(piece, &mut out);
        }
        String::from_utf8(out).unwrap()
    }

    #[track_caller]
    fn becomes(text: &str, expected: &str) {
        for size in [1, 2, 3, 7, 1000] {
            assert_eq!(passed(text, size), expected, "in pieces of {size}");
        }
    }

    #[test]
    fn what_may_not_stand_in_an_address_is_encoded() {
        becomes(
            "GET /?a>=1&b<=\"2\" HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /?a%3E=1&b%3C=%222%22 HTTP/1.1\r\nHost: x\r\n\r\n",
        );
    }

    #[test]
    fn headers_and_bodies_are_passed_on_as_they_are() {
        let text = "POST / HTTP/1.1\r\nX: <a>\r\ncontent-LENGTH: 14\r\n\r\n\r\n\r\nGET <\"> HT";
        becomes(text, text);
    }

    #[test]
    fn every_request_of_a_connection_has_its_line() {
        becomes(
            "\r\nGET /> HTTP/1.1\r\n\r\nPOST /> HTTP/1.1\r\nContent-Length: 1\r\n\r\n>GET /> HTTP/1.1\n\nGET />",
            "\r\nGET /%3E HTTP/1.1\r\n\r\nPOST /%3E HTTP/1.1\r\nContent-Length: 1\r\n\r\n>GET /%3E HTTP/1.1\n\nGET /%3E",
        );
    }

    #[test]
    fn behind_a_body_of_unknown_length_nothing_is_touched() {
        for header in [
            "Transfer-Encoding: chunked",
            "Content-Length: many",
            "Upgrade: x",
        ] {
            let text =
                format!("POST / HTTP/1.1\r\n{header}\r\n\r\n\r\n\r\nGET /> HTTP/1.1\r\n\r\n");
            becomes(&text, &text);
        }
    }

    #[test]
    fn a_long_header_is_no_longer_line() {
        let text = format!("GET / HTTP/1.1\r\nCookie: {}\r\n\r\n", "<".repeat(500));
        becomes(&text, &text);
    }
}
