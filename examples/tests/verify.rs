//! Quotations checked against the bundled articles, and against odd ones.

use std::path::{Path, PathBuf};

use anstream::StripStream;
use inquit::verify::{Said, Source, Verdict};
use inquit::{Document, Unit};
use inquit_examples::check::{Checked, Named, check, claims, read_sources};
use inquit_examples::diff::{Part, parts};
use inquit_examples::report::Look;
use inquit_examples::{page, report};
use proptest::prelude::*;
use serde_json::Value;

const SUMMARY: &str = include_str!("../verify/summary.txt");

fn parse(text: &str) -> Document {
    inquit::parse(text).expect("short")
}

fn named(texts: &[&str]) -> Vec<Named> {
    let name = |(number, text): (usize, &&str)| Named {
        name: format!("{number}.txt"),
        source: Source::new(parse(text)).into(),
    };
    texts.iter().enumerate().map(name).collect()
}

fn corpus() -> Vec<Named> {
    read_sources(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")]).expect("it comes with the example")
}

fn plain(all: &[Checked<'_>], width: usize) -> String {
    let mut out = StripStream::new(Vec::new());
    report::write(&mut out, all, Verdict::Bracketed, Look::Plain, width).expect("memory can be written");
    String::from_utf8(out.into_inner()).expect("UTF-8")
}

fn html(all: &[Checked<'_>]) -> String {
    let mut out = Vec::new();
    page::write(&mut out, "a<b.txt", all, Verdict::Bracketed).expect("memory can be written");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn the_bundled_document_has_one_of_each() {
    let (document, sources) = (parse(SUMMARY), corpus());
    let all = check(&document, &sources);
    let found = |checked: &Checked<'_>| {
        let file = checked.source.map(|named| named.name.clone()).unwrap_or_default();
        (checked.found.verdict, file, checked.said)
    };
    use Verdict::{Absent, Altered, Bracketed, Elided, Exact, Merged, Negation, Typographic};
    let same = Some(Said::Same);
    let expected = [
        (Exact, "01_courier.txt", same),
        (Altered, "02_wire.txt", same),
        (Elided, "03_courier.txt", same),
        (Exact, "04_ledger.txt", same),
        (Bracketed, "08_wire.txt", same),
        (Negation, "05_wire.txt", same),
        (Typographic, "04_ledger.txt", same),
        (Merged, "04_ledger.txt", Some(Said::Unknown)),
        (Exact, "09_courier.txt", Some(Said::Other)),
        (Absent, "", None),
        (Exact, "07_ledger.txt", same),
        (Exact, "10_ledger.txt", same),
    ];
    let expected = expected.map(|(verdict, file, said)| (verdict, file.to_owned(), said));
    assert_eq!(all.iter().map(found).collect::<Vec<_>>(), expected);
}

#[test]
fn the_report_shows_every_word_that_differs() {
    let (document, sources) = (parse(SUMMARY), corpus());
    let report = plain(&check(&document, &sources), 100);
    for expected in [
        "altered (number) · 02_wire.txt:5 · Tomas Vell said it there\n  \
         “It is a week, and a week is [-seven-]{+eight+} days,”\n",
        "negation · 05_wire.txt:3 · Tomas Vell said it there\n  “I did [-not-] build it and I did not break it,”\n",
        "“We have nothing to hide but [[-our-]{+the company’s+}] disappointment,”",
        "exact · 09_courier.txt:7 · Brandt said it there, not Emil Dorn\n",
        "absent · Nora Brandt: in no source\n  “The bridge was the pride of my father's generation,”\n",
        "; 4 are worse than bracketed\n",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
    for width in [40, 80] {
        let report = plain(&check(&document, &sources), width);
        let quoted = report.lines().filter(|line| line.starts_with("  "));
        assert!(quoted.clone().count() > 12 && quoted.clone().all(|line| line.chars().count() <= width), "{report}");
    }
}

#[test]
fn colours_take_the_place_of_marks() {
    let sources = named(&["“It is a week,” said Ada Moor."]);
    let all = check(&parse("“It is a year,” said Ada Moor."), &sources);
    let mut out = Vec::new();
    report::write(&mut out, &all, Verdict::Bracketed, Look::Coloured, 80).expect("memory can be written");
    let report = String::from_utf8(out).expect("UTF-8");
    assert!(report.contains("\u{1b}[9m\u{1b}[31mweek") && report.contains("\u{1b}[4m\u{1b}[32myear"), "{report}");
    assert!(!report.contains("[-"), "{report}");
}

#[test]
fn a_line_of_json_slices_document_and_source() {
    let (document, sources) = (parse(SUMMARY), corpus());
    let mut out = Vec::new();
    report::write_json(&mut out, "summary.txt", &document, &check(&document, &sources)).expect("memory can be written");
    let lines: Vec<Value> =
        out.split(|&byte| byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(lines.len(), 12);
    let slice = |text: &str, span: &Value| -> String {
        let at = |end: usize| span[end].as_u64().expect("an offset") as usize;
        text.chars().skip(at(0)).take(at(1) - at(0)).collect()
    };
    let line = &lines[1];
    assert_eq!(
        (&line["verdict"], &line["file"], &line["said"]),
        (&"altered".into(), &"02_wire.txt".into(), &"same".into())
    );
    assert_eq!(slice(SUMMARY, &line["span"]), "“It is a week, and a week is eight days,”");
    assert_eq!(slice(line["words"].as_str().expect("text"), &line["edits"][0]["quotation"]), "eight");
    let source = include_str!("../corpus/02_wire.txt");
    assert_eq!(slice(source, &line["edits"][0]["source"]), "seven");
    assert_eq!(slice(source, &line["places"][0][0]), "It is a week, and a week is seven days");
    assert_eq!((&lines[9]["file"], &lines[9]["places"]), (&Value::Null, &Value::Array(Vec::new())));
}

#[test]
fn a_page_shows_text_and_runs_none() {
    let sources = named(&["“It <b>is</b> a \u{1}week & more,” said Ada Moor."]);
    let page = html(&check(&parse("“It <b>is</b> a \u{1}year & more,” said Ada <i>Moor</i>."), &sources));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("a&lt;b.txt: 1 quotation"), "{page}");
    assert!(page.contains("It &lt;b&gt;is&lt;/b&gt; a \u{FFFD}"), "{page}");
    assert!(page.contains("<ins>year</ins> &amp; more"), "{page}");
    assert!(
        page.contains("prefers-color-scheme: dark") && !page.contains("<script") && !page.contains("src="),
        "{page}"
    );
}

#[test]
fn words_of_a_quotation_in_pieces_are_one_claim() {
    let text = "🎉 “Nine,” said Inga Reyes, “or ten.” Ada Moor called it “a wreck” and “a shame”, and it was.";
    let document = parse(text);
    let claims = claims(&document);
    let words: Vec<&str> = claims.iter().map(|claim| claim.words.as_str()).collect();
    assert_eq!(words, ["Nine, or ten.", "a wreck", "a shame"]);
    assert_eq!(claims[0].speakers, ["Inga Reyes"]);
    assert_eq!(document.convert(claims[0].span, Unit::Char), [2, 36]);
}

#[test]
fn the_right_article_is_the_one_where_least_is_altered() {
    let sources = named(&[
        "“We tested it, and then some,” said Gus Roe.",
        "“We did not test it in May, and nobody asked,” said Ada Moor.",
        "“We did not test it in May, and nobody asked,” said Gus Roe.",
    ]);
    let all = check(&parse("“We did test it in May, and nobody asked,” said Gus Roe."), &sources);
    assert_eq!(all[0].found.verdict, Verdict::Negation);
    assert_eq!(all[0].source.map(|named| named.name.as_str()), Some("2.txt"), "where the same person said it");
}

#[test]
fn long_omissions_are_shown_by_their_ends() {
    let left_out = "Öl and gravel, ".repeat(30);
    let sources = named(&[&format!("“We tested the old pier, {left_out}and nobody at all was hurt,” said Ada Moor.")]);
    let all = check(&parse("“We tested the old pier … and nobody at all was hurt,” said Ada Moor."), &sources);
    let report = plain(&all, 200);
    assert!(report.contains("…") && report.len() < 400, "{report}");
}

#[test]
fn sources_that_can_not_be_read_are_named() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let fault = |path: PathBuf| read_sources(&[path]).map(|_| ()).expect_err("no source");
    let (path, empty) = fault(folder.path().to_owned());
    assert_eq!((path.as_path(), empty.message.as_str()), (folder.path(), "the folder has no text files (.txt)"));
    let bad = folder.path().join("bad.txt");
    std::fs::write(&bad, b"It\nrained \xC3\x28.").expect("a file for the test");
    std::fs::write(folder.path().join("notes.md"), b"\xFF").expect("a file for the test");
    let (path, utf8) = fault(folder.path().to_owned());
    assert_eq!((path, utf8.line), (bad, Some(2)));
    assert_eq!(fault(folder.path().join("missing")).1.line, None);
}

#[test]
fn a_document_without_quotations_is_fine() {
    assert_eq!(plain(&check(&parse("It rained."), &corpus()), 80), "0 quotations\n");
}

/// Words that meet often, so that quotations are found, changed and put together.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "we", "tested", "the", "pier", "not", "twice", "41", "Moor", "…", "[the]", "don’t", "e\u{301}", "🎉", "\r\n",
        ".", ",",
    ]);
    prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn parts_without_the_old_words_are_the_quotation(quotation in words(), source in words()) {
        let sources = named(&[&format!("“{source},” said Ada Moor. “{source} twice,” said Gus Roe.")]);
        for checked in check(&parse(&format!("“{quotation},” said Ada Moor.")), &sources) {
            let kept = |part: Part<'_>| match part {
                Part::Same(words) | Part::New(words) => words.to_owned(),
                _ => String::new(),
            };
            let kept: String = parts(&checked).into_iter().map(kept).collect();
            prop_assert_eq!(kept, checked.claim.words.clone());
            let all = [checked];
            prop_assert!(plain(&all, 20).ends_with('\n') && html(&all).ends_with("</html>\n"));
        }
    }
}
