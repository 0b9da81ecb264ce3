//! What the hover says, in plain lines.

use std::fmt::Write as _;

use crate::document::{Attribution, Candidate, Cue, Document, Party, Time};
use crate::output::parts::{Part, Word, names, relays, short};

/// Candidates that are named where the speaker is unresolved.
const CANDIDATES: usize = 3;

/// The card of a content: who says it and through whom; how; by what words and to whom.
fn card(document: &Document, attribution: &Attribution) -> String {
    let mut card = who(document, attribution.source.as_ref());
    for relay in relays(document, attribution) {
        let _ = write!(card, ", via {relay}");
    }
    let Attribution { mode, act, confidence, .. } = attribution;
    let _ = write!(card, "\n{} {} · {}", Word(mode), Word(act), percent(*confidence));
    let details = [Part::Cue, Part::Addressee, Part::Time].map(|part| describe(document, attribution, part));
    let details = details.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    if !details.is_empty() {
        let _ = write!(card, "\n{details}");
    }
    card
}

/// What the hover of one part says.
pub(super) fn describe(document: &Document, attribution: &Attribution, part: Part) -> String {
    match part {
        Part::Content => card(document, attribution),
        Part::Source => who(document, attribution.source.as_ref()),
        Part::Cue => attribution.cue.as_ref().map_or_else(String::new, cue),
        Part::Addressee => {
            attribution.addressee.as_ref().map_or_else(String::new, |party| format!("to {}", names(document, party)))
        }
        Part::Time => attribution.time.map_or_else(String::new, |time| when(document, time)),
        Part::Place | Part::Medium => part.name().to_owned(),
    }
}

fn who(document: &Document, source: Option<&Party>) -> String {
    let Some(source) = source else { return "no source".to_owned() };
    if !source.speakers.is_empty() {
        return names(document, source);
    }
    let perhaps = |c: &Candidate| format!("{} {}", short(&document[c.speaker].name), percent(c.probability));
    let candidates: Vec<_> = source.candidates.iter().take(CANDIDATES).map(perhaps).collect();
    let words = names(document, source);
    match (words.as_str(), candidates.join(", ")) {
        ("", candidates) if candidates.is_empty() => "speaker not resolved".to_owned(),
        ("", candidates) => format!("perhaps {candidates}"),
        (words, candidates) if candidates.is_empty() => format!("{words} (not resolved)"),
        (words, candidates) => format!("{words} (perhaps {candidates})"),
    }
}

fn cue(cue: &Cue) -> String {
    let mut words = format!("cue: {} ({}", short(&cue.lemma), Word(cue.class));
    words += if cue.negated { ", negated" } else { "" };
    words += if cue.hedged { ", hedged" } else { "" };
    words + ")"
}

fn when(document: &Document, time: Time) -> String {
    match time.date {
        Some(date) => format!("when: {date}"),
        None => format!("when: {}", short(time.span.text(document.text()))),
    }
}

fn percent(probability: f32) -> String {
    format!("{:.0}\u{2009}%", f64::from(probability) * 100.0)
}
