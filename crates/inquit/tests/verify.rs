//! Golden cases of `verify`: where a quotation stands, what was done to it, and who said it; and what must hold of any.

mod cases;
mod tally;

use std::collections::BTreeSet;
use std::sync::Arc;

use inquit::verify::{Archive, EditKind, Said, Source, Verdict, Verification};
use proptest::prelude::*;
use serde::Deserialize;
use tally::Tally;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    quotation: String,
    source: String,
    verdict: Verdict,
    /// Words of the places, a piece behind each ` ¶ `.
    places: Vec<String>,
    /// Kinds of edits, from mild to bad.
    edits: Vec<EditKind>,
    /// `old → new (what)` of altered words.
    #[serde(default)]
    altered: Vec<String>,
    speaker: Option<String>,
    said: Option<Said>,
    known_failure: Option<String>,
}

/// The words without what stands around them.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

impl Case {
    fn differences(&self) -> String {
        let source = source(&self.source);
        let found = source.verify(&self.quotation);
        let mut report = Vec::new();
        if found.verdict != self.verdict {
            report.push(format!("  ~ verdict: expected {:?}, found {:?}", self.verdict, found.verdict));
        }
        let places = places(&source, &found);
        let is_same = |(one, two): (&String, &String)| {
            one.split(" ¶ ").map(bare).collect::<Vec<_>>() == two.split(" ¶ ").map(bare).collect::<Vec<_>>()
        };
        if places.len() != self.places.len() || !places.iter().zip(&self.places).all(is_same) {
            report.push(format!("  ~ places: expected {:?}, found {places:?}", self.places));
        }
        let kinds: BTreeSet<EditKind> = found.edits.iter().map(|edit| edit.kind).collect();
        if !kinds.iter().eq(&self.edits) {
            report.push(format!("  ~ edits: expected {:?}, found {kinds:?}", self.edits));
        }
        let altered = altered(&self.quotation, &source, &found);
        let missing = self.altered.iter().filter(|wanted| !altered.iter().any(|found| covers(found, wanted)));
        let missing: Vec<&String> = missing.collect();
        if !missing.is_empty() {
            report.push(format!("  ~ altered: expected {missing:?}, found {altered:?}"));
        }
        if let (Some(speaker), Some(wanted)) = (&self.speaker, self.said) {
            let said = found.places.first().map(|place| source.said_by(place, speaker));
            if said.is_some_and(|said| said != wanted) {
                report.push(format!("  ~ said by {speaker}: expected {wanted:?}, found {said:?}"));
            }
        }
        if !report.is_empty() {
            report.insert(0, format!("    {}\n    {}", self.quotation, self.source));
        }
        report.join("\n")
    }
}

fn source(text: &str) -> Source {
    Source::new(inquit::parse(text).expect("short"))
}

fn places(source: &Source, found: &Verification) -> Vec<String> {
    let words = |place: &inquit::verify::Place| {
        place.pieces.iter().map(|piece| piece.text(source.document().text())).collect::<Vec<_>>().join(" ¶ ")
    };
    found.places.iter().map(words).collect()
}

/// The altered words, as the cases write them.
fn altered(quotation: &str, source: &Source, found: &Verification) -> Vec<String> {
    let edits = found.edits.iter().filter(|edit| edit.kind == EditKind::Altered);
    let word = |edit: &inquit::verify::Edit| {
        let old = edit.source.map_or("", |span| span.text(source.document().text()));
        let new = edit.quotation.text(quotation);
        format!("{old} → {new} ({})", format!("{:?}", edit.change.expect("altered words are of a kind")).to_lowercase())
    };
    edits.map(word).collect()
}

/// Has what was found the words and the kind that are wanted?
fn covers(found: &str, wanted: &str) -> bool {
    let parts = |text: &str| {
        let (words, kind) = text.rsplit_once(" (").unwrap_or((text, ""));
        let (old, new) = words.split_once('→').unwrap_or((words, ""));
        [old.trim().to_owned(), new.trim().to_owned(), kind.to_owned()]
    };
    let ([old, new, kind], [wanted_old, wanted_new, wanted_kind]) = (parts(found), parts(wanted));
    old.contains(&wanted_old) && new.contains(&wanted_new) && kind == wanted_kind
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerdictCase {
    name: String,
    why: String,
    quotation: String,
    source: String,
    verdict: Verdict,
    known_failure: Option<String>,
}

impl VerdictCase {
    fn differences(&self) -> String {
        let found = source(&self.source).verify(&self.quotation).verdict;
        let is_hidden = self.verdict >= Verdict::Altered && found <= Verdict::Typographic;
        assert!(!is_hidden, "{}: a change passes as {found:?}", self.name);
        if found == self.verdict {
            return String::new();
        }
        format!("    {}\n    {}\n  ~ expected {:?}, found {found:?}", self.quotation, self.source, self.verdict)
    }
}

/// Whoever checks quotations as they really are bent would get another verdict than the page promises.
#[test]
fn verdicts() {
    let mut tally = Tally::default();
    for case in cases::read::<VerdictCase>(include_str!("data/verdicts.toml")) {
        let title = format!("{} ({})", case.name, case.why);
        tally.add(&title, &case.differences(), case.known_failure.as_deref());
    }
    tally.finish("verdicts");
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/verify.toml"));
    let mut names = BTreeSet::new();
    let mut tally = Tally::default();
    for case in &cases {
        assert!(names.insert(&case.name), "{}: the name is there twice", case.name);
        tally.add(&format!("{} ({})", case.name, case.why), &case.differences(), case.known_failure.as_deref());
    }
    tally.finish("quotations");
}

#[test]
fn an_archive_answers_as_its_sources() {
    let cases: Vec<Case> = cases::read(include_str!("data/verify.toml"));
    let texts: BTreeSet<&str> = cases.iter().map(|case| case.source.as_str()).collect();
    let archive = Archive::new(texts.iter().map(|text| source(text)));
    let quotations: Vec<&str> = cases.iter().map(|case| case.quotation.as_str()).collect();
    for (case, found) in cases.iter().zip(archive.verify_many(&quotations)) {
        for answer in &found {
            assert_eq!(answer.verification, archive.sources()[answer.source].verify(&case.quotation), "{}", case.name);
        }
        let own = texts.iter().position(|text| *text == case.source).expect("it is one of them");
        let is_there = found.iter().any(|answer| answer.source == own);
        assert!(
            is_there || case.verdict == Verdict::Absent || case.known_failure.is_some(),
            "{}: {found:?}",
            case.name
        );
    }
}

#[test]
fn copies_are_found_up_to_a_limit() {
    let copies = |count| Archive::new(std::iter::repeat_n(Arc::new(source(SPEECH)), count));
    let sources = |archive: &Archive| {
        archive.verify("nine bolts were gone").into_iter().map(|found| found.source).collect::<Vec<_>>()
    };
    assert_eq!(sources(&copies(0)), []);
    assert_eq!(sources(&copies(5)), [0, 1, 2, 3, 4]);
    assert_eq!(sources(&copies(3000)), (0..64).collect::<Vec<_>>());
}

#[test]
fn the_source_with_least_altered_comes_first() {
    let texts =
        ["It was safe in May, said Gus Roe.", "It is not safe in winter.", "“It is safe in winter.”", "It rained."];
    let archive = Archive::new(texts.map(source));
    let found = archive.verify("It is safe in winter");
    let found: Vec<(usize, Verdict)> = found.iter().map(|found| (found.source, found.verification.verdict)).collect();
    assert_eq!(found, [(2, Verdict::Exact), (1, Verdict::Negation)]);
}

const SPEECH: &str = "“We tested the pier twice in May, and nine bolts were missing,” said Ada Moor, the harbour master. \
    “Nobody was hurt. It is not safe – and it never was!” she added.\n\nGus Roe, of Norbright Energy, called the report \
    ‘a wreck’. He said that 1,200 tonnes of stone lay below the deck. “Why did they wait?” he asked. “The council’s own \
    engineers don’t trust it.”";

/// Words that meet often, and what has broken ends of edits.
const ODD: &[&str] = &[
    "we ",
    "tested ",
    "the pier",
    "the ",
    "pier",
    " ",
    "not ",
    "can’t ",
    "41",
    "🎉",
    " 🎉 ",
    "é",
    "€",
    ". ",
    ",",
    "…",
    "[sic]",
    " (sic)🎉",
    "[the] ",
    "“",
    "”",
    "\r\n",
    "?",
];

#[test]
fn brackets_of_the_source_are_exact() {
    let text =
        "The harbour master wrote: ‘The inspectors [sic] findings (all of them) are as clear as [w]e could wish.’";
    let source = source(text);
    for quotation in [
        "wrote: ‘The inspectors [sic] findings (all of them) are as clear",
        "inspectors [sic] findings",
        "are as clear as [w]e could wish",
    ] {
        assert_eq!(source.verify(quotation).verdict, Verdict::Exact, "{quotation}");
    }
}

fn cut(text: &str, from: usize, length: usize) -> String {
    text.chars().skip(from).take(length).collect()
}

proptest! {
    #[test]
    fn a_part_of_the_text_is_exact(from in 0_usize..450, length in 4_usize..300) {
        let part = cut(SPEECH, from, length);
        // A number or a denial that is cut is told apart.
        let words = bare(&part);
        prop_assume!(!words.is_empty());
        prop_assume!(!words.starts_with(|c: char| c.is_ascii_digit()) && !words.ends_with(|c: char| c.is_ascii_digit()));
        prop_assume!(!words.ends_with("do"));
        prop_assert_eq!(source(SPEECH).verify(&part).verdict, Verdict::Exact, "{}", part);
    }

    #[test]
    fn typography_is_typographic(from in 0_usize..60, words in 4_usize..40, which in 0_usize..6) {
        let words: Vec<&str> = SPEECH.split_whitespace().skip(from).take(words).collect();
        let part = words.join(" ");
        let changed = match which {
            0 => part.replace('’', "'"),
            1 => part.replace(['“', '”'], "\""),
            2 => part.replace(' ', "  "),
            3 => part.replace('–', "—"),
            4 => words.join("\r\n"),
            _ => part.replace('e', "e\u{ad}"),
        };
        let found = source(SPEECH).verify(&changed);
        prop_assert!(found.verdict <= Verdict::Typographic, "{:?}: {}", found, changed);
    }

    #[test]
    fn not_is_never_better_than_a_denial(from in 0_usize..60, words in 2_usize..30, at in 0_usize..30) {
        let mut words: Vec<&str> = SPEECH.split_whitespace().skip(from).take(words).collect();
        let at = at.min(words.len());
        words.insert(at, "not");
        // With it in the right place it may be the text.
        let text = SPEECH.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!text.contains(words.join(" ").trim_matches(['“', '”', '‘', '’'])));
        let found = source(SPEECH).verify(&words.join(" "));
        prop_assert!(found.verdict >= Verdict::Negation, "{:?}: {}", found, words.join(" "));
    }

    #[test]
    fn a_number_never_passes(value in 2_u32..5000, from in 0_usize..12) {
        prop_assume!(value != 1200);
        let words: Vec<String> = "He said that 1,200 tonnes of stone lay below the deck".split(' ').skip(from.min(3)).map(|word| word.replace("1,200", &value.to_string())).collect();
        let found = source(SPEECH).verify(&words.join(" "));
        prop_assert!(found.verdict >= Verdict::Altered, "{:?}", found);
    }

    #[test]
    fn words_in_any_order_break_nothing(places in prop::collection::vec(0_usize..70, 1..40), mark in 0_usize..5) {
        let words: Vec<&str> = SPEECH.split_whitespace().collect();
        let between = [" ", " … ", ". ", " [sic] ", "” “"][mark];
        let quotation = places.iter().map(|&place| words[place % words.len()]).collect::<Vec<_>>().join(between);
        let source = source(SPEECH);
        let found = source.verify(&quotation);
        for place in &found.places {
            prop_assert!(!place.pieces.is_empty());
            source.said_by(place, "Ada Moor");
        }
        let worst = found.edits.iter().map(|edit| Verdict::from(edit.kind)).max();
        prop_assert!(found.verdict == Verdict::Absent || found.verdict == worst.unwrap_or(Verdict::Exact));
    }

    #[test]
    fn ends_of_edits_are_those_of_letters(
        quotation in prop::collection::vec(prop::sample::select(ODD), 1..12),
        text in prop::collection::vec(prop::sample::select(ODD), 1..12),
    ) {
        let (quotation, text) = (quotation.concat(), text.concat());
        let found = source(&text).verify(&quotation);
        for edit in &found.edits {
            prop_assert!(quotation.get(edit.quotation.range()).is_some(), "{:?}", edit);
            prop_assert!(edit.source.is_none_or(|span| text.get(span.range()).is_some()), "{:?}", edit);
        }
    }

    #[test]
    fn nothing_breaks_it(quotation in "\\PC{0,60}", text in "\\PC{0,120}") {
        let source = source(&text);
        let found = source.verify(&quotation);
        for piece in found.places.iter().flat_map(|place| &place.pieces) {
            prop_assert!(text.get(piece.range()).is_some());
        }
        for edit in &found.edits {
            prop_assert!(quotation.get(edit.quotation.range()).is_some());
        }
        prop_assert_eq!(found.verdict == Verdict::Absent, found.places.is_empty());
    }
}
