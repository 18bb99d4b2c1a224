//! Access for everybody: the rules of WCAG on every screen, the keyboard, and a steady layout.

mod rules;
mod steadiness;
mod translation;
