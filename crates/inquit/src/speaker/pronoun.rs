//! Pronouns: which member of the cast fits, by number and gender, and stands nearest.

use std::collections::BTreeMap;

use super::cast::{Cast, Member};
use super::gender::Gender;
use crate::document::SpeakerKind;

/// A name where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// First byte.
    pub(super) at: u32,
    pub(super) member: usize,
    /// Number of its sentence.
    pub(super) sentence: usize,
    /// Number of its block.
    pub(super) block: usize,
    /// It is the subject of its clause, or the source of a statement.
    pub(super) is_subject: bool,
}

/// Who speaks around a pronoun.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The source of the indirect statement that the pronoun stands in: *Moor said she*.
    pub(super) around: Option<usize>,
    /// The speaker of the quotation that the pronoun stands in.
    pub(super) quoting: Option<usize>,
}

/// Mentions that are looked back over.
const REACH: usize = 40;
/// Sentences that are looked back over.
const SENTENCES: usize = 8;

/// The members that `pronoun` may stand for with their probabilities, most probable first.
pub(super) fn candidates(
    cast: &Cast,
    mentions: [&[Mention]; 2],
    context: &Context,
    pronoun: &str,
    here: Mention,
) -> Vec<(usize, f32)> {
    let pronoun = pronoun.to_ascii_lowercase();
    if matches!(pronoun.as_str(), "i" | "me" | "my" | "we" | "us" | "our" | "myself") {
        return context.quoting.map(|member| (member, 1.0)).into_iter().collect();
    }
    let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
    let mut add = |member: usize, score: f32| {
        let fits = fits(&cast.members[member], &pronoun) && context.quoting != Some(member);
        if fits {
            // An institution is *they* less often than a group is.
            let weight = if pronoun.starts_with("the") && !cast.members[member].is_plural { 0.5 } else { 1.0 };
            *scores.entry(member).or_default() += weight * score;
        }
    };
    for list in mentions {
        let before = list.partition_point(|mention| mention.at < here.at);
        for mention in list[..before].iter().rev().take(REACH) {
            let distance = here.sentence.saturating_sub(mention.sentence) + usize::from(mention.block < here.block);
            if distance > SENTENCES {
                break;
            }
            let nearness = 1.0 / (1.0 + distance as f32).powi(2);
            add(mention.member, if mention.is_subject { 2.0 * nearness } else { nearness });
        }
    }
    context.around.into_iter().for_each(|member| add(member, 3.0));
    ranked(scores)
}

/// Scores as shares of their sum, largest first, members in order where they tie.
fn ranked(scores: BTreeMap<usize, f32>) -> Vec<(usize, f32)> {
    let sum: f32 = scores.values().sum();
    let mut ranked: Vec<(usize, f32)> = scores.into_iter().map(|(member, score)| (member, score / sum)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked.truncate(5);
    ranked
}

/// A person for certain, or by a name of several words that nothing tells to be an institution's.
fn is_person(member: &Member) -> bool {
    let full_name = member.noun.is_none() && member.name.contains(' ');
    member.kind == Some(SpeakerKind::Person) || member.gender.is_some() || member.kind.is_none() && full_name
}

/// Can the pronoun stand for the member?
fn fits(member: &Member, pronoun: &str) -> bool {
    let person = is_person(member) && !member.is_plural;
    match pronoun {
        "he" | "him" | "his" | "himself" => person && member.gender != Some(Gender::She),
        "she" | "her" | "herself" => person && member.gender != Some(Gender::He),
        "it" | "its" | "itself" => {
            matches!(member.kind, Some(SpeakerKind::Organisation | SpeakerKind::Document)) && !member.is_plural
        }
        "they" | "them" | "their" | "themselves" => {
            member.is_plural || matches!(member.kind, Some(SpeakerKind::Organisation | SpeakerKind::Group))
        }
        _ => false,
    }
}
