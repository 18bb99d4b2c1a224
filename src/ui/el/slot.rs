use std::cell::RefCell;

use web_sys::Element;

use crate::el::value::{IntoValue, Value};

pub(crate) type Write = Box<dyn Fn(&Element, Option<&str>)>;

/// A place of an element where a value is written, unless it stands there already.
pub struct Slot {
    element: Element,
    write: Write,
    last: RefCell<Option<Value>>,
}

impl Slot {
    pub(crate) fn new(element: &Element, write: Write) -> Self {
        Self {
            element: element.clone(),
            write,
            last: RefCell::new(None),
        }
    }

    /// Lets `value` stand there.
    pub fn write(&self, value: impl IntoValue) {
        self.put(value.into_value());
    }

    fn put(&self, value: Value) {
        let mut last = self.last.borrow_mut();
        if last.as_ref() != Some(&value) {
            (self.write)(&self.element, value.as_deref());
            *last = Some(value);
        }
    }
}
