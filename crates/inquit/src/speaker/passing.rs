//! What stands in passing: pronouns and descriptions that nothing is said by, but that a later pronoun looks back to.
//!
//! *Residents of Harrow marched on Tuesday. They said …*, *The driver was hurt. She said …*: names are gathered
//! anyway; descriptions only where a pronoun that says something follows within two sentences.

use std::cmp::Reverse;
use std::ops::Range;

use super::mention::{Part, Places};
use super::phrase::is_party_noun;
use super::traits::is_verb;
use crate::detect::Layers;
use crate::lexicon::Class;
use crate::segment::Kind;

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Passing {
    /// The tokens: one pronoun, or the words of a description.
    pub(super) words: Range<usize>,
    pub(super) part: Part,
}

/// Sentences before a pronoun that are looked over.
const SENTENCES: usize = 2;
/// Descriptions of one sentence that are kept.
const KEPT: usize = 4;
/// Nouns without capital behind *of the*.
const NOUNS: usize = 2;
/// Words of the noun phrase at the start of a sentence.
const LONGEST: usize = 6;

/// The pronouns and descriptions outside quotes that are no `sources`, which are given by their first bytes in order;
/// the last one first.
pub(super) fn find_passing(layers: &Layers<'_>, places: &Places<'_, '_>, sources: &[u32]) -> Vec<Passing> {
    let scan = Scan { layers, places, sources };
    let pronouns = (0..layers.tokens.len()).filter(|&i| scan.is_passing_pronoun(i));
    let mut found: Vec<Passing> = pronouns.map(|i| Passing { words: i..i + 1, part: Part::Subject }).collect();
    found.extend(scan.looked_back_to().into_iter().flat_map(|sentence| scan.described(sentence)));
    found.sort_by_key(|passing| Reverse(passing.words.start));
    found.dedup_by_key(|passing| passing.words.start);
    found
}

struct Scan<'s, 'l, 'a> {
    layers: &'s Layers<'a>,
    places: &'s Places<'l, 'a>,
    sources: &'s [u32],
}

impl Scan<'_, '_, '_> {
    fn is(&self, i: usize, class: Class) -> bool {
        self.layers.words.get(i).is_some_and(|word| word.is(class))
    }

    fn word(&self, i: usize) -> &str {
        self.layers.tokens.get(i).map_or("", |token| token.span.text(self.layers.text))
    }

    fn start(&self, i: usize) -> u32 {
        self.layers.tokens[i].span.start()
    }

    fn is_source(&self, i: usize) -> bool {
        self.sources.binary_search(&self.start(i)).is_ok()
    }

    /// *he*, *she*
    fn is_passing_pronoun(&self, i: usize) -> bool {
        let is_subject = || ["he", "she"].iter().any(|word| self.word(i).eq_ignore_ascii_case(word));
        self.is(i, Class::SUBJECT) && is_subject() && !self.is_source(i) && self.is_told(i)
    }

    /// Is the token the reporter’s?
    fn is_told(&self, i: usize) -> bool {
        self.places.quote_at(self.start(i)).is_none()
    }

    /// The sentences that a pronoun with something to say looks back to, in order.
    fn looked_back_to(&self) -> Vec<usize> {
        const PRONOUNS: [&str; 8] = ["he", "she", "they", "it", "his", "her", "their", "its"];
        let token_at = |&at: &u32| self.layers.tokens.partition_point(|token| token.span.start() < at);
        let speaks = |&i: &usize| PRONOUNS.iter().any(|word| self.word(i).eq_ignore_ascii_case(word));
        let mut sentences: Vec<usize> = Vec::new();
        for i in self.sources.iter().map(token_at).filter(speaks) {
            let here = self.places.at(self.start(i)).sentence;
            let next = sentences.last().map_or(0, |last| last + 1);
            sentences.extend(next.max(here.saturating_sub(SENTENCES))..here);
        }
        sentences
    }

    /// The descriptions of people and bodies in a sentence: its subject, and the groups behind.
    ///
    /// Where somebody speaks in the sentence, they are whom he speaks about.
    fn described(&self, sentence: usize) -> Vec<Passing> {
        let tokens = self.layers.sentences[sentence].tokens.clone();
        if tokens.clone().any(|i| self.is_source(i)) {
            return Vec::new();
        }
        let subject = self.subject(tokens.clone());
        let behind = subject.as_ref().map_or(tokens.start, |words| words.end);
        let groups = (behind..tokens.end).filter(|&i| self.is_group(i)).map(|i| self.with_article(behind, i));
        let others = groups.map(|words| Passing { words, part: Part::Other });
        let subject = subject.map(|words| Passing { words, part: Part::Subject });
        let is_told = |passing: &Passing| self.is_told(passing.words.start);
        subject.into_iter().chain(others).filter(is_told).take(KEPT).collect()
    }

    /// The description that the sentence begins with: *Two police officers*, *On Monday, residents of Harrow*.
    fn subject(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let leads_in = self.is(tokens.start, Class::PREPOSITION | Class::ADVERBIAL | Class::TIME);
        let is_comma = |&i: &usize| self.layers.tokens[i].kind == Kind::Comma;
        let lead = if leads_in { tokens.clone().take(LONGEST).find(is_comma) } else { None };
        let start = lead.map_or(tokens.start, |comma| comma + 1);
        let closes = |&i: &usize| {
            let closed = Class::PREPOSITION | Class::INTERROGATIVE | Class::COMPLEMENTISER | Class::SUBJECT;
            self.layers.tokens[i].kind != Kind::Word && self.layers.tokens[i].kind != Kind::Number
                || self.is(i, closed)
                || i > start && (is_verb(self.layers, i) || self.is(i, Class::ED))
        };
        let end = (start..tokens.end.min(start + LONGEST)).find(closes).unwrap_or(tokens.end.min(start + LONGEST));
        let is_party = |i: usize| i < end && is_party_noun(self.layers, i) && !self.is(i, Class::DOCUMENT);
        let head = (start..end).find(|&i| is_party(i) && !is_party(i + 1))?;
        // The name behind a title is gathered as one.
        let is_named = self.is(head + 1, Class::CAPITAL) || self.is(head, Class::CAPITAL) && head > start;
        let whole = start..self.whole_end(head + 1, tokens.end);
        let kind = |i: usize| self.layers.tokens.get(i).map(|token| token.kind);
        // So is that of an apposition, *the head of the guild, Ada Moor*; and whose something is goes on.
        let is_apposed = kind(whole.end) == Some(Kind::Comma) && self.is(whole.end + 1, Class::CAPITAL);
        let goes_on = matches!(kind(whole.end), Some(Kind::Clitic | Kind::Mark));
        if is_named || is_apposed || goes_on { None } else { Some(whole) }
    }

    /// Where a description goes on to that ends before `end`: *residents | of Harrow*, *workers | at the mill*.
    fn whole_end(&self, end: usize, limit: usize) -> usize {
        let is_place = ["of", "at", "in", "from", "for"].contains(&self.word(end));
        let article = usize::from(self.is(end + 1, Class::ARTICLE));
        let first = end + 1 + article;
        let name = (first..limit).find(|&i| !self.is(i, Class::CAPITAL)).unwrap_or(limit);
        let function = Class::PREPOSITION | Class::ARTICLE | Class::ADVERBIAL | Class::COORDINATOR | Class::INFINITIVE;
        let is_noun = |i: usize| {
            i < limit
                && self.layers.tokens[i].kind == Kind::Word
                && !self.is(i, function | Class::ED | Class::AUXILIARY)
                && !is_verb(self.layers, i)
        };
        match () {
            () if !is_place || first >= limit || self.is(first, Class::TIME) => end,
            () if article > 0 && is_noun(name) => {
                (name..name + NOUNS).take_while(|&i| is_noun(i)).last().map_or(name, |last| last + 1)
            }
            () if name > first => name,
            () => end,
        }
    }

    /// Does the token name people in the plural, at the end of its phrase?
    fn is_group(&self, i: usize) -> bool {
        let is_plural =
            |i: usize| (self.is(i, Class::PLURAL) || self.word(i) == "people") && !self.is(i, Class::CAPITAL);
        let is_people = |i: usize| is_plural(i) && is_party_noun(self.layers, i) && !self.is(i, Class::DOCUMENT);
        is_people(i) && !(i + 1 < self.layers.tokens.len() && is_people(i + 1))
    }

    /// The group at `i` with what stands before it, if that reaches back to an article or a number.
    fn with_article(&self, from: usize, i: usize) -> Range<usize> {
        /// Words between.
        const MODIFIERS: usize = 2;
        let opens = |&k: &usize| self.is(k, Class::ARTICLE) || self.layers.tokens[k].kind == Kind::Number;
        let first = (from.max(i.saturating_sub(MODIFIERS + 1))..i).rev().find(opens);
        first.unwrap_or(i)..i + 1
    }
}
