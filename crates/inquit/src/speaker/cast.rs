//! The cast of a document: its speakers, found again by name, role or description.

use std::collections::HashMap;
use std::rc::Rc;

use super::description::{Description, wider};
use super::gender::{Gender, gender_of_name};
use super::names::without_particles;
use super::spelling::spelling_key;
use super::traits::{is_institution_noun, is_known_institution};
use crate::document::SpeakerKind;
use crate::text::span::Span;

/// A speaker in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Member {
    /// Words of the fullest name, or of the description.
    pub(super) name: String,
    pub(super) kind: Option<SpeakerKind>,
    pub(super) gender: Option<Gender>,
    pub(super) is_plural: bool,
    /// Is a title, role or office known?
    pub(super) has_role: bool,
    /// Noun of a speaker without a name.
    pub(super) noun: Option<String>,
    pub(super) descriptions: Vec<String>,
    /// The members that this one joins: *Moor and Dahl*.
    pub(super) parts: Vec<usize>,
    /// Where the member is mentioned, in order.
    pub(super) mentions: Vec<u32>,
    /// How often the name stands as that of a place, and how often it stands at all.
    pub(super) as_place: u32,
    pub(super) times: u32,
    /// How often it stands where any word has a capital, or before a noun.
    pub(super) as_word: u32,
    /// Has a party named the member?
    pub(super) speaks: bool,
    /// Why no name is given.
    pub(super) reason: Option<Span>,
}

/// Descriptions that are kept of one member.
const DESCRIPTIONS: usize = 16;

impl Member {
    /// Does the name stand for a place as a rule?
    pub(super) fn is_place(&self) -> bool {
        self.as_place * 2 > self.times
    }

    /// Is the last mention before `at` one before `start`, too?
    pub(super) fn is_last_before(&self, start: u32, at: u32) -> bool {
        let before = self.mentions.partition_point(|&mention| mention < at);
        self.mentions[..before].last().is_none_or(|&last| last < start)
    }

    /// A word or a line of which nothing tells that it is a name: *Offstage*, *Democratic*, *DOUBTS GROW*.
    pub(super) fn is_mere_word(&self) -> bool {
        let is_unknown = self.kind.is_none() && self.gender.is_none() && self.noun.is_none();
        let is_line = || self.name.contains(' ') && !self.name.contains(|c: char| c.is_lowercase());
        is_unknown && !self.speaks && (self.as_word >= self.times && !self.name.contains(' ') || is_line())
    }

    /// Notes a title, role or apposition as it stands.
    pub(super) fn note_description(&mut self, words: &str) {
        let words = words.trim_end_matches('.');
        if self.descriptions.len() < DESCRIPTIONS && !self.descriptions.iter().any(|known| known == words) {
            self.descriptions.push(words.to_owned());
        }
    }
}

/// What a member is found by: the modifiers of one of its descriptions.
#[derive(Clone, Debug)]
struct Known {
    member: usize,
    modifiers: Rc<[String]>,
    /// The words are those of its name: *Court of Appeals*.
    is_name: bool,
}

/// Members that are kept for one key: further ones are too many to choose from, and the choice stays short.
const NAMESAKES: usize = 8;

/// Whom one word may stand for.
#[derive(Debug, Default)]
struct Bearers {
    /// Those who share it as the last word of their name, or as an acronym.
    surname: Vec<usize>,
    /// The first whose name begins with it.
    first_name: Option<usize>,
    /// The first with this given name that is known to be one.
    given_name: Option<usize>,
    /// The first whose words begin with these letters.
    initials: Option<usize>,
}

/// All members with what they can be found by.
#[derive(Debug)]
pub(super) struct Cast {
    pub(super) members: Vec<Member>,
    /// Members by first and last word of the name, in lower case.
    by_full_name: HashMap<String, usize>,
    /// Members by one word, in lower case.
    by_word: HashMap<String, Bearers>,
    /// The first member whose surname or only name is spelled like this.
    by_spelling: HashMap<String, usize>,
    /// The members that each noun describes.
    by_noun: HashMap<String, Vec<Known>>,
    /// Joint members by their parts.
    joint: HashMap<Vec<usize>, usize>,
}

/// Letters of a word as a key: *S.E.C.* is *SEC*.
fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    push_key(&mut key, word);
    key
}

fn push_key(key: &mut String, word: &str) {
    if word.bytes().all(|byte| byte.is_ascii() && byte != b'.') {
        let start = key.len();
        key.push_str(word);
        key[start..].make_ascii_lowercase();
    } else {
        key.extend(word.chars().filter(|&c| c != '.').flat_map(char::to_lowercase));
    }
}

/// The words of a name without *Jr.* behind them.
fn without_suffix<'w, 's>(words: &'w [&'s str]) -> &'w [&'s str] {
    match words {
        [front @ .., last] if front.len() > 1 && ["Jr", "Jr.", "Sr", "Sr.", "II", "III"].contains(last) => front,
        _ => words,
    }
}

/// *NPA*, *S.E.C.*
pub(super) fn is_acronym(word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| c != '.');
    word.len() > 1 && letters.all(char::is_uppercase)
}

/// The letters that the capitalised words of a name begin with.
fn initials(words: &[&str]) -> String {
    let first = words.iter().filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase());
    first.flat_map(char::to_lowercase).collect()
}

fn full_key(words: &[&str]) -> String {
    let words = without_suffix(words);
    let [first, .., last] = words else { return words.concat() };
    let mut full = String::with_capacity(first.len() + 1 + last.len());
    push_key(&mut full, first);
    full.push(' ');
    push_key(&mut full, last);
    full
}

impl Cast {
    /// A cast with room for those of so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self {
            members: Vec::with_capacity(names),
            by_full_name: HashMap::with_capacity(names),
            by_word: HashMap::with_capacity(names),
            by_spelling: HashMap::with_capacity(names),
            by_noun: HashMap::with_capacity(names),
            joint: HashMap::new(),
        }
    }

    /// The member of this name, added if it is new; full names are to come before shorter ones.
    pub(super) fn named(&mut self, words: &[&str], gender: Option<Gender>) -> usize {
        let Some(member) = self.find(words, gender) else { return self.add(words, gender) };
        let known = &mut self.members[member];
        known.gender = gender.or(known.gender);
        if words.len() > 1 && known.noun.is_none() && words.len() > known.name.split(' ').count() {
            known.name = words.join(" ");
            known.gender = known.gender.or(gender_of_name(words));
        }
        member
    }

    /// The member that this full or short name stands for.
    ///
    /// Where several share a surname, it stands for the one that is named most often.
    pub(super) fn find(&self, words: &[&str], gender: Option<Gender>) -> Option<usize> {
        if words.len() > 1 {
            let full = self.by_full_name.get(&full_key(words)).copied();
            // *Van der Berg* is *Ludwig van der Berg*.
            return full.or_else(|| self.find(without_particles(words)?, gender));
        }
        let word = words.last()?;
        let last = key(word);
        let bearers = self.by_word.get(&last);
        // *Germany* is not short for *Nazi Germany*.
        let is_other = |member: &Member| member.name.contains(' ') && is_known_institution(&last);
        let fits = |member: &Member| {
            (gender.is_none() || member.gender.is_none_or(|g| Some(g) == gender)) && !is_other(member)
        };
        let namesakes = bearers.iter().flat_map(|bearers| bearers.surname.iter().rev());
        let most_named = namesakes.filter(|&&member| fits(&self.members[member]));
        // Of two that are named as often it is the one who is never called by more.
        let rank = |member: usize| (self.members[member].times, !self.members[member].name.contains(' '));
        let most_named = most_named.max_by_key(|&&member| rank(member)).copied();
        most_named
            .or_else(|| bearers?.given_name)
            // *Ms. Gao* is Gao Junlan, whose surname comes first.
            .or_else(|| bearers?.first_name.filter(|&member| gender.is_some() && fits(&self.members[member])))
            .or_else(|| bearers?.initials.filter(|_| is_acronym(word)))
            .or_else(|| {
                self.by_spelling.get(&spelling_key(word)?).copied().filter(|&member| fits(&self.members[member]))
            })
    }

    /// The member whose full name begins with this one word.
    pub(super) fn with_first_name(&self, words: &[&str]) -> Option<usize> {
        let [only] = words else { return None };
        self.by_word.get(&key(only))?.first_name
    }

    /// The longest known name that the words of a line in capitals begin with, at its first word that begins one.
    pub(super) fn find_in(&self, words: &[&str]) -> Option<usize> {
        /// Words of a name that are looked for.
        const LONGEST: usize = 4;
        (0..words.len()).find_map(|start| {
            let longest = LONGEST.min(words.len() - start);
            (1..=longest).rev().find_map(|count| self.find(&words[start..start + count], None))
        })
    }

    /// The new member of this name; `gender` is what its title tells.
    fn add(&mut self, words: &[&str], gender: Option<Gender>) -> usize {
        let given = gender_of_name(words);
        let member = self.push(Member { name: words.join(" "), gender: gender.or(given), ..Member::default() });
        if let [first, .., last] = without_suffix(words) {
            self.by_full_name.insert(full_key(words), member);
            self.call(member, last);
            let is_institution = words.iter().any(|word| is_institution_noun(word));
            if is_institution {
                self.describe_by_name(member, words);
            }
            // Two letters stand for many things; those of an institution are known to be used.
            let letters = initials(words);
            if letters.len() > 2 || is_institution {
                self.by_word.entry(letters).or_default().initials.get_or_insert(member);
            }
            let bearers = self.by_word.entry(key(first)).or_default();
            bearers.first_name.get_or_insert(member);
            // A given name alone stands for the person only where it is known to be one.
            if given.is_some() {
                bearers.given_name.get_or_insert(member);
            }
        } else if let [only] = words {
            self.call(member, only);
        }
        member
    }

    /// `member` is found by this short name too.
    pub(super) fn call(&mut self, member: usize, short: &str) {
        if let Some(spelling) = spelling_key(short) {
            self.by_spelling.entry(spelling).or_insert(member);
        }
        let namesakes = &mut self.by_word.entry(key(short)).or_default().surname;
        if namesakes.len() < NAMESAKES && !namesakes.contains(&member) {
            namesakes.push(member);
        }
    }

    /// `member` is the one that this acronym stands for, whoever was before.
    pub(super) fn rename(&mut self, member: usize, acronym: &str) {
        self.by_word.entry(key(acronym)).or_default().surname = vec![member];
    }

    pub(super) fn push(&mut self, member: Member) -> usize {
        self.members.push(member);
        self.members.len() - 1
    }

    /// The members together: *they* can stand for them.
    pub(super) fn joined(&mut self, parts: &[usize]) -> usize {
        if let Some(&known) = self.joint.get(parts) {
            return known;
        }
        let member = self.push(Member { parts: parts.to_vec(), is_plural: true, ..Member::default() });
        self.joint.insert(parts.to_vec(), member);
        member
    }

    /// The member is mentioned at `at`.
    pub(super) fn mention(&mut self, member: usize, at: u32) {
        let mentions = &mut self.members[member].mentions;
        if mentions.last().is_none_or(|&last| last < at) {
            mentions.push(at);
        }
    }

    /// Notes a description of `member`, by which the member is found again.
    pub(super) fn describe(&mut self, member: usize, description: Description) {
        let Description { nouns, modifiers } = description;
        let modifiers: Rc<[String]> = modifiers.into();
        // A Republican senator is a Republican.
        let is_person = self.members[member].kind == Some(SpeakerKind::Person);
        let is_party = |word: &&String| is_person && ["republican", "democrat"].contains(&word.as_str());
        let wide = nouns.iter().flat_map(|noun| wider(noun)).copied();
        for noun in nouns.iter().chain(modifiers.iter().filter(is_party)).map(String::as_str).chain(wide) {
            let known = self.by_noun.entry(noun.to_owned()).or_default();
            if known.iter().any(|other| other.member == member && other.modifiers == modifiers) {
                continue;
            }
            if known.len() == NAMESAKES {
                known.remove(0);
            }
            known.push(Known { member, modifiers: Rc::clone(&modifiers), is_name: false });
        }
    }

    /// Is anybody described by `noun`?
    pub(super) fn has_described(&self, noun: &str) -> bool {
        self.by_noun.contains_key(noun)
    }

    /// Is `member` described by `noun`?
    pub(super) fn is_described(&self, member: usize, noun: &str) -> bool {
        self.by_noun.get(noun).is_some_and(|known| known.iter().any(|known| known.member == member))
    }

    /// Notes the nouns in the name of an institution: *the appeals court* is the Court of Appeals.
    fn describe_by_name(&mut self, member: usize, words: &[&str]) {
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        for noun in lower.iter().filter(|word| is_institution_noun(word)) {
            let known = self.by_noun.entry(noun.clone()).or_default();
            if known.len() < NAMESAKES {
                let modifiers = lower.iter().filter(|word| *word != noun).cloned().collect();
                known.push(Known { member, modifiers, is_name: true });
            }
        }
    }

    /// The member that `description` stands for at `at`: the one mentioned last, or else the one named next.
    pub(super) fn described(&self, description: &Description, at: u32) -> Option<usize> {
        let before = |&member: &usize| self.last_mention(member, at);
        let agreeing: Vec<usize> = self.agreeing(description).collect();
        let last = agreeing.iter().copied().filter(|member| before(member).is_some()).max_by_key(before);
        last.or_else(|| agreeing.first().copied())
    }

    /// The one person with an office of this name, who is named first behind `at`: *a judge ruled … Judge Moor*.
    ///
    /// A report opens with the office and gives the name below, where the words beside the office may be others.
    pub(super) fn announced_below(&self, description: &Description, at: u32) -> Option<usize> {
        let known = description.nouns.iter().filter_map(|noun| self.by_noun.get(noun)).flatten();
        let mut people = known.map(|known| known.member).filter(|&member| self.members[member].noun.is_none());
        let only = people.next()?;
        let is_only = people.all(|other| other == only);
        let first = self.members[only].mentions.first();
        (is_only && self.members[only].has_role && first.is_some_and(|&first| first > at)).then_some(only)
    }

    /// The one person named behind `at` whom the description fits: *a judge ruled … Judge Moor*.
    pub(super) fn announced(&self, description: &Description, at: u32) -> Option<usize> {
        let mut agreeing = self.agreeing(description);
        let only = agreeing.next().filter(|_| agreeing.next().is_none())?;
        let member = &self.members[only];
        (member.noun.is_none() && member.mentions.first().is_some_and(|&first| first > at)).then_some(only)
    }

    fn agreeing<'c>(&'c self, description: &'c Description) -> impl Iterator<Item = usize> + 'c {
        let known = description.nouns.iter().filter_map(|noun| self.by_noun.get(noun)).flatten();
        // Offices are many: only words that are known of one find it. A person has one office as a rule.
        let fits = |known: &&Known| {
            if known.is_name {
                return description.modifiers.iter().any(|word| known.modifiers.contains(word));
            }
            let is_office = self.members[known.member].kind != Some(SpeakerKind::Person);
            description.agrees_with(&known.modifiers) && !(is_office && description.says_more_than(&known.modifiers))
        };
        known.filter(fits).map(|known| known.member)
    }

    /// How often `member` is mentioned before `at`.
    pub(super) fn mentions_before(&self, member: usize, at: u32) -> usize {
        self.members[member].mentions.partition_point(|&mention| mention < at)
    }

    /// Where `member` is mentioned last before `at`.
    pub(super) fn last_mention(&self, member: usize, at: u32) -> Option<u32> {
        let mentions = &self.members[member].mentions;
        let before = mentions.partition_point(|&mention| mention < at);
        before.checked_sub(1).map(|last| mentions[last])
    }
}
