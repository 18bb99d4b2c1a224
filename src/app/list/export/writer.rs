//! The text of an exported file, in parts.

use super::csv::{CsvDialect, write_record};
use super::export_format::ExportFormat;
use super::json::write_object;

/// A byte order mark, by which Excel recognises UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileColumn {
    /// The key in the table, such as `created-by`.
    pub(super) key: &'static str,
    /// The text of the header.
    pub(super) label: &'static str,
}

/// Writes the parts of one file. The parts are to be joined in the order in which they were written.
#[derive(Debug)]
pub(super) struct FileWriter {
    format: ExportFormat,
    dialect: CsvDialect,
    labels: Vec<String>,
    names: Vec<String>,
    has_rows: bool,
}

impl FileWriter {
    /// A writer of a file with these columns. `list_separator` is that of the user's locale.
    pub(super) fn new(format: ExportFormat, columns: &[FileColumn], list_separator: char) -> Self {
        let is_for_excel = format == ExportFormat::CsvForExcel;
        let delimiter = if is_for_excel { list_separator } else { ',' };
        Self {
            format,
            dialect: CsvDialect {
                delimiter,
                marks_numbers: is_for_excel,
            },
            labels: columns
                .iter()
                .map(|column| column.label.to_owned())
                .collect(),
            names: columns
                .iter()
                .map(|column| member_name(column.key))
                .collect(),
            has_rows: false,
        }
    }

    /// What comes before the rows.
    pub(super) fn start(&self) -> String {
        let mut out = String::new();
        match self.format {
            ExportFormat::Csv => write_record(&mut out, &self.labels, self.dialect),
            ExportFormat::CsvForExcel => {
                out.push(BYTE_ORDER_MARK);
                write_record(&mut out, &self.labels, self.dialect);
            }
            ExportFormat::Json => out.push('['),
        }
        out
    }

    /// These rows, each with a cell for every column.
    pub(super) fn rows(&mut self, rows: impl IntoIterator<Item = Vec<String>>) -> String {
        let mut out = String::new();
        for cells in rows {
            if self.format == ExportFormat::Json {
                out.push_str(if self.has_rows { ",\n  " } else { "\n  " });
                write_object(&mut out, &self.names, &cells);
            } else {
                write_record(&mut out, &cells, self.dialect);
            }
            self.has_rows = true;
        }
        out
    }

    /// What comes after the rows.
    pub(super) fn end(&self) -> &'static str {
        match self.format {
            ExportFormat::Csv | ExportFormat::CsvForExcel => "",
            ExportFormat::Json if self.has_rows => "\n]\n",
            ExportFormat::Json => "]\n",
        }
    }
}

/// The name of a member for the column `key`, in camel case.
fn member_name(key: &str) -> String {
    let mut name = String::new();
    for (index, word) in key.split('-').enumerate() {
        let mut characters = word.chars();
        match characters.next() {
            Some(first) if index > 0 => name.push(first.to_ascii_uppercase()),
            Some(first) => name.push(first),
            None => {}
        }
        name.extend(characters);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [FileColumn; 2] = [
        FileColumn {
            key: "name",
            label: "Name",
        },
        FileColumn {
            key: "project-id",
            label: "Project ID",
        },
    ];

    fn file(format: ExportFormat, rows: &[[&str; 2]]) -> String {
        let mut writer = FileWriter::new(format, &COLUMNS, ';');
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec());
        [
            &writer.start(),
            &writer.rows(cells.clone().take(1)),
            &writer.rows(cells.skip(1)),
            writer.end(),
        ]
        .concat()
    }

    #[test]
    fn csv_has_a_header_and_json_names() {
        let rows = [["a", "007"], ["b", ""]];
        assert_eq!(
            file(ExportFormat::Csv, &rows),
            "Name,Project ID\r\na,007\r\nb,\r\n"
        );
        assert_eq!(
            file(ExportFormat::CsvForExcel, &rows),
            "\u{feff}Name;Project ID\r\na;\"=\"\"007\"\"\"\r\nb;\r\n"
        );
        assert_eq!(
            file(ExportFormat::Json, &rows),
            "[\n  {\"name\": \"a\", \"projectId\": \"007\"},\n  {\"name\": \"b\", \"projectId\": null}\n]\n"
        );
    }

    #[test]
    fn a_file_without_rows_is_valid() {
        assert_eq!(file(ExportFormat::Csv, &[]), "Name,Project ID\r\n");
        assert_eq!(file(ExportFormat::Json, &[]), "[]\n");
    }
}
