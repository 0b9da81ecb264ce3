//! Statements whose vectors point the same way.
//!
//! Each of several tables puts the vectors in the order of the sides of random planes on which they lie (Charikar 2002,
//! *Similarity estimation techniques from rounding algorithms*): those of a small angle come to stand near each other.

use rayon::prelude::*;

use super::told::{Told, dot};

/// The cosine from which on two vectors speak for one statement.
pub(super) const LIKE: f32 = 0.6;

/// Statements that are compared each with each.
const SMALL: usize = 1_000;
const TABLES: u64 = 16;
const PLANES: u64 = 32;
/// Neighbours in a table that are looked at.
const NEIGHBOURS: usize = 8;

/// The pairs of like vectors, the first with the lower number, in no order; of many statements most of them.
pub(super) fn like_pairs(all: &[&Told]) -> Vec<(u32, u32)> {
    let with_vector: Vec<u32> =
        (0..all.len() as u32).filter(|&number| !all[number as usize].vector.is_empty()).collect();
    let is_like = |&(a, b): &(u32, u32)| all[a as usize].cosine(all[b as usize]).is_some_and(|cosine| cosine >= LIKE);
    if with_vector.len() <= SMALL {
        let each = with_vector.par_iter().enumerate();
        let pairs = each.flat_map_iter(|(place, &a)| with_vector[place + 1..].iter().map(move |&b| (a, b)));
        return pairs.filter(is_like).collect();
    }
    let near = (0..TABLES).into_par_iter().flat_map_iter(|table| neighbours(all, &with_vector, table));
    near.filter(is_like).collect()
}

/// Those that stand near each other in a table.
fn neighbours(all: &[&Told], numbers: &[u32], table: u64) -> Vec<(u32, u32)> {
    let longest = numbers.iter().map(|&number| all[number as usize].vector.len()).max().unwrap_or(0);
    let planes: Vec<Vec<f32>> = (0..PLANES).map(|plane| normal(table * PLANES + plane, longest)).collect();
    let side = |number: &u32| {
        let vector = &all[*number as usize].vector;
        planes.iter().fold(0_u32, |bits, plane| bits << 1 | u32::from(dot(vector, plane) > 0.0))
    };
    let mut ordered: Vec<(u32, u32)> = numbers.iter().map(|number| (side(number), *number)).collect();
    ordered.sort_unstable();
    let near = ordered.iter().enumerate().flat_map(|(place, &(_, a))| {
        let behind = ordered[place + 1..].iter().take(NEIGHBOURS);
        behind.map(move |&(_, b)| (a.min(b), a.max(b)))
    });
    near.collect()
}

/// The vector that stands on a plane: each part 1 or −1, as good as by chance and the same in every run.
fn normal(plane: u64, length: usize) -> Vec<f32> {
    // Steele, Lea and Flood 2014, *Fast splittable pseudorandom number generators*.
    let mut state = plane.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    };
    (0..length).map(|_| if next() & 1 == 0 { 1.0 } else { -1.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Statement;
    use crate::matching::forms::Stems;

    #[test]
    fn most_pairs_of_many_are_found() {
        let vector = |seed: u64| normal(seed, 64);
        let turned = |seed: u64| {
            let (one, other) = (vector(seed), vector(seed + 1_000_000));
            one.iter().zip(other).map(|(a, b)| a + 0.5 * b).collect::<Vec<f32>>()
        };
        let all: Vec<Told> = (0..3_000)
            .map(|seed| if seed % 2 == 0 { vector(seed / 2) } else { turned(seed / 2) })
            .map(|vector| Told::new(&Statement::new("").vector(vector), &Stems::new()))
            .collect();
        let pairs = like_pairs(&all.iter().collect::<Vec<_>>());
        let found = (0..1_500).filter(|n| pairs.contains(&(2 * n, 2 * n + 1))).count();
        assert!(found > 1_350, "{found} of 1500");
    }
}
