//! Golden cases and properties of text with HTML entities in it.

mod cases;

use inquit::{BlockKind, Document, Span};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    blocks: Option<Vec<(BlockKind, String)>>,
    sentences: Option<Vec<String>>,
    quotes: Vec<String>,
    said: Vec<[String; 3]>,
    why: String,
}

fn words(document: &Document, spans: &[Span]) -> String {
    spans.iter().map(|span| span.text(document.text())).collect::<Vec<_>>().join(" ¶ ")
}

/// Expected and found, one line for each layer.
fn layers(case: &Case) -> [String; 2] {
    let document = inquit::parse(case.text.as_str()).expect("short");
    let text = case.text.as_str();
    let blocks: Vec<(BlockKind, &str)> = document.blocks().iter().map(|b| (b.kind, b.span.text(text))).collect();
    let sentences: Vec<&str> = document.sentences().iter().map(|span| span.text(text)).collect();
    let quotes: Vec<String> = document.quotes().iter().map(|quote| words(&document, &quote.pieces)).collect();
    let said = document.attributions().iter().map(|a| {
        let source = a.source.as_ref().map_or_else(String::new, |source| words(&document, &source.spans));
        [source, words(&document, &a.content), document.speaker_names(a)]
    });
    let found = format!("{blocks:?}\n{sentences:?}\n{quotes:?}\n{:?}", said.collect::<Vec<_>>());
    let all = vec![text.to_owned()];
    let paragraph = vec![(BlockKind::Paragraph, text.to_owned())];
    let expected = format!(
        "{:?}\n{:?}\n{:?}\n{:?}",
        case.blocks.as_ref().unwrap_or(&paragraph),
        case.sentences.as_ref().unwrap_or(&all),
        case.quotes,
        case.said
    );
    [expected, found]
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/entities.toml"));
    let mut failures = String::new();
    for case in &cases {
        let [expected, found] = layers(case);
        for (expected, found) in expected.lines().zip(found.lines()).filter(|(expected, found)| expected != found) {
            failures += &format!("{} ({})\n  expected {expected}\n  found    {found}\n", case.name, case.why);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// The marks and signs that are written as entities, and in how many ways.
const WRITTEN: [(char, &[&str]); 9] = [
    ('"', &["&quot;", "&#34;", "&#x22;"]),
    ('“', &["&ldquo;", "&#8220;", "&#x201C;", "&#147;"]),
    ('”', &["&rdquo;", "&#8221;", "&#x201d;"]),
    ('‘', &["&lsquo;", "&#8216;"]),
    ('’', &["&rsquo;", "&#8217;", "&amp;rsquo;"]),
    ('&', &["&amp;", "&#38;"]),
    ('\u{a0}', &["&nbsp;", "&#160;"]),
    ('—', &["&mdash;"]),
    ('é', &["&eacute;", "&#233;"]),
];

/// `text` with the characters of [`WRITTEN`] as entities.
fn written(text: &str, way: usize) -> String {
    let entity = |c: char| WRITTEN.iter().find(|(plain, _)| *plain == c).map(|(_, ways)| ways[way % ways.len()]);
    text.chars().map(|c| entity(c).map_or_else(|| c.to_string(), str::to_owned)).collect()
}

proptest! {
    /// The layers of text with entities are those of the text that it stands for.
    #[test]
    fn entities_are_read_as_what_they_stand_for(
        text in "((Ada Moor|She|said|told Roe|the pier|that|“|”|‘|’|\"|,|\\.|—|é|\u{a0}|&|\n|on Monday)[ ]?){0,40}",
        way in 0_usize..4,
    ) {
        let plain = inquit::parse(text.as_str()).expect("short");
        let encoded = inquit::parse(written(&text, way)).expect("short");
        let spans = |document: &Document, write: bool| {
            let read = |span: &Span| {
                let words = span.text(document.text());
                if write { written(words, way) } else { words.to_owned() }
            };
            let quotes = document.quotes().iter().flat_map(|quote| &quote.pieces);
            let contents = document.attributions().iter().flat_map(|a| &a.content);
            let blocks: Vec<Span> = document.blocks().iter().map(|block| block.span).collect();
            blocks.iter().chain(document.sentences()).chain(quotes).chain(contents).map(read).collect::<Vec<_>>()
        };
        prop_assert_eq!(spans(&plain, true), spans(&encoded, false));
        let names = |document: &Document| document.speakers().iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        prop_assert_eq!(names(&plain), names(&encoded));
        prop_assert_eq!(inquit::sentences(encoded.text()).expect("short"), encoded.sentences());
        prop_assert_eq!(inquit::quotes(encoded.text()).expect("short"), encoded.quotes());
    }
}
