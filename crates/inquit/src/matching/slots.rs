//! What stands in one statement where the other has something else, all around being the same.

use super::concepts::share_concept;
use super::features::{Features, Token, Traits};

/// Words of one statement in a slot, and those of the other.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Slot {
    first: Vec<usize>,
    second: Vec<usize>,
}

/// Words of a statement that are compared one by one; of a longer one the rest is left.
const LONGEST: usize = 80;

/// The slots between words that both have in the same order, and how many words those are.
pub(super) fn slots(a: &Features, b: &Features) -> (Vec<Slot>, usize) {
    let (one, two) = (&a.tokens[..a.tokens.len().min(LONGEST)], &b.tokens[..b.tokens.len().min(LONGEST)]);
    let width = two.len() + 1;
    // Lengths of the longest common sequences of what is left.
    let mut lengths = vec![0_u16; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..two.len()).rev() {
            let skip = lengths[(i + 1) * width + j].max(lengths[i * width + j + 1]);
            let is_same = one[i].sense == two[j].sense;
            lengths[i * width + j] = if is_same { lengths[(i + 1) * width + j + 1] + 1 } else { skip };
        }
    }
    let (mut slots, mut same, mut slot) = (Vec::new(), 0, Slot::default());
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < two.len() {
        if one[i].sense == two[j].sense {
            slots.extend(close(&mut slot));
            (i, j, same) = (i + 1, j + 1, same + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            slot.first.push(i);
            i += 1;
        } else {
            slot.second.push(j);
            j += 1;
        }
    }
    slot.first.extend(i..one.len());
    slot.second.extend(j..two.len());
    slots.extend(close(&mut slot));
    (slots, same)
}

/// The slot, if both have words in it.
fn close(slot: &mut Slot) -> Option<Slot> {
    let closed = std::mem::take(slot);
    (!closed.first.is_empty() && !closed.second.is_empty()).then_some(closed)
}

/// What the words of a slot are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Contrast {
    /// Small words, or nothing that matters.
    None,
    /// A word that describes another: *fair peace*, *just peace*.
    Modifier,
    /// What is spoken of: *the tunnel costs*, *the tramway costs*.
    Head,
    /// Words that exclude each other: *north* and *south*, *legal* and *illegal*.
    Exclusive,
}

/// The contrast of the words in a slot of the two statements.
pub(super) fn contrast(slot: &Slot, a: &Features, b: &Features) -> Contrast {
    // Numbers are compared by their values.
    let tells = |token: &Token| token.is_telling() && !token.is(Traits::NUMBER);
    let mut one = slot.first.iter().copied().filter(|&i| tells(&a.tokens[i]));
    let mut two = slot.second.iter().copied().filter(|&j| tells(&b.tokens[j]));
    let excludes = |&i: &usize| slot.second.iter().any(|&j| are_exclusive(&a.tokens[i], &b.tokens[j]));
    let denies = |words: &[usize], of: &Features| words.iter().any(|&i| of.tokens[i].is(Traits::DENIES));
    if slot.first.iter().any(excludes) {
        // *not safe* is *unsafe*.
        let is_denied = denies(&slot.first, a) != denies(&slot.second, b);
        return if is_denied { Contrast::None } else { Contrast::Exclusive };
    }
    let (Some(last), Some(_)) = (one.next_back(), two.next()) else { return Contrast::None };
    if share_concept([&a.tokens, &b.tokens], [&slot.first, &slot.second]) {
        return Contrast::None;
    }
    // Before a verb stands what is spoken of: *the tunnel costs*; before *and* what describes: *a fair and lasting peace*.
    let is_described = |token: &Token| token.is_telling() && !token.is(Traits::INFLECTED) || token.is(Traits::JOINS);
    if a.tokens.get(last + 1).is_some_and(is_described) { Contrast::Modifier } else { Contrast::Head }
}

fn are_exclusive(one: &Token, two: &Token) -> bool {
    let are_opposite = one.root != 0 && one.root == two.word || two.root != 0 && two.root == one.word;
    are_opposite || one.group != 0 && one.group == two.group && one.word != two.word
}
