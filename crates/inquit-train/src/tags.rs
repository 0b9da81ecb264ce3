//! The tagger: an averaged perceptron that sees the tags it gave before.

use std::ops::Range;

use inquit::Error;
use inquit::training::{Lesson, Table, Tag};
use serde::{Deserialize, Serialize};

use crate::corpus::TaggedParagraph;
use crate::linear::quantised;
use crate::seed::Seed;

const K: usize = Tag::LEARNED;

/// Weights of the tagger.
pub type TagTable = Table<K>;

/// Settings of the tagger.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagSettings {
    /// Binary logarithm of the rows.
    pub bits: u32,
    /// Passes over the corpus.
    pub passes: usize,
    /// Where the order of the paragraphs begins.
    pub seed: u64,
}

/// A paragraph with its tokens' right tags.
struct Tagged {
    lesson: Lesson,
    gold: Vec<Option<Tag>>,
}

/// The tagger learned from `paragraphs`.
///
/// # Errors
///
/// [`Error`] for a paragraph of 4 GiB or more.
pub fn train(paragraphs: &[TaggedParagraph], settings: TagSettings) -> Result<TagTable, Error> {
    let mut tagged: Vec<Tagged> = paragraphs.iter().map(tagged).collect::<Result<_, _>>()?;
    let rows = 1_usize << settings.bits;
    let (mut weights, mut totals, mut stamps) =
        (vec![[0_f32; K]; rows], vec![[0_f64; K]; rows], vec![[0_u32; K]; rows]);
    let mut order: Vec<usize> = (0..tagged.len()).collect();
    let mut seed = Seed::new(settings.seed);
    let mut now = 0_u32;
    let mut slots = Vec::new();
    for _ in 0..settings.passes {
        seed.shuffle(&mut order);
        for &number in &order {
            for sentence in tagged[number].lesson.sentences().to_vec() {
                for i in sentence.clone() {
                    let Tagged { lesson, gold } = &mut tagged[number];
                    if let Some(fixed) = lesson.fixed_tag(i) {
                        lesson.set_tag(i, fixed);
                        continue;
                    }
                    slots.clear();
                    lesson.tag_slots(sentence.clone(), i, settings.bits, &mut slots);
                    let guess = best(&weights, &slots);
                    lesson.set_tag(i, Tag::learned(guess));
                    now += 1;
                    let Some(right) = gold[i].map(|tag| tag as usize).filter(|&right| right != guess) else { continue };
                    for &slot in &slots {
                        let slot = slot as usize;
                        for (label, change) in [(right, 1.0), (guess, -1.0)] {
                            totals[slot][label] +=
                                f64::from(now - stamps[slot][label]) * f64::from(weights[slot][label]);
                            stamps[slot][label] = now;
                            weights[slot][label] += change;
                        }
                    }
                }
            }
        }
    }
    for slot in 0..rows {
        for label in 0..K {
            totals[slot][label] += f64::from(now - stamps[slot][label]) * f64::from(weights[slot][label]);
        }
    }
    let average: Vec<[f32; K]> = totals.iter().map(|row| row.map(|total| (total / f64::from(now)) as f32)).collect();
    Ok(quantised(average, SCALE))
}

/// Units of a weight of 1; the few weights beyond 16 are cut.
const SCALE: f32 = 8.0;

fn best(weights: &[[f32; K]], slots: &[u32]) -> usize {
    let mut scores = [0.0_f32; K];
    for &slot in slots {
        for (score, weight) in scores.iter_mut().zip(&weights[slot as usize]) {
            *score += weight;
        }
    }
    (1..K).fold(0, |best, label| if scores[label] > scores[best] { label } else { best })
}

/// Share of the tokens with the right tag.
///
/// # Errors
///
/// [`Error`] for a paragraph of 4 GiB or more.
pub fn accuracy(paragraphs: &[TaggedParagraph], table: &TagTable) -> Result<f64, Error> {
    let (mut right, mut all) = (0_u32, 0_u32);
    for paragraph in paragraphs {
        let Tagged { mut lesson, gold } = tagged(paragraph)?;
        lesson.tag(table);
        for (i, tag) in gold.iter().enumerate().filter_map(|(i, tag)| tag.map(|tag| (i, tag))) {
            if lesson.fixed_tag(i).is_none() {
                all += 1;
                right += u32::from(lesson.tag_at(i) == tag);
            }
        }
    }
    Ok(f64::from(right) / f64::from(all.max(1)))
}

/// The tokens of the library with the tags of the corpus's tokens that begin where they do.
fn tagged(paragraph: &TaggedParagraph) -> Result<Tagged, Error> {
    let lesson = Lesson::new(&paragraph.text)?;
    let starts: Vec<(u32, &str)> =
        paragraph.tokens.iter().map(|(range, tag): &(Range<u32>, String)| (range.start, tag.as_str())).collect();
    let gold = (0..lesson.len())
        .map(|i| {
            let at = starts.binary_search_by_key(&lesson.span(i).start(), |&(start, _)| start).ok()?;
            Tag::of_penn(starts[at].1)
        })
        .collect();
    Ok(Tagged { lesson, gold })
}
