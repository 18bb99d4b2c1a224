//! What a server sends, read field by field.
//!
//! Answers are read leniently: `null` where a value was promised is no value, unknown fields are left
//! alone, a number is as good as a text where an id is meant. Every model reads itself from one tree of
//! values; code made for each model and each field would be the largest part of a program that only reads.

use std::fmt;

use chrono::{DateTime, Utc};

mod any_value;
mod deserializer;
#[cfg(test)]
mod tests;

/// A value of JSON.
#[derive(Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum Value {
    /// `null`, or a field that is missing.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number that is not below zero.
    Natural(u64),
    /// A whole number below zero.
    Negative(i64),
    /// A number that is not whole, or larger than any count: nothing in this API is.
    Fraction,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// The fields of an object, as they came.
    Object(Vec<(String, Value)>),
}

/// A value is not what its place promises: where it stands, and what was expected there.
#[derive(Debug)]
pub struct Mismatch {
    place: String,
    expected: &'static str,
}

/// What was read, or why it is not what was promised.
pub type Reading<T> = Result<T, Mismatch>;

fn expected<T>(expected: &'static str) -> Reading<T> {
    Err(Mismatch {
        place: String::new(),
        expected,
    })
}

impl Mismatch {
    fn within(mut self, place: &str) -> Self {
        let separator = if self.place.is_empty() { "" } else { "." };
        self.place = [place, separator, &self.place].concat();
        self
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            f.write_str(&self.place)?;
            f.write_str(": ")?;
        }
        f.write_str("expected ")?;
        f.write_str(self.expected)
    }
}

/// What reads itself from a value.
pub trait Model: Sized {
    /// Reads itself.
    ///
    /// # Errors
    /// When the value, or one in it, is not what the model promises.
    fn read(value: Value) -> Reading<Self>;
}

impl<T: Model> Model for Vec<T> {
    fn read(value: Value) -> Reading<Self> {
        value.list()?.map_or_else(|| expected("a list"), Ok)
    }
}

/// Lets serde read `$Model` as a [`Model`].
macro_rules! read_as_model {
    ($($Model:ty),+) => {$(
        impl<'de> serde::Deserialize<'de> for $Model {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = <crate::wire::Value as serde::Deserialize>::deserialize(deserializer)?;
                crate::wire::Model::read(value).map_err(serde::de::Error::custom)
            }
        }
    )+};
}

pub(crate) use read_as_model;

impl Value {
    /// A text, if there is one.
    pub(crate) fn text(self) -> Reading<Option<String>> {
        match self {
            Self::Text(text) => Ok(Some(text)),
            Self::Nothing => Ok(None),
            _ => expected("a text"),
        }
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// When it is no text.
    pub fn name(self) -> Reading<String> {
        self.text()?.map_or_else(|| expected("a text"), Ok)
    }

    /// A text that must be there and mean something: what `meaning` says.
    pub(crate) fn parsed<T: std::str::FromStr>(self, meaning: &'static str) -> Reading<T> {
        let Self::Text(text) = self else {
            return expected(meaning);
        };
        text.parse().or_else(|_| expected(meaning))
    }

    /// An id, which some servers send as a number and others as a text; `null` is an empty one.
    pub(crate) fn id(self) -> Reading<String> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Natural(number) => Ok(number.to_string()),
            Self::Negative(number) => Ok(number.to_string()),
            Self::Nothing => Ok(String::new()),
            _ => expected("an id: a text or a whole number"),
        }
    }

    /// A text or a whole number as text; any other value as none.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "it is one of the readers that `Fields::take` takes"
    )]
    pub(crate) fn text_if_any(self) -> Reading<Option<String>> {
        Ok(match self {
            Self::Nothing => None,
            other => other.id().ok(),
        })
    }

    /// Yes or no, if it is said.
    pub(crate) fn flag(self) -> Reading<Option<bool>> {
        match self {
            Self::Flag(flag) => Ok(Some(flag)),
            Self::Nothing => Ok(None),
            _ => expected("true or false"),
        }
    }

    /// A whole number, if there is one.
    pub(crate) fn whole(self) -> Reading<Option<i64>> {
        let whole = match self {
            Self::Natural(number) => i64::try_from(number).ok(),
            Self::Negative(number) => Some(number),
            Self::Nothing => return Ok(None),
            _ => None,
        };
        whole.map_or_else(|| expected("a whole number"), |number| Ok(Some(number)))
    }

    /// How many there are of something.
    ///
    /// # Errors
    /// When it is no whole number, or one below zero.
    pub fn count(self) -> Reading<u64> {
        match self {
            Self::Natural(number) => Ok(number),
            _ => expected("a number of things"),
        }
    }

    /// How many there are of something, if it is said.
    pub(crate) fn count_if_any(self) -> Reading<Option<u64>> {
        match self {
            Self::Nothing => Ok(None),
            other => other.count().map(Some),
        }
    }

    /// An instant; whatever is none is `None`, since one odd timestamp must not hide a volume.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "it is one of the readers that `Fields::take` takes"
    )]
    pub(crate) fn instant(self) -> Reading<Option<DateTime<Utc>>> {
        let Self::Text(text) = self else {
            return Ok(None);
        };
        let instant = DateTime::parse_from_rfc3339(&text).ok();
        Ok(instant.map(|instant| instant.with_timezone(&Utc)))
    }

    /// A list, if there is one.
    ///
    /// # Errors
    /// When it is no list, or an entry is not of the model's kind.
    pub fn list<T: Model>(self) -> Reading<Option<Vec<T>>> {
        match self {
            Self::List(entries) => {
                let read = |(index, entry): (usize, Self)| {
                    T::read(entry).map_err(|error| error.within(&index.to_string()))
                };
                entries
                    .into_iter()
                    .enumerate()
                    .map(read)
                    .collect::<Reading<_>>()
                    .map(Some)
            }
            Self::Nothing => Ok(None),
            _ => expected("a list"),
        }
    }

    /// What `read` makes of the fields of an object; of no fields where there is no object.
    pub(crate) fn object_if_any<T>(self, read: impl FnOnce(&mut Fields) -> T) -> Reading<T> {
        match self {
            Self::Nothing => Fields::default().read(read),
            other => other.object(read),
        }
    }

    /// What `read` makes of the fields of an object.
    ///
    /// # Errors
    /// When it is no object, or one of the fields that are taken is not what it promises: the first of
    /// them counts.
    pub fn object<T>(self, read: impl FnOnce(&mut Fields) -> T) -> Reading<T> {
        match self {
            Self::Object(fields) => Fields {
                fields,
                mismatch: None,
            }
            .read(read),
            _ => expected("an object"),
        }
    }
}

/// The fields of an object, to be taken one by one. Of two with one name the first counts.
///
/// What is not as it should be is noted, so that the reading of a model has one way and not one more for
/// each of its fields.
#[derive(Default)]
pub struct Fields {
    fields: Vec<(String, Value)>,
    mismatch: Option<Mismatch>,
}

impl Fields {
    fn read<T>(mut self, read: impl FnOnce(&mut Self) -> T) -> Reading<T> {
        let value = read(&mut self);
        self.mismatch.map_or(Ok(value), Err)
    }

    fn noted<T: Default>(&mut self, name: &str, reading: Reading<T>) -> T {
        reading.unwrap_or_else(|mismatch| {
            self.mismatch.get_or_insert_with(|| mismatch.within(name));
            T::default()
        })
    }

    /// The field `name` as what `read` makes of it.
    pub fn take<T: Default>(&mut self, name: &str, read: fn(Value) -> Reading<T>) -> T {
        let value = self.value(name).unwrap_or(Value::Nothing);
        self.noted(name, read(value))
    }

    /// The text in the field `name`, empty where there is none.
    pub fn text(&mut self, name: &str) -> String {
        self.take(name, Value::text).unwrap_or_default()
    }

    /// The field `name`, which must be there, if only as `null`.
    pub fn required<T: Default>(&mut self, name: &str, read: fn(Value) -> Reading<T>) -> T {
        let reading = match self.value(name) {
            Some(value) => read(value),
            None => expected("the field, which is missing"),
        };
        self.noted(name, reading)
    }

    fn value(&mut self, name: &str) -> Option<Value> {
        let field = self.fields.iter_mut().find(|(known, _)| known == name);
        field.map(|(_, value)| std::mem::replace(value, Value::Nothing))
    }
}
