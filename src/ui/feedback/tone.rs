use crate::icon::IconName;

/// What a message or mark means. Shown as colour and icon together, never as colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No judgement.
    #[default]
    Neutral,
    /// Worth knowing; also work in progress.
    Info,
    /// It went well.
    Success,
    /// It needs care.
    Warning,
    /// It failed or destroys something.
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

    /// The icon that stands beside a message of this tone.
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
