//! Documents that are stored and read back, whole and damaged.

mod cases;

use inquit::output::DocumentRecord;
use inquit::{Document, Unit};
use proptest::prelude::*;

#[derive(serde::Deserialize)]
struct Case {
    text: String,
}

/// Every text of the golden cases, alone and all together.
fn texts() -> Vec<String> {
    let cases: Vec<Case> = cases::read(include_str!("data/attributions.toml"));
    let mut texts: Vec<String> = cases.into_iter().map(|case| case.text).collect();
    texts.push(texts.join("\n\n"));
    texts
}

fn stored(text: &str) -> String {
    serde_json::to_string(&inquit::parse(text).expect("short")).expect("a document is valid JSON")
}

#[test]
fn what_is_read_back_is_equal() {
    for text in texts() {
        let document = inquit::parse(text.as_str()).expect("short");
        let read: Document = serde_json::from_str(&stored(&text)).unwrap_or_else(|error| panic!("{error}: {text:?}"));
        assert_eq!(read, document);
    }
}

/// Calls what reads every span and number of a document.
fn use_all(document: &Document) {
    for unit in [Unit::Byte, Unit::Char, Unit::Utf16] {
        serde_json::to_string(&DocumentRecord::new(document, unit)).expect("a record is valid JSON");
    }
    for attribution in document.attributions() {
        document.speaker_names(attribution);
        assert!(!attribution.content_hull().text(document.text()).is_empty() || attribution.content_hull().is_empty());
    }
    document.quotes().iter().for_each(|quote| assert!(quote.span().range().end <= document.text().len()));
}

const TEXT: &str = "PORT HARROW, Nov. 16, 2024 — “Öl,” Ada Moor, the mayor, told Gus Roe on Friday in Geneva, “is ‘nine’.” \
                    He did not say, according to Norwire, that 🎉 it was ten. A source who feared reprisals agreed.";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    /// A digit or a word changed: another sound document, or an error, and never a document that panics.
    #[test]
    fn what_is_damaged_is_an_error_or_can_be_used(
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[0-9]|\\[|\\]|,|null|99"), 1..4),
    ) {
        let mut json = stored(TEXT);
        for (at, by) in changes {
            let digits: Vec<usize> = json.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
            let at = *at.get(&digits);
            json.replace_range(at..at + 1, &by);
        }
        if let Ok(document) = serde_json::from_str::<Document>(&json) {
            use_all(&document);
        }
    }

    #[test]
    fn any_text_is_read_back(text in "(\\PC|\n|“|”|Ada Moor said |🎉){0,60}") {
        let document = inquit::parse(text.as_str()).expect("short");
        prop_assert_eq!(serde_json::from_str::<Document>(&stored(&text)).expect("whole"), document);
    }
}

#[test]
fn a_fault_is_named() {
    let json = stored("“Öl,” said Ada Moor.");
    let error = |from: &str, to: &str| {
        assert!(json.contains(from), "{from} is not in {json}");
        serde_json::from_str::<Document>(&json.replace(from, to)).expect_err(to).to_string()
    };
    assert_eq!(error("\"format\":1", "\"format\":2"), "a document of format 2, where this version reads format 1");
    assert_eq!(
        error("\"sentences\":[[0,25]]", "\"sentences\":[[0,99]]"),
        "a span of sentences, 0..99, does not fit the text"
    );
    assert_eq!(
        error("\"sentences\":[[0,25]]", "\"sentences\":[[4,25]]"),
        "a span of sentences, 4..25, does not fit the text"
    );
    assert!(error("\"sentences\":[[0,25]]", "\"sentences\":[[25,0]]").starts_with("span 25..0 runs backwards"));
    let number = "a party refers to number 7, which is not there or not before it";
    assert_eq!(error("\"speakers\":[0]", "\"speakers\":[7]"), number);
}
