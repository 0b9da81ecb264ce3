//! Reading the word lists: `# comment`, `[section]`, then words, separated by spaces.
//!
//! In an entry, `_` stands for a space and `/` separates principal parts.

use super::classes::Class;
use super::frames::{Frame, Reporting};
use super::inflect::VerbParts;
use crate::document::CueClass;

/// The word lists of a language.
pub(super) struct Lists<'t> {
    pub(super) reporting_verbs: &'t str,
    pub(super) reporting_nouns: &'t str,
    pub(super) verbs: &'t str,
    pub(super) words: &'t str,
}

/// The entries of a list with the name of their section, empty before the first.
fn entries(list: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut section = "";
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).flat_map(move |line| {
        let heading = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        section = heading.unwrap_or(section);
        let words = if heading.is_some() { "" } else { line };
        let section = section;
        words.split_whitespace().map(move |entry| (section, entry))
    })
}

/// Function words with their classes.
pub(super) fn word_classes(list: &str) -> impl Iterator<Item = (Class, String)> {
    entries(list).filter_map(|(section, word)| Some((Class::of_section(section)?, word.replace('_', " "))))
}

/// Principal parts of verbs that do not attribute.
pub(super) fn plain_verbs(list: &str) -> impl Iterator<Item = VerbParts> {
    entries(list).map(|(_, entry)| verb_parts(entry))
}

/// Past forms and participles that are irregular, of verbs in one word, each with its dictionary form.
pub(super) fn irregular_forms(list: &str) -> impl Iterator<Item = (&str, &str)> {
    entries(list).filter(|(_, entry)| !entry.contains('_')).flat_map(|(_, entry)| {
        let mut parts = entry.split('/');
        let base = parts.next().unwrap_or_default();
        parts.map(move |form| (form, base))
    })
}

/// Words of saying in the order of first appearance, each with all its senses.
pub(super) fn reporting(list: &str) -> Vec<Reporting> {
    let mut found: Vec<Reporting> = Vec::new();
    for (section, entry) in entries(list) {
        let parts = verb_parts(entry);
        let sense = sense(section);
        match found.iter_mut().find(|known| known.lemma == parts.base) {
            Some(known) => {
                known.senses.extend(sense);
                known.parts.past = known.parts.past.take().or(parts.past);
                known.parts.participle = known.parts.participle.take().or(parts.participle);
            }
            None => found.push(Reporting { lemma: parts.base.clone(), parts, senses: sense.into_iter().collect() }),
        }
    }
    found
}

/// Class and frames that a section's name gives; whoever says something can be quoted.
fn sense(section: &str) -> Option<(CueClass, Frame)> {
    let mut words = section.split_whitespace();
    let class = match words.next()? {
        "communication" => CueClass::Communication,
        "attitude" => CueClass::Attitude,
        "knowledge" => CueClass::Knowledge,
        "control" => CueClass::Control,
        _ => return None,
    };
    let frames = words.filter_map(Frame::named).collect::<Frame>();
    let quotes = class == CueClass::Communication;
    Some((class, if quotes { frames | Frame::QUOTE } else { frames }))
}

fn verb_parts(entry: &str) -> VerbParts {
    let spaced = entry.replace('_', " ");
    let mut parts = spaced.split('/').map(str::to_owned);
    VerbParts { base: parts.next().unwrap_or_default(), past: parts.next(), participle: parts.next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_names_known_classes_and_frames() {
        for list in [include_str!("reporting_verbs.txt"), include_str!("reporting_nouns.txt")] {
            for (section, entry) in entries(list) {
                assert!(sense(section).is_some(), "{entry} stands in the unknown section [{section}]");
                let unknown = section.split_whitespace().skip(1).find(|frame| Frame::named(frame).is_none());
                assert_eq!(unknown, None, "a frame of [{section}]");
            }
        }
        for (section, word) in entries(include_str!("words.txt")) {
            assert!(Class::of_section(section).is_some(), "{word} stands in the unknown section [{section}]");
        }
    }
}
