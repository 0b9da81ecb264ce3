//! Golden cases of where and through which medium something was said, and of whose medium it was.

mod cases;
mod tally;

use inquit::{Attribution, Document, Span, Via};
use serde::Deserialize;
use tally::Tally;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    settings: Vec<[String; 3]>,
    why: String,
    known_failure: Option<String>,
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
    let mut tally = Tally::default();
    for case in &cases {
        let found = settings(&inquit::parse(case.text.as_str()).expect("short"));
        let differences = format!("  - {:?}\n  + {found:?}", case.settings);
        let differences = if found == case.settings { "" } else { &differences };
        tally.add(&format!("{} ({})", case.name, case.why), differences, case.known_failure.as_deref());
    }
    tally.finish("settings");
}

/// The speaker through whom each attribution reaches the reader that has one and no attribution of its own: cue, name.
fn relays(text: &str) -> Vec<[String; 2]> {
    let document = inquit::parse(text).expect("short");
    let of = |a: &Attribution| match a.via {
        Some(Via::Speaker(id)) => {
            let cue = a.cue.as_ref().map_or("", |cue| cue.spans[0].text(document.text()));
            Some([cue.to_owned(), document[id].name.to_string()])
        }
        _ => None,
    };
    document.attributions().iter().filter_map(of).collect()
}

#[test]
fn whose_statement_it_is_passes_on_what_another_says() {
    let palace = |text: &str| relays(&format!("The palace said the call was short. {text}"));
    let told = [["reportedly told".to_owned(), "palace".to_owned()]];
    assert_eq!(
        palace("In a palace statement to Karsovian media, Ivo Mero reportedly told Kersh that ties had sunk."),
        told
    );
    let said = [["said".to_owned(), "palace".to_owned()]];
    assert_eq!(palace("Ivo Mero said in a statement from the palace that ties had sunk."), said);
    assert_eq!(palace("“Ties have sunk,” Ivo Mero said in the palace’s statement on Friday."), said);
    // One’s own statement passes on nothing, and of an unknown body nothing is known.
    assert!(palace("The palace added in a palace statement that ties had sunk.").is_empty());
    assert!(palace("Ivo Mero said in a ministry statement that ties had sunk.").is_empty());
    assert!(palace("Ivo Mero said in a written statement that ties had sunk.").is_empty());
}
