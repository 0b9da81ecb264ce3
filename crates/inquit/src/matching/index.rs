//! Which pairs of statements are worth a look: those that share a rare pair of neighbours, or several rare words.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use super::evidence::Weights;
use super::features::{Features, Token};
use super::told::Told;
use super::vectors::like_pairs;

type Map<K, V> = HashMap<K, V, BuildHasherDefault<FxHasher>>;

/// How often each sense is said, in statements.
#[derive(Debug, Default)]
pub(super) struct Frequencies {
    statements: usize,
    senses: Map<u32, u32>,
}

impl Frequencies {
    pub(super) fn of<'f>(all: impl Iterator<Item = &'f Features>) -> Self {
        let mut frequencies = Self::default();
        for features in all {
            frequencies.statements += 1;
            let mut senses: Vec<u32> = features.tokens.iter().map(|token| token.sense).collect();
            senses.sort_unstable();
            senses.dedup();
            senses.into_iter().for_each(|sense| *frequencies.senses.entry(sense).or_default() += 1);
        }
        frequencies
    }
}

impl Weights for Frequencies {
    /// From 0.15 for common words to 1.6 for those that hardly any statement has.
    ///
    /// A small collection says little of what is rare, so it is looked at as if it were one of a thousand.
    fn weight(&self, token: &Token) -> f32 {
        /// Statements that every collection has at the least.
        const LEAST: f32 = 1000.0;
        if !token.is_telling() {
            return 0.15;
        }
        let all = self.statements as f32 + LEAST;
        let those = self.senses.get(&token.sense).copied().unwrap_or_default() as f32;
        1.6 * (all / (those + 1.0)).ln() / all.ln()
    }
}

/// Statements that have one key at the most: what more of them have tells too little.
const MOST: usize = 48;
/// Statements that have a word which is a key by itself.
const FEW: u32 = 8;
/// Keys of one statement.
const KEYS: usize = 24;

/// The pairs that share a key or have like vectors, the first with the lower number, in order and each once.
pub(super) fn candidates(all: &[&Told], frequencies: &Frequencies) -> Vec<(u32, u32)> {
    let mut buckets: Map<u64, Vec<u32>> = Map::default();
    for (told, number) in all.iter().zip(0..) {
        for key in keys(&told.features, frequencies) {
            let bucket = buckets.entry(key).or_default();
            if bucket.len() < MOST {
                bucket.push(number);
            }
        }
    }
    let pairs = buckets.values().filter(|bucket| bucket.len() > 1).flat_map(|bucket| {
        bucket
            .iter()
            .enumerate()
            .flat_map(|(place, &first)| bucket[place + 1..].iter().map(move |&second| (first, second)))
    });
    let mut pairs: Vec<(u32, u32)> = pairs.chain(like_pairs(all)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Neighbours among the telling words, those between quotation marks first, then the rarest.
fn keys(features: &Features, frequencies: &Frequencies) -> Vec<u64> {
    let rarity = |sense: u32| frequencies.senses.get(&sense).copied().unwrap_or_default();
    let pair = |first: u32, second: u32| u64::from(first) << 32 | u64::from(second);
    let telling: Vec<u32> =
        features.tokens.iter().filter(|token| token.is_telling()).map(|token| token.sense).collect();
    let quoted = features.quoted.iter().flat_map(|fragment| fragment.windows(2)).map(|two| (0, pair(two[0], two[1])));
    let plain = telling.windows(2).map(|two| (rarity(two[0]).min(rarity(two[1])), pair(two[0], two[1])));
    // Alone only words that few statements have.
    let alone = telling.iter().map(|&sense| (rarity(sense), u64::from(sense))).filter(|(rarity, _)| *rarity <= FEW);
    let mut keys: Vec<(u32, u64)> = quoted.chain(plain).chain(alone).collect();
    keys.sort_unstable();
    let mut keys: Vec<u64> = keys.into_iter().take(KEYS).map(|(_, key)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
