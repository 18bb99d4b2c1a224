//! CSV records as RFC 4180 defines them, safe to open in a spreadsheet.

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CsvDialect {
    /// The character between two cells.
    pub(super) delimiter: char,
    /// Whether numbers are marked as text, so that a spreadsheet does not round ids or drop their leading zeros.
    pub(super) marks_numbers: bool,
}

/// Appends a record with these cells, ended by CRLF.
pub(super) fn write_record(out: &mut String, cells: &[String], dialect: CsvDialect) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(dialect.delimiter);
        }
        if dialect.marks_numbers && is_number(cell) {
            write_cell(out, &["=\"", cell, "\""].concat(), false);
        } else {
            // A record that is one empty cell would be an empty line.
            let is_empty_line = cells.len() == 1 && cell.is_empty();
            write_cell(out, &neutralised(cell), is_empty_line);
        }
    }
    out.push_str("\r\n");
}

/// The content of a cell that no spreadsheet takes for a formula: one that would be is preceded by an apostrophe.
fn neutralised(cell: &str) -> String {
    [if is_formula(cell) { "'" } else { "" }, cell].concat()
}

/// Whether a spreadsheet would take the cell for a formula. It may ignore a byte order mark.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\u{feff}')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a spreadsheet would take the cell for a number.
fn is_number(cell: &str) -> bool {
    cell.starts_with(|first: char| first.is_ascii_digit())
        && cell
            .chars()
            .all(|char| char.is_ascii_digit() || matches!(char, '.' | ',' | 'e' | 'E'))
}

fn write_cell(out: &mut String, cell: &str, is_always_quoted: bool) {
    // Also quoted where another program splits cells: a part of one could be a formula.
    let is_special = |char| matches!(char, ',' | ';' | '\t' | '|' | '"' | '\r' | '\n');
    let is_padded = cell.starts_with(' ') || cell.ends_with(' ');
    if !(is_always_quoted || is_padded || cell.contains(is_special)) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLAIN: CsvDialect = CsvDialect {
        delimiter: ',',
        marks_numbers: false,
    };

    const EXCEL: CsvDialect = CsvDialect {
        delimiter: ';',
        marks_numbers: true,
    };

    fn record(cells: &[&str], dialect: CsvDialect) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let mut out = String::new();
        write_record(&mut out, &cells, dialect);
        out
    }

    /// What an independent reader finds in the text.
    fn parsed(text: &str, dialect: CsvDialect) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(dialect.delimiter).unwrap())
            .terminator(::csv::Terminator::CRLF)
            .from_reader(text.as_bytes());
        let records = reader.records().map(Result::unwrap);
        records
            .map(|record| record.iter().map(str::to_owned).collect())
            .collect()
    }

    /// Texts with what makes CSV hard.
    fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
        let hard = "[=+\\-@\t\r\n\"',;| a-zé0-9\u{202e}\u{feff}😀]{0,12}";
        let cell = prop_oneof![hard, any::<String>(), Just(String::new())];
        let width = 1_usize..6;
        width.prop_flat_map(move |width| {
            prop::collection::vec(prop::collection::vec(cell.clone(), width), 1..6)
        })
    }

    proptest! {
        #[test]
        fn a_reader_finds_every_cell_again(
            rows in cells(),
            delimiter in prop::sample::select(vec![',', ';']),
        ) {
            let dialect = CsvDialect { delimiter, ..PLAIN };
            // A reader ignores a byte order mark at the start of a file.
            let mut text = record(&["header"], dialect);
            for row in &rows {
                write_record(&mut text, row, dialect);
            }
            let expected: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(|cell| neutralised(cell)).collect())
                .collect();
            prop_assert_eq!(&parsed(&text, dialect)[1..], expected);
        }

        #[test]
        fn no_cell_is_a_formula_however_it_is_split(row in cells()) {
            for row in row {
                for dialect in [PLAIN, EXCEL] {
                    let mut text = String::new();
                    write_record(&mut text, &row, dialect);
                    for cell in parsed(&text, dialect).concat() {
                        let is_marked = cell.starts_with("=\"") && is_number(cell[2..].trim_end_matches('"'));
                        let is_safe = !is_formula(&cell) || (is_marked && dialect == EXCEL);
                        prop_assert!(is_safe, "{:?}", cell);
                    }
                }
            }
        }
    }

    #[test]
    fn only_what_must_be_is_quoted() {
        assert_eq!(record(&["a", "b c", ""], PLAIN), "a,b c,\r\n");
        assert_eq!(
            record(&["a,b", "say \"hi\"", "two\nlines"], PLAIN),
            "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
        );
        assert_eq!(record(&[""], PLAIN), "\"\"\r\n");
    }

    #[test]
    fn formulas_are_neutralised() {
        assert_eq!(record(&["=1+1", "@SUM(A1)"], PLAIN), "'=1+1,'@SUM(A1)\r\n");
        assert_eq!(record(&["\tx", "-2"], PLAIN), "\"'\tx\",'-2\r\n");
    }

    #[test]
    fn a_number_stays_text_in_a_spreadsheet() {
        assert_eq!(
            record(&["0123", "4500000000000000001", "1e5", "7a"], EXCEL),
            "\"=\"\"0123\"\"\";\"=\"\"4500000000000000001\"\"\";\"=\"\"1e5\"\"\";7a\r\n"
        );
        assert_eq!(record(&["0123"], PLAIN), "0123\r\n");
    }
}
