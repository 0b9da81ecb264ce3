//! Which statements of several documents are the same statement.

mod features;
mod forms;
mod number;
mod similarity;
mod slots;

use features::Features;
use forms::{Stems, is_common};
use similarity::{Weights, similarity};

/// Weights without a corpus.
struct Plain;

impl Weights for Plain {
    fn weight(&self, stem: &str) -> f32 {
        if is_common(stem) { 0.15 } else { 1.0 + 0.06 * stem.len().min(10) as f32 }
    }
}

/// The probability that two contents are the same statement.
pub fn probability(first: (&str, Vec<String>, Option<jiff::civil::Date>), second: (&str, Vec<String>, Option<jiff::civil::Date>)) -> f32 {
    let stems = Stems::new();
    similarity(&Features::new(first.0, &first.1, first.2, &stems), &Features::new(second.0, &second.1, second.2, &stems), &Plain)
}
