//! Which of the compressed forms a client prefers: `Accept-Encoding`.

/// A form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// The smallest.
    Brotli,
    /// Known to everything.
    Gzip,
    /// The file as it is.
    Identity,
}

impl Encoding {
    /// Smallest first.
    const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The word of HTTP; `None` where nothing is to be said.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The best of the forms that there are: the one that is liked most, the smallest of equals.
    /// Where none is acceptable it is the file as it is, since that beats an error.
    pub(super) fn choose(accept: &str, exists: impl Fn(Self) -> bool) -> Self {
        let mut best = (Self::Identity, 0);
        for encoding in Self::ALL.into_iter().filter(|encoding| exists(*encoding)) {
            let weight = weight(accept, encoding);
            if weight > best.1 {
                best = (encoding, weight);
            }
        }
        best.0
    }
}

/// How much an encoding is liked, in thousandths; 0 is not at all.
fn weight(accept: &str, encoding: Encoding) -> u16 {
    let named = |word: &str| {
        accept.split(',').find_map(|entry| {
            let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
            name.trim()
                .eq_ignore_ascii_case(word)
                .then(|| quality(parameters))
        })
    };
    let word = encoding.word().unwrap_or("identity");
    named(word).or_else(|| named("*")).unwrap_or({
        // Unless it is refused, the plain file is always acceptable, though after the others.
        u16::from(encoding == Encoding::Identity)
    })
}

/// `q=0.5` in thousandths; what is not a number counts as refused.
fn quality(parameters: &str) -> u16 {
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
    fn the_form_that_is_liked_most_is_chosen() {
        use Encoding::{Brotli, Gzip, Identity};
        for (accept, chosen) in [
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
            assert_eq!(Encoding::choose(accept, |_| true), chosen, "{accept}");
        }
    }

    #[test]
    fn a_form_that_does_not_exist_is_not_chosen() {
        let exists = |encoding| encoding != Encoding::Brotli;
        assert_eq!(Encoding::choose("br, gzip", exists), Encoding::Gzip);
        let exists = |encoding| encoding == Encoding::Identity;
        assert_eq!(Encoding::choose("br, gzip", exists), Encoding::Identity);
    }
}
