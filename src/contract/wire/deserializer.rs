//! The tree of values as a source for serde: for what is not of the API, and derives how it is read.

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::{Mismatch, Reading, Value, expected};

impl Error for Mismatch {
    /// What serde says of it would take the code that writes every kind of value.
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self {
            place: String::new(),
            expected: "a value of another kind",
        }
    }
}

impl std::error::Error for Mismatch {}

impl IntoDeserializer<'_, Mismatch> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Reading<V::Value> {
        match self {
            Self::Nothing => visitor.visit_unit(),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::Natural(number) => visitor.visit_u64(number),
            Self::Negative(number) => visitor.visit_i64(number),
            Self::Fraction => expected("a whole number"),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(entries) => visitor.visit_seq(SeqDeserializer::new(entries.into_iter())),
            Self::Object(fields) => visitor.visit_map(MapDeserializer::new(fields.into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Reading<V::Value> {
        match self {
            Self::Nothing => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Reading<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Reading<V::Value> {
        match self {
            Self::Text(variant) => visitor.visit_enum(variant.into_deserializer()),
            Self::Object(fields) => visitor.visit_enum(MapAccessDeserializer::new(
                MapDeserializer::new(fields.into_iter()),
            )),
            _ => expected("a variant"),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use crate::json::from_json_by_serde;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Name(String);

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Plain,
        Named(String),
        Sized { width: u32, height: i64 },
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Kept {
        name: Name,
        note: Option<String>,
        pair: (bool, u8),
        kinds: Vec<Kind>,
        #[serde(default)]
        later: Vec<Option<i32>>,
    }

    fn kind() -> impl Strategy<Value = Kind> {
        prop_oneof![
            Just(Kind::Plain),
            any::<String>().prop_map(Kind::Named),
            any::<(u32, i64)>().prop_map(|(width, height)| Kind::Sized { width, height }),
        ]
    }

    proptest! {
        #[test]
        fn what_serde_has_written_is_read_back(
            name: String,
            note: Option<String>,
            pair: (bool, u8),
            kinds in prop::collection::vec(kind(), 0..4),
            later: Vec<Option<i32>>,
        ) {
            let kept = Kept { name: Name(name), note, pair, kinds, later };
            let text = serde_json::to_string(&kept).unwrap();
            prop_assert_eq!(from_json_by_serde(&text).ok(), Some(kept));
        }
    }

    #[test]
    fn what_is_of_another_kind_is_refused() {
        for text in [
            "",
            "[]",
            "7",
            r#"{"name":"x"}"#,
            r#"{"name":7,"pair":[true,1],"kinds":[]}"#,
        ] {
            assert!(from_json_by_serde::<Kept>(text).is_err(), "{text}");
        }
        for text in ["1.5", "-1", "300"] {
            assert!(from_json_by_serde::<u8>(text).is_err(), "{text}");
        }
    }
}
