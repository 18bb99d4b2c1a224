/// The format of an exported file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ExportFormat {
    /// CSV with commas.
    #[default]
    Csv,
    /// CSV that Excel opens as it is: with a byte order mark and the separator of the user's locale.
    CsvForExcel,
    /// An array of JSON objects.
    Json,
}

impl ExportFormat {
    /// All formats.
    pub(super) const ALL: [Self; 3] = [Self::Csv, Self::CsvForExcel, Self::Json];

    /// The name of the format.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::CsvForExcel => "CSV for Excel",
            Self::Json => "JSON",
        }
    }

    /// What the format is for, as a sentence.
    pub(super) const fn description(self) -> &'static str {
        match self {
            Self::Csv => {
                "Cells are separated by commas. Text that looks like a formula starts with an apostrophe."
            }
            Self::CsvForExcel => {
                "For Excel: with a byte order mark, your locale’s list separator, and IDs marked as text."
            }
            Self::Json => "One object for each data volume, with the visible columns as strings.",
        }
    }

    /// The name of the file that is exported on `day`, such as `2026-11-26`.
    pub(super) fn file_name(self, day: &str) -> String {
        let extension = match self {
            Self::Csv | Self::CsvForExcel => ".csv",
            Self::Json => ".json",
        };
        ["datavolumes-", day, extension].concat()
    }
}
