use leptos::prelude::Effect;

/// [`Effect::new`] for a closure without a value. The compiler makes one copy of the loop that runs effects for each
/// type of closure; a boxed closure shares it, which saves 0.6 KB of the first load for each.
pub fn effect(run: impl FnMut() + 'static) {
    Effect::new(Box::new(run) as Box<dyn FnMut()>);
}
