//! Brat, CoNLL-U and Web Annotations: every offset of every format slices the words that stand beside it.

mod texts;

use std::collections::BTreeSet;

use inquit::output::{Brat, Conllu, Html, WebAnnotations};
use inquit::{Attribution, Document, Span, Unit};
use proptest::prelude::*;
use serde_json::Value;
use texts::{ARTICLE, news};

type Check = Result<(), TestCaseError>;

fn parse(text: &str) -> Document {
    inquit::parse(text).expect("short")
}

fn slice(chars: &[char], start: usize, end: usize) -> String {
    chars[start..end].iter().collect()
}

/// The spans of content, source, cue and addressee.
fn parts(attribution: &Attribution) -> [(&'static str, Vec<Span>); 4] {
    let party = |party: &Option<inquit::Party>| party.iter().flat_map(|party| party.spans.clone()).collect();
    [
        ("content", attribution.content.clone()),
        ("source", party(&attribution.source)),
        ("cue", attribution.cue.iter().flat_map(|cue| cue.spans.clone()).collect()),
        ("addressee", party(&attribution.addressee)),
    ]
}

/// Nothing that this reader or another takes for the end of a line or a column.
fn is_on_one_line(words: &str) -> bool {
    !words.contains(|c: char| matches!(c, '\t'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'))
}

fn check_brat(document: &Document) -> Check {
    let chars: Vec<char> = document.text().chars().collect();
    let ann = Brat::new(document).to_string();
    let ids: BTreeSet<&str> = ann.lines().filter_map(|line| line.split('\t').next()).collect();
    prop_assert_eq!(ids.len(), ann.lines().count(), "every line has a number of its own");
    for line in ann.split_terminator('\n') {
        let columns: Vec<&str> = line.split('\t').collect();
        prop_assert!(is_on_one_line(&columns.concat()), "{:?}", line);
        match &line[..1] {
            "T" => {
                let [_, place, words] = columns[..] else { panic!("{line:?} has no three columns") };
                let (_, offsets) = place.split_once(' ').expect("a type, then offsets");
                let mut pieces = Vec::new();
                for piece in offsets.split(';') {
                    let (start, end) = piece.split_once(' ').expect("two offsets");
                    pieces.push(slice(&chars, start.parse().expect("a number"), end.parse().expect("a number")));
                }
                prop_assert!(pieces.iter().all(|piece| !piece.trim().is_empty() && is_on_one_line(piece)));
                prop_assert_eq!(pieces.join(" "), words);
            }
            "E" => {
                for argument in columns[1].split(' ') {
                    let (_, target) = argument.split_once(':').expect("a role and a target");
                    prop_assert!(ids.contains(target), "{:?} names {}", line, target);
                }
            }
            _ => {
                let target = columns[1].split(' ').nth(1).expect("a type, then a target");
                prop_assert!(ids.contains(target), "{:?} names {}", line, target);
            }
        }
    }
    let events = ann.lines().filter(|line| line.starts_with('E')).count();
    prop_assert_eq!(events, document.attributions().len());
    Ok(())
}

/// A token as a reader of the table sees it.
struct Row {
    start: usize,
    end: usize,
    tags: Vec<String>,
}

fn row(line: &str, chars: &[char]) -> Result<Row, TestCaseError> {
    let columns: Vec<&str> = line.split('\t').collect();
    prop_assert_eq!(columns.len(), 10, "{:?}", line);
    let value = |key: &str| columns[9].split('|').find_map(|field| field.strip_prefix(key)).unwrap_or_default();
    let (start, end) = (value("Start=").parse().expect("a number"), value("End=").parse().expect("a number"));
    prop_assert_eq!(slice(chars, start, end), columns[1]);
    let is_joined = chars.get(end).is_some_and(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}');
    prop_assert_eq!(value("SpaceAfter=") == "No", is_joined, "{:?}", line);
    Ok(Row { start, end, tags: value("Attr=").split(',').map(str::to_owned).collect() })
}

fn check_conllu(document: &Document) -> Check {
    let text = document.text();
    let chars: Vec<char> = text.chars().collect();
    let table = Conllu::new(document).to_string();
    let mut rows = Vec::new();
    for line in table.split('\n').filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        rows.push(row(line, &chars)?);
    }
    let is_word = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}';
    let kept: String = rows.iter().map(|row| slice(&chars, row.start, row.end)).collect();
    let words = |text: &str| text.chars().filter(is_word).collect::<String>();
    prop_assert_eq!(words(&kept), words(text), "every word is there, once and in order");
    for attribution in document.attributions() {
        for (part, spans) in parts(attribution) {
            check_tags(document, &rows, &format!("{part}:{}", attribution.id.index()), &spans)?;
        }
        let comment = format!("\n# attribution_{} = mode=", attribution.id.index());
        prop_assert!(table.contains(&comment), "{} is missing", comment);
    }
    Ok(())
}

/// The tags of the rows give the pieces back, widened to tokens.
fn check_tags(document: &Document, rows: &[Row], name: &str, spans: &[Span]) -> Check {
    let mut read: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        if row.tags.contains(&format!("B-{name}")) {
            read.push((row.start, row.end));
        } else if row.tags.contains(&format!("I-{name}")) {
            read.last_mut().expect("a piece begins with B").1 = row.end;
        }
    }
    let widened = spans.iter().filter_map(|&span| {
        let [start, end] = document.convert(span, Unit::Char).map(|at| at as usize);
        let inside = rows.iter().filter(|row| row.start < end && start < row.end).collect::<Vec<_>>();
        Some((inside.first()?.start, inside.last()?.end))
    });
    prop_assert_eq!(read, widened.collect::<Vec<_>>(), "{}", name);
    Ok(())
}

fn check_web(document: &Document) -> Check {
    let chars: Vec<char> = document.text().chars().collect();
    let page = serde_json::to_value(WebAnnotations::new(document, "urn:x")).expect("it is valid JSON");
    let items = page["items"].as_array().expect("a list");
    prop_assert_eq!(items.len(), document.attributions().len());
    for (item, attribution) in items.iter().zip(document.attributions()) {
        let targets = item["target"].as_array().expect("a list");
        prop_assert_eq!(targets.len(), attribution.content.len());
        let bodies = item["body"].as_array().expect("a list");
        for place in targets.iter().chain(bodies).filter(|place| place.get("selector").is_some()) {
            check_selectors(&chars, &place["selector"])?;
        }
    }
    Ok(())
}

fn check_selectors(chars: &[char], selector: &Value) -> Check {
    let at = |key: &str| selector[0][key].as_u64().expect("a number") as usize;
    let words = |key: &str| selector[1][key].as_str().expect("a string");
    let (start, end) = (at("start"), at("end"));
    prop_assert_eq!(slice(chars, start, end), words("exact"));
    prop_assert_eq!(slice(chars, start.saturating_sub(32), start), words("prefix"));
    prop_assert_eq!(slice(chars, end, chars.len().min(end + 32)), words("suffix"));
    Ok(())
}

proptest! {
    #[test]
    fn every_offset_slices_its_words(text in news()) {
        let document = parse(&text);
        check_brat(&document)?;
        check_conllu(&document)?;
        check_web(&document)?;
    }
}

#[test]
fn the_article_holds_what_it_should() {
    let document = parse(ARTICLE);
    check_brat(&document).expect("it holds for any text");
    check_conllu(&document).expect("it holds for any text");
    check_web(&document).expect("it holds for any text");
}

const SMALL: &str = "Ada Moor said on Monday that the pier would be open by the end of\nthe week. She left in the \
                     evening.\n\n“Nine,” said Inga Reyes, “or ten.”";

#[test]
fn brat_is_written_as_brat_reads_it() {
    let ann = Brat::new(&parse(SMALL)).to_string();
    let stable: Vec<&str> = ann.lines().filter(|line| !line.contains("confidence")).collect();
    let expected = [
        "T1\tContent 24 65;66 74\tthat the pier would be open by the end of the week",
        "T2\tSource 0 8\tAda Moor",
        "T3\tCue 9 13\tsaid",
        "T4\tTime 14 23\ton Monday",
        "E1\tContent:T1 Source:T2 Cue:T3 Time:T4",
        "A1\tMode E1 indirect",
        "A2\tAct E1 statement",
        "#2\tAnnotatorNotes T2\tAda Moor",
        "A3\tClass T3 communication",
        "#3\tAnnotatorNotes T3\tsay",
        "T5\tContent 102 109;127 136\t“Nine,” “or ten.”",
    ];
    assert_eq!(stable[..expected.len()], expected);
    assert!(ann.contains("\tQuote 102 109\t“Nine,”\n"), "{ann}");
}

/// What the configuration does not know, brat does not show.
#[test]
fn every_brat_type_is_in_the_configuration() {
    let conf: BTreeSet<&str> = Brat::ANNOTATION_CONF.split_whitespace().collect();
    for line in Brat::new(&parse(ARTICLE)).to_string().lines().filter(|line| line.starts_with(['T', 'A'])) {
        let name = line.split(['\t', ' ']).nth(1).expect("a type");
        assert!(conf.contains(name), "{name}");
    }
}

#[test]
fn conllu_is_written_in_sentences() {
    let table = Conllu::new(&parse(SMALL)).to_string();
    let stable: Vec<&str> = table.lines().filter(|line| !line.contains("confidence")).take(9).collect();
    let blank = "_\t_\t_\t_\t_\t_\t_";
    let expected = [
        "# newdoc".to_owned(),
        "# speaker_0 = Ada Moor".to_owned(),
        "# speaker_1 = Inga Reyes".to_owned(),
        "# newpar".to_owned(),
        "# block = paragraph".to_owned(),
        "# sent_id = 1".to_owned(),
        "# text = Ada Moor said on Monday that the pier would be open by the end of the week.".to_owned(),
        format!("1\tAda\t{blank}\tStart=0|End=3|Attr=B-source:0"),
        format!("2\tMoor\t{blank}\tStart=4|End=8|Attr=I-source:0"),
    ];
    assert_eq!(stable, expected);
}

/// The mark of a cited line belongs to no sentence.
#[test]
fn conllu_keeps_what_no_sentence_holds() {
    let table = Conllu::new(&parse(">0")).to_string();
    assert!(table.contains("# outside = sentences\n# text = >\n1\t>\t"), "{table}");
    assert!(table.contains("# text = 0\n1\t0\t"), "{table}");
}

/// Contents inside contents are written once for each level, of which there are few: what comes out grows with the text,
/// however hostile it is.
#[test]
fn masses_of_attributions_are_written_in_linear_space() {
    for piece in
        ["He said that she said that ", "“A,” Moor said. ", "Ada said that ‘Gus said that “", "said on Friday, "]
    {
        let text = piece.repeat(8_000 / piece.len());
        let document = parse(&text);
        let web = serde_json::to_string(&WebAnnotations::new(&document, "urn:x")).expect("it is valid JSON");
        let [brat, conllu] = [Brat::new(&document).to_string(), Conllu::new(&document).to_string()];
        for (format, written) in [("brat", brat), ("conllu", conllu), ("web", web), ("html", html(&document))] {
            assert!(written.len() < 150 * text.len(), "{piece:?}: {format} has {} bytes", written.len());
        }
    }
}

fn html(document: &Document) -> String {
    Html::new(document).without_style().to_string()
}
