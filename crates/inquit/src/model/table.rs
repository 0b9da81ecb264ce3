//! Tables of weights: a row for each slot, a column for each label, one byte a weight.

use super::hash::{Sink, Slots};
use super::math::exp;

/// Rows of `K` weights, which count in units of `1 / scale`.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<const K: usize> {
    rows: Vec<[i8; K]>,
    scale: f32,
}

impl<const K: usize> Table<K> {
    /// The most rows a table can have, as a power of two; slots are cut to it.
    pub const MOST_BITS: u32 = 24;

    /// A table of `2^bits` rows; `None` for any other number.
    pub fn new(rows: Vec<[i8; K]>, scale: f32) -> Option<Self> {
        let fits = rows.len().is_power_of_two() && rows.len() > 1 && rows.len().ilog2() <= Self::MOST_BITS;
        (fits && scale.is_finite() && scale > 0.0).then_some(Self { rows, scale })
    }

    /// Binary logarithm of the number of rows.
    pub fn bits(&self) -> u32 {
        self.rows.len().ilog2()
    }

    /// Units a weight of 1 has.
    #[cfg(feature = "train")]
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// The rows, in order.
    #[cfg(feature = "train")]
    pub fn rows(&self) -> &[[i8; K]] {
        &self.rows
    }

    /// The sum of the rows at the slots that `features` makes, label by label, in units.
    #[inline]
    pub(crate) fn sum(&self, features: impl FnOnce(&mut Slots<'_, Sum<'_, K>>)) -> [i16; K] {
        let mut sum = Sum { table: self, units: [0; K] };
        features(&mut Slots::new(&mut sum, self.bits()));
        sum.units
    }

    /// The scores that a sum of rows stands for.
    #[inline]
    pub(crate) fn scores(&self, sum: [i16; K]) -> [f32; K] {
        sum.map(|units| f32::from(units) / self.scale)
    }

    /// The score of each label: the sum of the weights at the slots that `features` makes.
    #[inline]
    pub(crate) fn weigh(&self, features: impl FnOnce(&mut Slots<'_, Sum<'_, K>>)) -> [f32; K] {
        self.scores(self.sum(features))
    }

    /// The score of each label: the sum of the weights at `slots`.
    #[cfg(feature = "train")]
    pub fn score(&self, slots: &[u32]) -> [f32; K] {
        let mut sum = Sum { table: self, units: [0; K] };
        slots.iter().for_each(|&slot| sum.take(slot));
        self.scores(sum.units)
    }
}

/// A sum of rows of a table, of which there are far fewer than 256.
pub(crate) struct Sum<'t, const K: usize> {
    table: &'t Table<K>,
    units: [i16; K],
}

impl<const K: usize> Sink for Sum<'_, K> {
    #[inline]
    fn take(&mut self, slot: u32) {
        // Slots are hashed to the bits of this table, so that each has its row.
        let rows = &self.table.rows;
        let row = &rows[slot as usize & (rows.len() - 1)];
        for (sum, &weight) in self.units.iter_mut().zip(row) {
            *sum = sum.wrapping_add(i16::from(weight));
        }
    }
}

/// The probability that a score stands for.
pub fn probability(score: f32) -> f32 {
    1.0 / (1.0 + exp(-score))
}
