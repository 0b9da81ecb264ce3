//! Pronouns: which member of the cast fits, by number and gender, and stands nearest.

use std::collections::BTreeMap;

use super::cast::{Cast, Member};
use super::gender::Gender;
use crate::document::SpeakerKind;

/// A place that names a member of the cast.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// First byte.
    pub(super) at: u32,
    /// The member, once it is known.
    pub(super) member: Option<usize>,
    /// Number of its sentence.
    pub(super) sentence: usize,
    /// Number of its block.
    pub(super) block: usize,
    /// How much the place draws a later pronoun.
    pub(super) weight: f32,
}

/// Weight of the source of a statement.
pub(super) const SOURCE: f32 = 2.0;
/// Weight of the subject of a clause.
pub(super) const SUBJECT: f32 = 2.0;
/// Weight of any other mention.
pub(super) const OTHER: f32 = 1.0;

/// Who speaks around a pronoun.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The source of the indirect statement that the pronoun stands in: *Moor said she*.
    pub(super) around: Option<usize>,
    /// The speaker of the quotation that the pronoun stands in.
    pub(super) quoting: Option<usize>,
}

/// Weight of the source of the statement that the pronoun stands in.
const AROUND: f32 = 4.0;
/// What is left of the weight of a single unknown word that does nothing: it may be no person’s name.
const MERE_WORD: f32 = 0.25;

/// Mentions that are looked back over.
const REACH: usize = 40;
/// Sentences that are looked back over.
const SENTENCES: usize = 8;
/// Share of the mentions of a member beside its best one.
const REPEATED: f32 = 0.25;
/// What speaks for nobody in the text: a lone candidate far away is not certain.
const NOBODY: f32 = 0.1;
/// Candidates that are kept.
const KEPT: usize = 5;

/// The members that `pronoun` may stand for with their probabilities, most probable first.
pub(super) fn candidates(
    cast: &Cast,
    mentions: &[Mention],
    context: &Context,
    pronoun: &str,
    here: Mention,
) -> Vec<(usize, f32)> {
    let pronoun = pronoun.to_ascii_lowercase();
    if matches!(pronoun.as_str(), "i" | "me" | "my" | "we" | "us" | "our" | "myself") {
        return context.quoting.map(|member| (member, 1.0)).into_iter().collect();
    }
    let mut scores: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
    let mut add = |member: usize, weight: f32, nearness: f32| {
        let known = &cast.members[member];
        let score =
            weight * nearness * fit(known, &pronoun) * if is_mere_word(known, weight) { MERE_WORD } else { 1.0 };
        if score > 0.0 && context.quoting != Some(member) {
            let (best, sum) = scores.entry(member).or_default();
            *best = best.max(score);
            *sum += score;
        }
    };
    let before = mentions.partition_point(|mention| mention.at < here.at);
    for mention in mentions[..before].iter().rev().take(REACH) {
        let distance = here.sentence.saturating_sub(mention.sentence) + usize::from(mention.block < here.block);
        if distance > SENTENCES {
            break;
        }
        let nearness = 1.0 / (1.0 + distance as f32).powi(2);
        mention.member.into_iter().for_each(|member| add(member, mention.weight, nearness));
    }
    context.around.into_iter().for_each(|member| add(member, AROUND, 1.0));
    ranked(scores)
}

/// Scores as shares of their sum, largest first, members in order where they tie.
fn ranked(scores: BTreeMap<usize, (f32, f32)>) -> Vec<(usize, f32)> {
    let scores = scores.into_iter().map(|(member, (best, sum))| (member, best + REPEATED * (sum - best)));
    let scores: Vec<(usize, f32)> = scores.collect();
    let sum: f32 = scores.iter().map(|&(_, score)| score).sum::<f32>() + NOBODY;
    let mut ranked: Vec<(usize, f32)> = scores.into_iter().map(|(member, score)| (member, score / sum)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked.truncate(KEPT);
    ranked
}

/// A single word with a capital of which nothing is known, where it is not the subject.
fn is_mere_word(member: &Member, weight: f32) -> bool {
    member.kind.is_none() && member.gender.is_none() && !member.name.contains(' ') && weight < SUBJECT
}

/// How well the pronoun fits the member: 1 for certain, 0 not at all.
fn fit(member: &Member, pronoun: &str) -> f32 {
    match pronoun {
        "he" | "him" | "his" | "himself" => person_fit(member, Gender::He),
        "she" | "her" | "hers" | "herself" => person_fit(member, Gender::She),
        "it" | "its" | "itself" if !member.is_plural => match member.kind {
            Some(SpeakerKind::Organisation | SpeakerKind::Document) => 1.0,
            _ => 0.0,
        },
        "they" | "them" | "their" | "themselves" => plural_fit(member),
        _ => 0.0,
    }
}

fn person_fit(member: &Member, gender: Gender) -> f32 {
    let is_full_name = member.noun.is_none() && member.name.contains(' ');
    match (member.gender, member.kind) {
        _ if member.is_plural => 0.0,
        (Some(known), _) if known != gender => 0.0,
        (Some(_), None | Some(SpeakerKind::Person)) => 1.0,
        (_, Some(SpeakerKind::Person)) => 0.7,
        (_, Some(_)) => 0.0,
        // A place is no person; a full name is one more often than a single word.
        _ if member.as_place * 2 > member.times => 0.0,
        (None, None) if is_full_name => 0.4,
        (None, None) => {
            if member.noun.is_some() {
                0.1
            } else {
                0.3
            }
        }
    }
}

/// An institution is *they* less often than a group is, and one person least often.
fn plural_fit(member: &Member) -> f32 {
    let is_unnamed_person = member.kind == Some(SpeakerKind::Person) && member.noun.is_some();
    match member.kind {
        _ if member.is_plural => 1.0,
        Some(SpeakerKind::Group) => 1.0,
        Some(SpeakerKind::Organisation) if member.as_place > 0 => 0.1,
        Some(SpeakerKind::Organisation) => 0.2,
        _ if is_unnamed_person && member.gender.is_none() => 0.3,
        _ => 0.0,
    }
}
