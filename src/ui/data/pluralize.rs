use crate::browser::intl::format_number;

/// A number with its noun: "1 project", "5 projects".
#[must_use]
pub fn pluralize(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    [&format_number(number as u64), " ", noun, plural].concat()
}
