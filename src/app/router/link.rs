//! Which clicks on links the router handles.

/// A click on a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of the event or of the link"
)]
pub(super) struct Click {
    /// Whether the default action of the event was prevented.
    pub(super) is_handled: bool,
    /// Whether the primary button was used.
    pub(super) is_primary: bool,
    /// Whether a modifier key was pressed.
    pub(super) is_modified: bool,
    /// Whether the link leads to the origin of the page.
    pub(super) is_same_origin: bool,
    /// Whether the link names a browsing context to open it in.
    pub(super) has_target: bool,
    /// Whether the link is to be downloaded.
    pub(super) is_download: bool,
    /// The path of the link.
    pub(super) path: String,
    /// The raw query of the link with its `?`, or an empty string.
    pub(super) search: String,
    /// The fragment of the link with its `#`, or an empty string.
    pub(super) fragment: String,
}

impl Click {
    /// Whether the click is a plain one on a link to a page of the app, which is served below `base`. All other clicks
    /// are left to the browser.
    pub(super) fn is_internal(&self, base: &str) -> bool {
        let is_plain = self.is_primary && !self.is_modified && !self.is_handled;
        let is_page = !self.has_target && !self.is_download;
        let rest = self.path.strip_prefix(base);
        is_plain && is_page && self.is_same_origin && rest.is_some_and(|rest| rest.starts_with('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plain click on a link to the table of an app that is served below `/console`.
    fn click() -> Click {
        Click {
            is_primary: true,
            is_same_origin: true,
            path: "/console/datavolumes".to_owned(),
            ..Click::default()
        }
    }

    #[test]
    fn a_plain_click_on_a_link_to_a_page_is_internal() {
        assert!(click().is_internal("/console"));
        let root = Click {
            path: "/datavolumes".to_owned(),
            ..click()
        };
        assert!(root.is_internal(""));
    }

    #[test]
    fn other_clicks_are_left_to_the_browser() {
        let changes: [fn(&mut Click); 6] = [
            |click| click.is_handled = true,
            |click| click.is_primary = false,
            |click| click.is_modified = true,
            |click| click.is_same_origin = false,
            |click| click.has_target = true,
            |click| click.is_download = true,
        ];
        for change in changes {
            let mut click = click();
            change(&mut click);
            assert!(!click.is_internal("/console"), "{click:?}");
        }
    }

    #[test]
    fn a_link_out_of_the_base_path_is_left_to_the_browser() {
        for path in [
            "/",
            "/console",
            "/consoles/datavolumes",
            "/api/v1/datavolumes",
        ] {
            let click = Click {
                path: path.to_owned(),
                ..click()
            };
            assert!(!click.is_internal("/console"), "{path}");
        }
    }
}
