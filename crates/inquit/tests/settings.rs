//! Golden cases of where and through which medium something was said.

mod cases;

use inquit::{Attribution, Document, Span};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    settings: Vec<[String; 3]>,
    why: String,
}

/// Cue, place and medium of every attribution that has one of the two.
fn settings(document: &Document) -> Vec<[String; 3]> {
    let words = |span: Option<Span>| span.map_or_else(String::new, |span| span.text(document.text()).to_owned());
    let of = |a: &Attribution| {
        let cue = a.cue.as_ref().map(|cue| cue.spans[0]);
        (a.place.is_some() || a.medium.is_some()).then(|| [words(cue), words(a.place), words(a.medium)])
    };
    document.attributions().iter().filter_map(of).collect()
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/settings.toml"));
    let mut failures = String::new();
    for case in &cases {
        let found = settings(&inquit::parse(case.text.as_str()).expect("short"));
        if found != case.settings {
            failures +=
                &format!("{} ({})\n  expected {:?}\n  found    {found:?}\n", case.name, case.why, case.settings);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}
