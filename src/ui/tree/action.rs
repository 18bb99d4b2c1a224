/// An action of the user on the row at an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeAction {
    /// Make it the active row.
    Activate(usize),
    /// Show its children.
    Expand(usize),
    /// Hide its children.
    Collapse(usize),
    /// Show the children of the row and of its siblings.
    ExpandSiblings(usize),
    /// Check or uncheck it.
    Toggle(usize),
}

impl TreeAction {
    /// The index of the row.
    pub(super) const fn index(self) -> usize {
        match self {
            Self::Activate(index)
            | Self::Expand(index)
            | Self::Collapse(index)
            | Self::ExpandSiblings(index)
            | Self::Toggle(index) => index,
        }
    }
}
