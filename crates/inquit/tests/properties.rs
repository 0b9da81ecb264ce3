//! What holds for the document of any text.

mod cases;

use inquit::output::DocumentRecord;
use inquit::{Act, Attribution, AttributionId, Document, Parser, Party, Span, Unit};
use proptest::prelude::*;

type Check = Result<(), TestCaseError>;

fn parse(text: &str) -> Document {
    inquit::parse(text).expect("short")
}

fn json(document: &Document, unit: Unit) -> String {
    serde_json::to_string(&DocumentRecord::new(document, unit)).expect("a record is valid JSON")
}

fn check(text: &str) -> Check {
    let document = parse(text);
    check_spans(&document)?;
    check_ids(&document)?;
    for attribution in document.attributions() {
        check_content(&document, attribution)?;
        check_setting(&document, attribution)?;
        check_parent(&document, attribution)?;
    }
    check_speakers(&document)?;
    check_units(&document)?;
    check_twice(&document)
}

fn party_spans(party: &Option<Party>) -> impl Iterator<Item = Span> + '_ {
    party.iter().flat_map(|party| party.spans.iter().copied())
}

/// Every span of an attribution, its content last.
fn spans_of(attribution: &Attribution) -> Vec<Span> {
    let cue = attribution.cue.iter().flat_map(|cue| cue.spans.iter().copied());
    let parties = party_spans(&attribution.source).chain(party_spans(&attribution.addressee));
    let rest = attribution.time.map(|time| time.span).into_iter().chain(attribution.place).chain(attribution.medium);
    cue.chain(parties).chain(rest).chain(attribution.content.iter().copied()).collect()
}

/// Every span of every layer that has words.
fn all_spans(document: &Document) -> Vec<Span> {
    let mut spans: Vec<Span> = document.blocks().iter().map(|block| block.span).collect();
    spans.extend(document.sentences());
    spans.extend(document.quotes().iter().flat_map(|quote| quote.pieces.iter().copied()));
    spans.extend(document.attributions().iter().flat_map(spans_of));
    for speaker in document.speakers() {
        spans.extend(&speaker.mentions);
        spans.extend(speaker.anonymous.iter().filter_map(|anonymous| anonymous.reason));
    }
    spans.extend(document.place());
    spans.extend(document.headline());
    spans
}

/// In the text, on character boundaries, not empty.
fn check_spans(document: &Document) -> Check {
    for span in all_spans(document) {
        let words = document.text().get(span.range());
        prop_assert!(words.is_some_and(|words| !words.trim().is_empty()), "{:?} has no words", span);
    }
    for quote in document.quotes() {
        for mark in [quote.opening, quote.closing] {
            prop_assert!(document.text().get(mark.range()).is_some(), "{:?} is not in the text", mark);
        }
    }
    Ok(())
}

fn check_ids(document: &Document) -> Check {
    prop_assert!(document.quotes().iter().enumerate().all(|(i, quote)| quote.id.index() == i));
    prop_assert!(document.attributions().iter().enumerate().all(|(i, attribution)| attribution.id.index() == i));
    prop_assert!(document.speakers().iter().enumerate().all(|(i, speaker)| speaker.id.index() == i));
    Ok(())
}

/// The pieces and the quotes are in order and apart.
fn check_order(attribution: &Attribution) -> Check {
    let Attribution { content, quotes, .. } = attribution;
    prop_assert!(content.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{:?} is out of order", content);
    prop_assert!(quotes.windows(2).all(|pair| pair[0] < pair[1]), "{:?} is out of order", quotes);
    Ok(())
}

/// The pieces hold the quotes that are listed.
fn check_content(document: &Document, attribution: &Attribution) -> Check {
    let content = &attribution.content;
    prop_assert!(!content.is_empty());
    for &id in &attribution.quotes {
        for &piece in &document[id].pieces {
            prop_assert!(content.iter().any(|span| span.contains(piece)), "{:?} is outside {:?}", piece, content);
        }
    }
    prop_assert!((0.0..=1.0).contains(&attribution.confidence));
    Ok(())
}

/// When, where and through what something is said is no part of what is said, nor of one another; whoever is only
/// imagined to speak reports nothing that was said.
fn check_setting(document: &Document, attribution: &Attribution) -> Check {
    let time = attribution.time.map(|time| time.span);
    let settings: Vec<Span> = time.into_iter().chain(attribution.place).chain(attribution.medium).collect();
    for (at, span) in settings.iter().enumerate() {
        let is_said = attribution.content.iter().any(|piece| piece.overlaps(*span));
        prop_assert!(!is_said, "{:?} is said", span);
        prop_assert!(!settings[..at].iter().any(|other| other.overlaps(*span)), "{:?} is there twice", span);
    }
    let is_imagined = |id: AttributionId| document[id].act == Act::Hypothetical;
    prop_assert!(!attribution.parent.is_some_and(is_imagined) || attribution.act == Act::Hypothetical);
    Ok(())
}

/// An outer attribution comes first, and its content holds content and cue.
fn check_parent(document: &Document, attribution: &Attribution) -> Check {
    let Some(parent) = attribution.parent else { return Ok(()) };
    prop_assert!(parent < attribution.id);
    let around = &document[parent].content;
    let cue = attribution.cue.iter().flat_map(|cue| &cue.spans);
    for span in attribution.content.iter().chain(cue) {
        prop_assert!(around.iter().any(|piece| piece.contains(*span)), "{:?} is outside {:?}", span, around);
    }
    Ok(())
}

/// Speakers are of this document, in order of first mention, and probabilities are such.
fn check_speakers(document: &Document) -> Check {
    let count = document.speakers().len();
    let parties = document.attributions().iter().flat_map(|a| a.source.iter().chain(&a.addressee));
    for party in parties {
        prop_assert!(party.speakers.iter().all(|id| id.index() < count));
        for candidate in &party.candidates {
            prop_assert!(candidate.speaker.index() < count && (0.0..=1.0).contains(&candidate.probability));
        }
        prop_assert!(party.candidates.windows(2).all(|pair| pair[0].probability >= pair[1].probability));
    }
    for speaker in document.speakers() {
        prop_assert!(!speaker.name.trim().is_empty());
        let mentions = &speaker.mentions;
        prop_assert!(mentions.windows(2).all(|pair| pair[0] < pair[1]), "{:?} is out of order", mentions);
    }
    let firsts: Vec<_> = document.speakers().iter().filter_map(|speaker| speaker.mentions.first()).collect();
    prop_assert!(firsts.is_sorted(), "{:?} is out of order", firsts);
    Ok(())
}

/// A slice in code points or UTF-16 is the slice in bytes.
fn check_units(document: &Document) -> Check {
    let text = document.text();
    let chars: Vec<char> = text.chars().collect();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    for span in all_spans(document) {
        let words = span.text(text);
        let [start, end] = document.convert(span, Unit::Char).map(|at| at as usize);
        prop_assert_eq!(chars[start..end].iter().collect::<String>(), words);
        let [start, end] = document.convert(span, Unit::Utf16).map(|at| at as usize);
        prop_assert_eq!(String::from_utf16(&utf16[start..end]).expect("on boundaries"), words);
        prop_assert_eq!(document.convert(span, Unit::Byte), [span.start(), span.end()]);
    }
    Ok(())
}

/// The same text gives the same bytes, alone and among others, and they read back.
fn check_twice(document: &Document) -> Check {
    let text = document.text();
    for unit in [Unit::Byte, Unit::Char, Unit::Utf16] {
        let first = json(document, unit);
        prop_assert_eq!(&first, &json(&parse(text), unit));
        let record: DocumentRecord = serde_json::from_str(&first).expect("its own JSON");
        prop_assert_eq!(record, DocumentRecord::new(document, unit));
    }
    let among_others = Parser::new().parse_many(["“Nine,” said Inga Reyes.", text, text]);
    for other in &among_others[1..] {
        prop_assert_eq!(other.as_ref().expect("short"), document);
    }
    prop_assert_eq!(&document.quotes(), &inquit::quotes(text).expect("short"));
    prop_assert_eq!(&document.sentences(), &inquit::sentences(text).expect("short"));
    Ok(())
}

/// Words, marks and joints of reporting language.
const FRAGMENTS: &[&str] = &[
    "Ada Moor",
    "Moor",
    "the minister",
    "Kestria",
    "Norwire",
    "officials",
    "she",
    "they",
    "who",
    "It",
    "nobody",
    " said",
    " says",
    " told ",
    " told reporters",
    " asked",
    " urged ",
    " called on ",
    " added",
    " adding ",
    " denied ",
    " was told by ",
    " reportedly said",
    " did not say ",
    " according to ",
    "According to ",
    " in the words of ",
    " claims",
    "’s claim ",
    " promises from ",
    " that ",
    " whether ",
    " to ",
    " of ",
    " and ",
    " but ",
    ", and ",
    " the pier would close",
    " it was safe",
    " close the pier",
    " close it",
    " on Monday",
    " in a letter",
    " in a Kestria statement",
    " on Twitter",
    " in Corby, Ohio",
    ", speaking to reporters",
    "If ",
    "Imagine ",
    " can say",
    " is said to have told ",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    ",",
    ", ",
    ".",
    ". ",
    "? ",
    "!",
    ": ",
    "; ",
    " — ",
    "—",
    " – ",
    "(",
    ")",
    "[",
    "]",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    " ",
    " ",
    " ",
    "MOOR: ",
    "By Ada Moor\n",
    "PORT HARROW, May 3 (Norwire) — ",
    "date 2024-11-16 ",
    "Published: 16 November 2024\n",
    "PORT HARROW, Kestria\n(Norwire) — ",
    "EDDELBY--(HARROW WIRE)--",
    "[00:12] ROE: ",
    "Gus Roe: It was the boys.\n",
    "What happens next?\n\n",
    "The pier. (Photo: Jon Roe)\n",
    "— Ada Moor (@adamoor) May 3, 2024\n",
    "> we left\n> the pier ",
    "12 comments\n",
    "&quot;",
    "&#8220;",
    "&rdquo;",
    "&amp;rsquo;",
    "&nbsp;",
    "&#10;",
    "&",
    ";",
    " on Friday",
    " last week",
    "Late on Tuesday, ",
    " Nov. 3",
    ", 2019,",
    " yesterday evening",
    " three days ago",
    " in May",
    "Share\n",
    "• ",
    "> ",
    "Dr. ",
    "U.S. ",
    "’s ",
    "n’t ",
    "🎉",
    "e\u{301}",
    "אבג",
    "\u{feff}",
    "\u{0}",
    "\u{a0}",
    "\u{2028}",
    "İ",
    "ß",
    "1",
    "55\"",
    "’80s",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn any_text_has_a_sound_document(text in "(\\PC|\n|\t|\u{0}|\u{feff}){0,160}") {
        check(&text)?;
    }

    #[test]
    fn reporting_language_has_a_sound_document(
        fragments in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..48),
    ) {
        check(&fragments.concat())?;
    }
}

/// The golden cases, joined and cut: most random strings attribute nothing.
fn joined_and_cut() -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Case {
        text: String,
    }
    let cases: Vec<Case> = cases::read(include_str!("data/attributions.toml"));
    let texts: Vec<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    let mut out = Vec::new();
    for (text, next) in texts.iter().zip(texts.iter().cycle().skip(1)) {
        let middle = text.char_indices().map(|(at, _)| at).nth(text.chars().count() / 2).unwrap_or(0);
        out.extend([format!("{text} {next}"), format!("{text}\n\n{next}"), format!("{}{next}", &text[..middle])]);
        out.push(text[middle..].to_owned());
    }
    out
}

fn failures(check: impl Fn(&str) -> Check) -> String {
    let texts = joined_and_cut();
    let failures = texts.iter().filter_map(|text| check(text).err().map(|error| format!("{error}\n    {text:?}\n")));
    failures.collect()
}

#[test]
fn pieces_of_real_sentences_have_sound_documents() {
    let failures = failures(check);
    assert!(failures.is_empty(), "\n{failures}");
}

/// Content in several pieces reads from first to last.
#[test]
fn contents_are_in_order() {
    let failures = failures(|text| parse(text).attributions().iter().try_for_each(check_order));
    assert!(failures.is_empty(), "\n{failures}");
}

/// Text that could make a document grow faster than itself, and with it the time that it takes.
const MASSES: &[&str] = &[
    "said ",
    "who said ",
    "Ada said, ",
    "“A,” said B. ",
    "“A” “B” ",
    "“A ",
    "“A.\n\n",
    "“No.”\n\n",
    "according to ",
    "Ada Moor said that ",
    "Moor told Ada ",
    "’s claim that ",
    "was told by ",
    " asked if he, ",
    "MOOR: yes.\n",
    "&quot;A&quot; said B on Friday. ",
    "Ada Moor: it is as it was.\n",
    "on Friday said that ",
    "in a Moor statement, Moor said that ",
    "in Corby, Ohio, speaking to Moor ",
    "If Moor can say that ",
    "Mr Moor, who said so, said. ",
];

/// No document has more spans than its text has bytes: growth that needs no clock to be seen.
#[test]
fn documents_are_no_bigger_than_their_text() {
    const MANY: usize = 400;
    let is_bigger = |unit: &&str| {
        let document = parse(&unit.repeat(MANY));
        all_spans(&document).len() > document.text().len()
    };
    let bigger: Vec<&str> = MASSES.iter().copied().filter(is_bigger).collect();
    assert!(bigger.is_empty(), "{} of {} masses: {bigger:?}", bigger.len(), MASSES.len());
}

/// A long text is read in parts: no attribution may be lost or moved where one part ends and the next begins.
#[test]
fn every_paragraph_of_a_long_text_has_its_attribution() {
    let paragraph = "“The pier is safe,” Ada Moor told reporters. The ferry left at nine, she said.\n\n";
    let copies = 2000;
    let document = inquit::parse(paragraph.repeat(copies)).expect("short");
    let of = |copy: usize| {
        let range = copy * paragraph.len()..(copy + 1) * paragraph.len();
        let inside = document.attributions().iter().filter(|a| range.contains(&(a.content[0].start() as usize)));
        let place = |a: &inquit::Attribution| {
            let start = range.start as u32;
            let spans = |spans: &[inquit::Span]| spans.iter().map(|s| s.start() - start..s.end() - start).collect();
            let source: Vec<_> = a.source.iter().flat_map(|source| spans(&source.spans)).collect();
            let content: Vec<_> = spans(&a.content);
            (content, source)
        };
        inside.map(place).collect::<Vec<_>>()
    };
    let first = of(10);
    assert_eq!(first.len(), 2);
    assert!((10..copies).all(|copy| of(copy) == first), "a copy differs from the others");
}
