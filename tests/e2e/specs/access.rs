//! Access for everybody: the rules of WCAG on every screen, the keyboard, and a steady layout.

mod alerts;
mod focus;
mod forced_colors;
mod journey;
mod layers;
pub(super) mod reflow;
mod rules;
mod steadiness;
mod tab_stops;
mod translation;
