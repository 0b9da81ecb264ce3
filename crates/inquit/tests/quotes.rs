//! Quotes: golden cases, properties of any text, and time that grows with the text only.

mod cases;

use std::fmt::Write as _;

use inquit::{Quote, Role};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    why: String,
    text: String,
    quotes: Vec<String>,
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/quotes.toml"));
    let mut report = String::new();
    let mut failures = 0;
    for Case { name, why, text, quotes: expected } in &cases {
        let quotes = quotes_of(text);
        let found: Vec<String> = quotes.iter().map(|quote| line_of(text, &quotes, quote)).collect();
        if found == *expected {
            continue;
        }
        failures += 1;
        let _ = writeln!(report, "\n{name} ({why})\n    {}", text.replace('\n', "\n    "));
        let missing = expected.iter().filter(|line| !found.contains(line)).map(|line| format!("  - {line}\n"));
        let surplus = found.iter().filter(|line| !expected.contains(line)).map(|line| format!("  + {line}\n"));
        report.extend(missing.chain(surplus));
    }
    assert!(failures == 0, "{failures} of {} cases fail (- expected, + found):\n{report}", cases.len());
}

fn quotes_of(text: &str) -> Vec<Quote> {
    inquit::quotes(text).expect("the text is shorter than 4 GiB")
}

/// A quote in the notation of the cases.
fn line_of(text: &str, quotes: &[Quote], quote: &Quote) -> String {
    let depth = std::iter::successors(quote.parent, |&id| quotes[id.index()].parent).count();
    let role = match quote.role {
        Role::Speech => "speech",
        Role::Title => "title",
        Role::Term => "term",
        Role::Nickname => "nickname",
        _ => "other",
    };
    let unopened = if quote.opening.is_empty() { ", unopened" } else { "" };
    let unclosed = if quote.is_closed() { "" } else { ", unclosed" };
    let pieces: Vec<&str> = quote.pieces.iter().map(|piece| piece.text(text)).collect();
    format!("{}{role}{unopened}{unclosed}: {}", "> ".repeat(depth), pieces.join(" ¶ "))
}

/// What holds for the quotes of any text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let quotes = quotes_of(text);
    for (i, quote) in quotes.iter().enumerate() {
        prop_assert_eq!(quote.id.index(), i);
        prop_assert!(!quote.pieces.is_empty());
        for piece in quote.pieces.iter().chain([&quote.opening, &quote.closing]) {
            prop_assert!(text.get(piece.range()).is_some(), "{:?} is not in the text", piece);
        }
        prop_assert!(quote.pieces.iter().all(|piece| !piece.is_empty()));
        prop_assert!(quote.pieces.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        prop_assert_eq!(quote.opening.start(), quote.span().start());
        prop_assert_eq!(quote.closing.end(), quote.span().end());
        prop_assert!(!(quote.opening.is_empty() && quote.closing.is_empty()));
        if let Some(parent) = quote.parent {
            prop_assert!(parent.index() < i);
            let around = &quotes[parent.index()].pieces;
            let is_inside = |piece| around.iter().any(|outer| outer.contains(piece));
            prop_assert!(quote.pieces.iter().all(|&piece| is_inside(piece)));
        }
    }
    check_order(&quotes)
}

/// By first byte, outer before inner; and no two pieces cross.
fn check_order(quotes: &[Quote]) -> Result<(), TestCaseError> {
    for pair in quotes.windows(2) {
        let [before, after] = [pair[0].span(), pair[1].span()];
        prop_assert!((before.start(), u32::MAX - before.end()) <= (after.start(), u32::MAX - after.end()));
    }
    let pieces: Vec<_> = quotes.iter().flat_map(|quote| &quote.pieces).copied().collect();
    for (i, &one) in pieces.iter().enumerate() {
        for &other in &pieces[i + 1..] {
            prop_assert!(!one.overlaps(other) || one.contains(other) || other.contains(one), "{:?} {:?}", one, other);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_has_sound_quotes(text in "(\\PC|\n|\t|\u{0}){0,200}") {
        check(&text)?;
    }

    #[test]
    fn text_rich_in_marks_has_sound_quotes(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "“", "”", "\"", "‘", "’", "'", "„", "«", "»", "‹", "›", "``", "''", "「", "」", " ", " ", " ", "\n", "\n\n",
                ". ", ", ", "?", ": ", "—", "(", ")", "said", "Moor", "she", "the", "word", "film", "6", "80s", "n", "s", "é",
                "words", "We", "known as", ", said Moor. ", ".” ", "“We",
            ]),
            0..60,
        ),
    ) {
        check(&parts.concat())?;
    }
}

/// Depth stays in bounds on masses of marks, and a step that takes quadratic time would be felt here.
#[test]
fn masses_of_marks_are_read_in_one_pass() {
    const MANY: usize = 30_000;
    let masses = [
        "“",
        "”",
        "“”",
        "“ ",
        "” ",
        "\"",
        "\" ",
        "' ",
        "‘a ",
        "a’ ",
        "“a. ",
        "a.” ",
        "“a ”",
        "«“‘a ",
        "“a\n\n",
        "“‘a,\n",
        "\n",
        "x",
        "5\" ",
        "“A. “B” ",
    ];
    for unit in masses {
        let text = unit.repeat(MANY);
        let quotes = quotes_of(&text);
        for quote in &quotes {
            let depth = std::iter::successors(quote.parent, |&id| quotes[id.index()].parent).count();
            assert!(depth < 8, "depth {depth} in {unit:?}");
        }
    }
}
