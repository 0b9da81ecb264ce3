//! Tables of weights: a row for each slot, a column for each label, one byte a weight.

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

    /// The sum of the rows at `slots`, of which there are far fewer than 256, label by label, in units.
    #[inline]
    pub fn sum(&self, slots: &[u32]) -> [i16; K] {
        // Two sums by turns: the next row is fetched while the last one is added.
        let (mut even, mut odd) = ([0_i16; K], [0_i16; K]);
        let (pairs, rest) = slots.as_chunks::<2>();
        for &[first, second] in pairs {
            self.add(first, &mut even);
            self.add(second, &mut odd);
        }
        for &slot in rest {
            self.add(slot, &mut even);
        }
        for (sum, other) in even.iter_mut().zip(odd) {
            *sum = sum.wrapping_add(other);
        }
        even
    }

    #[inline]
    fn add(&self, slot: u32, sum: &mut [i16; K]) {
        // Slots are hashed to the bits of this table, so that each has its row.
        let row = &self.rows[slot as usize & (self.rows.len() - 1)];
        for (sum, &weight) in sum.iter_mut().zip(row) {
            *sum = sum.wrapping_add(i16::from(weight));
        }
    }

    /// The score of each label: the sum of the weights at `slots`.
    #[inline]
    pub fn score(&self, slots: &[u32]) -> [f32; K] {
        self.scores(self.sum(slots))
    }

    /// The scores that a sum of rows stands for.
    #[inline]
    pub fn scores(&self, sum: [i16; K]) -> [f32; K] {
        sum.map(|units| f32::from(units) / self.scale)
    }
}

/// The probability that a score stands for.
pub fn probability(score: f32) -> f32 {
    1.0 / (1.0 + exp(-score))
}
