//! Two people by one description: *both leaders*, *the two men*, *the pair*.

use std::ops::Range;

use super::cast::Member;
use super::description::stem;
use super::evidence::{SETTLED, ranked};
use super::gender::{Gender, gender_of_title};
use super::mention::Mention;
use super::pronoun::{Context, person_fit, scores};
use super::resolve::Resolver;
use super::traits::is_role;
use crate::ids::SpeakerId;

/// People that pairs are made of.
const FEW: usize = 6;
/// Mentions that are looked back over for sentences with both.
const REACH: usize = 60;
/// Nouns for two of whom nothing else need be known.
const ANY: [&str; 8] = ["men", "women", "leaders", "politicians", "rivals", "candidates", "opponents", "presidents"];
/// Log-odds for each time that the sentences with both are *e* times as many, and for each whose office the noun is.
const TOGETHER: f32 = 2.5;
const OFFICE: f32 = 1.0;
/// Some other pair.
const NOBODY: f32 = -4.0;

impl Resolver<'_, '_> {
    /// The two that the description of a pair means, with the probability of that: those who are named together.
    pub(super) fn pair(&self, words: &Range<usize>, head: usize, context: &Context) -> Option<(Vec<SpeakerId>, f32)> {
        // *the two companies* are no people, *the two* are.
        let is_count = ["two", "pair", "duo", "couple"].contains(&self.text(head..head + 1));
        if !is_count && !is_role(self.layers, head) {
            return None;
        }
        let here = self.places.at(self.layers.tokens[words.start].span.start());
        let noun = self.text(head..head + 1).to_lowercase();
        let singular = stem(noun.strip_suffix('s').unwrap_or(&noun));
        // Anybody may be one of *the two men*, but *both aides* are known as aides.
        let is_any = is_count || ANY.contains(&noun.as_str());
        let gender = match noun.as_str() {
            "men" => Some(Gender::He),
            "women" => Some(Gender::She),
            _ => gender_of_title(&singular),
        };
        let fit = |member: &Member| person_fit(member, gender).filter(|_| member.noun.is_none());
        let mut found = scores(&self.cast, &self.mentions, context, here, fit);
        for (member, score) in &mut found {
            *score += if self.cast.is_described(*member, &singular) { OFFICE } else { 0.0 };
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(FEW);
        let mut pairs = Vec::new();
        for (i, &(one, first)) in found.iter().enumerate() {
            for &(two, second) in &found[i + 1..] {
                let together = self.sentences_with(one, two, here);
                let are_known = is_any || [one, two].iter().any(|&member| self.cast.is_described(member, &singular));
                if together > 0 && are_known {
                    let score = first + second + TOGETHER * (together as f32).ln_1p();
                    pairs.push(([one, two], score));
                }
            }
        }
        let numbered: Vec<(usize, f32)> = pairs.iter().enumerate().map(|(i, &(_, score))| (i, score)).collect();
        let &(best, probability) = ranked(&numbered, NOBODY).first().filter(|(_, p)| *p >= SETTLED)?;
        let mut pair = pairs[best].0;
        pair.sort_by_key(|&member| self.cast.members[member].mentions.first());
        Some((pair.map(SpeakerId::new).to_vec(), probability))
    }

    /// Sentences before `here` that name both.
    fn sentences_with(&self, one: usize, two: usize, here: Mention) -> usize {
        let before = self.mentions.partition_point(|mention| mention.at < here.at);
        let near = &self.mentions[before.saturating_sub(REACH)..before];
        let names = |sentence: &[Mention], member| sentence.iter().any(|mention| mention.member == Some(member));
        let sentences = near.chunk_by(|a, b| a.sentence == b.sentence);
        sentences.filter(|sentence| names(sentence, one) && names(sentence, two)).count()
    }
}
