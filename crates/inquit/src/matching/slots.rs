//! What stands in one statement where the other has something else, all around being the same.

use super::features::Features;
use super::forms::{are_exclusive, is_common};
use super::number::is_number;
use crate::verify::kinds::are_opposite;

/// Words of one statement in a slot, and those of the other.
#[derive(Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) first: Vec<usize>,
    pub(super) second: Vec<usize>,
}

/// Words of a statement that are compared one by one; of a longer one the rest is left.
const LONGEST: usize = 80;

/// The slots between words that both have in the same order, and how many words those are.
pub(super) fn slots(a: &Features, b: &Features) -> (Vec<Slot>, usize) {
    let (one, two) = (&a.stems[..a.stems.len().min(LONGEST)], &b.stems[..b.stems.len().min(LONGEST)]);
    let width = two.len() + 1;
    // Lengths of the longest common sequences of what is left, by the textbook.
    let mut lengths = vec![0_u16; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..two.len()).rev() {
            let skip = lengths[(i + 1) * width + j].max(lengths[i * width + j + 1]);
            lengths[i * width + j] = if one[i] == two[j] { lengths[(i + 1) * width + j + 1] + 1 } else { skip };
        }
    }
    let (mut slots, mut same) = (Vec::new(), 0);
    let mut slot = Slot { first: Vec::new(), second: Vec::new() };
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < two.len() {
        if one[i] == two[j] {
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
    let closed = std::mem::replace(slot, Slot { first: Vec::new(), second: Vec::new() });
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

pub(super) fn contrast(slot: &Slot, a: &Features, b: &Features) -> Contrast {
    // Numbers are compared by their values.
    let is_telling = |features: &Features, i: usize| !is_common(&features.stems[i]) && !is_number(&features.words[i]);
    let telling = |words: &[usize], features: &Features| {
        words.iter().copied().filter(|&i| is_telling(features, i)).collect::<Vec<usize>>()
    };
    let (one, two) = (telling(&slot.first, a), telling(&slot.second, b));
    let excludes = |&i: &usize| {
        slot.second.iter().any(|&j| {
            are_exclusive(&a.words[i], &b.words[j]) || are_opposite(&a.words[i], &b.words[j])
        })
    };
    if slot.first.iter().any(excludes) {
        return Contrast::Exclusive;
    }
    let (Some(&last), Some(_)) = (one.last(), two.last()) else { return Contrast::None };
    // Before a verb stands what is spoken of: *the tunnel costs*.
    let is_noun = |i: usize| !is_common(&a.stems[i]) && !a.words[i].ends_with('s') && !a.words[i].ends_with("ed");
    if last + 1 < a.stems.len() && is_noun(last + 1) { Contrast::Modifier } else { Contrast::Head }
}
