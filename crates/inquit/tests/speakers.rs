//! Golden cases of speakers: whom each source stands for, on what evidence, and what is known of them.

mod cases;
mod tally;

use inquit::{Document, Evidence, Party, Speaker, SpeakerKind};
use serde::Deserialize;
use tally::Tally;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    text: String,
    said: Vec<Said>,
    #[serde(default)]
    speakers: Vec<Known>,
    known_failure: Option<String>,
}

/// A source in the order of the text, and the speaker that it stands for: several are joined by `; `, none is empty.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    source: String,
    speaker: String,
    evidence: Option<Evidence>,
    /// Who it may be where it stays open.
    #[serde(default)]
    candidates: Vec<String>,
}

/// What is known of a speaker.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    name: String,
    kind: Option<SpeakerKind>,
    /// Type of a speaker without a name; empty for one with a name.
    anonymous: Option<String>,
    /// Words of the reason for that.
    reason: Option<String>,
    descriptions: Option<Vec<String>>,
}

impl Case {
    fn differences(&self) -> Vec<String> {
        let document = inquit::parse(self.text.as_str()).expect("short");
        let mut found: Vec<&Party> = document.attributions().iter().filter_map(|a| a.source.as_ref()).collect();
        found.sort_by_key(|party| party.spans.first().map(|span| span.start()));
        let mut from = 0;
        let mut report = Vec::new();
        for said in &self.said {
            let rest = found[from..].iter();
            let at = rest.into_iter().position(|party| source_words(&document, party) == said.source);
            match at {
                None => report.push(format!("no source {:?}", said.source)),
                Some(at) => {
                    report.extend(said.difference(&document, found[from + at]));
                    from += at + 1;
                }
            }
        }
        if !report.is_empty() {
            let all =
                found.iter().map(|party| format!("{:?} = {}", source_words(&document, party), names(&document, party)));
            report.push(format!("all sources: {}", all.collect::<Vec<_>>().join(" | ")));
        }
        report.extend(self.speakers.iter().filter_map(|known| known.difference(&document)));
        report
    }
}

/// The words of the source; the comma that closes an apposition does not count.
fn source_words<'d>(document: &'d Document, party: &Party) -> &'d str {
    party.spans.first().map_or("", |span| span.text(document.text()).trim_end_matches(','))
}

fn names(document: &Document, party: &Party) -> String {
    party.speakers.iter().map(|&id| &*document[id].name).collect::<Vec<_>>().join("; ")
}

impl Said {
    fn difference(&self, document: &Document, party: &Party) -> Option<String> {
        let mut candidates = party.candidates.iter().map(|candidate| &*document[candidate.speaker].name);
        let name = names(document, party);
        let holds = name == self.speaker
            && self.evidence.is_none_or(|evidence| party.evidence == Some(evidence))
            && self.candidates.iter().all(|wanted| candidates.any(|name| name == wanted));
        let found = party.candidates.iter().map(|c| format!("{} {:.2}", document[c.speaker].name, c.probability));
        let found = found.collect::<Vec<_>>();
        let Self { source, speaker, evidence, .. } = self;
        let line = format!(
            "[{source}] expected {speaker:?} by {evidence:?}, found {name:?} by {:?} {found:?}",
            party.evidence
        );
        (!holds).then_some(line)
    }
}

impl Known {
    fn difference(&self, document: &Document) -> Option<String> {
        let Some(speaker) = document.speakers().iter().find(|speaker| *speaker.name == *self.name) else {
            let names: Vec<&str> = document.speakers().iter().map(|speaker| &*speaker.name).collect();
            return Some(format!("no speaker {:?} among {names:?}", self.name));
        };
        let Speaker { kind, anonymous, descriptions, .. } = speaker;
        let type_of = anonymous.as_ref().map_or("", |anonymous| &*anonymous.kind);
        let reason = anonymous.as_ref().and_then(|anonymous| anonymous.reason);
        let reason = reason.map(|span| span.text(document.text()));
        let holds = self.kind.is_none_or(|wanted| *kind == Some(wanted))
            && self.anonymous.as_ref().is_none_or(|wanted| type_of == wanted)
            && self.reason.as_ref().is_none_or(|wanted| reason.unwrap_or_default() == wanted)
            && self.descriptions.as_ref().is_none_or(|wanted| descriptions.iter().map(|d| &**d).eq(wanted.iter()));
        (!holds).then(|| format!("{}: found {kind:?}, {type_of:?} for {reason:?}, {descriptions:?}", self.name))
    }
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/speakers.toml"));
    let mut names = std::collections::BTreeSet::new();
    let mut tally = Tally::default();
    for case in &cases {
        assert!(names.insert(&case.name), "{}: the name is there twice", case.name);
        let title = format!("{} ({})", case.name, case.why);
        tally.add(&title, &case.differences().join("\n"), case.known_failure.as_deref());
    }
    tally.finish("speakers");
}
