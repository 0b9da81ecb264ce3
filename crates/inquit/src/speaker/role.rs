//! Roles and descriptions: whom *the mayor*, *her lawyer* or *the agency* means, or that it is somebody new.

use std::ops::Range;

use super::anonymous::reason_behind;
use super::cast::Member;
use super::description::Description;
use super::evidence::{SETTLED, ranked};
use super::gender::gender_of_title;
use super::mention::Mention;
use super::organisation::{BEFORE, fit_of_organisation, is_generic_organisation};
use super::phrase::Opening;
use super::pronoun::{Context, person_fit, scores};
use super::resolve::Resolver;
use super::traits::{is_anaphor, is_relation, is_role};
use crate::document::{Party, SpeakerKind};
use crate::ids::SpeakerId;
use crate::lexicon::Class;
use crate::segment::Kind;

/// Whom a description stands for.
pub(super) enum Described {
    /// Somebody known, or two, with the probability of that.
    Known(Vec<SpeakerId>, f32),
    /// Somebody who is named here for the first time.
    New(usize),
    /// Somebody known, but which of these is not settled.
    Open(Vec<(usize, f32)>),
}

/// The probability that the same role means the same person.
const SAME_ROLE: f32 = 0.9;
/// That the speaker goes on who is called by a role behind the next quotation.
const GOES_ON: f32 = 0.75;
/// Log-odds against the holder of one office by another.
const OTHER_ROLE: f32 = -1.2;
/// Against any person by what is only presumed to be a role of theirs.
const PRESUMED: f32 = -0.4;
/// From this probability on a body by its noun alone, *the agency*, is left open for those named before.
const BODY: f32 = 0.25;
/// Somebody who was not mentioned before.
const NEW: f32 = -0.6;

/// A description as the text has it.
struct Wording {
    /// The words, whoever they belong to left out.
    words: Range<usize>,
    head: usize,
    opening: Opening,
    description: Description,
    is_plural: bool,
    /// Does it open with a possessive pronoun?
    is_possessed: bool,
    /// Whose it is: a name.
    owner: Option<String>,
}

impl Resolver<'_, '_> {
    /// Whom a description stands for.
    pub(super) fn description(
        &mut self,
        words: Range<usize>,
        head: usize,
        opening: Opening,
        context: &Context,
    ) -> Described {
        let one = |member, probability| Described::Known(vec![SpeakerId::new(member)], probability);
        let wording = self.wording(words.clone(), head, opening, context);
        if let Some(known) = self.known(&wording, self.text(words.clone())) {
            return one(known, SAME_ROLE);
        }
        let pair = if opening == Opening::Pair { self.pair(&words, head, context) } else { None };
        if let Some((pair, probability)) = pair {
            return Described::Known(pair, probability);
        }
        if let Some(found) = self.presumed(&wording, context) {
            return found;
        }
        if let Some(last) = self.goes_on(&wording, context) {
            return one(last, GOES_ON);
        }
        let own = self.text(words.clone());
        // *those who fight it* have no noun.
        let rest = own.split_once(' ').map_or(own, |(_, rest)| if rest.starts_with("who ") { own } else { rest });
        let name = match &wording.owner {
            Some(owner) => format!("{owner}’s {}", self.text(wording.words.clone())),
            None if matches!(opening, Opening::Definite | Opening::Pair) => rest.to_owned(),
            None => own.to_owned(),
        };
        let member = self.add_described(name, &wording);
        self.cast.describe(member, wording.description);
        self.cast.members[member].reason = reason_behind(self.layers, words);
        Described::New(member)
    }

    fn wording(&mut self, words: Range<usize>, head: usize, opening: Opening, context: &Context) -> Wording {
        let is_possessed = self.layers.words[words.start].is(Class::POSSESSIVE);
        let owned = self.owner(words.clone(), head, context);
        let owner = owned.map(|(owner, _)| self.cast.members[owner].name.clone());
        let words = owned.map_or(words.start, |(_, front)| front)..words.end;
        let mut description = Description::new(self.layers, words.clone());
        description.modifiers.extend(owner.iter().flat_map(|name| name.split(' ')).map(str::to_lowercase));
        let noun = self.layers.tokens[head].span.text(self.layers.text);
        let is_plural = self.layers.words[head].is(Class::PLURAL) || noun == "people";
        Wording { words, head, opening, description, is_plural, is_possessed, owner }
    }

    /// The member that has this role already.
    fn known(&self, wording: &Wording, own: &str) -> Option<usize> {
        let Wording { opening, description, is_plural, .. } = wording;
        let at = self.layers.tokens[wording.words.start].span.start();
        let known = match opening {
            // Many groups have the same noun: only the same words mean the same one.
            _ if wording.is_possessed => self.cast.described(description, at),
            Opening::Indefinite | Opening::Bare if *is_plural => {
                let same = |&known: &usize| self.cast.members[known].name.eq_ignore_ascii_case(own);
                self.cast.described(description, at).filter(same)
            }
            Opening::Indefinite => self.cast.announced(description, at).or_else(|| self.introduced(wording, at)),
            _ => self.cast.described(description, at),
        };
        known.filter(|&known| self.cast.members[known].is_plural == *is_plural)
    }

    /// Who is named below, where the first paragraphs open with the office alone.
    fn introduced(&self, wording: &Wording, at: u32) -> Option<usize> {
        const LEAD: usize = 3;
        let noun = wording.description.nouns.last()?;
        let is_lead = self.places.at(at).block < LEAD && !is_relation(noun) && is_role(self.layers, wording.head);
        let is_plain = is_lead && !wording.is_plural && !wording.description.is_distinct();
        if is_plain { self.cast.announced_below(&wording.description, at) } else { None }
    }

    /// Somebody named before whom the description may mean though nobody said so: *the billionaire*, *the company*.
    fn presumed(&self, wording: &Wording, context: &Context) -> Option<Described> {
        let Wording { words, head, opening, description, is_plural, owner, .. } = wording;
        let noun = description.nouns.last()?;
        let is_bare = description.modifiers.len() < 2;
        let is_taken = description.is_past() && is_bare && self.cast.has_described(noun);
        if *opening != Opening::Definite || *is_plural || owner.is_some() || description.is_distinct() || is_taken {
            return None;
        }
        let here = self.places.at(self.layers.tokens[words.start].span.start());
        // *The company that delivered the steel* says itself which one it is.
        let is_told =
            words.clone().skip(1).any(|i| self.layers.words[i].is(Class::INTERROGATIVE | Class::COMPLEMENTISER));
        if is_told {
            return None;
        }
        let is_body = description.modifiers.is_empty() && is_generic_organisation(noun);
        let found = if is_body {
            let fit = |member: &Member| fit_of_organisation(member, noun);
            ranked(&scores(&self.cast, &self.mentions, context, here, fit), BEFORE)
        } else if is_anaphor(noun) || is_role(self.layers, *head) && self.is_telling(wording) {
            let gender = gender_of_title(self.text(words.start..*head + 1));
            let is_office = self.layers.words[*head].is(Class::TITLE) && !description.is_past();
            let start = self.layers.sentences.get(here.sentence).map_or(here.at, |sentence| sentence.span.start());
            let fit = |member: &Member| {
                let role = if member.has_role && is_office { OTHER_ROLE } else { PRESUMED };
                // Whoever the same sentence names is somebody else.
                let is_named = member.noun.is_none() && member.is_last_before(start, here.at);
                person_fit(member, gender).filter(|_| is_named).map(|fit| fit + role)
            };
            ranked(&scores(&self.cast, &self.mentions, context, here, fit), NEW)
        } else {
            return None;
        };
        let &(best, probability) = found.first()?;
        let all: f32 = found.iter().map(|&(_, probability)| probability).sum();
        match () {
            () if probability >= SETTLED => Some(Described::Known(vec![SpeakerId::new(best)], probability)),
            () if all > if is_body { BODY } else { SETTLED } => Some(Described::Open(found)),
            () => None,
        }
    }

    /// Who spoke last, where the role stands behind a quotation in the same paragraph: *Roe said no. “Never,” the baker
    /// said.*
    ///
    /// Before its verb a role is somebody else as often as not.
    fn goes_on(&self, wording: &Wording, context: &Context) -> Option<usize> {
        let Wording { words, head, opening, description, is_plural, owner, .. } = wording;
        let noun = description.nouns.last()?;
        let is_bare = *opening == Opening::Definite && !*is_plural && owner.is_none() && !description.is_distinct();
        let is_new = is_role(self.layers, *head) && !is_relation(noun) && !self.cast.has_described(noun);
        let [last] = context.last.as_slice() else { return None };
        let here = self.places.at(self.layers.tokens[words.start].span.start());
        let before = self.mentions[..self.mentions.partition_point(|mention| mention.at < here.at)].iter().rev();
        let is_near = |mention: &&Mention| mention.block == here.block && mention.sentence + 1 >= here.sentence;
        let is_beside = before.take_while(is_near).any(|mention| mention.member == Some(last.index()));
        let member = &self.cast.members[last.index()];
        let fits = person_fit(member, gender_of_title(noun)).is_some() && !member.has_role && member.noun.is_none();
        (is_bare && is_new && context.follows && context.is_quotation && is_beside && fits).then_some(last.index())
    }

    /// Does the description tell what somebody is, and not what to whom: *the billionaire developer*, but not *the
    /// deputy head of the delegation*?
    fn is_telling(&self, wording: &Wording) -> bool {
        let Wording { words, description, .. } = wording;
        let is_of = |i: usize| self.layers.tokens[i].span.text(self.layers.text) == "of";
        let has_whole = words.clone().any(|i| is_of(i) || self.layers.tokens[i].kind == Kind::Clitic);
        let relates = description.nouns.iter().any(|noun| is_relation(noun));
        !has_whole && !relates && !description.modifiers.is_empty()
    }

    /// Whose it is, and where the description goes on: *her campaign*, *the mayor’s lawyer*.
    ///
    /// A name before the mark says itself whose it is.
    fn owner(&mut self, words: Range<usize>, head: usize, context: &Context) -> Option<(usize, usize)> {
        let first = words.start;
        if self.layers.words[first].is(Class::POSSESSIVE) {
            let owners = self.pronoun(first, context, &mut Party::default());
            let [owner] = owners.as_slice() else { return None };
            return Some((owner.index(), first + 1)).filter(|&(owner, _)| self.cast.members[owner].noun.is_none());
        }
        let mark = (first..head).find(|&i| self.layers.tokens[i].kind == Kind::Clitic)?;
        let last = mark.checked_sub(1).filter(|&last| last > first && is_role(self.layers, last))?;
        let description = Description::new(self.layers, first..last + 1);
        let owner = self.cast.described(&description, self.layers.tokens[first].span.start())?;
        Some((owner, mark + 1)).filter(|&(owner, _)| self.cast.members[owner].noun.is_none())
    }

    fn add_described(&mut self, name: String, wording: &Wording) -> usize {
        let noun = self.layers.tokens[wording.head].span.text(self.layers.text);
        let class = self.layers.words[wording.head];
        let is_person = is_role(self.layers, wording.head) || is_anaphor(&noun.to_lowercase());
        let is_plural = wording.is_plural;
        let kind = match () {
            () if class.is(Class::DOCUMENT) && !is_person => Some(SpeakerKind::Document),
            () if is_plural => Some(SpeakerKind::Group),
            () if is_person => Some(SpeakerKind::Person),
            () if class.is(Class::COLLECTIVE) => Some(SpeakerKind::Organisation),
            () => None,
        };
        let gender = gender_of_title(noun);
        let has_role = class.is(Class::TITLE) && !is_plural;
        let noun = Some(noun.to_lowercase());
        self.cast.push(Member { name, kind, gender, is_plural, has_role, noun, ..Member::default() })
    }
}
