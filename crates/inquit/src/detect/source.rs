//! Sources: the noun phrase that a cue belongs to.

use std::ops::Range;

use super::cue::{Site, SiteKind, quoting_verb};
use super::grammar::Reading;
use super::passage::{ItemKind, Passage};
use crate::lexicon::{Class, Form};
use crate::segment::Kind;

/// Where the subject of a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// *Ada Moor said*, *Moor’s claim*
    Before(Range<usize>),
    /// *said Ada Moor*, *told by Ada Moor*, *according to Ada Moor*
    After(Range<usize>),
    /// *the parties that argue*
    Antecedent(Range<usize>),
    /// *… and added*, *…, adding*: the one of the verb before.
    Shared,
    /// Nobody is named.
    Missing,
}

impl Subject {
    /// The items that name the source.
    pub(crate) fn range(&self) -> Option<Range<usize>> {
        match self {
            Subject::Before(range) | Subject::After(range) | Subject::Antecedent(range) => Some(range.clone()),
            Subject::Shared | Subject::Missing => None,
        }
    }
}

/// Items that are looked at on one side of a cue: no subject of a news sentence is longer, and hostile text must not
/// make the search long.
const REACH: usize = 60;

/// Where the subject of `site` stands.
pub(crate) fn find_subject(passage: &Passage<'_>, site: &Site<'_>) -> Subject {
    let found = match site.kind {
        SiteKind::Phrase => phrase_after(passage, site.cue.end).map(Subject::After),
        SiteKind::Noun => possessor(passage, site),
        SiteKind::Verb(Reading::Finite) => subject_of_finite(passage, site),
        SiteKind::Verb(Reading::Passive) if passage.is_word(site.cue.end - 1, "saying") => {
            subject_before(passage, site.cue.start)
        }
        SiteKind::Verb(Reading::Passive | Reading::Reduced) => agent(passage, site.cue.end),
        SiteKind::Verb(Reading::Gerund) if quoting_verb(passage, site.head).is_some() => {
            let quote = quoting_verb(passage, site.head).unwrap_or(site.head);
            Some(Subject::Before(quote + 1..site.head - 1)).filter(|_| quote + 2 < site.head)
        }
        SiteKind::Verb(Reading::Gerund) => described_noun(passage, site.cue.start).or(Some(Subject::Shared)),
        SiteKind::Verb(Reading::Infinitive) => Some(Subject::Shared),
        SiteKind::Verb(Reading::None) => None,
    };
    found.unwrap_or(Subject::Missing)
}

fn subject_of_finite(passage: &Passage<'_>, site: &Site<'_>) -> Option<Subject> {
    if is_inverted(passage, site) {
        return phrase_after(passage, site.cue.end).map(Subject::After);
    }
    subject_before(passage, site.cue.start)
}

/// *“…,” said Ada Moor*, *the pier is safe, says the mayor*: the verb follows what is said, the subject the verb.
fn is_inverted(passage: &Passage<'_>, site: &Site<'_>) -> bool {
    let Some(before) = site.cue.start.checked_sub(1) else {
        return site.head == site.cue.start && opens_phrase(passage, site.cue.end);
    };
    let follows_quote = passage.quote_at(before).is_some()
        || passage.is_kind(before, Kind::Dash) && aside_before(passage, before).is_none();
    let follows_comma = passage.is_kind(before, Kind::Comma);
    let is_plain = site.head == site.cue.start || passage.is_adverbial(site.cue.start);
    is_plain
        && (follows_quote || follows_comma && head_before_apposition(passage, before).is_none())
        && phrase_after(passage, site.cue.end).is_some_and(|phrase| follows_quote || !is_clause_at(passage, &phrase))
}

/// Is the phrase the subject of a verb behind it rather than of the one before?
fn is_clause_at(passage: &Passage<'_>, phrase: &Range<usize>) -> bool {
    phrase.end < passage.items.len() && passage.is_finite(phrase.end)
}

/// Can a noun phrase begin at `i`?
pub(crate) fn opens_phrase(passage: &Passage<'_>, i: usize) -> bool {
    let Some(item) = passage.items.get(i) else { return false };
    let closed = Class::PREPOSITION | Class::COORDINATOR | Class::AUXILIARY | Class::INFINITIVE | Class::NEGATION;
    match item.kind {
        ItemKind::Token(Kind::Word) if item.word.is(Class::ARTICLE | Class::SUBJECT | Class::PRONOUN) => true,
        ItemKind::Token(Kind::Word) if item.word.is(closed | Class::SUBORDINATOR | Class::INTERROGATIVE) => false,
        ItemKind::Token(Kind::Word) => !passage.is_adverbial(i) && !passage.is(i, Class::TIME),
        ItemKind::Token(Kind::Number) => true,
        _ => false,
    }
}

/// *the proportion of voters saying*: the noun that a participle without comma describes.
fn described_noun(passage: &Passage<'_>, end: usize) -> Option<Subject> {
    let is_noun = end > 0 && is_nominal(passage, end - 1) && !passage.is_finite(end - 1);
    let described = if is_noun { noun_phrase_before(passage, end) } else { None };
    described.map(Subject::Before)
}

/// The subject that ends where the verb group begins, at `end`.
pub(crate) fn subject_before(passage: &Passage<'_>, end: usize) -> Option<Subject> {
    let before = end.checked_sub(1)?;
    if passage.is(before, Class::COORDINATOR) {
        return Some(Subject::Shared);
    }
    if let Some(opening) = aside_before(passage, before) {
        return noun_phrase_before(passage, opening).map(Subject::Before);
    }
    if passage.is_kind(before, Kind::Comma) {
        let head = head_before_apposition(passage, before);
        return head.map(|head| Subject::Before(head.start..before)).or(Some(Subject::Shared));
    }
    if is_relative(passage, before) {
        let antecedent = noun_phrase_before(passage, before.saturating_sub(comma_before(passage, before)));
        return antecedent.map(|range| Subject::Antecedent(nearest_noun(passage, range)));
    }
    let phrase = noun_phrase_before(passage, end)?;
    Some(Subject::Before(list_start(passage, &phrase)..phrase.end))
}

/// The part of a phrase that a relative clause behind it describes: *voters to | groups on the left*.
fn nearest_noun(passage: &Passage<'_>, phrase: Range<usize>) -> Range<usize> {
    let parts = |&i: &usize| passage.is_any(i, &["to", "among", "from", "by", "with", "against", "over"]);
    let start = phrase.clone().rev().find(parts).map_or(phrase.start, |preposition| preposition + 1);
    start..phrase.end
}

/// Where the list begins whose last members the phrase is: *teachers, | parents and half of the bishops*.
fn list_start(passage: &Passage<'_>, phrase: &Range<usize>) -> usize {
    let joins = phrase.clone().any(|i| passage.is(i, Class::COORDINATOR));
    let follows_comma = phrase.start > 1 && passage.is_kind(phrase.start - 1, Kind::Comma);
    if !joins || !follows_comma {
        return phrase.start;
    }
    let is_member = |i: usize| {
        passage.is_kind(i, Kind::Comma)
            || passage.is_kind(i, Kind::Word)
                && !passage.is(i, Class::PREPOSITION | Class::SUBORDINATOR)
                && !passage.is_finite(i)
    };
    let is_list = phrase.start <= 20 && (0..phrase.start).all(is_member) && !passage.is_adverbial(0);
    if is_list { 0 } else { phrase.start }
}

/// The subject of the first finite verb that has one of its own: as a rule, of the main clause.
pub(crate) fn main_subject(passage: &Passage<'_>) -> Option<Range<usize>> {
    let verbs = (0..passage.end().min(REACH)).filter(|&i| passage.is_finite(i));
    verbs.take(4).find_map(|verb| match subject_before(passage, passage.verb_group(verb)) {
        Some(Subject::Before(range)) => Some(range),
        _ => None,
    })
}

/// Where the brackets or dashes open that close at `i`: *Ada Moor (R-Ohio) said*.
fn aside_before(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let opening = match passage.items[i].kind {
        ItemKind::Token(Kind::Close) => Kind::Open,
        ItemKind::Token(Kind::Dash) => Kind::Dash,
        _ => return None,
    };
    (i.saturating_sub(REACH)..i).rev().find(|&k| passage.is_kind(k, opening))
}

/// 1 if a comma stands before `i`, else 0.
fn comma_before(passage: &Passage<'_>, i: usize) -> usize {
    usize::from(i > 0 && passage.is_kind(i - 1, Kind::Comma))
}

fn is_relative(passage: &Passage<'_>, i: usize) -> bool {
    ["who", "which", "that"].iter().any(|word| passage.is_word(i, word))
}

/// The noun phrase whose last item is before `end`: from the start of its clause, without what only leads up to it.
fn noun_phrase_before(passage: &Passage<'_>, end: usize) -> Option<Range<usize>> {
    let start = clause_start(passage, end);
    // Verbs of a relative clause inside the phrase are none of the clause around it; nor is a participle at its end.
    let bare = (start + 1..end).find(|&i| is_relative_in_subject(passage, i, end)).unwrap_or(end.saturating_sub(1));
    let after_verb = (start..bare).rev().find(|&i| governs(passage, i)).map_or(start, |verb| verb + 1);
    let after_conjunction = (after_verb..end)
        .rev()
        .find(|&i| after_verb > start && passage.is(i, Class::COORDINATOR))
        .map_or(after_verb, |conjunction| conjunction + 1);
    // *told Moor the pier was safe*: the person told is not the subject.
    let told = after_verb > start && passage.takes_addressee(after_verb - 1);
    let after_conjunction = (after_conjunction + 1..end)
        .find(|&i| told && passage.is(i, Class::ARTICLE) && !passage.is(i - 1, Class::PREPOSITION | Class::ARTICLE))
        .unwrap_or(after_conjunction);
    let whole =
        || if after_verb > start && is_participle(passage, after_verb - 1) { trim(passage, start..end) } else { None };
    trim(passage, after_conjunction..end).or_else(whole)
}

/// Can the verb be a participle after all: *people briefed on the move*?
fn is_participle(passage: &Passage<'_>, i: usize) -> bool {
    passage.items[i].word.forms.contains(Form::PARTICIPLE)
}

/// Is `i` a verb whose object or clause begins behind it?
fn governs(passage: &Passage<'_>, i: usize) -> bool {
    passage.is_finite(i) || passage.reading(i) == Reading::Gerund && opens_phrase(passage, i + 1)
}

/// Where the clause that runs up to `end` begins.
fn clause_start(passage: &Passage<'_>, end: usize) -> usize {
    let mut start = end;
    while start > end.saturating_sub(REACH) && start > 0 {
        let p = start - 1;
        if passage.is(p, Class::PHRASE) {
            return p + usize::from(passage.items[p].word.tokens);
        }
        let is_boundary = match passage.items[p].kind {
            ItemKind::Quote(_) => true,
            ItemKind::Token(Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Open | Kind::Close) => {
                true
            }
            ItemKind::Token(Kind::Stop) => true,
            _ => opens_subordinate(passage, p),
        };
        if is_boundary && !is_relative_in_subject(passage, p, end) {
            break;
        }
        start = p;
    }
    start
}

fn opens_subordinate(passage: &Passage<'_>, i: usize) -> bool {
    passage.is(i, Class::COMPLEMENTISER | Class::INTERROGATIVE)
        || passage.is(i, Class::SUBORDINATOR) && !passage.is(i, Class::PREPOSITION)
}

/// Does a relative clause without commas begin at `i`, with its own verb before `end`?
fn is_relative_in_subject(passage: &Passage<'_>, i: usize, end: usize) -> bool {
    let follows_noun =
        i > 0 && matches!(passage.items[i - 1].kind, ItemKind::Token(Kind::Word)) && !passage.is_finite(i - 1);
    is_relative(passage, i) && follows_noun && i + 1 < end && passage.is_finite(i + 1)
}

/// `range` without conjunctions, adverbs and prepositional phrases before the noun phrase, and times behind it.
fn trim(passage: &Passage<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    while start < end
        && (passage.is(start, Class::COORDINATOR) || passage.is_adverbial(start) || is_filler(passage, start))
    {
        start += 1;
    }
    while end > start + 1 && (passage.is(end - 1, Class::TIME) || passage.is_adverbial(end - 1)) {
        end -= 1;
        if passage.is(end - 1, Class::PREPOSITION | Class::DETERMINER) {
            end -= 1;
        }
    }
    let measures = passage.is_any(start, &["about", "around", "over", "nearly"])
        && passage.is(start + 1, Class::DIGIT | Class::DETERMINER);
    if start < end && !measures && passage.is(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::INFINITIVE) {
        start = (start + 1..end).rev().find(|&i| starts_anew(passage, i)).or_else(|| {
            (start..end).rev().find(|&i| passage.is_any(i, &["from", "by", "with", "among"])).map(|i| i + 1)
        })?;
    }
    let has_noun = (start..end).any(|i| is_nominal(passage, i));
    (start < end && has_noun).then_some(start..end)
}

/// Left-over punctuation in front of a phrase.
fn is_filler(passage: &Passage<'_>, i: usize) -> bool {
    !matches!(passage.items[i].kind, ItemKind::Token(Kind::Word | Kind::Number | Kind::Symbol))
}

/// Does a noun phrase begin at `i` that what stands before does not ask for?
fn starts_anew(passage: &Passage<'_>, i: usize) -> bool {
    let wanted = Class::PREPOSITION | Class::ARTICLE | Class::COORDINATOR | Class::TITLE;
    if passage.is(i - 1, wanted) || passage.is_possessive_mark(i - 1) {
        return false;
    }
    passage.is(i, Class::SUBJECT | Class::ARTICLE) || passage.is_name(i) && !passage.is_name(i - 1)
}

/// A noun, a name or a pronoun.
fn is_nominal(passage: &Passage<'_>, i: usize) -> bool {
    let function = Class::PREPOSITION | Class::COORDINATOR | Class::AUXILIARY | Class::SUBORDINATOR | Class::INFINITIVE;
    passage.is_kind(i, Kind::Word)
        && (!passage.is(i, function) || passage.is(i, Class::SUBJECT | Class::PRONOUN))
        && !passage.is_word(i, "there")
}

/// Appositions between a subject and its verb that are looked over.
const APPOSITIONS: usize = 5;

/// The subject before the appositions and relative clauses whose last comma is at `comma`.
fn head_before_apposition(passage: &Passage<'_>, comma: usize) -> Option<Range<usize>> {
    let mut end = comma;
    let mut head = None;
    for _ in 0..APPOSITIONS {
        let floor = end.saturating_sub(REACH);
        let opening = (floor..end).rev().find(|&i| passage.is_kind(i, Kind::Comma))?;
        if !is_apposition(passage, opening + 1..end) {
            return head;
        }
        let candidate = segment_before(passage, opening)?;
        head = Some(candidate.clone());
        let follows_comma = candidate.start > 0 && passage.is_kind(candidate.start - 1, Kind::Comma);
        if !follows_comma || !is_apposition(passage, candidate) || is_bare_name(passage, opening) {
            return head;
        }
        end = opening;
    }
    head
}

/// The noun phrase before the comma at `end`, if no verb is in its clause.
fn segment_before(passage: &Passage<'_>, end: usize) -> Option<Range<usize>> {
    let start = clause_start(passage, end);
    if has_main_verb(passage, start..end) {
        return None;
    }
    trim(passage, start..end)
}

/// Is there a verb among the items that is no participle behind a noun: *veterans interviewed at rallies*?
fn has_main_verb(passage: &Passage<'_>, mut range: Range<usize>) -> bool {
    range.any(|i| {
        passage.is_finite(i) && (!is_participle(passage, i) || passage.is_auxiliary(i) || opens_phrase(passage, i + 1))
    })
}

/// Is the item before `end` part of a personal name that the apposition belongs to?
fn is_bare_name(passage: &Passage<'_>, end: usize) -> bool {
    end >= 2 && passage.is_name(end - 1) && passage.is(end - 2, Class::CAPITAL)
}

/// Can the items between two commas stand behind a noun: *a doctor*, *who left*, *45*, *of Port Harrow*, *however*?
fn is_apposition(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let Range { start, end } = range;
    if start >= end || passage.quote_at(start).is_some() {
        return false;
    }
    if passage.is(start, Class::INTERROGATIVE) {
        return true;
    }
    let clause = (start..end).find(|&i| is_relative(passage, i)).unwrap_or(end);
    !passage.is(start, Class::COORDINATOR | Class::SUBJECT) && !has_main_verb(passage, start..clause)
}

/// The noun phrase that begins at `start`, with its appositions and relative clauses.
pub(crate) fn phrase_after(passage: &Passage<'_>, start: usize) -> Option<Range<usize>> {
    if !opens_phrase(passage, start) {
        return None;
    }
    let limit = passage.end().min(start + REACH);
    let mut end = start;
    while end < limit {
        match step(passage, start, end, limit) {
            Some(next) => end = next,
            None => break,
        }
    }
    (end > start).then_some(start..end)
}

/// Where the phrase goes on after the item at `i`, `None` if it ends before it.
fn step(passage: &Passage<'_>, start: usize, i: usize, limit: usize) -> Option<usize> {
    match passage.items[i].kind {
        ItemKind::Quote(_) => (i > start && passage.is(i - 1, Class::ARTICLE)).then_some(i + 1),
        ItemKind::Token(Kind::Comma) => after_comma(passage, start, i, limit),
        ItemKind::Token(Kind::Open) => (i..limit.min(i + 6)).find(|&k| passage.is_kind(k, Kind::Close)).map(|k| k + 1),
        ItemKind::Token(Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Close) => None,
        ItemKind::Token(_) if i == start => Some(i + 1),
        ItemKind::Token(Kind::Word) => after_word(passage, start, i, limit),
        ItemKind::Token(_) => Some(i + 1),
    }
}

fn after_word(passage: &Passage<'_>, start: usize, i: usize, limit: usize) -> Option<usize> {
    let is_modifier = matches!(passage.reading(i), Reading::Reduced | Reading::Gerund)
        || passage.items[i].word.forms.contains(Form::PARTICIPLE);
    match () {
        () if is_relative(passage, i) && (!passage.is_word(i, "that") || passage.is_finite_or_adverb(i + 1)) => {
            Some(relative_end(passage, i, limit))
        }
        () if is_modifier && !passage.is(i - 1, Class::COORDINATOR) && !passage.is_name(i) => {
            Some(relative_end(passage, i, limit))
        }
        () if opens_subordinate(passage, i) || passage.is_time(i) || passage.is(i, Class::INFINITIVE) => None,
        () if passage.is(i, Class::SUBORDINATOR) || passage.is_adverbial(i) => None,
        () if passage.is(i, Class::COORDINATOR) => opens_phrase(passage, i + 1).then_some(i + 1),
        () if passage.is(i, Class::PREPOSITION) => belongs_to_noun(passage, start, i).then_some(i + 1),
        () if passage.is_finite(i) => None,
        () => Some(i + 1),
    }
}

/// Does the preposition at `i` bind its phrase to the noun before rather than to the verb?
fn belongs_to_noun(passage: &Passage<'_>, start: usize, i: usize) -> bool {
    let names_occasion = (i + 1..i + 5).any(|k| passage.is_time(k) || passage.is(k, Class::MEDIUM));
    let has_name = (start..i).any(|k| passage.is(k, Class::CAPITAL));
    match passage.text_at(i).to_ascii_lowercase().as_str() {
        "of" | "for" | "from" | "with" => true,
        "by" => passage.is(i - 1, Class::DOCUMENT | Class::MEDIUM),
        "at" | "in" | "on" => !names_occasion && (!has_name || passage.is_word(i, "at") && passage.is_name(i + 1)),
        "near" | "inside" | "behind" | "between" | "against" => !has_name,
        _ => false,
    }
}

/// Where an apposition or relative clause behind the comma at `comma` ends.
fn after_comma(passage: &Passage<'_>, start: usize, comma: usize, limit: usize) -> Option<usize> {
    let next = comma + 1;
    if next >= limit || passage.quote_at(next).is_some() {
        return None;
    }
    let is_clause = passage.is_word(next, "who") || passage.is_word(next, "which") || passage.is_word(next, "whose");
    let named = (start..comma).any(|i| passage.is(i, Class::CAPITAL));
    let is_description = passage.is(next, Class::ARTICLE | Class::DIGIT)
        || !named && passage.is_name(next)
        || passage.is_word(next, "of")
        || passage.is_word(next, "former")
        || passage.is(next, Class::PERSON);
    if !is_clause && !is_description {
        return None;
    }
    let end = relative_end(passage, next, limit);
    let is_clause_of_its_own = !is_clause && passage.has_finite(next..end);
    (!is_clause_of_its_own).then_some(end)
}

/// The next comma, quote or other break after `i`.
fn relative_end(passage: &Passage<'_>, i: usize, limit: usize) -> usize {
    let is_break = |item: &super::passage::Item| {
        matches!(
            item.kind,
            ItemKind::Quote(_) | ItemKind::Token(Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash)
        )
    };
    (i + 1..limit).find(|&k| is_break(&passage.items[k])).unwrap_or(limit)
}

/// The phrase behind *by*, directly after a passive.
fn agent(passage: &Passage<'_>, after: usize) -> Option<Subject> {
    if !passage.is_word(after, "by") {
        return None;
    }
    phrase_after(passage, after + 1).map(Subject::After)
}

/// Who makes a claim: *Moor’s claim*, *her claim*, *claims by critics*, *promises from Putin*.
fn possessor(passage: &Passage<'_>, site: &Site<'_>) -> Option<Subject> {
    let mut start = site.cue.start;
    let floor = start.saturating_sub(4);
    while start > floor && is_modifier_of_noun(passage, start - 1) {
        start -= 1;
    }
    let before = start.checked_sub(1)?;
    if passage.is(before, Class::POSSESSIVE) && !passage.is_word(before, "whose") {
        return Some(Subject::Before(before..before + 1));
    }
    if passage.is_possessive_mark(before) {
        return noun_phrase_before(passage, before).map(Subject::Before);
    }
    let agent = site.cue.end;
    if passage.is_word(agent, "by") || passage.is_word(agent, "from") {
        return phrase_after(passage, agent + 1).map(Subject::After);
    }
    None
}

/// An adjective between possessor and noun.
fn is_modifier_of_noun(passage: &Passage<'_>, i: usize) -> bool {
    let function = Class::ARTICLE | Class::PREPOSITION | Class::COORDINATOR | Class::AUXILIARY;
    passage.is_kind(i, Kind::Word) && !passage.is(i, function) && !passage.is_name(i)
}
