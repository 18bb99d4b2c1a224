//! What was exported.

use datavolumes_ui::{Tone, format_number, pluralize};

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ExportReport {
    /// The number of rows of the file.
    pub(super) written: usize,
    /// The number of volumes that matched when it began, if the server counts them.
    pub(super) expected: Option<u64>,
    /// How often rows may have been missed.
    pub(super) gaps: usize,
    /// The number of rows that were found twice, and written once.
    pub(super) duplicates: usize,
    /// The number of rows that could not be read.
    pub(super) unreadable: usize,
}

impl ExportReport {
    /// How it went.
    pub(super) fn tone(self) -> Tone {
        if self.gaps > 0 || self.unreadable > 0 {
            Tone::Warning
        } else {
            Tone::Success
        }
    }

    /// What was exported to the file `name`, in a few sentences.
    pub(super) fn text(self, name: &str) -> String {
        let rows = pluralize(self.written, "data volume");
        let mut text = [&rows, " exported to ", name, "."].concat();
        let has_changed = self
            .expected
            .is_some_and(|expected| expected != (self.written + self.unreadable) as u64);
        if let Some(expected) = self.expected.filter(|_| has_changed) {
            let expected = format_number(expected);
            text.push_str(
                &[
                    " ",
                    &expected,
                    " matched at the start. The list has changed since.",
                ]
                .concat(),
            );
        }
        if self.duplicates > 0 {
            let rows = pluralize(self.duplicates, "row");
            let verb = if self.duplicates == 1 { "was" } else { "were" };
            let moved = [
                " ",
                &rows,
                " moved during the export and ",
                verb,
                " written once.",
            ];
            text.push_str(&moved.concat());
        }
        if self.gaps > 0 {
            text.push_str(
                " Many rows moved during the export, and some may be missing. Export again to get all.",
            );
        }
        if self.unreadable > 0 {
            let rows = pluralize(self.unreadable, "row");
            let verb = if self.unreadable == 1 { "is" } else { "are" };
            text.push_str(&[" ", &rows, " could not be read and ", verb, " left out."].concat());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_says_what_changed_meanwhile() {
        let report = ExportReport {
            written: 12,
            expected: Some(12),
            ..ExportReport::default()
        };
        assert_eq!(report.text("x.csv"), "12 data volumes exported to x.csv.");
        assert_eq!(report.tone(), Tone::Success);
        let changed = ExportReport {
            written: 11,
            duplicates: 2,
            gaps: 1,
            ..report
        };
        assert_eq!(
            changed.text("x.csv"),
            "11 data volumes exported to x.csv. 12 matched at the start. The list has changed since. 2 rows moved during the export and were written once. Many rows moved during the export, and some may be missing. Export again to get all."
        );
        assert_eq!(changed.tone(), Tone::Warning);
        let incomplete = ExportReport {
            written: 10,
            duplicates: 1,
            unreadable: 1,
            ..report
        };
        assert_eq!(
            incomplete.text("x.csv"),
            "10 data volumes exported to x.csv. 12 matched at the start. The list has changed since. 1 row moved during the export and was written once. 1 row could not be read and is left out."
        );
    }
}
