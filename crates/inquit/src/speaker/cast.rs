//! The cast of a document: its speakers, found again by name, role or description.

use std::collections::HashMap;

use super::gender::{Gender, gender_of_name};
use crate::document::SpeakerKind;

/// A speaker in the making.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Words of the fullest name, or of the description.
    pub(super) name: String,
    pub(super) kind: Option<SpeakerKind>,
    pub(super) gender: Option<Gender>,
    pub(super) is_plural: bool,
    /// Noun of a speaker without a name.
    pub(super) noun: Option<String>,
    pub(super) descriptions: Vec<String>,
}

/// All members with what they can be found by.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) members: Vec<Member>,
    /// Last member of each full name, surname or given name, in lower case.
    by_word: HashMap<String, usize>,
    /// Last member that each noun describes.
    by_noun: HashMap<String, usize>,
}

impl Cast {
    /// The member of this name, added if it is new; a longer form of a known name becomes the name.
    pub(super) fn named(&mut self, words: &[&str]) -> usize {
        let found = words.last().and_then(|last| self.known(last, words));
        let member = found.unwrap_or_else(|| self.add(words));
        let name = words.join(" ");
        if name.len() > self.members[member].name.len() {
            self.members[member].gender = self.members[member].gender.or(gender_of_name(words));
            self.members[member].name = name;
        }
        for word in [words.first(), words.last()].into_iter().flatten() {
            self.by_word.entry(word.to_lowercase()).or_insert(member);
        }
        member
    }

    /// The member whose name ends in, or consists of, the same words.
    fn known(&self, last: &str, words: &[&str]) -> Option<usize> {
        let member = *self.by_word.get(&last.to_lowercase())?;
        let known = &self.members[member].name;
        let fits = words.len() == 1
            || known.eq_ignore_ascii_case(last)
            || known.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(words[0]));
        fits.then_some(member)
    }

    fn add(&mut self, words: &[&str]) -> usize {
        self.members.push(Member {
            name: words.join(" "),
            kind: None,
            gender: gender_of_name(words),
            is_plural: false,
            noun: None,
            descriptions: Vec::new(),
        });
        let member = self.members.len() - 1;
        if let Some(last) = words.last() {
            self.by_word.insert(last.to_lowercase(), member);
        }
        member
    }

    /// A member without name: the last one with this noun if the phrase is definite, else a new one.
    pub(super) fn described(&mut self, words: &str, noun: &str, is_definite: bool, is_plural: bool) -> (usize, bool) {
        let noun = noun.to_lowercase();
        if let Some(&member) = self.by_noun.get(&noun).filter(|_| is_definite) {
            return (member, true);
        }
        self.members.push(Member {
            name: words.to_owned(),
            kind: None,
            gender: None,
            is_plural,
            noun: Some(noun.clone()),
            descriptions: Vec::new(),
        });
        self.by_noun.insert(noun, self.members.len() - 1);
        (self.members.len() - 1, false)
    }

    /// Notes a title, role or apposition of `member`; its words find the member again.
    pub(super) fn describe(&mut self, member: usize, description: &str) {
        let known = &mut self.members[member].descriptions;
        if description.is_empty() || known.iter().any(|other| other == description) {
            return;
        }
        known.push(description.to_owned());
        for word in description.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3) {
            self.by_noun.insert(word.to_lowercase(), member);
        }
    }
}
