//! Golden cases and properties of the sentence stage.

mod cases;

use inquit::{Parser, Quotations};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    sentences: Vec<String>,
    /// The same with quotations kept whole, where that is the point of the case.
    whole: Option<Vec<String>>,
    why: String,
}

fn keeping_whole() -> Parser {
    Parser::builder().quotations(Quotations::Whole).build().expect("valid")
}

fn listed<'a>(sentences: impl IntoIterator<Item = &'a str>) -> String {
    sentences.into_iter().map(|words| format!("    {words:?}\n")).collect()
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/sentences.toml"));
    let mut failures = String::new();
    let parsers = [Parser::new(), keeping_whole()];
    for case in &cases {
        for (parser, expected) in parsers.iter().zip([Some(&case.sentences), case.whole.as_ref()]) {
            let Some(expected) = expected else { continue };
            let expected = listed(expected.iter().map(String::as_str));
            let found = parser.sentences(&case.text).expect("short");
            let found = listed(found.iter().map(|span| span.text(&case.text)));
            if found != expected {
                failures += &format!("{} ({})\n  expected\n{expected}  found\n{found}", case.name, case.why);
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

proptest! {
    #[test]
    fn sentences_are_in_order_inside_their_blocks(
        text in "\\PC{0,200}|[A-Da-d .!?…'\"“”‘’()\\[\\]1-3\n\\-]{0,300}|((Mr|U\\.S|a\\.m|Jan|said|The|“Go|[.!?”])[ ]?){0,40}"
    ) {
        let document = inquit::parse(text.as_str()).expect("short");
        // Who takes the fast way gets the same answer.
        prop_assert_eq!(&inquit::sentences(&text).expect("short"), document.sentences());
        prop_assert_eq!(&inquit::quotes(&text).expect("short"), document.quotes());
        let mut at = 0;
        for sentence in document.sentences() {
            let words = text.get(sentence.range());
            prop_assert!(words.is_some_and(|words| !words.is_empty() && words.trim() == words));
            prop_assert!(at <= sentence.start());
            prop_assert!(document.blocks().iter().any(|block| block.span.contains(*sentence)));
            at = sentence.end();
        }
        // Nothing but white space and invisible characters stands between sentences.
        let covered: usize = document.sentences().iter().map(|sentence| sentence.text(&text).chars().filter(|c| c.is_alphanumeric()).count()).sum();
        prop_assert_eq!(covered, text.chars().filter(|c| c.is_alphanumeric()).count());
    }

    #[test]
    fn no_sentence_ends_inside_a_quotation_that_is_kept_whole(
        text in "[A-Ca-c .!?'\"“”‘’\n]{0,200}|((Mr\\.|said|The|“Go|go\\.”|\"|\n\n|[.!?”])[ ]?){0,40}"
    ) {
        let parser = keeping_whole();
        let whole = parser.sentences(&text).expect("short");
        let split = inquit::sentences(&text).expect("short");
        // Sentences are joined, and nothing else.
        prop_assert!(whole.iter().all(|sentence| split.iter().any(|part| part.start() == sentence.start())));
        prop_assert!(whole.iter().all(|sentence| split.iter().any(|part| part.end() == sentence.end())));
        prop_assert!(split.iter().all(|part| whole.iter().any(|sentence| sentence.contains(*part))));
        for quote in inquit::quotes(&text).expect("short") {
            for piece in quote.pieces {
                prop_assert!(whole.iter().any(|sentence| sentence.contains(piece)), "{:?}", piece);
            }
        }
        let document = parser.parse(text.as_str()).expect("short");
        prop_assert_eq!(document.sentences(), whole);
    }
}
