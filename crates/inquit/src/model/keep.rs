//! Whole attributions: how probable it is that one is right, given all of it and its rivals.

use super::decode::Guess;
use super::evidence::Evidence;
use super::hash::{NONE, Sink, Slots, pair, steps, triple};
use super::math::ln;
use super::sheet::{Row, Sheet};
use super::tags::Tag;

/// A probability as one of some steps of its log-odds.
fn odds(probability: f32) -> u32 {
    let probability = probability.clamp(0.001, 0.999);
    (ln(probability / (1.0 - probability)) * 2.0).round() as i32 as u32
}

/// Adds the slots of guess number `at` of `guesses`, which are in the order of their heads.
pub(crate) fn features(
    sheet: &Sheet,
    evidence: &Evidence,
    guesses: &[Guess],
    at: usize,
    slots: &mut Slots<'_, impl Sink>,
) {
    let guess = &guesses[at];
    let rows = &sheet.rows;
    let head = &rows[guess.head];
    let (stem, tag) = (head.stem, head.tag());
    let words = || guess.content.iter().map(|&i| &rows[i]).filter(|row| row.is_word());
    let length = steps(words().count());
    let has_source = u32::from(!guess.source.is_empty());
    let quoted = words().filter(|row| row.is_quoted()).count();
    let quoted = if quoted == 0 { 0 } else { 1 + u32::from(quoted == words().count()) };
    let (cue, sure, least) = (odds(guess.cue_score), odds(guess.probability), odds(guess.least));
    slots.add(0);
    slots.add(cue);
    slots.add(sure);
    slots.add(least);
    slots.add(pair(cue, sure / 2));
    slots.add(pair(cue, has_source));
    slots.add(length);
    slots.add(pair(length, stem));
    slots.add(pair(length, tag));
    slots.add(pair(has_source, stem));
    slots.add(pair(has_source, tag));
    slots.add(pair(quoted, stem));
    slots.add(pair(quoted, has_source));
    slots.add(triple(quoted, length, has_source));
    slots.add(pair(head.profile, length));
    slots.add(pair(head.profile, has_source));
    slots.add(pair(least, cue));
    slots.add(pair(odds(guess.sourceless), has_source));
    slots.group(30);
    content(slots, sheet, guess, head);
    slots.group(60);
    source(slots, sheet, guess, head);
    slots.group(80);
    rivals(slots, sheet, guesses, at, cue);
    slots.group(100);
    slots.add(pair(u32::from(head.is_quoted()), stem));
    slots.add(pair(stem, cue));
    slots.add(pair(head.paragraph.min(2), cue));
    slots.add(guess.density);
    slots.add(pair(guess.density, cue));
    slots.add(triple(head.kinds, tag, cue));
    slots.add(triple(head.kinds, length, has_source));
    slots.add(triple(head.kinds, quoted, sure / 2));
    slots.group(106);
    neighbours(slots, guesses, at, cue);
    slots.group(110);
    agreement(slots, evidence, guess, head, cue);
}

fn content(slots: &mut Slots<'_, impl Sink>, sheet: &Sheet, guess: &Guess, head: &Row) {
    let rows = &sheet.rows;
    let (stem, tag) = (head.stem, head.tag());
    let count = |is: fn(Tag) -> bool| guess.content.iter().filter(|&&i| is(rows[i].tag)).count().min(3) as u32;
    let (finite, verbs) = (count(Tag::is_finite), count(Tag::is_verb));
    slots.add(pair(finite, stem));
    slots.add(pair(finite, head.profile));
    slots.add(triple(finite, verbs, tag));
    let Some(&first) = guess.content.iter().find(|&&i| rows[i].is_word()) else { return };
    let last = guess.content.last().map_or(NONE, |&i| rows[i].tag());
    let row = &rows[first];
    slots.add(pair(row.word, stem));
    slots.add(pair(row.word, tag));
    slots.add(pair(row.tag(), stem));
    slots.add(triple(row.tag(), head.profile, tag));
    let (side, distance) = (u32::from(first > guess.head), steps(first.abs_diff(guess.head)));
    slots.add(pair(side, distance));
    slots.add(triple(side, distance, tag));
    slots.add(triple(side, distance, stem));
    let next = guess.content.last().and_then(|&i| rows.get(i + 1)).map_or(NONE, |row| row.word);
    slots.add(pair(last, next));
    slots.add(triple(side, next, u32::from(row.is_quoted())));
}

fn source(slots: &mut Slots<'_, impl Sink>, sheet: &Sheet, guess: &Guess, head: &Row) {
    let rows = &sheet.rows;
    // The last noun, name or pronoun before any preposition stands for the source.
    let is_nominal = |row: &Row| row.tag.is_noun() || matches!(row.tag, Tag::Name | Tag::Pronoun);
    let stop = guess.source.iter().position(|&i| rows[i].tag == Tag::Preposition).unwrap_or(guess.source.len());
    let Some(&core) = guess.source[..stop].iter().rev().find(|&&i| is_nominal(&rows[i])).or(guess.source.last()) else {
        return;
    };
    let row = &rows[core];
    let (stem, tag) = (head.stem, head.tag());
    slots.add(row.word);
    slots.add(row.tag());
    slots.add(pair(row.tag(), stem));
    slots.add(pair(row.tag(), tag));
    slots.add(pair(row.class.bits(), tag));
    slots.add(triple(row.shape(), row.tag(), stem));
    let (side, distance) = (u32::from(core > guess.head), steps(core.abs_diff(guess.head)));
    slots.add(triple(side, distance, tag));
    slots.add(triple(side, distance, row.tag()));
    slots.add(pair(guess.source.len().min(8) as u32, tag));
}

/// How sure the cues before and behind are, and how near they stand.
fn neighbours(slots: &mut Slots<'_, impl Sink>, guesses: &[Guess], at: usize, cue: u32) {
    let head = guesses[at].head;
    let near = |other: Option<&Guess>| {
        other.map_or(NONE, |other| pair(odds(other.cue_score) / 2, steps(other.head.abs_diff(head)).min(9)))
    };
    let (before, after) = (near(at.checked_sub(1).and_then(|i| guesses.get(i))), near(guesses.get(at + 1)));
    slots.add(pair(before, cue));
    slots.add(pair(after, cue));
    slots.add(triple(before, after, cue / 2));
}

/// Other guesses of the paragraph that share the content, hold this one or lie in it.
fn rivals(slots: &mut Slots<'_, impl Sink>, sheet: &Sheet, guesses: &[Guess], at: usize, cue: u32) {
    let guess = &guesses[at];
    let rows = &sheet.rows;
    let head = &rows[guess.head];
    let (stem, tag) = (head.stem, head.tag());
    let (mut shared, mut better, mut holds, mut inside) = (0_u32, 0_u32, 0_u32, 0_u32);
    let (mut rival, mut outer) = (NONE, NONE);
    for other in near(guesses, at).filter(|other| rows[other.head].paragraph == head.paragraph) {
        let common = shared_tokens(&guess.content, &other.content);
        if common > 0 && 2 * common >= guess.content.len().max(other.content.len()) {
            shared += 1;
            if other.cue_score > guess.cue_score {
                better += 1;
                rival = rows[other.head].stem;
            }
        }
        holds += u32::from(guess.content.binary_search(&other.head).is_ok());
        if other.content.binary_search(&guess.head).is_ok() {
            inside += 1;
            outer = rows[other.head].stem;
        }
    }
    let (shared, better, holds, inside) = (shared.min(2), better.min(2), holds.min(2), inside.min(2));
    slots.add(pair(shared, better));
    slots.add(triple(shared, better, stem));
    slots.add(triple(shared, better, cue));
    slots.add(pair(rival, stem));
    slots.add(pair(outer, stem));
    slots.add(pair(inside, tag));
    slots.add(pair(holds, tag));
    slots.add(triple(inside, u32::from(head.is_quoted()), cue));
    slots.add(triple(holds, inside, stem));
}

/// Guesses beside number `at` that can be its rivals.
fn near(guesses: &[Guess], at: usize) -> impl Iterator<Item = &Guess> {
    const REACH: usize = 8;
    let range = at.saturating_sub(REACH)..(at + REACH + 1).min(guesses.len());
    range.filter(move |&i| i != at).map(|i| &guesses[i])
}

/// How many numbers two lists in order have in common.
pub(crate) fn shared_tokens(a: &[usize], b: &[usize]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

/// How far the guess is what the rules propose.
fn agreement(slots: &mut Slots<'_, impl Sink>, evidence: &Evidence, guess: &Guess, head: &Row, cue: u32) {
    let others = evidence.others(guess.head, 0);
    let Some((_, draft)) = evidence.at_head(guess.head) else {
        slots.add(pair(others, cue));
        slots.add(pair(others, head.tag()));
        return;
    };
    slots.group(115);
    let content: Vec<usize> = draft.content.iter().cloned().flatten().collect();
    let common = shared_tokens(&guess.content, &content);
    let union = guess.content.len() + content.len() - common;
    let overlap = (common * 5).checked_div(union).unwrap_or(0) as u32 + u32::from(common == union);
    let sources = shared_tokens(&guess.source, &draft.source.clone().collect::<Vec<_>>());
    let source = match () {
        () if guess.source.is_empty() && draft.source.is_empty() => 0,
        () if guess.source.is_empty() => 1,
        () if draft.source.is_empty() => 2,
        () => 3 + u32::from(sources > 0) + u32::from(sources == guess.source.len()),
    };
    slots.add(draft.kind);
    slots.add(pair(overlap, source));
    slots.add(triple(draft.kind, overlap, source));
    slots.add(pair(draft.kind, cue));
    slots.add(triple(overlap, source, cue));
    slots.add(triple(draft.kind, head.stem, overlap));
    slots.add(pair(draft.kind, others));
}
