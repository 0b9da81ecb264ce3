//! Resolving the parties of the attributions, in order.

use std::collections::BTreeMap;
use std::ops::Range;

use super::anonymous::type_of;
use super::cast::Cast;
use super::description::Description;
use super::evidence::SETTLED;
use super::gather::{Gathered, Office, gather};
use super::gender::gender_of_title;
use super::government::government_of;
use super::mention::{Mention, Part, Places};
use super::names::{is_in_capitals, name_words};
use super::passing::{Passing, find_passing};
use super::phrase::{self, Phrase, tokens_of};
use super::pronoun::{Context, candidates, gender_of_pronoun};
use super::role::Described;
use super::traits::is_role;
use super::turns::Turns;
use crate::detect::Layers;
use crate::document::{Anonymous, Attribution, Candidate, Evidence, Party, Speaker, SpeakerKind};
use crate::ids::SpeakerId;
use crate::lexicon::Class;
use crate::segment::Kind;
use crate::text::span::Span;

/// The probability that a full name, a surname and a description of its own stand for what they say.
const NAMED: f32 = 0.98;
const SURNAMED: f32 = 0.95;
const DESCRIBED: f32 = 0.85;
/// That the last speaker goes on, and that two take turns.
const GOES_ON: f32 = 0.7;
const TURN: f32 = 0.6;

/// The state of the resolution; until it is over, members of the cast stand for speakers.
pub(super) struct Resolver<'l, 'a> {
    pub(super) layers: &'l Layers<'a>,
    pub(super) places: Places<'l, 'a>,
    pub(super) cast: Cast,
    /// Every name in the text, and a place for every source that fills when the source is resolved, in order.
    pub(super) mentions: Vec<Mention>,
    /// Members by the first token of an apposition to their name.
    apposed: BTreeMap<usize, usize>,
    /// Offices with *of* and the names behind them, by the first token.
    offices: BTreeMap<usize, Office>,
    /// What each span was resolved to: a source that two cues share is one.
    resolved: BTreeMap<Span, Party>,
    turns: Turns,
    /// The pronouns and descriptions of the reporter that nothing is said by, last first: *He left. “It is late,” he
    /// said.*
    passing: Vec<Passing>,
    /// Where parties name members.
    named_at: Vec<(Span, usize)>,
}

impl<'l, 'a> Resolver<'l, 'a> {
    /// Gathers the names of the document, and the places of its sources.
    pub(super) fn new(layers: &'l Layers<'a>, attributions: &[Attribution]) -> Self {
        let places = Places::new(layers);
        let Gathered { cast, mut mentions, apposed, offices } = gather(layers, &places);
        let sources = attributions.iter().filter_map(|a| Some((a, *a.source.as_ref()?.spans.first()?)));
        let mut sources: Vec<(u32, Part)> =
            sources.map(|(a, span)| (span.start(), part_of_source(layers, a, span))).collect();
        sources.sort_by_key(|&(start, _)| start);
        sources.dedup_by_key(|&mut (start, _)| start);
        let starts: Vec<u32> = sources.iter().map(|&(start, _)| start).collect();
        mentions.extend(sources.iter().map(|&(at, part)| Mention { part, ..places.at(at) }));
        let passing = find_passing(layers, &places, &starts);
        let at = |passing: &Passing| Mention {
            part: passing.part,
            is_pronoun: passing.words.len() == 1 && layers.words[passing.words.start].is(Class::SUBJECT),
            ..places.at(layers.tokens[passing.words.start].span.start())
        };
        mentions.extend(passing.iter().map(at));
        mentions.sort_by_key(|mention| mention.at);
        Self {
            layers,
            places,
            cast,
            mentions,
            apposed,
            offices,
            resolved: BTreeMap::new(),
            turns: Turns::default(),
            passing,
            named_at: Vec::new(),
        }
    }

    /// Resolves every party; the attributions come in order, an outer one before those inside it.
    pub(super) fn resolve(mut self, mut attributions: Vec<Attribution>) -> (Vec<Attribution>, Vec<Speaker>) {
        for i in 0..attributions.len() {
            self.pass_to(&attributions[i]);
            let context = self.context(&attributions, i);
            let attribution = &mut attributions[i];
            let source = match &attribution.source {
                Some(party) => Some(self.party(party, &context)),
                None if attribution.cue.is_none() => self.unnamed(),
                None => None,
            };
            attribution.addressee = attribution.addressee.as_ref().map(|party| self.party(party, &context));
            attribution.source = source.filter(|party| *party != Party::default());
            let Some(source) = &attribution.source else { continue };
            if let Some(span) = source.spans.first() {
                self.fill(span.start(), &source.speakers);
            }
            if attribution.parent.is_none() {
                self.turns.note(&source.speakers);
            }
        }
        self.finish(attributions)
    }

    /// Resolves what is mentioned in passing before the source of `attribution`.
    fn pass_to(&mut self, attribution: &Attribution) {
        let source = attribution.source.iter().flat_map(|party| &party.spans);
        let Some(until) = source.chain(&attribution.content).next().map(|span| span.start()) else { return };
        let is_before = |passing: &mut Passing| self.layers.tokens[passing.words.start].span.start() < until;
        while let Some(Passing { words, .. }) = self.passing.pop_if(is_before) {
            let at = self.layers.tokens[words.start].span;
            let members = self.members_of(at.cover(self.layers.tokens[words.end - 1].span));
            self.fill(at.start(), &members);
        }
    }

    /// The members that words in passing name.
    fn members_of(&mut self, words: Span) -> Vec<SpeakerId> {
        let mut resolved = Party::default();
        if let Some(phrase @ (Phrase::Pronoun(_) | Phrase::Description { .. })) =
            phrase::parse(self.layers, words).pop()
        {
            self.phrase(phrase, &Context::default(), &mut resolved);
        }
        resolved.speakers
    }

    /// What a pronoun of attribution `i` can look back to.
    fn context(&self, attributions: &[Attribution], i: usize) -> Context {
        let parent = attributions[i].parent.map(|id| id.index());
        let quoted = parent.filter(|&p| self.is_quoted(&attributions[i], &attributions[p]));
        let source_of = |k: usize| Some(attributions[k].source.as_ref()?.speakers.first()?.index());
        let start = |k: usize| attributions[k].source.iter().flat_map(|p| &p.spans).next().map(|span| span.start());
        let is_behind = parent.is_some_and(|p| start(p) > start(i));
        let Attribution { content, addressee, quotes, .. } = &attributions[i];
        Context {
            is_behind,
            around: parent.and_then(source_of).filter(|_| quoted.is_none()),
            quoting: quoted.and_then(source_of),
            said: content.iter().chain(addressee.iter().flat_map(|party| &party.spans)).copied().collect(),
            is_quotation: !quotes.is_empty(),
            follows: start(i) > content.first().map(|piece| piece.start()),
            last: if quoted.is_none() { self.turns.last().to_vec() } else { Vec::new() },
        }
    }

    /// Does the source stand in a quotation of the attribution around it, and not in its reporter's words?
    fn is_quoted(&self, inner: &Attribution, outer: &Attribution) -> bool {
        let Some(&source) = inner.source.iter().flat_map(|party| &party.spans).next() else { return false };
        outer.quotes.iter().any(|id| {
            let pieces = &self.layers.quotes[id.index()].pieces;
            let at = pieces.partition_point(|piece| piece.end() < source.end());
            pieces.get(at).is_some_and(|piece| piece.contains(source))
        })
    }

    /// The party with the members that it names, and with what the finding rests on.
    fn party(&mut self, party: &Party, context: &Context) -> Party {
        if let Some(known) = party.spans.first().and_then(|span| self.resolved.get(span)) {
            return known.clone();
        }
        let mut resolved = Party { spans: party.spans.clone(), ..Party::default() };
        // A second span is the pronoun of a relative clause, which names nobody else.
        for &span in party.spans.iter().take(1) {
            for phrase in self.phrases(span) {
                self.phrase(phrase, context, &mut resolved);
            }
            for member in resolved.speakers.iter().map(|id| id.index()) {
                self.named_at.push((span, member));
                self.cast.members[member].speaks = true;
            }
        }
        self.resolved.extend(party.spans.first().map(|&span| (span, resolved.clone())));
        resolved
    }

    /// The parties in the words of a span: an office with its holder is one, *Secretary of State Ada Moor*.
    fn phrases(&self, span: Span) -> Vec<Phrase> {
        let tokens = tokens_of(self.layers, span);
        match self.offices.get(&tokens.start).filter(|(_, name)| name.end <= tokens.end) {
            Some((title, name)) => vec![Phrase::Name { name: name.clone(), descriptions: vec![title.clone()] }],
            None => phrase::parse(self.layers, span),
        }
    }

    fn phrase(&mut self, phrase: Phrase, context: &Context, resolved: &mut Party) {
        let mut confidence = 0.0;
        let only = |member| vec![SpeakerId::new(member)];
        let (members, evidence) = match phrase {
            Phrase::Pronoun(token) => {
                let before = std::mem::take(&mut resolved.confidence);
                let members = self.pronoun(token, context, resolved);
                confidence = std::mem::replace(&mut resolved.confidence, before);
                (members, Evidence::Pronoun)
            }
            Phrase::Name { name, descriptions } => {
                let is_apposition = self.is_apposition(&name, &descriptions);
                let (member, evidence) = self.name(name, descriptions);
                let evidence = if is_apposition { Evidence::Apposition } else { evidence };
                confidence = if evidence == Evidence::Surname { SURNAMED } else { NAMED };
                (only(member), evidence)
            }
            Phrase::Description { words, .. } if self.apposed.contains_key(&words.start) => {
                confidence = NAMED;
                (self.apposed.get(&words.start).copied().map(only).unwrap_or_default(), Evidence::Apposition)
            }
            Phrase::Description { words, head, opening } => match self.description(words, head, opening, context) {
                Described::Known(members, probability) => {
                    confidence = probability;
                    (members, Evidence::Role)
                }
                Described::New(member) => {
                    confidence = DESCRIBED;
                    (only(member), Evidence::Description)
                }
                Described::Open(found) => {
                    resolved.candidates = self.candidates_of(&found);
                    (Vec::new(), Evidence::Role)
                }
            },
        };
        if !members.is_empty() {
            // Of several parties all must be right.
            let others = if resolved.speakers.is_empty() { 1.0 } else { resolved.confidence };
            resolved.confidence = others * confidence;
            resolved.evidence.get_or_insert(evidence);
        }
        for member in members {
            if !resolved.speakers.contains(&member) {
                resolved.speakers.push(member);
            }
        }
    }

    /// Does a comma part the name from a description before it: *the mayor, Ada Moor*?
    fn is_apposition(&self, name: &Range<usize>, descriptions: &[Range<usize>]) -> bool {
        let first = descriptions.iter().find(|words| words.end < name.start);
        first.is_some_and(|words| self.layers.tokens[words.end..name.start].iter().any(|t| t.kind == Kind::Comma))
    }

    fn name(&mut self, name: Range<usize>, descriptions: Vec<Range<usize>>) -> (usize, Evidence) {
        let Layers { tokens, sentences, .. } = *self.layers;
        let words = name_words(self.layers, name.clone());
        let at = tokens[name.start].span.start();
        let sentence = sentences.partition_point(|sentence| sentence.span.end() <= at);
        let in_capitals = sentences.get(sentence).is_some_and(|sentence| is_in_capitals(self.layers, &sentence.tokens));
        let repeated = if in_capitals { self.cast.find_in(&words) } else { None };
        let described: Vec<&str> = descriptions.iter().map(|description| self.text(description.clone())).collect();
        // A title tells who is meant only where others may share the name.
        let telling = if words.len() == 1 { described.as_slice() } else { &[] };
        let gender = telling.iter().find_map(|title| gender_of_title(title));
        let government = match words.as_slice() {
            [only] if descriptions.is_empty() => government_of(&self.cast, only, at),
            _ => None,
        };
        let member = repeated.or(government).unwrap_or_else(|| self.cast.named(&words, gender));
        if self.cast.members[member].kind != Some(SpeakerKind::Organisation) {
            // Who has a role is a person: *Ada Moor, director of the mill*.
            if descriptions.iter().any(|words| words.clone().any(|i| is_role(self.layers, i))) {
                self.cast.members[member].kind = Some(SpeakerKind::Person);
            }
            for (words, tokens) in described.iter().zip(descriptions).filter(|(words, _)| !words.is_empty()) {
                self.cast.members[member].note_description(words);
                self.cast.describe(member, Description::new(self.layers, tokens));
            }
        }
        let is_full = self.cast.members[member].name.split(' ').eq(words);
        (member, if is_full { Evidence::Name } else { Evidence::Surname })
    }

    /// Fills the place of a source with those it names.
    fn fill(&mut self, at: u32, members: &[SpeakerId]) {
        let member = match members {
            [] => return,
            [only] => only.index(),
            several => self.cast.joined(&several.iter().map(|id| id.index()).collect::<Vec<usize>>()),
        };
        let first = self.mentions.partition_point(|mention| mention.at < at);
        let here = self.mentions[first..].iter_mut().take_while(|mention| mention.at == at);
        if let Some(place) = here.into_iter().find(|mention| mention.member.is_none()) {
            place.member = Some(member);
        }
        members.iter().for_each(|member| self.cast.mention(member.index(), at));
    }

    /// The members that a pronoun stands for; where none is certain, the party gets the candidates.
    pub(super) fn pronoun(&mut self, token: usize, context: &Context, party: &mut Party) -> Vec<SpeakerId> {
        let span = self.layers.tokens[token].span;
        let here = self.places.at(span.start());
        let found = candidates(&self.cast, &self.mentions, context, span.text(self.layers.text), here);
        match found.first() {
            Some(&(best, probability)) if probability >= SETTLED => {
                party.confidence = probability;
                self.note_gender(best, span.text(self.layers.text), probability);
                self.parts(best)
            }
            _ => {
                party.candidates = self.candidates_of(&found);
                Vec::new()
            }
        }
    }

    /// Whoever is surely called *he* once is not *she* later.
    fn note_gender(&mut self, member: usize, pronoun: &str, probability: f32) {
        const SURE: f32 = 0.7;
        let member = &mut self.cast.members[member];
        if probability >= SURE && member.gender.is_none() {
            member.gender = gender_of_pronoun(pronoun);
        }
    }

    /// Members as candidates; of joint ones, none.
    fn candidates_of(&self, found: &[(usize, f32)]) -> Vec<Candidate> {
        let named = found.iter().filter(|(member, _)| self.cast.members[*member].parts.is_empty());
        named.map(|&(member, probability)| Candidate { speaker: SpeakerId::new(member), probability }).collect()
    }

    /// The members that a joint one joins, or the member itself.
    fn parts(&self, member: usize) -> Vec<SpeakerId> {
        let parts = self.cast.members[member].parts.as_slice();
        let parts = if parts.is_empty() { &[member] } else { parts };
        parts.iter().map(|&part| SpeakerId::new(part)).collect()
    }

    /// A quotation that nobody is named for: the last speaker goes on, or two take turns.
    fn unnamed(&self) -> Option<Party> {
        let (members, takes_turn) = self.turns.next();
        let evidence = Some(if takes_turn { Evidence::Turn } else { Evidence::PreviousSentence });
        let confidence = if takes_turn { TURN } else { GOES_ON };
        let party = Party { speakers: members.to_vec(), evidence, confidence, ..Party::default() };
        (!members.is_empty()).then_some(party)
    }

    pub(super) fn text(&self, tokens: Range<usize>) -> &'a str {
        let Layers { text, tokens: all, .. } = *self.layers;
        let (Some(first), Some(last)) = (all.get(tokens.start), all[..tokens.end].last()) else { return "" };
        if tokens.is_empty() { "" } else { first.span.cover(last.span).text(text) }
    }

    /// Turns members into speakers: those that a party names by first mention, then those it may name.
    fn finish(mut self, mut attributions: Vec<Attribution>) -> (Vec<Attribution>, Vec<Speaker>) {
        // By the number of the member.
        let mut ids: Vec<Option<SpeakerId>> = vec![None; self.cast.members.len()];
        let mut speakers: Vec<Speaker> = Vec::new();
        self.named_at.sort_unstable();
        let named = self.named_at.iter().map(|&(span, member)| (member, Some(span)));
        let parties = attributions.iter().flat_map(|a| a.source.iter().chain(&a.addressee));
        let candidates = parties.flat_map(|party| &party.candidates);
        for (member, span) in named.chain(candidates.map(|candidate| (candidate.speaker.index(), None))) {
            let id = *ids[member].get_or_insert_with(|| {
                speakers.push(self.speaker(SpeakerId::new(speakers.len()), member));
                SpeakerId::new(speakers.len() - 1)
            });
            speakers[id.index()].mentions.extend(span);
        }
        for party in attributions.iter_mut().flat_map(|a| a.source.iter_mut().chain(a.addressee.iter_mut())) {
            let candidates = party.candidates.iter_mut().map(|candidate| &mut candidate.speaker);
            for member in party.speakers.iter_mut().chain(candidates) {
                *member = ids[member.index()].unwrap_or(*member);
            }
        }
        (attributions, speakers)
    }

    fn speaker(&self, id: SpeakerId, number: usize) -> Speaker {
        let member = &self.cast.members[number];
        let is_person = matches!(member.kind, Some(SpeakerKind::Person | SpeakerKind::Group));
        let noun = member.noun.as_deref().filter(|_| is_person);
        Speaker {
            id,
            name: member.name.as_str().into(),
            // A given name tells that it is a person's.
            kind: member.kind.or(member.gender.map(|_| SpeakerKind::Person)),
            anonymous: noun.map(|noun| Anonymous { kind: type_of(noun).into(), reason: member.reason }),
            descriptions: member.descriptions.iter().map(|text| text.as_str().into()).collect(),
            mentions: Vec::new(),
        }
    }
}

/// What a source is in its clause: the one of a claim, of a report inside another one or of a relative clause about
/// somebody else is less in view.
fn part_of_source(layers: &Layers<'_>, attribution: &Attribution, span: Span) -> Part {
    let tokens = tokens_of(layers, span);
    let before = tokens.start.checked_sub(1).map_or("", |i| layers.tokens[i].span.text(layers.text));
    let is_mark = |i: usize| layers.tokens.get(i).is_some_and(|token| token.kind == Kind::Clitic);
    match () {
        () if is_mark(tokens.end) || tokens.end.checked_sub(1).is_some_and(is_mark) => Part::Possessor,
        () if ["whom", "which", "whose"].contains(&before) => Part::Other,
        () if attribution.parent.is_some() => Part::Subject,
        () => Part::Source,
    }
}
