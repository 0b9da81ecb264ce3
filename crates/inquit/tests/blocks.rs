//! Golden cases and properties of the layout stage.

mod cases;

use std::fs;
use std::path::Path;

use inquit::{Block, BlockKind};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    blocks: Vec<(BlockKind, String)>,
    why: String,
}

fn blocks(text: &str) -> Vec<Block> {
    inquit::parse(text).expect("short").blocks().to_vec()
}

fn listed<'a>(blocks: impl IntoIterator<Item = (BlockKind, &'a str)>) -> String {
    blocks.into_iter().map(|(kind, words)| format!("    {kind:?} {words:?}\n")).collect()
}

fn found(text: &str) -> String {
    listed(blocks(text).iter().map(|block| (block.kind, block.span.text(text))))
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/blocks.toml"));
    let mut failures = String::new();
    for case in &cases {
        let expected = listed(case.blocks.iter().map(|(kind, words)| (*kind, words.as_str())));
        let found = found(&case.text);
        if found != expected {
            failures += &format!("{} ({})\n  expected\n{expected}  found\n{found}", case.name, case.why);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Kind and span, in code points, of every block of a shared article that is no paragraph.
fn furniture_of(article: &str) -> Option<Vec<(BlockKind, usize, usize)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/articles").join(article);
    let text = fs::read_to_string(path).ok()?;
    let count = |end: u32| text[..end as usize].chars().count();
    let blocks = blocks(&text);
    let furniture = blocks.iter().filter(|block| block.kind != BlockKind::Paragraph);
    Some(furniture.map(|block| (block.kind, count(block.span.start()), count(block.span.end()))).collect())
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn shared_articles() {
    use BlockKind::{Boilerplate, Heading, Headline, Metadata};
    let (Some(scrape), Some(feed)) =
        (furniture_of("000_04c074a9c1fe7e4a.txt"), furniture_of("002_693449e0a82507a3.txt"))
    else {
        eprintln!("skipped: the shared articles are not beside the project");
        return;
    };
    let expected = [
        (Boilerplate, 0, 5),
        (Boilerplate, 6, 11),
        (Boilerplate, 13, 23),
        (Boilerplate, 25, 45),
        (Headline, 47, 118),
        (Boilerplate, 119, 123),
        (Headline, 125, 196),
    ];
    assert_eq!(scrape, expected);
    assert_eq!(feed, [(Metadata, 1, 16), (Heading, 2904, 2926)]);
}

#[test]
fn day_and_place_of_the_document() {
    let text = "Published: 16 November 2024\nPORT HARROW, May 3 (Nordwire) — The ferry will stop, its owner said.";
    let document = inquit::parse(text).expect("short");
    assert_eq!(document.published(), Some(jiff::civil::date(2024, 11, 16)));
    assert_eq!(document.place().map(|place| place.text(text)), Some("PORT HARROW"));
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{feff}'
}

proptest! {
    #[test]
    fn blocks_tile_what_is_not_blank(
        text in "\\PC{0,200}|[A-Ca-c .:;,!?'\"“”—>•*1-3\\-\r\n\t()@\u{2028}\u{a0}]{0,300}|((By|close|PORT HARROW|date|2024-11-16|ROE:|—|The pier is open\\.|May 3|\\(AP\\)|1\\.|    )[ \n]){0,30}"
    ) {
        let mut at = 0;
        for block in blocks(&text) {
            let range = block.span.range();
            prop_assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()));
            prop_assert!(at <= range.start);
            prop_assert!(text[at..range.start].chars().all(is_blank));
            prop_assert!(!text[range.clone()].starts_with(is_blank) && !text[range.clone()].ends_with(is_blank));
            at = range.end;
        }
        prop_assert!(text[at..].chars().all(is_blank));
    }
}
