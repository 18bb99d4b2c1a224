//! SQL statements built from fixed text and bound values.

use rusqlite::types::{ToSql, ToSqlOutput, Value};

/// A fragment of a statement and the values of its `?` placeholders, in order.
///
/// The text always comes from this crate. Input from a caller is only ever bound as a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sql {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

impl Sql {
    /// A fragment without values.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            values: Vec::new(),
        }
    }

    /// Binds the next placeholder.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Appends text without placeholders.
    pub(super) fn push(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Appends another fragment with its values.
    pub(super) fn append(mut self, fragment: Self) -> Self {
        self.text.push_str(&fragment.text);
        self.values.extend(fragment.values);
        self
    }

    /// `column IN (?, …)`. False for every row if there are no values.
    pub(super) fn in_list(column: &'static str, values: &[&str]) -> Self {
        let placeholders = vec!["?"; values.len()].join(", ");
        Self {
            text: format!("{column} IN ({placeholders})"),
            values: values
                .iter()
                .map(|value| Value::from((*value).to_owned()))
                .collect(),
        }
    }

    /// The conjunction of `conditions`. True for every row if there are none.
    ///
    /// The conditions are joined as a balanced tree, because SQLite limits the depth of an
    /// expression and a request may have any number of filters.
    pub(super) fn all(mut conditions: Vec<Self>) -> Self {
        while conditions.len() > 1 {
            let mut rest = conditions.into_iter();
            let mut joined = Vec::new();
            while let Some(left) = rest.next() {
                joined.push(match rest.next() {
                    Some(right) => Self::new("(")
                        .append(left)
                        .push(" AND ")
                        .append(right)
                        .push(")"),
                    None => left,
                });
            }
            conditions = joined;
        }
        conditions.pop().unwrap_or_else(|| Self::new("1"))
    }

    /// The values as parameters of a prepared statement.
    pub(super) fn params(&self) -> impl rusqlite::Params + '_ {
        rusqlite::params_from_iter(self.values.iter().map(BorrowedValue))
    }
}

struct BorrowedValue<'a>(&'a Value);

impl ToSql for BorrowedValue<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}
