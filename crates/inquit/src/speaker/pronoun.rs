//! Pronouns: which members of the cast fit, by number and gender, by where they stand and by what is said.

use super::cast::{Cast, Member};
use super::evidence::ranked;
use super::gender::Gender;
use super::mention::{Mention, Part};
use crate::document::SpeakerKind;
use crate::ids::SpeakerId;
use crate::text::span::Span;

/// Who speaks around a pronoun, and what is said there.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The source of the indirect statement that the pronoun stands in: *Moor said she*.
    pub(super) around: Option<usize>,
    /// Does that source stand behind the pronoun: *she was ill, Moor said*?
    pub(super) is_behind: bool,
    /// The speaker of the quotation that the pronoun stands in.
    pub(super) quoting: Option<usize>,
    /// What is said, and whom it is said to: who is named there is hardly the one who says it.
    pub(super) said: Vec<Span>,
    /// Does a quotation follow or go before?
    pub(super) is_quotation: bool,
    /// Does the source stand behind what is said: *“…,” the mayor said*?
    pub(super) follows: bool,
    /// Who said the thing before.
    pub(super) last: Vec<SpeakerId>,
}

/// Members that there is room for at once.
const FEW: usize = 16;
/// Mentions that are looked back over.
const REACH: usize = 60;
/// Sentences that are looked back over.
const SENTENCES: usize = 9;

/// Log-odds for the source of the statement that the pronoun stands in.
const AROUND: f32 = 2.6;
/// The same where that source stands behind: *he will win, Moor said* is of somebody else as often as not.
const AROUND_BEHIND: f32 = 0.6;
/// For one sentence back, by which further ones count less and less, and for another paragraph.
const STEP: f32 = -1.5;
const PARAGRAPH: f32 = -0.6;
/// For the subject of the sentence before in the same paragraph.
const PREVIOUS: f32 = 0.7;
/// For a mention in the same sentence that is not its subject: *In a talk with Moor, he said*.
const SAME_SENTENCE: f32 = -0.5;
/// For a name inside somebody’s words, where the pronoun is the reporter’s.
const IN_QUOTE: f32 = -1.5;
/// For a name in what the pronoun says: people do name themselves, in their own words more often than in a report.
const SAID: f32 = -3.0;
const SAID_IN_QUOTE: f32 = -1.8;
/// For who spoke last, before a quotation and before a report: quotations of one speaker follow each other.
const LAST: f32 = 0.2;
const LAST_QUOTED: f32 = 1.2;
/// For each time that the mentions are *e* times as many: the topic of the article.
const TOPIC: f32 = 0.4;
/// Somebody who is not among the candidates.
const NOBODY: f32 = -2.0;
/// Something that is no speaker: *it* stands for things as well.
const NOTHING: f32 = -0.7;

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
        return context.quoting.map(|member| (member, FIRST_PERSON)).into_iter().collect();
    }
    let nobody = if pronoun == "it" || pronoun == "its" { NOTHING } else { NOBODY };
    ranked(&scores(cast, mentions, context, here, |member| fit(member, &pronoun)), nobody)
}

/// Who says *I* in a quotation is its speaker, but for a quotation inside it without marks.
const FIRST_PERSON: f32 = 0.95;

/// The log-odds of every member mentioned before `here` that fits.
pub(super) fn scores(
    cast: &Cast,
    mentions: &[Mention],
    context: &Context,
    here: Mention,
    fit: impl Fn(&Member) -> Option<f32>,
) -> Vec<(usize, f32)> {
    // In the order of the members.
    let mut nearest: Vec<(usize, f32)> = Vec::with_capacity(FEW);
    let mut note = |member: usize, score: f32| match nearest.binary_search_by_key(&member, |&(known, _)| known) {
        Ok(at) => nearest[at].1 = nearest[at].1.max(score),
        Err(at) => nearest.insert(at, (member, score)),
    };
    let before = mentions.partition_point(|mention| mention.at < here.at);
    for mention in mentions[..before].iter().rev().take(REACH) {
        if mention.sentence + SENTENCES < here.sentence {
            break;
        }
        mention.member.into_iter().for_each(|member| note(member, of_place(mention, here)));
    }
    let around = if context.is_behind { AROUND_BEHIND } else { AROUND };
    context.around.into_iter().for_each(|member| note(member, around));
    let said = members_in(mentions, &context.said);
    let score = |(member, place): (usize, f32)| {
        let known = &cast.members[member];
        let fits = fit(known).filter(|_| context.quoting != Some(member))?;
        let times = cast.mentions_before(member, here.at);
        let topic = TOPIC * (times.max(1) as f32).ln();
        let last = if context.is_quotation { LAST_QUOTED } else { LAST };
        let speaks = if context.last.contains(&SpeakerId::new(member)) { last } else { 0.0 };
        let named = said.iter().filter(|(named, _)| *named == member).map(|&(_, score)| score).fold(0.0, f32::min);
        Some((member, place + fits + topic + speaks + named))
    };
    nearest.into_iter().filter_map(score).collect()
}

/// What the place of a mention tells.
fn of_place(mention: &Mention, here: Mention) -> f32 {
    let distance = here.sentence.saturating_sub(mention.sentence);
    let is_near = distance == 1 && mention.block == here.block;
    let part = match mention.part {
        Part::Source => 1.2,
        Part::Subject => 0.9,
        Part::Other if distance == 0 => SAME_SENTENCE,
        Part::Other => 0.0,
        Part::Possessor => -0.1,
        Part::Modifier => -1.5,
    };
    let quoted = if mention.quote.is_some() && here.quote.is_none() { IN_QUOTE } else { 0.0 };
    let leads = is_near && matches!(mention.part, Part::Source | Part::Subject);
    let previous = if leads { PREVIOUS } else { 0.0 };
    let paragraph = if mention.block < here.block { PARAGRAPH } else { 0.0 };
    part + quoted + previous + paragraph + STEP * (1.0 + distance as f32).ln()
}

/// The members named in `spans`, each with what that tells.
fn members_in(mentions: &[Mention], spans: &[Span]) -> Vec<(usize, f32)> {
    let inside = |span: &Span| {
        let first = mentions.partition_point(|mention| mention.at < span.start());
        let (end, rest) = (span.end(), mentions[first..].iter().take(REACH));
        let weight = |mention: &Mention| if mention.quote.is_some() { SAID_IN_QUOTE } else { SAID };
        // *She hoped, she said*: who is *she* there is she here, too.
        let inside = rest.take_while(move |mention| mention.at < end).filter(|mention| !mention.is_pronoun);
        inside.filter_map(move |mention| Some((mention.member?, weight(mention))))
    };
    spans.iter().flat_map(inside).collect()
}

/// How well the pronoun fits the member, none if not at all.
fn fit(member: &Member, pronoun: &str) -> Option<f32> {
    if let Some(gender) = gender_of_pronoun(pronoun) {
        return person_fit(member, Some(gender));
    }
    match pronoun {
        "it" | "its" | "itself" if !member.is_plural => match member.kind {
            Some(SpeakerKind::Organisation | SpeakerKind::Document) => Some(if member.is_place() { -0.7 } else { 0.0 }),
            _ => None,
        },
        "they" | "them" | "their" | "themselves" => plural_fit(member),
        _ => None,
    }
}

/// The gender that a pronoun tells.
pub(super) fn gender_of_pronoun(pronoun: &str) -> Option<Gender> {
    match pronoun.to_ascii_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Some(Gender::He),
        "she" | "her" | "hers" | "herself" => Some(Gender::She),
        _ => None,
    }
}

/// How well a member is one person of this gender.
pub(super) fn person_fit(member: &Member, gender: Option<Gender>) -> Option<f32> {
    let is_described = member.noun.is_some();
    let is_full_name = !is_described && member.name.contains(' ');
    match (member.gender, member.kind) {
        _ if member.is_plural || !member.parts.is_empty() => None,
        (Some(known), _) if gender.is_some_and(|gender| known != gender) => None,
        (Some(_), None | Some(SpeakerKind::Person)) => Some(0.0),
        (_, Some(SpeakerKind::Person)) => Some(-0.3),
        (_, Some(_)) => None,
        // A place is no person; a word that only begins sentences, a line in capitals or a people is none either.
        _ if member.is_place() || member.is_mere_word() => None,
        (None, None) if is_full_name || member.speaks && !is_described => Some(-0.9),
        (None, None) if is_described => Some(-3.0),
        (None, None) => Some(-1.5),
    }
}

/// An institution is *they* less often than a group is, and one person least often: *a source*, but not *the mayor*.
fn plural_fit(member: &Member) -> Option<f32> {
    let is_unnamed_person = member.kind == Some(SpeakerKind::Person) && member.noun.is_some() && !member.has_role;
    match member.kind {
        _ if member.is_plural || member.kind == Some(SpeakerKind::Group) => Some(0.0),
        Some(SpeakerKind::Organisation) if member.as_place > 0 => Some(-2.5),
        Some(SpeakerKind::Organisation) => Some(-1.6),
        _ if is_unnamed_person && member.gender.is_none() => Some(-1.2),
        _ => None,
    }
}
