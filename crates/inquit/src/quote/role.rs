//! Roles: is a quote somebody's words, the title of a work, a word as a word, or a nickname?
//!
//! Most quotes are speech, and whatever is long, open or runs over several paragraphs is taken for it. A short one is
//! judged by the words right beside it, then by whether its sentence reports anything.

use std::ops::Range;

use super::Input;
use super::pair::Draft;
use super::repair::is_reporting_clause;
use super::words::{MAKERS, MEANING, NAMING, REPORTING_WORDS, SHOWN, SMALL_WORDS, WORKS, is_reporting_verb};
use crate::document::{BlockKind, Role};
use crate::segment::Kind;

/// Words of the longest title; a longer quote is speech.
const LONGEST_TITLE: usize = 10;
/// Words of the longest term or scare quote.
const LONGEST_TERM: usize = 4;
/// Tokens on each side in which a verb of saying is looked for: a sentence of news has about 25.
const REACH: usize = 30;

/// Gives roles to quotes in order of the text.
pub(super) struct Roles<'a> {
    input: &'a Input<'a>,
    /// The last title and the token after it: a list of titles is read as one.
    title: Option<usize>,
    block: usize,
}

impl<'a> Roles<'a> {
    pub(super) fn new(input: &'a Input<'a>) -> Self {
        Self { input, title: None, block: 0 }
    }

    pub(super) fn role_of(&mut self, draft: &Draft) -> Role {
        if draft.pieces.len() != 1 || draft.opening.is_empty() || draft.closing.is_empty() {
            return Role::Speech;
        }
        let Some(place) = Place::of(self.input, draft) else { return Role::Speech };
        let role = if place.is_nickname() {
            Role::Nickname
        } else if place.is_title() || self.continues_titles(&place) {
            Role::Title
        } else if place.is_mentioned() || (place.is_fragment() && !place.is_reported() && !self.is_headline(&place)) {
            Role::Term
        } else {
            Role::Speech
        };
        if role == Role::Title {
            self.title = Some(place.after);
        }
        role
    }

    /// The next one of *“Harbour Lights,” “The Pier” and “Nine”*.
    fn continues_titles(&self, place: &Place<'_>) -> bool {
        let Some(last) = self.title.filter(|&last| last <= place.before && place.before - last <= 2) else {
            return false;
        };
        let mut between = (last..place.before).map(|at| self.input.word(at));
        between.all(|word| matches!(word, "," | "and" | "or" | "&" | ";")) && place.is_title_case()
    }

    fn is_headline(&mut self, place: &Place<'_>) -> bool {
        let at = self.input.tokens[place.words.start].span.start();
        self.block += self.input.blocks[self.block..].partition_point(|block| block.span.end() <= at);
        let block = self.input.blocks.get(self.block);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Heading))
    }
}

/// A short quote and what stands around it.
struct Place<'a> {
    input: &'a Input<'a>,
    /// The tokens between the marks.
    words: Range<usize>,
    /// The token of the opening mark.
    before: usize,
    /// The token after the closing mark.
    after: usize,
    /// The sentence, as far as it is looked at.
    sentence: Range<usize>,
    /// How many words it has.
    length: usize,
}

impl<'a> Place<'a> {
    /// `None` for a quote that is too long for anything but speech.
    fn of(input: &'a Input<'a>, draft: &Draft) -> Option<Self> {
        let words = draft.tokens.clone();
        // A title may have a comma or two beside its words.
        if words.len() > LONGEST_TITLE + 4 {
            return None;
        }
        let length = words.clone().filter(|&at| matches!(input.tokens[at].kind, Kind::Word | Kind::Number)).count();
        if length == 0 || length > LONGEST_TITLE {
            return None;
        }
        // A doubled mark is two tokens.
        let width = |from: usize, step: isize| {
            let at = from.wrapping_add_signed(step);
            let mark = if step < 0 { draft.opening } else { draft.closing };
            if input.tokens.get(at).is_some_and(|token| mark.contains(token.span)) { 2 } else { 1 }
        };
        let before = words.start - width(words.start - 1, -1).min(words.start);
        let after = words.end + width(words.end, 1);
        let near = before.saturating_sub(REACH)..(after + REACH).min(input.tokens.len());
        let whole = input.sentence_at(draft.opening.start()).map_or(near.clone(), |sentence| sentence.tokens.clone());
        let sentence = whole.start.clamp(near.start, before)..whole.end.clamp(after, near.end);
        Some(Self { input, words, before, after, sentence, length })
    }

    /// The word `n` places before the opening mark, if nothing but words stands between.
    fn left(&self, n: usize) -> &'a str {
        let first = self.before.checked_sub(n).filter(|&first| first >= self.sentence.start);
        let words = first.filter(|&first| (first..self.before).all(|at| self.is_word(at)));
        words.map_or("", |first| self.input.word(first))
    }

    /// The word right after the closing mark.
    fn right(&self) -> &'a str {
        if self.after < self.sentence.end && self.is_word(self.after) { self.input.word(self.after) } else { "" }
    }

    fn is_word(&self, token: usize) -> bool {
        matches!(self.input.tokens[token].kind, Kind::Word | Kind::Number | Kind::Clitic)
    }

    fn is_name(&self, token: usize) -> bool {
        self.input.is_capitalised(token) && !SMALL_WORDS.contains(self.input.word(token))
    }

    /// *Joe “Bulldog” Hart*; *nicknamed “the Bear”*; *Hart, known as “the Bear”*.
    fn is_nickname(&self) -> bool {
        if self.length > LONGEST_TERM {
            return false;
        }
        let is_between = self.before > self.sentence.start
            && self.is_name(self.before - 1)
            && self.after < self.sentence.end
            && self.is_name(self.after)
            && self.has_capital()
            && !self.ends_open();
        is_between && !self.is_reporting_near() || self.is_given_name()
    }

    /// A word of naming stands close before, and what is named is a person.
    fn is_given_name(&self) -> bool {
        let from = self.before.saturating_sub(6).max(self.sentence.start);
        let Some(verb) = (from..self.before).rev().find(|&at| {
            matches!(
                self.input.word(at),
                "nicknamed" | "nickname" | "alias" | "aka" | "a.k.a." | "known" | "dubbed" | "called"
            )
        }) else {
            return false;
        };
        let is_direct = (verb + 1..self.before).all(|at| self.is_word(at));
        match self.input.word(verb) {
            _ if !is_direct => false,
            "nicknamed" | "nickname" | "alias" | "aka" | "a.k.a." => true,
            "known" => matches!(self.left(1), "as" | "simply") && self.has_capital() && self.names_person(verb),
            _ => verb + 1 == self.before && self.has_capital() && self.names_person(verb),
        }
    }

    /// Does a name or a personal pronoun stand before the verb of naming?
    fn names_person(&self, verb: usize) -> bool {
        let from = verb.saturating_sub(4).max(self.sentence.start);
        let mut nearest = (from..verb).rev().filter(|&at| self.input.tokens[at].kind == Kind::Word);
        let noun = nearest.find(|&at| {
            !matches!(
                self.input.word(at),
                "is" | "was"
                    | "also"
                    | "better"
                    | "widely"
                    | "been"
                    | "has"
                    | "once"
                    | "often"
                    | "who"
                    | "affectionately"
                    | "locally"
            )
        });
        noun.is_some_and(|at| {
            self.is_name(at) || matches!(self.input.word(at), "He" | "She" | "he" | "she" | "man" | "woman")
        })
    }

    fn has_capital(&self) -> bool {
        self.words.clone().any(|at| self.input.is_capitalised(at))
    }

    /// Does every word that can have one have a capital letter, as in a title?
    fn is_title_case(&self) -> bool {
        let mut words = self.words.clone().filter(|&at| self.input.tokens[at].kind == Kind::Word);
        let first_is_high =
            self.input.is_capitalised(self.words.start) || self.input.kind(self.words.start) == Some(Kind::Number);
        first_is_high
            && words.all(|at| {
                let word = self.input.word(at);
                word.starts_with(char::is_uppercase) || SMALL_WORDS.contains(word)
            })
            && self.has_name()
    }

    fn has_name(&self) -> bool {
        self.words.clone().any(|at| self.is_name(at))
    }

    /// Do the words beside the quote show a work, or does its writing, in a sentence that does not report it?
    fn is_title(&self) -> bool {
        let (left, right) = (self.left(1), self.right());
        if matches!(left, "titled" | "entitled") {
            return true;
        }
        if !self.is_title_case() || self.is_outside_title_case() {
            return false;
        }
        let is_called = matches!(left, "called" | "named" | "dubbed") && self.work_within(3);
        let is_made = left == "of" && (MAKERS.contains(self.left(2)) || WORKS.contains(self.left(2)));
        if WORKS.contains(left) || is_called || is_made || WORKS.contains(right) || MAKERS.contains(right) {
            return !is_reporting_verb(left);
        }
        !self.is_reporting_near()
            && !self.ends_as_sentence()
            && (SHOWN.contains(left) || self.is_headed(left))
            && self.length > 1
    }

    /// A work stands up to `n` words before.
    fn work_within(&self, n: usize) -> bool {
        (2..=n).any(|at| WORKS.contains(self.left(at)))
    }

    /// After a possessive: *Moor’s “Harbour Lights”*.
    fn is_headed(&self, left: &str) -> bool {
        left.ends_with(['s', 'S']) && left.len() <= 4 && left.starts_with(['\'', '’'])
    }

    /// In a line of capitals they say nothing.
    fn is_outside_title_case(&self) -> bool {
        let outside = self.sentence.start..self.before;
        let mut outside =
            outside.chain(self.after..self.sentence.end).filter(|&at| self.input.kind(at) == Some(Kind::Word));
        let is_plain = |at: usize| !self.is_name(at) && !SMALL_WORDS.contains(self.input.word(at));
        outside.clone().count() > 2 && !outside.any(is_plain)
    }

    /// A verb of saying right before the quote, or a reporting clause right after it.
    fn is_reporting_near(&self) -> bool {
        let punctuation = self.before > self.sentence.start
            && matches!(self.input.tokens[self.before - 1].kind, Kind::Comma | Kind::Colon);
        let verb = self.before.checked_sub(1 + usize::from(punctuation)).filter(|&at| at >= self.sentence.start);
        let follows = verb.is_some_and(|at| is_reporting_verb(self.input.word(at))) && !SHOWN.contains(self.left(1));
        let colon = punctuation && self.input.tokens[self.before - 1].kind == Kind::Colon;
        follows
            || colon
            || self.ends_open()
                && is_reporting_clause(self.input, self.after..self.input.tokens.len().min(self.after + REACH))
    }

    /// The last token inside is a comma, or a stop.
    fn ends_open(&self) -> bool {
        matches!(self.input.tokens[self.words.end - 1].kind, Kind::Comma | Kind::Stop)
    }

    /// The quote is a sentence of its own: it begins one and ends in a stop.
    fn ends_as_sentence(&self) -> bool {
        self.before == self.sentence.start && self.ends_open()
    }

    /// *the term “x”*, *so-called “x”*, *“x” means*.
    fn is_mentioned(&self) -> bool {
        let left = self.left(1);
        let is_named = NAMING.contains(left) && !(left == "named" && self.is_reporting_near());
        let is_known = matches!(left, "as") && matches!(self.left(2), "known" | "to");
        let is_known_as = matches!(left, "the" | "a" | "an") && self.left(2) == "as" && self.left(3) == "known";
        let is_referred = left == "as" && self.left(2) == "to";
        let is_defined = self.length <= LONGEST_TERM
            && !self.ends_open()
            && (MEANING.contains(self.right())
                || matches!(self.right(), "is") && self.input.word(self.words.start) == "to");
        is_named || is_known && !is_referred || is_known_as || is_defined
    }

    /// A few words in the middle of a sentence.
    fn is_fragment(&self) -> bool {
        // A sentence of its own, or what comes before a clause that the lists do not know: `“Ja”, sagte sie`.
        let is_first = self.before == self.sentence.start && self.has_capital();
        let is_over = self.after >= self.sentence.end || self.input.kind(self.after) == Some(Kind::Comma);
        let stands_alone = is_first && (self.ends_open() || is_over);
        let is_exclaimed = matches!(self.input.word(self.words.end - 1), "!" | "?");
        self.length <= LONGEST_TERM && !stands_alone && !is_exclaimed && !self.is_reporting_near()
    }

    /// Does the sentence report anything outside the quote?
    fn is_reported(&self) -> bool {
        let mut around = (self.sentence.start..self.before).chain(self.after..self.sentence.end);
        around.any(|at| {
            self.input.tokens[at].kind == Kind::Word && {
                let word = self.input.word(at);
                is_reporting_verb(word) || REPORTING_WORDS.contains(word)
            }
        })
    }
}
