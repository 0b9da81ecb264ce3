//! Relays without a cue: *in a Kremlin statement, Putin said …* reaches the reader through the Kremlin.

use std::collections::BTreeMap;

use crate::document::{Attribution, Speaker, Via};
use crate::ids::SpeakerId;
use crate::text::span::Span;

/// What a body or a person puts out about the words of others.
const TEXTS: [&str; 6] = ["statement", "release", "readout", "report", "broadcast", "memo"];

/// Bytes: longer words are no name.
const LONGEST: usize = 80;

/// Sets through whom each attribution reaches the reader whose medium is of another known speaker.
pub(super) fn set_relays(text: &str, attributions: &mut [Attribution], speakers: &[Speaker]) {
    let free = |attribution: &&mut Attribution| attribution.via.is_none() && attribution.medium.is_some();
    let mut names: Option<BTreeMap<String, SpeakerId>> = None;
    for attribution in attributions.iter_mut().filter(free) {
        let Some(owner) = attribution.medium.and_then(|medium| owner_of(text, medium)) else { continue };
        let names = names.get_or_insert_with(|| names_of(text, speakers));
        let is_own = |id: &SpeakerId| attribution.source.iter().any(|source| source.speakers.contains(id));
        let relay = names.get(&owner).copied().filter(|id| !is_own(id));
        attribution.via = relay.map(Via::Speaker);
    }
}

/// Every way in which the text names a speaker, in small letters and without article; of two the first one’s.
fn names_of(text: &str, speakers: &[Speaker]) -> BTreeMap<String, SpeakerId> {
    let mut names = BTreeMap::new();
    for speaker in speakers.iter().filter(|speaker| speaker.anonymous.is_none()) {
        let mentions = speaker.mentions.iter().map(|mention| mention.text(text));
        for name in mentions.chain([&*speaker.name]).filter(|name| name.len() <= LONGEST) {
            names.entry(plain(name)).or_insert(speaker.id);
        }
    }
    names
}

/// Whose the medium is: *in a | Kremlin | statement*, *in the | palace’s | statement*, *in a statement from | the palace*.
fn owner_of(text: &str, medium: Span) -> Option<String> {
    let words: Vec<&str> = medium.text(text).split_whitespace().collect();
    let noun = words.iter().position(|word| TEXTS.contains(&word.to_ascii_lowercase().as_str()))?;
    let before = words.get(1..noun).unwrap_or_default();
    let name = match words.get(noun + 1) {
        Some(&("from" | "by")) => words[noun + 2..].join(" "),
        _ => before.join(" "),
    };
    let owner = plain(&name);
    (!owner.is_empty() && owner.len() <= LONGEST).then_some(owner)
}

/// `name` in small letters, without article and without the ending of a possessive.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name);
    let bare = if matches!(bare, "the" | "a" | "an") { "" } else { bare };
    ["’s", "'s", "’", "'"].iter().find_map(|ending| bare.strip_suffix(ending)).unwrap_or(bare).to_owned()
}
