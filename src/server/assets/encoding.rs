//! Content negotiation of the compressed forms: `Accept-Encoding`.

/// A form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    /// Not compressed.
    Identity,
}

impl Encoding {
    /// Every encoding, the smallest first.
    const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The value of `Content-Encoding`; `None` if the header is left out.
    pub(super) const fn content_encoding(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The existing encoding with the highest quality value; of equal ones the smallest. If none is
    /// acceptable, the plain file is better than an error.
    pub(super) fn negotiate(accept_encoding: &str, exists: impl Fn(Self) -> bool) -> Self {
        let mut best = (Self::Identity, 0);
        for encoding in Self::ALL.into_iter().filter(|encoding| exists(*encoding)) {
            let quality = quality(accept_encoding, encoding);
            if quality > best.1 {
                best = (encoding, quality);
            }
        }
        best.0
    }
}

/// The quality value of an encoding in thousandths; 0 if it is not acceptable.
fn quality(accept_encoding: &str, encoding: Encoding) -> u16 {
    let quality_of = |wanted: &str| {
        accept_encoding.split(',').find_map(|entry| {
            let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
            name.trim()
                .eq_ignore_ascii_case(wanted)
                .then(|| parse_quality(parameters))
        })
    };
    let name = encoding.content_encoding().unwrap_or("identity");
    quality_of(name).or_else(|| quality_of("*")).unwrap_or({
        // Unless it is excluded, the plain file is acceptable, with the lowest preference.
        u16::from(encoding == Encoding::Identity)
    })
}

/// Reads `q=0.5` in thousandths: 1000 if it is missing, 0 if it is not a quality value.
fn parse_quality(parameters: &str) -> u16 {
    let mut parameters = parameters.split(';').map(str::trim);
    let Some(value) = parameters.find_map(|one| one.strip_prefix("q=").or(one.strip_prefix("Q=")))
    else {
        return 1000;
    };
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    match whole {
        "1" if fraction.len() <= 3 && fraction.bytes().all(|digit| digit == b'0') => 1000,
        "0" if fraction.len() <= 3 => format!("{fraction:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_with_the_highest_quality_is_chosen() {
        use Encoding::{Brotli, Gzip, Identity};
        for (accept_encoding, expected) in [
            ("", Identity),
            ("gzip, deflate, br, zstd", Brotli),
            ("gzip", Gzip),
            ("GZIP", Gzip),
            ("br;q=0.5, gzip;q=0.8", Gzip),
            ("br;q=0.8,gzip;q=0.8", Brotli),
            ("br;q=0, gzip;q=0.001", Gzip),
            ("br;q=0,gzip;q=0", Identity),
            ("*", Brotli),
            ("*;q=0.1, gzip", Gzip),
            ("br;q=0, *", Gzip),
            ("identity, br;q=0.5", Identity),
            ("identity;q=0, gzip;q=0.1", Gzip),
            ("deflate", Identity),
            ("br;q=x", Identity),
            ("br;q=1.5", Identity),
            ("*;q=0", Identity),
        ] {
            let chosen = Encoding::negotiate(accept_encoding, |_| true);
            assert_eq!(chosen, expected, "{accept_encoding}");
        }
    }

    #[test]
    fn an_encoding_that_does_not_exist_is_not_chosen() {
        let exists = |encoding| encoding != Encoding::Brotli;
        assert_eq!(Encoding::negotiate("br, gzip", exists), Encoding::Gzip);
        let exists = |encoding| encoding == Encoding::Identity;
        assert_eq!(Encoding::negotiate("br, gzip", exists), Encoding::Identity);
    }
}
