//! Golden cases of attributions and of the speakers that their sources resolve to.

mod cases;
mod common;
mod tally;

use common::{Expected, differences, found_in, speaker_differences};
use inquit::Document;
use serde::Deserialize;
use tally::Tally;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    text: String,
    attributions: Vec<Expected>,
    known_failure: Option<String>,
    known_speaker_failure: Option<String>,
}

impl Case {
    fn title(&self) -> String {
        format!("{} ({})\n    {}", self.name, self.why, self.text.replace('\n', "\n    "))
    }

    fn document(&self) -> Document {
        inquit::parse(self.text.as_str()).expect("short")
    }
}

fn cases() -> Vec<Case> {
    cases::read(include_str!("data/attributions.toml"))
}

#[test]
fn cases_quote_their_text() {
    let mut names = std::collections::BTreeSet::new();
    for case in cases() {
        assert!(names.insert(case.name.clone()), "{}: the name is there twice", case.name);
        for (i, expected) in case.attributions.iter().enumerate() {
            for words in expected.words() {
                assert!(case.text.contains(words), "{}: {words:?} is not in the text", case.name);
            }
            assert!(expected.inside.is_none_or(|outer| outer < i), "{}: an outer attribution comes first", case.name);
        }
    }
}

#[test]
fn golden_cases() {
    let mut tally = Tally::default();
    for case in cases() {
        let found = found_in(&case.document());
        tally.add(&case.title(), &differences(&case.attributions, &found), case.known_failure.as_deref());
    }
    tally.finish("attributions");
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn speakers_of_golden_cases() {
    let cases = cases();
    let documents: Vec<Document> = cases.iter().map(Case::document).collect();
    if documents.iter().all(|document| document.speakers().is_empty()) {
        eprintln!("skipped: no document has speakers");
        return;
    }
    let mut tally = Tally::default();
    for (case, document) in cases.iter().zip(&documents) {
        let differences = speaker_differences(&case.attributions, &found_in(document));
        tally.add(&case.title(), &differences, case.known_speaker_failure.as_deref());
    }
    tally.finish("speakers");
}
