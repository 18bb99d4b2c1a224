//! Finds the request lines in the bytes of a connection and encodes characters that are not allowed
//! in a URI.

/// Copies the bytes of a connection and encodes the request lines.
///
/// It parses requests just far enough to find the start of the next one. After a body of unknown
/// length (chunked encoding), all bytes are copied unchanged.
#[derive(Debug, Default)]
pub(super) struct RequestLineEncoder {
    state: State,
}

/// The part of a request that the next byte belongs to.
#[derive(Debug)]
enum State {
    RequestLine { is_empty: bool },
    Headers { line: Vec<u8>, content_length: u64 },
    Body { remaining: u64 },
    Unknown,
}

impl Default for State {
    fn default() -> Self {
        Self::RequestLine { is_empty: true }
    }
}

/// How many bytes of a header line are kept: enough for the headers about the body.
const MAX_HEADER_LINE_BYTES: usize = 64;

impl RequestLineEncoder {
    /// Appends `bytes`, encoded, to `out`.
    pub(super) fn encode(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        let mut rest = bytes;
        while let Some((byte, tail)) = rest.split_first() {
            match &mut self.state {
                State::RequestLine { is_empty } => {
                    push_encoded(*byte, out);
                    match byte {
                        // Empty lines may precede a request.
                        b'\n' if !*is_empty => self.state = State::headers(),
                        b'\r' | b'\n' => {}
                        _ => *is_empty = false,
                    }
                    rest = tail;
                }
                State::Headers {
                    line,
                    content_length,
                } => {
                    out.push(*byte);
                    match byte {
                        b'\n' if line.is_empty() => self.state = State::body(*content_length),
                        b'\n' => match body_length(line) {
                            Some(Ok(length)) => {
                                *content_length = length;
                                line.clear();
                            }
                            Some(Err(UnknownLength)) => self.state = State::Unknown,
                            None => line.clear(),
                        },
                        b'\r' => {}
                        _ if line.len() < MAX_HEADER_LINE_BYTES => line.push(*byte),
                        _ => {}
                    }
                    rest = tail;
                }
                State::Body { remaining } => {
                    let count = usize::try_from(*remaining)
                        .map_or(rest.len(), |remaining| remaining.min(rest.len()));
                    out.extend_from_slice(&rest[..count]);
                    self.state = State::body(*remaining - count as u64);
                    rest = &rest[count..];
                }
                State::Unknown => {
                    out.extend_from_slice(rest);
                    return;
                }
            }
        }
    }
}

impl State {
    fn headers() -> Self {
        Self::Headers {
            line: Vec::new(),
            content_length: 0,
        }
    }

    fn body(length: u64) -> Self {
        match length {
            0 => Self::default(),
            remaining => Self::Body { remaining },
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

/// The headers do not say where the body ends.
#[derive(Debug)]
struct UnknownLength;

/// The length of the body according to a header line; `None` for a header about something else.
fn body_length(line: &[u8]) -> Option<Result<u64, UnknownLength>> {
    let text = std::str::from_utf8(line).ok()?;
    let (name, value) = text.split_once(':')?;
    match name.to_ascii_lowercase().as_str() {
        "content-length" => Some(value.trim().parse().map_err(|_| UnknownLength)),
        "transfer-encoding" | "upgrade" => Some(Err(UnknownLength)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Encodes `text` in chunks of `size` bytes.
    fn encode(text: &str, size: usize) -> String {
        let mut encoder = RequestLineEncoder::default();
        let mut out = Vec::new();
        for chunk in text.as_bytes().chunks(size) {
            encoder.encode(chunk, &mut out);
        }
        String::from_utf8(out).unwrap()
    }

    #[track_caller]
    fn assert_encoded(text: &str, expected: &str) {
        for size in [1, 2, 3, 7, 1000] {
            assert_eq!(encode(text, size), expected, "in chunks of {size}");
        }
    }

    #[test]
    fn characters_that_are_not_allowed_in_a_uri_are_encoded() {
        assert_encoded(
            "GET /?a>=1&b<=\"2\" HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /?a%3E=1&b%3C=%222%22 HTTP/1.1\r\nHost: x\r\n\r\n",
        );
    }

    #[test]
    fn headers_and_bodies_are_not_changed() {
        let text = "POST / HTTP/1.1\r\nX: <a>\r\ncontent-LENGTH: 14\r\n\r\n\r\n\r\nGET <\"> HT";
        assert_encoded(text, text);
    }

    #[test]
    fn the_request_line_of_every_request_is_encoded() {
        assert_encoded(
            "\r\nGET /> HTTP/1.1\r\n\r\nPOST /> HTTP/1.1\r\nContent-Length: 1\r\n\r\n>GET /> HTTP/1.1\n\nGET />",
            "\r\nGET /%3E HTTP/1.1\r\n\r\nPOST /%3E HTTP/1.1\r\nContent-Length: 1\r\n\r\n>GET /%3E HTTP/1.1\n\nGET /%3E",
        );
    }

    #[test]
    fn nothing_is_changed_after_a_body_of_unknown_length() {
        for header in [
            "Transfer-Encoding: chunked",
            "Content-Length: many",
            "Upgrade: x",
        ] {
            let text =
                format!("POST / HTTP/1.1\r\n{header}\r\n\r\n\r\n\r\nGET /> HTTP/1.1\r\n\r\n");
            assert_encoded(&text, &text);
        }
    }

    #[test]
    fn a_header_longer_than_the_kept_bytes_is_not_changed() {
        let text = format!("GET / HTTP/1.1\r\nCookie: {}\r\n\r\n", "<".repeat(500));
        assert_encoded(&text, &text);
    }
}
