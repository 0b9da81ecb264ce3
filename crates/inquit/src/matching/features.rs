//! What a statement is compared by: its words as numbers, what it denies, its numbers, names and dates.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::forms::{Stems, exclusive_group, is_common};
use super::senses::Senses;
use crate::text::chars::is_mark;
use crate::text::number::{Number, is_number};
use crate::verify::kinds::{denies, is_date, is_name};
use crate::verify::opposites::opposite_root;
use crate::verify::words::{fold, words_of};

/// One word, small enough that a million statements fit in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Hash of the stem.
    pub(super) stem: u32,
    /// The same for all words of one sense; the stem of a word without synonyms.
    pub(super) sense: u32,
    /// Hash of the word in lower case.
    pub(super) word: u32,
    /// Hash of the word without the prefix that denies it, 0 for one without: *illegal* has that of *legal*.
    pub(super) root: u32,
    /// The group of words that exclude each other, 0 for none.
    pub(super) group: u8,
    pub(super) traits: Traits,
}

bitflags::bitflags! {
    /// What a word is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) struct Traits: u8 {
        /// Every statement has it: it tells little.
        const COMMON = 1;
        const DENIES = 1 << 1;
        const NUMBER = 1 << 2;
        /// Ends as a plural or a verb does.
        const INFLECTED = 1 << 3;
        /// *and*, *or*
        const JOINS = 1 << 4;
        /// A word that what belongs to it may stand apart from: *pull them out*, *not do enough*.
        const PARTICLE = 1 << 5;
        /// *the*, *his*: says nothing between two words that belong together.
        const DETERMINER = 1 << 6;
    }
}

impl Token {
    pub(super) fn is(&self, traits: Traits) -> bool {
        self.traits.intersects(traits)
    }

    /// Does the word tell which statement it is?
    pub(super) fn is_telling(&self) -> bool {
        !self.is(Traits::COMMON | Traits::DENIES)
    }
}

/// A statement taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Features {
    pub(super) tokens: Vec<Token>,
    /// Hashes of numbers by value, of names, and of days, months and years: in order, each once.
    pub(super) numbers: Vec<u32>,
    pub(super) names: Vec<u32>,
    pub(super) dates: Vec<u32>,
    /// The telling senses of each fragment between quotation marks, and the names in all of them.
    pub(super) quoted: Vec<Vec<u32>>,
    pub(super) quoted_names: Vec<u32>,
}

const PARTICLES: [&str; 12] =
    ["out", "up", "down", "off", "back", "away", "over", "in", "on", "aside", "together", "enough"];

const DETERMINERS: [&str; 10] = ["the", "a", "an", "this", "his", "her", "its", "their", "our", "my"];

/// Times of the day and the year.
const TIMES: [&str; 7] = ["morning", "afternoon", "evening", "spring", "summer", "autumn", "winter"];

impl Features {
    pub(super) fn new(text: &str, stems: &Stems) -> Self {
        let mut features = Features::default();
        let mut number = Number::default();
        // Where the number that is being read began.
        let mut begun = 0;
        let mut fragment: Option<(char, Vec<u32>)> = None;
        let mut end = 0;
        for word in words_of(text) {
            let written = word.span.text(text);
            let gap = text.get(end..word.span.start() as usize).unwrap_or_default();
            let opens = end == 0 || gap.contains(['.', '!', '?', ':', '“', '"']);
            end = word.span.end() as usize;
            for mark in gap.chars().filter(|&c| is_mark(c)) {
                let is_open = fragment.is_some();
                features.quoted.extend(fragment.take_if(|(opening, _)| ends(*opening, mark)).map(|(_, words)| words));
                if fragment.is_none() && !is_open && opens_fragment(mark) {
                    fragment = Some((mark, Vec::new()));
                }
            }
            let folded = fold(written);
            if number.is_none() {
                begun = features.tokens.len();
            }
            if !number.add(&folded) {
                features.close(&mut number, begun);
                begun = features.tokens.len();
                // What does not go on with one number may begin the next.
                number.add(&folded);
            }
            let base = folded.split('\'').next().unwrap_or_default();
            if is_date(written) || TIMES.contains(&base) {
                features.dates.push(hash(base));
            }
            let token = token(written, base, &folded, stems);
            if !is_date(written) && is_name(written, opens) && (!opens || is_followed_by_name(text, end)) {
                features.names.push(token.sense);
                features.quoted_names.extend(fragment.as_ref().map(|_| token.sense));
            }
            if let Some((_, fragment)) = fragment.as_mut().filter(|_| token.is_telling()) {
                fragment.push(token.sense);
            }
            features.tokens.push(token);
        }
        features.quoted.extend(fragment.map(|(_, words)| words));
        features.close(&mut number, begun);
        join(&mut features.tokens);
        let Features { numbers, names, dates, quoted_names, .. } = &mut features;
        for list in [numbers, names, dates, quoted_names] {
            list.sort_unstable();
            list.dedup();
        }
        features
    }

    /// Are there two words that tell something, and one of them no name or number?
    pub(super) fn says_something(&self) -> bool {
        let telling = || self.tokens.iter().filter(|token| token.is_telling());
        let is_word = |token: &Token| !token.is(Traits::NUMBER) && self.names.binary_search(&token.sense).is_err();
        telling().count() > 1 && telling().any(is_word)
    }

    /// Makes the words of a number, which begin with this token, one with the value as its sense.
    fn close(&mut self, number: &mut Number, begun: usize) {
        let Some(value) = number.take().map(|value| hash(&value)) else { return };
        self.numbers.push(value);
        if let Some(token) = self.tokens.get_mut(begun) {
            (token.stem, token.sense) = (value, value);
            token.traits |= Traits::NUMBER;
            self.tokens.truncate(begun + 1);
        }
    }
}

fn token(written: &str, base: &str, folded: &str, stems: &Stems) -> Token {
    let denies = denies(written);
    let stem = stems.stem(if denies { "not" } else { base });
    let mut traits = Traits::empty();
    traits.set(Traits::COMMON, is_common(&stem));
    traits.set(Traits::DENIES, denies);
    traits.set(Traits::NUMBER, is_number(folded));
    traits.set(Traits::INFLECTED, base.ends_with('s') || base.ends_with("ed"));
    traits.set(Traits::JOINS, folded == "and" || folded == "or");
    traits.set(Traits::PARTICLE, PARTICLES.contains(&folded));
    traits.set(Traits::DETERMINER, DETERMINERS.contains(&folded));
    let root = opposite_root(folded).map_or(0, hash);
    let stem = hash(&stem);
    Token { stem, sense: Senses::all().of(stem), word: hash(folded), root, group: exclusive_group(folded), traits }
}

/// Gives the first of two words that belong together the sense of both.
fn join(tokens: &mut [Token]) {
    for i in 1..tokens.len() {
        let [first, second] = [i - 1, i].map(|place| tokens[place].stem);
        if let Some(sense) = Senses::all().of_two([first, second]) {
            tokens[i - 1].sense = sense;
        }
    }
}

/// Can a fragment begin with this mark? An apostrophe behind a word is none.
fn opens_fragment(mark: char) -> bool {
    !matches!(mark, '”' | '’' | '\'' | '»')
}

/// Does a fragment that begins with `opening` end with this mark?
fn ends(opening: char, mark: char) -> bool {
    match opening {
        '“' => matches!(mark, '”' | '"'),
        '‘' => mark == '’',
        '„' => matches!(mark, '“' | '”' | '"'),
        '«' => mark == '»',
        _ => mark == opening,
    }
}

/// Does another word with a capital stand behind: *Hugo Wynter*?
fn is_followed_by_name(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// The same on every machine.
pub(super) fn hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    word.as_bytes().iter().for_each(|byte| hasher.write_u8(*byte));
    0xff_u8.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}
