//! How rare words are in news and other English text, whoever reports what.
//!
//! The list is what the program `frequencies` of `inquit-train` prints; the card of the model says of what text.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::features::hash;
use super::forms::Stems;

/// In which share of the sentences there is a word of each stem.
static SHARES: LazyLock<FxHashMap<u32, f32>> = LazyLock::new(|| {
    let stems = Stems::new();
    let mut shares: FxHashMap<u32, f32> = FxHashMap::default();
    for line in include_str!("frequencies.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let sentences: f32 = words.next().and_then(|number| number.parse().ok()).unwrap_or(RAREST);
        for word in words {
            *shares.entry(hash(&stems.stem(word))).or_default() += 1.0 / sentences;
        }
    }
    shares
});

/// Of so many sentences one has a word that is not listed.
const RAREST: f32 = 8192.0;

/// How much a stem tells: from 0 for one that is in every sentence to 1 for one that is not listed.
pub(super) fn rarity(stem: u32) -> f32 {
    let share = SHARES.get(&stem).copied().unwrap_or(0.0).clamp(1.0 / RAREST, 1.0);
    -share.ln() / RAREST.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_rare_words_tell_more_than_common_ones() {
        let rarity = |word: &str| rarity(hash(&Stems::new().stem(word)));
        assert_eq!(rarity("corvane"), 1.0);
        assert!(rarity("ratify") > rarity("agree") && rarity("agree") > rarity("said"));
    }
}
