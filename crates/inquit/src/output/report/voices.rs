//! The speakers of a corpus that have a name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Tally;
use crate::document::{Speaker, SpeakerKind};

/// The speakers by what they are known by.
#[derive(Clone, Debug, Default)]
pub(super) struct Voices {
    by_name: BTreeMap<String, Voice>,
}

/// One of them, over all documents.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// As it was spelled first.
    pub(super) name: String,
    pub(super) kind: Option<SpeakerKind>,
    pub(super) tally: Tally,
    /// Documents in which something is said.
    pub(super) documents: u64,
}

impl Voices {
    /// Adds what `speaker` said in one document.
    pub(super) fn add(&mut self, speaker: &Speaker, tally: Tally) {
        let voice = self.by_name.entry(key(&speaker.name)).or_insert_with(|| Voice {
            name: speaker.name.to_string(),
            kind: None,
            tally: Tally::default(),
            documents: 0,
        });
        voice.kind = voice.kind.or(speaker.kind);
        voice.tally.add(tally);
        voice.documents += 1;
    }

    /// All of them, who speaks most often first; short names are counted with the full ones that they stand for.
    pub(super) fn ranked(&self) -> Vec<Voice> {
        let full = self.full_names();
        let mut merged: BTreeMap<&str, Voice> = BTreeMap::new();
        // Full names first, so that theirs is the spelling.
        let (long, short): (Vec<_>, Vec<_>) = self.by_name.iter().partition(|(name, _)| name.contains(' '));
        for (name, voice) in long.into_iter().chain(short) {
            let name = full.get(name.as_str()).copied().flatten().unwrap_or(name);
            match merged.get_mut(name) {
                None => drop(merged.insert(name, voice.clone())),
                Some(known) => {
                    known.kind = known.kind.or(voice.kind);
                    known.tally.add(voice.tally);
                    known.documents += voice.documents;
                }
            }
        }
        let mut ranked: Vec<Voice> = merged.into_values().collect();
        ranked.sort_by_key(|voice| Reverse((voice.tally.attributions(), voice.tally.words)));
        ranked
    }

    /// The full name that ends with each word, none where there are several.
    fn full_names(&self) -> BTreeMap<&str, Option<&str>> {
        let mut full: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        let people = self.by_name.iter().filter(|(_, voice)| voice.kind == Some(SpeakerKind::Person));
        for (name, last) in people.filter_map(|(name, _)| Some((name, name.rsplit_once(' ')?.1))) {
            full.entry(last).and_modify(|found| *found = None).or_insert(Some(name));
        }
        full
    }
}

/// What a speaker is known by in all documents: the name without capitals and middle initials, *Ada J. Moor* is *ada moor*.
fn key(name: &str) -> String {
    let is_initial = |word: &str| word.strip_suffix('.').unwrap_or(word).chars().count() == 1;
    let words: Vec<&str> = name.split(' ').collect();
    let inner = |place: usize| 0 < place && place + 1 < words.len();
    let kept = words.iter().enumerate().filter(|&(place, word)| !(inner(place) && is_initial(word)));
    kept.map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>().join(" ")
}
