//! Statements put together from fixed texts and bound values.

use rusqlite::types::{ToSql, ToSqlOutput, Value};

/// A part of a statement, with the values of its question marks in their order.
///
/// The text is always one of this crate's own: what a caller wrote is only ever bound.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sql {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

impl Sql {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            values: Vec::new(),
        }
    }

    /// Binds the next question mark.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Appends a text that has no question mark.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Appends another part.
    pub(super) fn then(mut self, part: Self) -> Self {
        self.text.push_str(&part.text);
        self.values.extend(part.values);
        self
    }

    /// `column IN (?, …)`; with no values it holds for nothing.
    pub(super) fn is_one_of<'a>(
        column: &'static str,
        values: impl Iterator<Item = &'a str>,
    ) -> Self {
        let values: Vec<Value> = values.map(|value| Value::from(value.to_owned())).collect();
        let marks = vec!["?"; values.len()].join(", ");
        Self {
            text: format!("{column} IN ({marks})"),
            values,
        }
    }

    /// All conditions at once; none of them always holds.
    ///
    /// They are joined as a balanced tree, because SQLite limits the depth of an expression and a
    /// caller may send any number of filters.
    pub(super) fn all(mut conditions: Vec<Self>) -> Self {
        while conditions.len() > 1 {
            let mut rest = conditions.into_iter();
            let mut joined = Vec::new();
            while let Some(left) = rest.next() {
                joined.push(match rest.next() {
                    Some(right) => Self::new("(")
                        .then(left)
                        .text(" AND ")
                        .then(right)
                        .text(")"),
                    None => left,
                });
            }
            conditions = joined;
        }
        conditions.pop().unwrap_or_else(|| Self::new("1"))
    }

    pub(super) fn params(&self) -> impl rusqlite::Params + '_ {
        rusqlite::params_from_iter(self.values.iter().map(Bound))
    }
}

struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}
