//! Verbs in their clause: which words are verbs here, which of them are finite, and what belongs to their group.

use std::ops::Range;

use super::passage::{ItemKind, Passage};
use super::phrase_after::opens_phrase;
use crate::lexicon::{Class, Form, Frame};
use crate::segment::Kind;

/// What a word that can be a verb is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Has a subject: *she said*, *had said*, *will say*, *is saying*.
    Finite,
    /// *was told*, *is expected*.
    Passive,
    /// *to say*.
    Infinitive,
    /// *saying*, without auxiliary.
    Gerund,
    /// A participle of the past without auxiliary: *a report released by*, *Asked if*.
    Reduced,
    /// A noun or an adjective after all.
    None,
}

/// Adverbs in a row that are looked over: nobody writes more, and hostile text must not make the search long.
const ADVERBS: usize = 8;

/// Determiners that can be a subject without a noun: *another said*.
const STANDING_ALONE: [&str; 12] =
    ["another", "some", "many", "most", "all", "both", "several", "few", "each", "neither", "either", "half"];

impl Passage<'_> {
    /// Settles how every word is to be read as a verb.
    pub(super) fn read_verbs(&mut self) {
        for i in 0..self.items.len() {
            self.items[i].reading = self.read(i);
            self.items[i].is_finite = self.is_auxiliary(i) || self.items[i].reading == Reading::Finite;
        }
    }

    /// How the word at `i` is to be read as a verb.
    pub(crate) fn reading(&self, i: usize) -> Reading {
        self.items[i].reading
    }

    /// The reading of the word at `i`, by its form and its neighbours.
    fn read(&self, i: usize) -> Reading {
        let forms = self.items[i].word.forms;
        if forms.is_empty() || self.is_name(i) {
            return Reading::None;
        }
        let before = self.before_adverbs(i);
        let follows = |class| before.is_some_and(|p| self.is(p, class));
        let is_possessed = before.is_some_and(|p| self.is_possessive_mark(p));
        if forms.contains(Form::GERUND) {
            return match () {
                () if follows(Class::BE) || before.is_some_and(|p| self.is_short_verb(p)) => Reading::Finite,
                () if follows(Class::ARTICLE) || is_possessed => Reading::None,
                () => Reading::Gerund,
            };
        }
        if forms.contains(Form::PARTICIPLE) && follows(Class::BE) {
            return Reading::Passive;
        }
        if forms.contains(Form::PARTICIPLE) && follows(Class::HAVE) {
            return Reading::Finite;
        }
        if forms.contains(Form::BASE) && follows(Class::MODAL | Class::DO) {
            return Reading::Finite;
        }
        if forms.contains(Form::BASE) && before.is_some_and(|p| self.is_infinitive_mark(p)) {
            return Reading::Infinitive;
        }
        let stands_alone = before.is_some_and(|p| self.is_any(p, &STANDING_ALONE)) && forms.contains(Form::PAST);
        if follows(Class::ARTICLE) && !follows(Class::SUBJECT | Class::PRONOUN) && !stands_alone || is_possessed {
            return Reading::None;
        }
        if follows(Class::DIGIT) && !forms.contains(Form::PAST) {
            return Reading::None;
        }
        self.bare_reading(i, before)
    }

    /// The reading of the item at `i`, none past the end.
    pub(crate) fn reading_or_none(&self, i: usize) -> Reading {
        if i < self.items.len() { self.reading(i) } else { Reading::None }
    }

    /// The reading of a verb form without auxiliary, by the words on both sides.
    fn bare_reading(&self, i: usize, before: Option<usize>) -> Reading {
        let forms = self.items[i].word.forms;
        let follows = |class| before.is_some_and(|p| self.is(p, class));
        let follows_preposition = follows(Class::PREPOSITION) && !follows(Class::SUBORDINATOR);
        if forms.intersects(Form::PAST | Form::PARTICIPLE) {
            let by_agent = self.is_word(i + 1, "by");
            return match () {
                () if follows_preposition => Reading::None,
                () if !forms.contains(Form::PAST) || by_agent || self.lacks_subject(i, before) => Reading::Reduced,
                () => Reading::Finite,
            };
        }
        let has_pronoun = follows(Class::SUBJECT | Class::PRONOUN)
            || before.is_some_and(|p| self.is_word(p, "that") || self.is_word(p, "which"));
        let takes_plural = has_pronoun || follows(Class::PLURAL | Class::PERSON);
        match () {
            () if follows_preposition => Reading::None,
            // *to open | talks*
            () if forms.contains(Form::THIRD) && before.is_some_and(|p| p > 0 && self.is_infinitive_mark(p - 1)) => {
                Reading::None
            }
            () if forms.contains(Form::THIRD) && self.is_nounish(i) && !self.may_close_subject(before) => Reading::None,
            () if forms.contains(Form::THIRD) && !has_pronoun && self.says(i + 1) => Reading::None,
            () if forms.contains(Form::THIRD) => Reading::Finite,
            () if forms.contains(Form::BASE) && takes_plural => Reading::Finite,
            () if forms.contains(Form::BASE) && self.is_pure_verb(i) && self.closes_subject(before) => Reading::Finite,
            () => Reading::None,
        }
    }

    /// Is the item at `i` a verb of saying in the past: *Housing advocates | said*?
    fn says(&self, i: usize) -> bool {
        let Some(item) = self.items.get(i).filter(|item| item.word.forms.contains(Form::PAST)) else { return false };
        self.lexicon.verb(item.word).is_some_and(|verb| verb.takes(Frame::QUOTE))
    }

    /// *Asked if*, *when asked*: a participle that opens its clause.
    fn lacks_subject(&self, i: usize, before: Option<usize>) -> bool {
        match before {
            None => !opens_phrase(self, i + 1),
            Some(p) => self.is_any(p, &["when", "if", "while", "once", "as"]),
        }
    }

    /// Can a subject in the singular end here? Then *claims* is a verb and no plural.
    fn may_close_subject(&self, i: Option<usize>) -> bool {
        let Some(i) = i else { return true };
        let is_singular = !self.is(i, Class::PLURAL) || self.is(i, Class::CAPITAL);
        let ends = Class::SUBJECT
            | Class::PRONOUN
            | Class::CAPITAL
            | Class::PERSON
            | Class::COLLECTIVE
            | Class::DOCUMENT
            | Class::INTERROGATIVE
            | Class::COMPLEMENTISER
            | Class::COORDINATOR;
        !self.is_kind(i, Kind::Word) || is_singular && self.is(i, ends)
    }

    /// Does a noun phrase end here for certain: a comma, a bracket, *one in five*, *the police*?
    fn closes_subject(&self, i: Option<usize>) -> bool {
        let Some(i) = i else { return false };
        matches!(self.items[i].kind, ItemKind::Token(Kind::Comma | Kind::Close))
            || self.is(i, Class::PERSON | Class::COLLECTIVE | Class::DIGIT)
    }

    /// A verb of saying that is no noun: *accuse*, *say*, *believe*.
    fn is_pure_verb(&self, i: usize) -> bool {
        self.lexicon.verb(self.items[i].word).is_some() && !self.is_nounish(i)
    }

    /// Can the verb form at `i` be a noun as well?
    fn is_nounish(&self, i: usize) -> bool {
        let word = self.items[i].word;
        self.lexicon.noun(word).is_some() || word.is(Class::MEDIUM | Class::DOCUMENT | Class::NOUN)
    }

    /// A capital inside the sentence, or before another name: *Bill Brown*, not *Asked*.
    pub(crate) fn is_name(&self, i: usize) -> bool {
        self.is(i, Class::CAPITAL) && i > 0 && !self.opens_clause(i)
    }

    /// Does a new sentence or quotation begin with `i`, so that its capital says nothing?
    fn opens_clause(&self, i: usize) -> bool {
        i == 0 || matches!(self.items[i - 1].kind, ItemKind::Quote(_) | ItemKind::Token(Kind::Colon | Kind::Dash))
    }

    /// The nearest item before `i` that is neither adverb nor negation, if it is in the same clause.
    fn before_adverbs(&self, i: usize) -> Option<usize> {
        (0..i).rev().take(ADVERBS).find(|&p| !self.is_adverbial(p) && !self.is_word(p, "since"))
    }

    pub(crate) fn is_adverbial(&self, i: usize) -> bool {
        self.is(i, Class::ADVERBIAL | Class::NEGATION)
            && !self.is(i, Class::DETERMINER | Class::PREPOSITION | Class::TIME)
    }

    /// `to` before a verb.
    pub(crate) fn is_infinitive_mark(&self, i: usize) -> bool {
        self.is(i, Class::INFINITIVE)
    }

    /// `’s` or `’` after a noun.
    pub(crate) fn is_possessive_mark(&self, i: usize) -> bool {
        let after_pronoun = i > 0 && self.is(i - 1, Class::SUBJECT | Class::PRONOUN | Class::INTERROGATIVE);
        match self.items[i].kind {
            ItemKind::Token(Kind::Clitic) => self.items[i].word.class.is_empty() && !after_pronoun,
            ItemKind::Token(Kind::Mark) => true,
            _ => false,
        }
    }

    /// A day, a month, a time of day; not *Jan Ziel* or *May Moor*.
    pub(crate) fn is_time(&self, i: usize) -> bool {
        let may_be_name = self.is_any(i, &["jan", "may", "april", "june", "august"]) && self.is(i, Class::CAPITAL);
        let is_name = may_be_name && self.is(i + 1, Class::CAPITAL) && !self.is(i + 1, Class::TIME);
        self.is(i, Class::TIME) && !is_name
    }

    /// `’s` for *is* or *has*.
    fn is_short_verb(&self, i: usize) -> bool {
        let after_pronoun = || i > 0 && self.is(i - 1, Class::SUBJECT | Class::PRONOUN | Class::INTERROGATIVE);
        self.is_kind(i, Kind::Clitic) && self.items[i].word.class.is_empty() && after_pronoun()
    }

    /// An auxiliary or a copula with a subject of its own.
    pub(crate) fn is_auxiliary(&self, i: usize) -> bool {
        if !self.is(i, Class::AUXILIARY) {
            return self.is_short_verb(i);
        }
        let is_tenseless = self.is_any(i, &["be", "been", "being", "having"]);
        let is_noun = self.is_word(i, "will")
            && i > 0
            && (self.is(i - 1, Class::POSSESSIVE) || self.is_any(i - 1, &["a", "the"]));
        !is_tenseless && !is_noun && !self.is_name(i)
    }

    /// Has the clause its verb at `i`?
    pub(crate) fn is_finite(&self, i: usize) -> bool {
        self.items[i].is_finite
    }

    /// Is the verb at `i` one that is followed by whom it is said to?
    pub(crate) fn takes_addressee(&self, i: usize) -> bool {
        self.lexicon.verb(self.items[i].word).is_some_and(|verb| verb.takes(Frame::ADDRESSEE))
    }

    /// Does a verb without subject follow, as in *parties that often argue*?
    pub(crate) fn is_finite_or_adverb(&self, i: usize) -> bool {
        let verb = if i < self.items.len() && self.is_adverbial(i) { i + 1 } else { i };
        verb < self.items.len() && self.is_finite(verb)
    }

    /// The verb at `head` with its auxiliaries, negation and adverbs before it.
    pub(crate) fn verb_group(&self, head: usize) -> usize {
        let mut start = head;
        while start > 0 {
            let p = start - 1;
            let is_part = self.is_adverbial(p)
                || self.is(p, Class::AUXILIARY) && !self.is_name(p)
                || self.is_short_verb(p)
                || self.is_word(p, "since") && p > 0 && self.is(p - 1, Class::HAVE)
                || self.is_infinitive_mark(p) && start == head;
            if !is_part || self.ends_infinitive(p) {
                break;
            }
            start = p;
        }
        start
    }

    /// Does the adverb at `i` belong to an infinitive before it: *not authorised to speak publicly | said*?
    pub(crate) fn ends_infinitive(&self, i: usize) -> bool {
        i > 1 && self.is_adverbial(i) && self.is_infinitive_mark(i - 2)
    }

    /// Is there a finite verb among the items?
    pub(crate) fn has_finite(&self, mut range: Range<usize>) -> bool {
        range.any(|i| self.is_finite(i))
    }
}
