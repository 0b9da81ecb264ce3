//! Which words may stand for one another in two reports of one event: wider than synonyms, each word in all its senses.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::features::{Token, Traits, hash};
use super::forms::Stems;

/// Words of an entry at most: *go on strike*.
const LONGEST: usize = 3;

/// The stems of an entry; shorter ones end in zeros.
pub(super) type Row = [u32; LONGEST];

/// The numbers of the concepts that a row of stems may stand for.
type Concepts = FxHashMap<Row, Vec<u16>>;

static CONCEPTS: LazyLock<Concepts> = LazyLock::new(|| {
    let stems = Stems::new();
    let mut concepts = Concepts::default();
    let lines = include_str!("concepts.txt").lines().filter(|line| !line.starts_with('#'));
    for (line, number) in lines.zip(0..) {
        for entry in line.split_whitespace() {
            let mut words = entry.split('_').map(|word| hash(&stems.stem(word)));
            concepts.entry([(); LONGEST].map(|()| words.next().unwrap_or(0))).or_default().push(number);
        }
    }
    concepts
});

/// The concepts that the tokens from `place` on may stand for, by the stems of those tokens.
pub(super) fn concepts_at(tokens: &[Token], place: usize) -> impl Iterator<Item = (Row, &'static [u16])> {
    /// Words from a verb to its particle, at most.
    const FAR: usize = 5;
    // *end | the war*
    let told = tokens[place..].iter().take(2 * LONGEST).enumerate();
    let told = told.filter(|(ahead, token)| *ahead == 0 || !token.is(Traits::DETERMINER)).map(|(_, token)| token.stem);
    let rows = told.take(LONGEST).enumerate().scan(Row::default(), |row, (length, stem)| {
        row[length] = stem;
        Some(*row)
    });
    // *pull his forces | out*
    let behind = tokens.iter().skip(place + 2).take(FAR - 1).filter(|token| token.is(Traits::PARTICLE));
    let parted = behind.map(move |particle| [tokens[place].stem, particle.stem, 0]);
    rows.chain(parted).filter_map(|row| Some((row, CONCEPTS.get(&row)?.as_slice())))
}

/// May a word at these places of the one mean what a word at those of the other means?
pub(super) fn share_concept(tokens: [&[Token]; 2], places: [&[usize]; 2]) -> bool {
    let [one, two] = [0, 1].map(|side| {
        places[side].iter().flat_map(move |&place| concepts_at(tokens[side], place).map(|(_, concepts)| concepts))
    });
    let two: Vec<&[u16]> = two.collect();
    one.flatten().any(|concept| two.iter().any(|concepts| concepts.contains(concept)))
}

#[cfg(test)]
mod tests {
    /// A long entry would never be found, and a line of one word says nothing.
    #[test]
    fn every_line_has_words_for_one_thing() {
        let lines = include_str!("concepts.txt").lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let entries: Vec<&str> = line.split_whitespace().collect();
            assert!(entries.len() > 1, "{line}");
            assert!(entries.iter().all(|entry| entry.split('_').count() <= super::LONGEST), "{line}");
        }
    }
}
