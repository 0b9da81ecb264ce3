//! Golden cases and properties of the sentence stage.

use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    sentences: Vec<String>,
    why: String,
}

fn listed<'a>(sentences: impl IntoIterator<Item = &'a str>) -> String {
    sentences.into_iter().map(|words| format!("    {words:?}\n")).collect()
}

#[test]
fn golden_cases() {
    let cases: Cases = toml::from_str(include_str!("data/sentences.toml")).expect("sentences.toml is valid");
    let mut failures = String::new();
    for case in &cases.case {
        let expected = listed(case.sentences.iter().map(String::as_str));
        let found = listed(inquit::sentences(&case.text).expect("short").iter().map(|span| span.text(&case.text)));
        if found != expected {
            failures += &format!("{} ({})\n  expected\n{expected}  found\n{found}", case.name, case.why);
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
}
