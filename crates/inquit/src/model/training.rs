//! What a trainer needs of the library: the features, the labels' places and the decisions, one document at a time; and
//! what is left to time each stage alone.
//!
//! Behind the feature `train`; it may change with any version.

use std::ops::Range;

use super::Model;
pub use super::chain::{Chain, LABELS, Label, Marginals, PAIRS, Source};
use super::cue;
pub use super::cue::CueTables;
use super::decide::Guesses;
pub use super::decide::Verdict;
pub use super::decode::Guess;
use super::decode::{Labeller, outline_of};
use super::evidence::{Evidence, Proposal};
pub use super::format::VERSION as FORMAT;
use super::hash::Slots;
use super::keep;
use super::role::Scene;
use super::sheet::Sheet;
pub use super::table::{Table, probability};
use super::tagger::{self, TagTable};
pub use super::tags::Tag;
use super::unit::{near, units};
pub use super::{Parts, RoleTables, Settings};
use crate::date::resolve_times;
use crate::document::{Attribution, Document};
use crate::error::Error;
use crate::text::span::Span;

/// One document with its tokens, its tags and what the rules propose.
pub struct Lesson {
    sheet: Sheet,
    proposals: Vec<Proposal>,
    evidence: Evidence,
    scores: Vec<f32>,
}

/// The slots of one chain.
#[derive(Clone, Debug)]
pub struct ChainSlots {
    /// The tokens of each unit.
    pub tokens: Vec<Range<usize>>,
    /// Slots of each unit's label.
    pub units: Vec<Vec<u32>>,
    /// Slots of each unit's label with the one before.
    pub pairs: Vec<Vec<u32>>,
}

impl Lesson {
    /// The lesson of `text`, without tags.
    ///
    /// # Errors
    ///
    /// [`Error::TextTooLong`] for a text of 4 GiB or more.
    pub fn new(text: &str) -> Result<Self, Error> {
        let (sheet, proposals) = crate::parser::prepare(text)?;
        let evidence = Evidence::new(&sheet, &proposals);
        Ok(Self { scores: vec![0.0; sheet.rows.len()], sheet, proposals, evidence })
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.sheet.rows.len()
    }

    /// Has the text no token?
    pub fn is_empty(&self) -> bool {
        self.sheet.rows.is_empty()
    }

    /// Where the token at `i` stands.
    pub fn span(&self, i: usize) -> Span {
        self.sheet.rows[i].span
    }

    /// Is it a word or a number?
    pub fn is_word(&self, i: usize) -> bool {
        self.sheet.rows[i].is_word()
    }

    /// The tokens of each sentence.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sheet.sentences
    }

    /// The tokens that share a byte with `start..end`.
    pub fn cover(&self, start: u32, end: u32) -> Range<usize> {
        self.sheet.cover(Span::new(start, end))
    }

    /// Tags all tokens, and sees the proposals of the rules with these tags.
    pub fn tag(&mut self, table: &TagTable) {
        tagger::tag(&mut self.sheet, table);
        self.evidence = Evidence::new(&self.sheet, &self.proposals);
    }

    /// The tag of the token at `i`, if its kind settles it.
    pub fn fixed_tag(&self, i: usize) -> Option<Tag> {
        tagger::by_kind(&self.sheet.rows[i])
    }

    /// Sets the tag of the token at `i`.
    pub fn set_tag(&mut self, i: usize, tag: Tag) {
        self.sheet.rows[i].tag = tag;
    }

    /// The tag of the token at `i`.
    pub fn tag_at(&self, i: usize) -> Tag {
        self.sheet.rows[i].tag
    }

    /// Adds the tagger's slots of the token at `i` of `sentence`.
    pub fn tag_slots(&self, sentence: Range<usize>, i: usize, bits: u32, slots: &mut Vec<u32>) {
        let start = sentence.start;
        tagger::features(&self.sheet.rows[sentence], i - start, &mut Slots::new(slots, bits));
    }

    /// The token that a cue of these tokens is asked for at.
    pub fn head(&self, cue: impl IntoIterator<Item = usize>) -> Option<usize> {
        self.sheet.head(cue)
    }

    /// Can the token at `i` be the head of a cue?
    pub fn is_cue_candidate(&self, i: usize) -> bool {
        cue::is_candidate(&self.sheet.rows[i])
    }

    /// Adds the cue stage's slots of the token at `i`.
    pub fn cue_slots(&self, i: usize, bits: u32, slots: &mut Vec<u32>) {
        cue::features(&self.sheet, &self.evidence, i, &mut Slots::new(slots, bits));
    }

    /// Adds the slots of a first look at the token at `i` as a cue.
    pub fn first_slots(&self, i: usize, bits: u32, slots: &mut Vec<u32>) {
        cue::first_look(&self.sheet, &self.evidence, i, &mut Slots::new(slots, bits));
    }

    /// Scores all tokens as cues.
    pub fn score_cues(&mut self, tables: &CueTables) {
        self.scores = cue::score(&self.sheet, &self.evidence, tables);
    }

    /// The scores of all tokens as cues.
    pub fn scores(&self) -> &[f32] {
        &self.scores
    }

    /// The slots of the chain around the cue at `head`.
    pub fn role_slots(&self, head: usize, unit_bits: u32, pair_bits: u32) -> ChainSlots {
        let outline = outline_of(&self.sheet, near(&self.sheet, head), &self.scores);
        let scene = Scene::new(&self.sheet, &self.evidence, &self.scores, &outline, head);
        let units = units(&self.sheet, head);
        let mut out = ChainSlots { tokens: Vec::new(), units: Vec::new(), pairs: Vec::new() };
        for (i, unit) in units.iter().enumerate() {
            let (mut of_unit, mut of_pair) = (Vec::new(), Vec::new());
            scene.emission(unit, &mut Slots::new(&mut of_unit, unit_bits));
            if i > 0 {
                scene.transition(&units[i - 1], unit, &mut Slots::new(&mut of_pair, pair_bits));
            }
            out.tokens.push(unit.tokens());
            out.units.push(of_unit);
            out.pairs.push(of_pair);
        }
        out
    }

    /// All guesses of `model`, by the scores that the lesson has.
    pub fn guesses(&self, model: &Parts) -> Vec<Guess> {
        self.all_guesses(model).guesses
    }

    fn all_guesses<'s>(&'s self, model: &'s Parts) -> Guesses<'s> {
        let labeller = Labeller::new(&self.sheet, &self.evidence, &self.scores, &model.roles);
        Guesses::new(labeller, &model.settings)
    }

    /// Adds the slots of guess number `at`.
    pub fn keep_slots(&self, guesses: &[Guess], at: usize, bits: u32, slots: &mut Vec<u32>) {
        keep::features(&self.sheet, &self.evidence, guesses, at, &mut Slots::new(slots, bits));
    }

    /// The guesses of `model` that stand, by the scores that the lesson has.
    pub fn decide(&self, model: &Parts) -> Vec<Verdict> {
        self.all_guesses(model).decide(model)
    }
}

/// Finds the days of the times in `attributions`, which are those of `document`, once more.
pub fn find_days(document: &Document, attributions: Vec<Attribution>) -> Vec<Attribution> {
    resolve_times(document.text(), document.published(), document.quotes(), attributions)
}

/// Finds the attributions of `text` by the rules and `model`, and goes no further: they have no settings, no order and
/// no speakers. Returns how many there are.
///
/// # Errors
///
/// [`Error`] for a text of 4 GiB or more.
pub fn count_drafts(text: &str, model: Option<&Model>) -> Result<usize, Error> {
    crate::parser::count_drafts(text, model)
}
