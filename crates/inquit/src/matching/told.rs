//! [`Told`]: a statement made ready to be compared.

use jiff::civil::Date;

use super::Statement;
use super::features::Features;
use super::forms::Stems;
use crate::speaker::Called;

/// A statement taken apart: its words, and by whom and when it was said.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) features: Features,
    pub(super) speakers: Vec<Called>,
    pub(super) day: Option<Date>,
    /// Of length 1; empty where there is none, or none that can be compared.
    pub(super) vector: Vec<f32>,
}

impl Told {
    pub(super) fn new(statement: &Statement, stems: &Stems) -> Self {
        Self {
            features: Features::new(&statement.text, stems),
            speakers: statement.speakers.iter().map(|name| Called::new(name)).collect(),
            day: statement.day,
            vector: unit(&statement.vector),
        }
    }

    /// The cosine of the angle between the vectors, where both have one of the same length.
    pub(super) fn cosine(&self, other: &Self) -> Option<f32> {
        let are_there = !self.vector.is_empty() && self.vector.len() == other.vector.len();
        are_there.then(|| dot(&self.vector, &other.vector))
    }
}

pub(super) fn dot(one: &[f32], two: &[f32]) -> f32 {
    one.iter().zip(two).map(|(a, b)| a * b).sum()
}

fn unit(vector: &[f32]) -> Vec<f32> {
    let length = dot(vector, vector).sqrt();
    if length.is_normal() { vector.iter().map(|value| value / length).collect() } else { Vec::new() }
}
