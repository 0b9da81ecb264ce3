//! The cast of a document: its speakers, found again by name, role or description.

use std::collections::HashMap;

use super::gender::{Gender, gender_of_name};
use super::names::is_known_institution;
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
    /// How often the full name stands in the text.
    times: u32,
}

/// All members with what they can be found by.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) members: Vec<Member>,
    /// The members that share a last word of the name, in lower case.
    by_surname: HashMap<String, Vec<usize>>,
    /// The first member with this given name.
    by_given_name: HashMap<String, usize>,
    /// Last member that each noun describes.
    by_noun: HashMap<String, usize>,
}

impl Cast {
    /// The member of this name, added if it is new; full names are to come before shorter ones.
    ///
    /// Where several share a surname, it stands for the one whose full name is written most often.
    pub(super) fn named(&mut self, words: &[&str]) -> usize {
        let member = self.find(words).unwrap_or_else(|| self.add(words));
        let known = &mut self.members[member];
        known.times += u32::from(words.len() > 1);
        let is_longer = words.len() > known.name.split(' ').count();
        if is_longer {
            known.name = words.join(" ");
            known.gender = known.gender.or(gender_of_name(words));
        }
        member
    }

    fn find(&self, words: &[&str]) -> Option<usize> {
        let (first, last) = (words.first()?.to_lowercase(), words.last()?.to_lowercase());
        let namesakes = self.by_surname.get(&last).map_or(&[][..], Vec::as_slice);
        // *Germany* is not short for *Nazi Germany*.
        let is_listed = is_known_institution(&last);
        if words.len() > 1 {
            let same_given_name = |&&member: &&usize| {
                self.members[member].name.split(' ').next().is_some_and(|known| known.eq_ignore_ascii_case(&first))
            };
            return namesakes.iter().find(same_given_name).copied();
        }
        let most_named = namesakes.iter().filter(|&&member| !is_listed || !self.members[member].name.contains(' '));
        let most_named = most_named.rev().max_by_key(|&&member| self.members[member].times).copied();
        most_named.or_else(|| self.by_given_name.get(&first).copied())
    }

    fn add(&mut self, words: &[&str]) -> usize {
        let gender = gender_of_name(words);
        let member = self.push(words.join(" "), gender, false);
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            self.by_surname.entry(last.to_lowercase()).or_default().push(member);
            // A given name alone stands for the person only where it is known to be one.
            if gender.is_some() {
                self.by_given_name.entry(first.to_lowercase()).or_insert(member);
            }
        }
        member
    }

    fn push(&mut self, name: String, gender: Option<Gender>, is_plural: bool) -> usize {
        let member = Member { name, kind: None, gender, is_plural, noun: None, descriptions: Vec::new(), times: 0 };
        self.members.push(member);
        self.members.len() - 1
    }

    /// A member without name, and whether it was known: the last one with this noun if the phrase is definite, one
    /// of the same words if it is a group, else a new one.
    pub(super) fn described(&mut self, words: &str, noun: &str, is_definite: bool, is_plural: bool) -> (usize, bool) {
        let noun = noun.to_lowercase();
        let last = self.by_noun.get(&noun).copied();
        let is_same =
            |&member: &usize| is_definite || is_plural && self.members[member].name.eq_ignore_ascii_case(words);
        if let Some(member) = last.filter(is_same) {
            return (member, true);
        }
        let member = self.push(words.to_owned(), None, is_plural);
        self.members[member].noun = Some(noun.clone());
        self.by_noun.insert(noun, member);
        (member, false)
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
