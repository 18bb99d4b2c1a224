use std::rc::Rc;

use leptos::prelude::*;

/// What a component is told from outside and may change: a closure that is called when the value is
/// needed, and follows the signals that it reads.
///
/// A signal of Leptos is kept in an arena by code that is made for each type of value. That is worth
/// its while for what is shared and set; for what is only read, this is a twentieth of it.
pub struct Live<T>(Rc<dyn Fn() -> T>);

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Live<T> {
    /// The value as it is now.
    #[must_use]
    pub fn get(&self) -> T {
        (self.0)()
    }
}

impl<T, F: Fn() -> T + 'static> From<F> for Live<T> {
    fn from(read: F) -> Self {
        Self(Rc::new(read))
    }
}

impl<T: Default + 'static> Default for Live<T> {
    fn default() -> Self {
        Self::from(T::default)
    }
}

macro_rules! from_signals {
    ($($signal:ident),+) => {$(
        impl<T: Clone + Send + Sync + 'static> From<$signal<T>> for Live<T> {
            fn from(signal: $signal<T>) -> Self {
                Self::from(move || signal.get())
            }
        }
    )+};
}

from_signals!(Signal, RwSignal, ReadSignal, Memo);

macro_rules! from_texts {
    ($($text:ty),+) => {$(
        impl From<$text> for Live<String> {
            fn from(text: $text) -> Self {
                let text = String::from(text);
                Self::from(move || text.clone())
            }
        }

        impl From<$text> for Live<Option<String>> {
            fn from(text: $text) -> Self {
                Some(String::from(text)).into()
            }
        }
    )+};
}

from_texts!(&str, String);

impl From<Option<String>> for Live<Option<String>> {
    fn from(text: Option<String>) -> Self {
        Self::from(move || text.clone())
    }
}

impl<T: Clone + 'static> From<Vec<T>> for Live<Vec<T>> {
    fn from(list: Vec<T>) -> Self {
        Self::from(move || list.clone())
    }
}
