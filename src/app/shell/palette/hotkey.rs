//! The key that opens the palette. Pure.

/// The `keyCode` of the key K.
const K: u32 = 75;

/// A key press with its modifiers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Press<'a> {
    /// What the key writes, such as `k`.
    pub(super) key: &'a str,
    /// The code of the Latin letter on the key, also where the layout has another one.
    pub(super) key_code: u32,
    pub(super) control: bool,
    pub(super) meta: bool,
    /// Shift or Alt is pressed too.
    pub(super) has_other: bool,
}

impl Press<'_> {
    /// Whether it is `Ctrl+K` or `Cmd+K`. On a Mac, `Ctrl+K` belongs to text fields, where it deletes the rest of the line.
    pub(super) fn opens_palette(self, is_mac: bool) -> bool {
        // A layout without Latin letters has another letter on the key.
        let is_k = self.key.eq_ignore_ascii_case("k") || !self.key.is_ascii() && self.key_code == K;
        let has_modifier = self.meta != self.control && (self.meta || !is_mac);
        is_k && has_modifier && !self.has_other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_k_opens_it_and_on_a_mac_command_k() {
        let k = Press {
            key: "k",
            key_code: K,
            ..Press::default()
        };
        let control = Press { control: true, ..k };
        let meta = Press { meta: true, ..k };
        assert!(control.opens_palette(false));
        assert!(!control.opens_palette(true));
        assert!(meta.opens_palette(true) && meta.opens_palette(false));
        assert!(!k.opens_palette(false));
        for press in [
            Press {
                meta: true,
                ..control
            },
            Press {
                has_other: true,
                ..control
            },
            Press {
                key: "j",
                ..control
            },
            // On a Dvorak layout, another letter is there.
            Press {
                key: "t",
                ..control
            },
        ] {
            assert!(!press.opens_palette(false), "{press:?}");
        }
        assert!(
            Press {
                key: "K",
                ..control
            }
            .opens_palette(false)
        );
        assert!(
            Press {
                key: "л",
                ..control
            }
            .opens_palette(false)
        );
    }
}
