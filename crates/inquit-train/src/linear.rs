//! Linear models over hashed features, learned with AdaGrad (Duchi, Hazan and Singer 2011).

use inquit::training::Table;

/// Weights in the making: a row for each slot, a column for each label.
#[derive(Clone)]
pub struct Linear<const K: usize> {
    rows: Vec<[f32; K]>,
    squares: Vec<[f32; K]>,
    sums: Vec<[f32; K]>,
    summed: f32,
}

/// How fast weights change and how they are held back.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Rate of learning.
    pub rate: f32,
    /// Weight of the squared weights.
    pub decay: f32,
}

impl<const K: usize> Linear<K> {
    /// Weights of 0 in `2^bits` rows.
    pub fn new(bits: u32) -> Self {
        let rows = vec![[0.0; K]; 1 << bits];
        Self { squares: vec![[1e-8; K]; rows.len()], sums: Vec::new(), summed: 0.0, rows }
    }

    /// The score of each label.
    #[inline]
    pub fn score(&self, slots: &[u32]) -> [f32; K] {
        let mut sum = [0.0; K];
        for &slot in slots {
            for (sum, weight) in sum.iter_mut().zip(&self.rows[slot as usize]) {
                *sum += weight;
            }
        }
        sum
    }

    /// A step against the gradient of the loss by the scores.
    #[inline]
    pub fn update(&mut self, slots: &[u32], gradient: &[f32; K], step: Step) {
        for &slot in slots {
            let (row, squares) = (&mut self.rows[slot as usize], &mut self.squares[slot as usize]);
            for k in 0..K {
                let slope = gradient[k] + step.decay * row[k];
                squares[k] += slope * slope;
                row[k] -= step.rate * slope / squares[k].sqrt();
            }
        }
    }

    /// Begins again from weights of 0; the average goes on.
    pub fn restart(&mut self) {
        self.rows.fill([0.0; K]);
        self.squares.fill([1e-8; K]);
    }

    /// Counts the weights as they are now into the average.
    pub fn note(&mut self) {
        if self.sums.is_empty() {
            self.sums = vec![[0.0; K]; self.rows.len()];
        }
        for (sum, row) in self.sums.iter_mut().flatten().zip(self.rows.iter().flatten()) {
            *sum += row;
        }
        self.summed += 1.0;
    }

    /// The average of the noted weights, rounded to one byte each; small ones are 0.
    pub fn table(&self) -> Table<K> {
        let average = |row: &[f32; K]| row.map(|sum| sum / self.summed.max(1.0));
        let source = if self.sums.is_empty() { &self.rows } else { &self.sums };
        quantised(source.iter().map(average).collect(), SCALE)
    }
}

/// Units of a weight of 1: the largest weight is then nearly 4, and weights below 1/64 are 0.
const SCALE: f32 = 32.0;

/// The table of these weights.
pub fn quantised<const K: usize>(rows: Vec<[f32; K]>, scale: f32) -> Table<K> {
    let byte = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0) as i8;
    let rows = rows.into_iter().map(|row| row.map(byte)).collect();
    Table::new(rows, scale).expect("a power of two of rows, and a scale above 0")
}

/// Leaves out the slots that are used fewer than `least` times.
pub fn cut_rare<'s>(lists: impl IntoIterator<Item = &'s mut Vec<u32>>, bits: u32, least: u32) {
    let mut lists: Vec<&mut Vec<u32>> = lists.into_iter().collect();
    let mut counts = vec![0_u32; 1 << bits];
    for &slot in lists.iter().flat_map(|list| list.iter()) {
        counts[slot as usize] += 1;
    }
    for list in &mut lists {
        list.retain(|&slot| counts[slot as usize] >= least);
        list.shrink_to_fit();
    }
}
