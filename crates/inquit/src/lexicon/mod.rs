//! The lexicon: verbs and nouns that attribute, and the word classes that the clause rules ask for.
//!
//! The lists are the `.txt` files beside this module. All their forms go into one Aho–Corasick automaton, which is
//! walked once from the start of every token; the longest entry that ends with a token is taken.

mod classes;
mod countries;
mod frames;
mod inflect;
mod lists;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;
use aho_corasick::{Anchored, MatchKind, StartKind};
use rustc_hash::FxHashMap;

pub(crate) use classes::Class;
pub(crate) use countries::Country;
pub(crate) use frames::{Frame, Reporting};
pub(crate) use inflect::Form;

use crate::segment::{Kind, Token};

/// What the lexicon and the spelling say of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub(crate) class: Class,
    /// Forms in which the word is a verb, empty for one that is none.
    pub(crate) forms: Form,
    /// Number of tokens of the entry: 1, or more for *point out*; 0 for a word that is not in the lexicon.
    pub(crate) tokens: u8,
    verb: Option<Index>,
    noun: Option<Index>,
}

/// A position in [`Lexicon::verbs`] or [`Lexicon::nouns`], counted from 1 so that an `Option` takes no more room.
type Index = std::num::NonZeroU16;

/// The lexicon of a language.
pub(crate) struct Lexicon {
    automaton: DFA,
    entries: Vec<Word>,
    verbs: Vec<Reporting>,
    nouns: Vec<Reporting>,
}

const LISTS: lists::Lists<'static> = lists::Lists {
    reporting_verbs: include_str!("reporting_verbs.txt"),
    reporting_nouns: include_str!("reporting_nouns.txt"),
    verbs: include_str!("verbs.txt"),
    words: include_str!("words.txt"),
};

/// The lexicon of English, built on first use.
pub(crate) fn english() -> &'static Lexicon {
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&LISTS));
    &ENGLISH
}

/// The verb that this word in lower case is an irregular form of: *withdrew* of *withdraw*.
pub(crate) fn irregular_verb(word: &str) -> Option<&'static str> {
    static FORMS: LazyLock<FxHashMap<&'static str, &'static str>> =
        LazyLock::new(|| [LISTS.verbs, LISTS.reporting_verbs].into_iter().flat_map(lists::irregular_forms).collect());
    FORMS.get(word).copied()
}

impl Lexicon {
    fn new(lists: &lists::Lists<'_>) -> Self {
        let mut forms: BTreeMap<String, Word> = BTreeMap::new();
        for (class, word) in lists::word_classes(lists.words) {
            let entry = forms.entry(word).or_default();
            entry.class |= class;
        }
        let verbs = lists::reporting(lists.reporting_verbs);
        let nouns = lists::reporting(lists.reporting_nouns);
        for (i, verb) in verbs.iter().enumerate() {
            for (form, word) in inflect::verb_forms(&verb.parts) {
                let entry = forms.entry(word).or_default();
                entry.forms |= form;
                entry.verb = entry.verb.or(index(i));
            }
        }
        for parts in lists::plain_verbs(lists.verbs) {
            for (form, word) in inflect::verb_forms(&parts) {
                let entry = forms.entry(word).or_default();
                entry.forms |= form;
            }
        }
        for (i, noun) in nouns.iter().enumerate() {
            for word in inflect::noun_forms(&noun.lemma) {
                forms.entry(word).or_default().noun = index(i);
            }
        }
        let automaton = DFA::builder()
            .match_kind(MatchKind::Standard)
            .start_kind(StartKind::Anchored)
            .build(forms.keys())
            .expect("the lists have far fewer bytes than an automaton can have states");
        let entries = forms.into_iter().map(|(word, entry)| Word { tokens: count_tokens(&word), ..entry }).collect();
        Self { automaton, entries, verbs, nouns }
    }

    /// The words of `tokens`, one for each: looked up, and seen by their spelling.
    pub(crate) fn words(&self, text: &str, tokens: &[Token]) -> Vec<Word> {
        (0..tokens.len()).map(|i| self.word_at(text, tokens, i)).collect()
    }

    /// The word of the token at `i`.
    pub(crate) fn word_at(&self, text: &str, tokens: &[Token], i: usize) -> Word {
        let token = tokens[i];
        match token.kind {
            Kind::Word | Kind::Number => {}
            Kind::Clitic => return Word { class: classes::of_clitic(token.span.text(text)), ..Word::default() },
            _ => return Word::default(),
        }
        let found = self.longest_at(text, tokens, i).unwrap_or_default();
        let spelled = classes::of_spelling(token.span.text(text), found.forms.is_empty() && found.class.is_empty());
        let forms = if found.tokens == 0 { inflect::forms_of_spelling(spelled) } else { found.forms };
        Word { class: found.class | spelled, forms, ..found }
    }

    /// The longest entry that begins with the token at `i` and ends with it or a later one.
    fn longest_at(&self, text: &str, tokens: &[Token], i: usize) -> Option<Word> {
        /// Longest entry in tokens.
        const REACH: usize = 4;
        let start = tokens[i].span.start() as usize;
        let mut state = self.automaton.start_state(Anchored::Yes).ok()?;
        let mut at = start;
        let mut best = None;
        for token in tokens.iter().skip(i).take(REACH) {
            let end = token.span.end() as usize;
            for byte in text.as_bytes()[at..end].iter().map(|&b| fold(b)) {
                state = self.automaton.next_state(Anchored::Yes, state, byte);
                if self.automaton.is_dead(state) {
                    return best;
                }
            }
            at = end;
            best = self.entry_at(state, end - start).or(best);
        }
        best
    }

    /// The entry of `length` bytes that ends in `state`; the automaton also reports those that are its suffixes.
    fn entry_at(&self, state: aho_corasick::automaton::StateID, length: usize) -> Option<Word> {
        if !self.automaton.is_match(state) {
            return None;
        }
        (0..self.automaton.match_len(state))
            .map(|k| self.automaton.match_pattern(state, k))
            .find(|&pattern| self.automaton.pattern_len(pattern) == length)
            .map(|pattern| self.entries[pattern.as_usize()])
    }

    /// The verb of saying that `word` is a form of.
    pub(crate) fn verb(&self, word: Word) -> Option<&Reporting> {
        word.verb.map(|index| &self.verbs[usize::from(index.get()) - 1])
    }

    /// The noun of saying that `word` is a form of.
    pub(crate) fn noun(&self, word: Word) -> Option<&Reporting> {
        word.noun.map(|index| &self.nouns[usize::from(index.get()) - 1])
    }
}

impl Word {
    /// Is the word of one of these classes?
    pub(crate) fn is(self, class: Class) -> bool {
        self.class.intersects(class)
    }
}

fn index(i: usize) -> Option<Index> {
    u16::try_from(i + 1).ok().and_then(Index::new)
}

fn count_tokens(entry: &str) -> u8 {
    1 + entry.bytes().filter(|&b| b == b' ').count() as u8
}

/// Capitals and the white space of a line break make no difference to the lexicon.
fn fold(byte: u8) -> u8 {
    if byte.is_ascii_whitespace() { b' ' } else { byte.to_ascii_lowercase() }
}
