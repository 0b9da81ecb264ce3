//! What two statements of one event have in common: words of one sense, and words of one concept.

use rustc_hash::FxHashMap;

use super::background::rarity;
use super::concepts::concepts_at;
use super::features::Features;

/// A word that tells what is said, or several that belong together.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The sense of a word, 0 for several words.
    pub(super) sense: u32,
    concepts: Vec<u16>,
    /// How much it tells in any text.
    rarity: f32,
    /// How much it tells where others say it too.
    weight: f32,
}

impl Unit {
    fn meets(&self, other: &Self) -> bool {
        self.sense != 0 && self.sense == other.sense
            || self.concepts.iter().any(|concept| other.concepts.contains(concept))
    }
}

/// The units of a statement, those that tell most first.
#[derive(Clone, Debug, Default)]
pub(super) struct Units(Vec<Unit>);

/// What two statements have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Common {
    /// The weights of what both have, here and in any text.
    pub(super) weight: f32,
    pub(super) rarity: f32,
}

/// Units of a statement that are looked at: each is compared with each.
const MOST: usize = 48;

impl Units {
    pub(super) fn new(features: &Features) -> Self {
        /// How much several words tell that belong together, at least: *pull out*.
        const SEVERAL: f32 = 0.5;
        let tokens = &features.tokens;
        let mut units = Vec::new();
        for (place, token) in tokens.iter().enumerate() {
            let mut word = Unit { sense: token.sense, concepts: Vec::new(), rarity: rarity(token.stem), weight: 0.0 };
            for (row, concepts) in concepts_at(tokens, place) {
                if row[1] == 0 {
                    word.concepts = concepts.to_vec();
                } else {
                    let stems = row.into_iter().filter(|&stem| stem != 0);
                    let rarity = stems.map(rarity).fold(SEVERAL, f32::max);
                    units.push(Unit { sense: 0, concepts: concepts.to_vec(), rarity, weight: 0.0 });
                }
            }
            if token.is_telling() {
                units.push(word);
            }
        }
        units.iter_mut().for_each(|unit| unit.weight = unit.rarity);
        units.sort_by(|one, two| two.rarity.total_cmp(&one.rarity));
        units.truncate(MOST);
        Self(units)
    }

    /// The senses of single words, in any order.
    fn senses(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|unit| unit.sense).filter(|&sense| sense != 0)
    }

    /// How much all of it tells in any text.
    pub(super) fn rarity(&self) -> f32 {
        self.0.iter().map(|unit| unit.rarity).sum()
    }

    /// What both have: each unit meets one of the other at most.
    pub(super) fn common(&self, other: &Self) -> Common {
        let mut met = vec![false; other.0.len()];
        let mut common = Common::default();
        for unit in &self.0 {
            let meets = |&place: &usize| !met[place] && unit.meets(&other.0[place]);
            let Some(place) = (0..other.0.len()).find(meets) else { continue };
            met[place] = true;
            common.weight += unit.weight.min(other.0[place].weight);
            common.rarity += unit.rarity.min(other.0[place].rarity);
        }
        common
    }
}

/// Makes what more than two of the statements say weigh the less, the more say it: whom all speak of tells nothing.
pub(super) fn weigh<'u>(all: impl Iterator<Item = &'u mut Units>) {
    let mut all: Vec<&mut Units> = all.collect();
    let mut counts: FxHashMap<u32, u16> = FxHashMap::default();
    for units in &all {
        let mut senses: Vec<u32> = units.senses().collect();
        senses.sort_unstable();
        senses.dedup();
        senses.into_iter().for_each(|sense| *counts.entry(sense).or_default() += 1);
    }
    for unit in all.iter_mut().flat_map(|units| &mut units.0) {
        let others = counts.get(&unit.sense).map_or(0, |count| count.saturating_sub(2));
        unit.weight = unit.rarity / (1.0 + f32::from(others) / 2.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::forms::Stems;

    fn units(text: &str) -> Units {
        Units::new(&Features::new(text, &Stems::new()))
    }

    #[test]
    fn other_words_for_one_thing_are_common() {
        let common = |one: &str, two: &str| units(one).common(&units(two)).rarity;
        assert!(common("withdraw the troops", "pull his forces out") > 0.5);
        assert_eq!(common("withdraw the troops", "raise the fares"), 0.0);
    }

    #[test]
    fn what_all_say_tells_less() {
        let mut all = [
            units("the bridge is open"),
            units("the bridge is old"),
            units("the bridge is long"),
            units("the bridge leaks"),
        ];
        let before = all[0].common(&all[1]).weight;
        weigh(all.iter_mut());
        assert!(all[0].common(&all[1]).weight < before);
    }
}
