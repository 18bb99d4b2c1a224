use crate::icon::IconName;

/// The kind of a message or state. Shown as colour and icon together, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Plain information.
    #[default]
    Neutral,
    /// A notice, or work in progress.
    Info,
    /// Success.
    Success,
    /// A warning.
    Warning,
    /// A failure, or a destructive action.
    Danger,
}

impl Tone {
    /// The value of `data-tone`, which the style sheets select by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The icon of a message of this tone.
    #[must_use]
    pub const fn icon(self) -> IconName {
        match self {
            Self::Neutral | Self::Info => IconName::INFO,
            Self::Success => IconName::CHECK,
            Self::Warning => IconName::WARNING,
            Self::Danger => IconName::FAILURE,
        }
    }
}
