use std::borrow::Cow;

/// The value of an attribute or a text; none where there is nothing to say.
pub(crate) type Value = Option<Cow<'static, str>>;

/// What can be the value of an attribute, or a text.
pub trait IntoValue {
    /// The value; none where there is nothing to say.
    fn into_value(self) -> Option<Cow<'static, str>>;
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Some(self.into())
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Some(self.into())
    }
}

/// An attribute that is there or not.
impl IntoValue for bool {
    fn into_value(self) -> Value {
        self.then(|| "".into())
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Value {
        self.and_then(V::into_value)
    }
}
