//! [`Compounds`]: pairs of words that are written as one, *well-known*, *don’t*.

use std::ops::Range;

use super::words::{Word, compound_of, is_hyphen};

/// Where only hyphens part a word from the next, or nothing does, with the key of both as one.
#[derive(Clone, Debug)]
pub(super) struct Compounds {
    /// A bit for each word.
    bits: Vec<u64>,
    /// For each block of 64 words the number of compounds before it.
    before: Vec<u32>,
    keys: Vec<u64>,
}

impl Compounds {
    pub(super) fn new(text: &str, words: &[Word]) -> Self {
        let mut all = Self { bits: vec![0; words.len() / 64 + 1], before: Vec::new(), keys: Vec::new() };
        for (place, pair) in words.windows(2).enumerate() {
            let gap = text.get(pair[0].span.end() as usize..pair[1].span.start() as usize);
            let is_hyphened = gap.is_some_and(|gap| gap.chars().all(is_hyphen));
            if let Some(key) = is_hyphened.then(|| compound_of(text, pair[0].span, pair[1].span)).flatten() {
                all.bits[place / 64] |= 1 << (place % 64);
                all.keys.push(key);
            }
        }
        let mut count = 0;
        let before = |bits: &u64| {
            count += bits.count_ones();
            count - bits.count_ones()
        };
        all.before = all.bits.iter().map(before).collect();
        all
    }

    /// The first words of compounds that are in this stretch, and the keys.
    pub(super) fn within(&self, words: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
        let blocks = words.start / 64..words.end.div_ceil(64).min(self.bits.len());
        blocks.filter(|&block| self.bits[block] > 0).flat_map(move |block| {
            let inside = words.start.max(64 * block)..words.end.min(64 * (block + 1));
            inside.filter_map(move |place| {
                let bits = self.bits[block] >> (place % 64);
                let behind = bits.count_ones() as usize;
                let end = self.before.get(block + 1).map_or(self.keys.len(), |&end| end as usize);
                (bits & 1 > 0).then(|| (place, self.keys[end - behind]))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::{key_of, words_of};
    use super::*;

    #[test]
    fn a_hyphen_makes_a_compound() {
        let text = format!("{}a well-known man can’t", "so ".repeat(62));
        let compounds = Compounds::new(&text, &words_of(&text));
        let all = [(63, key_of("wellknown")), (66, key_of("can’t"))];
        assert_eq!(compounds.within(0..67).collect::<Vec<_>>(), all);
        assert_eq!(compounds.within(64..67).collect::<Vec<_>>(), all[1..]);
        assert_eq!(compounds.within(0..63).count(), 0);
    }
}
