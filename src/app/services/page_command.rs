use datavolumes_contract::VolumeId;

/// What the command palette asks of the page on screen. None of it writes anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageCommand {
    /// Load the list again.
    Refresh,
    /// Open the dialog to export the list.
    Export,
    /// Open the help on keyboard shortcuts.
    Shortcuts,
    /// Show the columns of the saved view with this name, whose query the address has.
    View(String),
    /// Lay the plan of the fragment over the shares on screen.
    Plan,
    /// Open the dialog to delete this volume.
    Delete(VolumeId),
}
