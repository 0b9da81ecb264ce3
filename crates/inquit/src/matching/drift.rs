//! [`drift`]: what one wording of a statement leaves out, adds and changes of another.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::features::hash;
use super::force::force_of;
use super::forms::Stems;
use crate::text::number::value_of;
use crate::text::span::Span;
use crate::verify::words::{Word, fold, words_of};

/// One difference between two wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// What was done.
    pub kind: DriftKind,
    /// The words of the fuller wording, in bytes of its text; empty, behind the word before, where the other only has more.
    pub from: Span,
    /// The words of the other, in bytes of its text; empty, behind the word before, where it only leaves out.
    pub to: Span,
    /// Whether the other says it with less force or with more; none where the words do not tell.
    pub force: Option<Force>,
}

/// What is done to words of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DriftKind {
    /// The other wording does not have them.
    LeftOut,
    /// Only the other has them.
    Added,
    /// The other has other words for them.
    Changed,
}

/// What becomes of the force of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Force {
    /// It says less: *must* becomes *should*, *perhaps* is put in, *never* is left out.
    Softened,
    /// It says more.
    Hardened,
}

/// Words that are compared; what stands behind them is one difference.
const LONGEST: usize = 400;

/// The differences of the words of `to` from those of `from`, in order.
///
/// Typography, inflection and what indirect speech does to pronouns and tenses are none: *we will* and *that they would*.
///
/// ```
/// use inquit::matching::{DriftKind, Force, drift};
///
/// let (from, to) = ("“We must never sell the old pier.”", "that they should not sell the pier");
/// let found = drift(from, to);
/// let words: Vec<(&str, &str)> = found.iter().map(|drift| (drift.from.text(from), drift.to.text(to))).collect();
/// assert_eq!(words, [("must never", "should not"), ("old", "")]);
/// assert_eq!((found[0].kind, found[0].force), (DriftKind::Changed, Some(Force::Softened)));
/// assert_eq!((found[1].kind, found[1].force), (DriftKind::LeftOut, None));
/// ```
pub fn drift(from: &str, to: &str) -> Vec<Drift> {
    let stems = Stems::new();
    let [old, new] = [from, to].map(said_words);
    let keys = |text: &str, words: &[Word]| -> Vec<u32> {
        words.iter().take(LONGEST).map(|word| key(word.span.text(text), &stems)).collect()
    };
    let operations = capture_diff_slices(Algorithm::Myers, &keys(from, &old), &keys(to, &new));
    let rest = [old.len().min(LONGEST)..old.len(), new.len().min(LONGEST)..new.len()];
    let ranges = operations.iter().filter(|operation| !matches!(operation, DiffOp::Equal { .. }));
    let ranges = ranges.map(|operation| [operation.old_range(), operation.new_range()]).chain([rest]);
    let differs = ranges.filter(|[old, new]| !old.is_empty() || !new.is_empty());
    differs.map(|[left, put]| difference(from, &old, left, to, &new, put)).collect()
}

fn difference(from: &str, old: &[Word], left: Range<usize>, to: &str, new: &[Word], put: Range<usize>) -> Drift {
    let folded = |text: &str, words: &[Word]| words.iter().map(|word| fold(word.span.text(text))).collect::<Vec<_>>();
    let kind = match (left.is_empty(), put.is_empty()) {
        (_, true) => DriftKind::LeftOut,
        (true, _) => DriftKind::Added,
        _ => DriftKind::Changed,
    };
    let force = force_of(&folded(from, &old[left.clone()]), &folded(to, &new[put.clone()]));
    Drift { kind, from: span_of(old, left), to: span_of(new, put), force }
}

/// From the first of these words to the last; for none of them the gap where they would stand.
fn span_of(words: &[Word], range: Range<usize>) -> Span {
    let before = range.start.checked_sub(1).and_then(|last| words.get(last));
    let behind = || words.first().map_or(0, |next| next.span.start());
    let gap = before.map_or_else(behind, |last| last.span.end());
    let covered = words[range].iter().map(|word| word.span).reduce(Span::cover);
    covered.unwrap_or(Span::new(gap, gap))
}

/// The words without what indirect speech puts in: the conjunction that opens it, and *had* of a past before the past.
fn said_words(text: &str) -> Vec<Word> {
    let is = |word: &Word, list: &[&str]| list.iter().any(|it| word.span.text(text).eq_ignore_ascii_case(it));
    let words = words_of(text);
    let is_put_in = |(place, word): (usize, &Word)| place == 0 && is(word, &["that", "whether"]) || is(word, &["had"]);
    let own: Vec<Word> = words.iter().enumerate().filter(|&word| !is_put_in(word)).map(|(_, word)| *word).collect();
    if own.is_empty() { words } else { own }
}

/// The same for words that indirect speech turns into each other.
fn key(word: &str, stems: &Stems) -> u32 {
    let folded = fold(word);
    // *two* and *2*
    if let Some(value) = value_of(&folded) {
        return hash(&value.to_string());
    }
    let base = match folded.as_str() {
        "i" | "we" | "he" | "she" | "they" => "they",
        "me" | "us" | "him" | "them" => "them",
        "my" | "our" | "his" | "her" | "their" => "their",
        "would" => "will",
        "could" => "can",
        "n't" => "not",
        word => word,
    };
    hash(&stems.stem(base))
}
