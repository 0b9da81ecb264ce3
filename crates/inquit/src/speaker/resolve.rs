//! Resolving the parties of the attributions, in order.

use std::collections::{BTreeMap, HashMap};

use super::cast::{Cast, Member};
use super::gender::gender_of_title;
use super::names::{Name, find_names};
use super::phrase::{self, Phrase, tokens_of};
use super::pronoun::{Context, Mention, candidates};
use crate::detect::Layers;
use crate::document::{Anonymous, Attribution, Candidate, Evidence, Party, Speaker, SpeakerKind};
use crate::ids::SpeakerId;
use crate::lexicon::Class;
use crate::text::span::Span;

/// Probability from which on a pronoun counts as resolved: a wrong name costs the reader more than an open one.
const SETTLED: f32 = 0.45;

/// The state of the resolution.
pub(super) struct Resolver<'l, 'a> {
    layers: &'l Layers<'a>,
    cast: Cast,
    /// Every name in the text, in order.
    mentions: Vec<Mention>,
    /// The sources resolved so far, in order.
    sources: Vec<Mention>,
    /// What each span was resolved to: a source that two cues share is one.
    resolved: HashMap<Span, (Party, Vec<usize>)>,
    /// Members by the place where a party names them.
    named_at: BTreeMap<u32, (Span, usize)>,
    reasons: BTreeMap<usize, Span>,
}

impl<'l, 'a> Resolver<'l, 'a> {
    /// Gathers the names of the document.
    pub(super) fn new(layers: &'l Layers<'a>) -> Self {
        let names = find_names(layers);
        let mut cast = Cast::default();
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(names[i].tokens.len().min(2)));
        let mut members = vec![0; names.len()];
        for i in order {
            members[i] = register(layers, &mut cast, &names[i]);
        }
        let mentions = names.iter().zip(members).map(|(name, member)| Mention {
            at: layers.tokens[name.tokens.start].span.start(),
            member,
            sentence: name.sentence,
            block: name.block,
            is_subject: name.is_subject,
        });
        let mentions = mentions.collect();
        Self {
            layers,
            cast,
            mentions,
            sources: Vec::new(),
            resolved: HashMap::new(),
            named_at: BTreeMap::new(),
            reasons: BTreeMap::new(),
        }
    }

    /// Resolves every party; the attributions come in order, an outer one before those inside it.
    pub(super) fn resolve(mut self, mut attributions: Vec<Attribution>) -> (Vec<Attribution>, Vec<Speaker>) {
        self.learn_descriptions(&attributions);
        let mut sources: Vec<Vec<usize>> = Vec::with_capacity(attributions.len());
        for i in 0..attributions.len() {
            let context = self.context(&attributions, &sources, i);
            let attribution = &attributions[i];
            let (source, members) = match &attribution.source {
                Some(party) => self.party(party, &context),
                None if attribution.cue.is_none() => self.unnamed(&attributions, &sources, i),
                None => (None, Vec::new()),
            };
            self.note_source(source.as_ref(), &members);
            let addressee = attributions[i].addressee.as_ref().map(|party| self.party(party, &context).0);
            attributions[i].source = source;
            attributions[i].addressee = addressee.flatten();
            sources.push(members);
        }
        let (speakers, ids) = self.speakers();
        for party in attributions.iter_mut().flat_map(|a| a.source.iter_mut().chain(a.addressee.iter_mut())) {
            renumber(party, &ids);
        }
        (attributions, speakers)
    }

    /// Notes the descriptions beside names first, so that a role may stand before the name.
    fn learn_descriptions(&mut self, attributions: &[Attribution]) {
        let spans = attributions.iter().flat_map(|a| &a.source).flat_map(|party| &party.spans);
        for &span in spans {
            for phrase in phrase::parse(self.layers, span) {
                if let Phrase::Name { name, descriptions, .. } = phrase {
                    let member = self.cast.named(&self.words(name));
                    for description in descriptions {
                        self.describe(member, description);
                    }
                }
            }
        }
    }

    fn note_source(&mut self, source: Option<&Party>, members: &[usize]) {
        let Some(&span) = source.and_then(|party| party.spans.first()) else { return };
        let at = self.sources.partition_point(|mention| mention.at <= span.start());
        let mentions: Vec<Mention> = members.iter().map(|&member| self.mention(span, member)).collect();
        self.sources.splice(at..at, mentions);
    }

    fn describe(&mut self, member: usize, description: std::ops::Range<usize>) {
        if description.is_empty() {
            return;
        }
        let text = self.text(description).to_owned();
        let gender = gender_of_title(&text);
        let known = &mut self.cast.members[member];
        known.gender = known.gender.or(gender);
        known.kind = known.kind.or(Some(SpeakerKind::Person));
        self.cast.describe(member, &text);
    }

    /// What a pronoun of attribution `i` can look back to.
    fn context(&self, attributions: &[Attribution], sources: &[Vec<usize>], i: usize) -> Context {
        let parent = attributions[i].parent.map(|id| id.index());
        let quoted = parent.filter(|&p| self.is_quoted(&attributions[i], &attributions[p]));
        let source_of = |k: usize| sources[k].first().copied();
        Context { around: parent.and_then(source_of).filter(|_| quoted.is_none()), quoting: quoted.and_then(source_of) }
    }

    /// Does the source stand in a quotation of the attribution around it, and not in its reporter's words?
    fn is_quoted(&self, inner: &Attribution, outer: &Attribution) -> bool {
        let Some(&source) = inner.source.iter().flat_map(|party| &party.spans).next() else { return false };
        let quotes = outer.quotes.iter().flat_map(|id| &self.layers.quotes[id.index()].pieces);
        quotes.into_iter().any(|piece| piece.contains(source))
    }

    /// The members that a party names, and the party with what the finding rests on.
    fn party(&mut self, party: &Party, context: &Context) -> (Option<Party>, Vec<usize>) {
        if let Some((party, members)) = party.spans.first().and_then(|span| self.resolved.get(span)) {
            return (Some(party.clone()), members.clone());
        }
        let mut resolved = Party { spans: party.spans.clone(), ..Party::default() };
        let mut members = Vec::new();
        for &span in &party.spans {
            for phrase in phrase::parse(self.layers, span) {
                match phrase {
                    Phrase::Pronoun(token) => members.extend(self.pronoun(token, context, &mut resolved)),
                    Phrase::Name { name, .. } => {
                        let words = self.words(name.clone());
                        let member = self.cast.named(&words);
                        let is_full = self.cast.members[member].name == words.join(" ");
                        resolved.evidence = Some(if is_full { Evidence::Name } else { Evidence::Surname });
                        members.push(member);
                    }
                    Phrase::Description { words, head, is_definite } => {
                        let (member, is_known) = self.description(words, head, is_definite);
                        resolved.evidence.get_or_insert(if is_known { Evidence::Role } else { Evidence::Description });
                        members.push(member);
                    }
                }
            }
            self.note_mention(span, &members);
        }
        resolved.speakers = members.iter().map(|&member| SpeakerId::new(member)).collect();
        self.resolved.extend(party.spans.first().map(|&span| (span, (resolved.clone(), members.clone()))));
        (Some(resolved), members)
    }

    fn mention(&self, span: Span, member: usize) -> Mention {
        let Layers { sentences, blocks, .. } = *self.layers;
        let sentence = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        let block = blocks.partition_point(|block| block.span.end() <= span.start());
        Mention { at: span.start(), member, sentence, block, is_subject: true }
    }

    fn note_mention(&mut self, span: Span, members: &[usize]) {
        for (k, &member) in members.iter().enumerate() {
            // Joint parties share a span; a key of its own for each keeps the order.
            self.named_at.entry(span.start() + k as u32).or_insert((span, member));
        }
    }

    fn pronoun(&mut self, token: usize, context: &Context, party: &mut Party) -> Option<usize> {
        let span = self.layers.tokens[token].span;
        let here = self.mention(span, 0);
        let word = span.text(self.layers.text);
        let found = candidates(&self.cast, [&self.mentions, &self.sources], context, word, here);
        let (best, probability) = *found.first()?;
        if probability >= SETTLED {
            party.evidence = Some(Evidence::Pronoun);
            return Some(best);
        }
        party.candidates = found
            .iter()
            .map(|&(member, probability)| Candidate { speaker: SpeakerId::new(member), probability })
            .collect();
        None
    }

    fn description(&mut self, words: std::ops::Range<usize>, head: usize, is_definite: bool) -> (usize, bool) {
        let Layers { text, tokens, words: lexical, .. } = *self.layers;
        let noun = tokens[head].span.text(text);
        let phrase = phrase_text(self.text(words.clone()), is_definite);
        let class = lexical[head];
        let is_plural = class.is(Class::PLURAL) || noun == "people";
        let (member, is_known) = self.cast.described(phrase, noun, is_definite, is_plural);
        let kind = match () {
            () if class.is(Class::DOCUMENT) && !class.is(Class::PERSON) => Some(SpeakerKind::Document),
            () if is_plural => Some(SpeakerKind::Group),
            () if class.is(Class::PERSON) => Some(SpeakerKind::Person),
            () if class.is(Class::COLLECTIVE) => Some(SpeakerKind::Organisation),
            () => None,
        };
        let known = &mut self.cast.members[member];
        known.kind = known.kind.or(kind);
        known.gender = known.gender.or(gender_of_title(noun));
        if let Some(reason) = (words.start..tokens.len())
            .take(60)
            .find(|&i| phrase::is_request_of_anonymity(self.layers, i))
            .filter(|&i| i == words.end)
        {
            self.reasons.entry(member).or_insert(tokens[reason].span);
        }
        (member, is_known)
    }

    /// A quotation that nobody is named for: the last speaker goes on, or two take turns.
    fn unnamed(&self, attributions: &[Attribution], sources: &[Vec<usize>], i: usize) -> (Option<Party>, Vec<usize>) {
        let mut earlier = (0..i).rev().filter(|&k| attributions[k].parent.is_none() && !sources[k].is_empty());
        let Some(last) = earlier.next() else { return (None, Vec::new()) };
        let before = earlier.next().filter(|&k| sources[k] != sources[last]);
        let (members, evidence) = match before {
            Some(before) => (sources[before].clone(), Evidence::Turn),
            None => (sources[last].clone(), Evidence::PreviousSentence),
        };
        let speakers = members.iter().map(|&member| SpeakerId::new(member)).collect();
        (Some(Party { speakers, evidence: Some(evidence), ..Party::default() }), members)
    }

    fn words(&self, tokens: std::ops::Range<usize>) -> Vec<&'a str> {
        name_words(self.layers, tokens)
    }

    fn text(&self, tokens: std::ops::Range<usize>) -> &'a str {
        let Layers { text, tokens: all, .. } = *self.layers;
        all[tokens.start].span.cover(all[tokens.end - 1].span).text(text)
    }

    /// The members that a party names, numbered by first mention, and the new number of each.
    fn speakers(&self) -> (Vec<Speaker>, BTreeMap<usize, SpeakerId>) {
        let mut ids = BTreeMap::new();
        let mut speakers: Vec<Speaker> = Vec::new();
        for &(span, member) in self.named_at.values() {
            let id = *ids.entry(member).or_insert_with(|| {
                speakers.push(self.speaker(SpeakerId::new(speakers.len()), member));
                SpeakerId::new(speakers.len() - 1)
            });
            speakers[id.index()].mentions.push(span);
        }
        (speakers, ids)
    }

    fn speaker(&self, id: SpeakerId, number: usize) -> Speaker {
        let member = &self.cast.members[number];
        let is_person = member.noun.is_some() && matches!(member.kind, Some(SpeakerKind::Person | SpeakerKind::Group));
        let anonymous = member.noun.as_deref().filter(|_| is_person);
        Speaker {
            id,
            name: member.name.as_str().into(),
            kind: kind_of(member),
            anonymous: anonymous
                .map(|noun| Anonymous { kind: noun.into(), reason: self.reasons.get(&number).copied() }),
            descriptions: member.descriptions.iter().map(|text| text.as_str().into()).collect(),
            mentions: Vec::new(),
        }
    }
}

/// A full name that tells a pronoun is a person's.
fn kind_of(member: &Member) -> Option<SpeakerKind> {
    member.kind.or(member.gender.map(|_| SpeakerKind::Person))
}

/// A definite description without its article: *the operator* is *operator*.
fn phrase_text(text: &str, is_definite: bool) -> &str {
    let rest = text.split_once(' ').map_or(text, |(_, rest)| rest);
    if is_definite { rest } else { text }
}

fn register(layers: &Layers<'_>, cast: &mut Cast, name: &Name) -> usize {
    let words = name_words(layers, name.tokens.clone());
    let member = cast.named(&words);
    if !name.title.is_empty() {
        let title =
            layers.tokens[name.title.start].span.cover(layers.tokens[name.title.end - 1].span).text(layers.text);
        let gender = gender_of_title(title);
        let known = &mut cast.members[member];
        known.gender = gender.or(known.gender);
        known.kind = Some(SpeakerKind::Person);
        cast.describe(member, title.trim_end_matches('.'));
    } else if is_institution(layers, &name.tokens, &words) {
        cast.members[member].kind = cast.members[member].kind.or(Some(SpeakerKind::Organisation));
    }
    member
}

/// A name with a word such as *Ministry* in it, after an article, or known as an institution's.
fn is_institution(layers: &Layers<'_>, tokens: &std::ops::Range<usize>, words: &[&str]) -> bool {
    let has_noun = tokens.clone().any(|i| layers.words[i].is(Class::COLLECTIVE));
    let listed = words.len() == 1 && super::names::is_known_institution(words[0]);
    let has_article = tokens.start > 0 && layers.words[tokens.start - 1].is(Class::DETERMINER);
    has_noun || listed || has_article
}

fn name_words<'a>(layers: &Layers<'a>, tokens: std::ops::Range<usize>) -> Vec<&'a str> {
    let words = tokens.filter(|&i| layers.tokens[i].kind != crate::segment::Kind::Stop).map(|i| {
        let span = layers.tokens[i].span;
        let dotted = layers
            .tokens
            .get(i + 1)
            .is_some_and(|next| next.kind == crate::segment::Kind::Stop && next.span.start() == span.end());
        let is_initial = span.len() == 1 || matches!(span.text(layers.text), "Jr" | "Sr");
        let span = if dotted && is_initial { span.cover(layers.tokens[i + 1].span) } else { span };
        span.text(layers.text)
    });
    words.collect()
}

/// Turns the members of a party into speakers.
fn renumber(party: &mut Party, ids: &BTreeMap<usize, SpeakerId>) {
    let id = |member: SpeakerId| ids.get(&member.index()).copied();
    party.speakers = party.speakers.iter().filter_map(|&member| id(member)).collect();
    party.candidates.retain_mut(|candidate| match id(candidate.speaker) {
        Some(speaker) => {
            candidate.speaker = speaker;
            true
        }
        None => false,
    });
}
