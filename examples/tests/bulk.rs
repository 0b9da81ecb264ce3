//! Bulk parsing keeps every row, in order, whatever is wrong with some of them.

use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

use inquit::output::DocumentRecord;
use inquit::{CueClass, Parser, Unit};
use inquit_examples::bulk::{self, Output, Source};
use serde_json::{Value, json};

/// The output for a stream of JSON Lines.
fn run_lines(input: impl BufRead, unit: Unit) -> Vec<String> {
    collect(bulk::lines(input), unit)
}

fn collect(sources: impl Iterator<Item = io::Result<Source>>, unit: Unit) -> Vec<String> {
    let mut out = Vec::new();
    bulk::run(&Parser::new(), sources, unit, &mut out, |_| {}).expect("memory can be written");
    let out = String::from_utf8(out).expect("the output is UTF-8");
    out.lines().map(str::to_owned).collect()
}

/// The only output line for one line of input.
fn only(line: impl AsRef<[u8]>) -> Value {
    let lines = run_lines(line.as_ref(), Unit::Char);
    assert_eq!(lines.len(), 1, "{lines:?}");
    serde_json::from_str(&lines[0]).expect("the output is JSON")
}

#[track_caller]
fn assert_error(line: impl AsRef<[u8]>, id: Value, error: &str) {
    assert_eq!(only(line), json!({"id": id, "line": 1, "error": error}));
}

#[test]
fn keys_are_in_the_order_of_the_contract() {
    let lines = run_lines(&b"{\"id\": \"a1\", \"text\": \"\"}"[..], Unit::Char);
    let expected = concat!(
        r#"{"schema":1,"id":"a1","offsets":"char","language":"en","published":null,"place":null,"headline":null,"#,
        r#""blocks":[],"sentences":[],"quotes":[],"attributions":[],"speakers":[]}"#
    );
    assert_eq!(lines, [expected]);
}

#[test]
fn ids_come_back_as_they_were_written() {
    for id in [r#""a1""#, "17", "12345678901234567890123", "1.50", "null", r#""\u00e4""#, r#"["a", 1]"#] {
        let lines = run_lines(format!("{{\"text\": \"\", \"id\": {id}}}").as_bytes(), Unit::Char);
        assert!(lines[0].starts_with(&format!("{{\"schema\":1,\"id\":{id},\"offsets\"")), "{}", lines[0]);
    }
    assert_eq!(only(r#"{"text": ""}"#)["id"], Value::Null);
}

#[test]
fn the_day_of_publication_is_passed_on() {
    assert_eq!(only(r#"{"text": "", "published": "2024-11-16"}"#)["published"], "2024-11-16");
    assert_eq!(only(r#"{"text": "", "published": null}"#)["published"], Value::Null);
}

#[test]
fn offsets_are_in_the_unit_asked_for() {
    let line = "{\"text\": \"Öl 🎉 it is.\"}";
    for (unit, name, end) in [(Unit::Char, "char", 11), (Unit::Byte, "byte", 15), (Unit::Utf16, "utf16", 12)] {
        let lines = run_lines(line.as_bytes(), unit);
        let record: DocumentRecord = serde_json::from_str(&lines[0]).expect("a document");
        assert_eq!(record.offsets, unit, "{name}");
        assert_eq!(record.sentences, [[0, end]], "{name}");
    }
}

#[test]
fn the_settings_of_the_parser_hold_for_every_row() {
    let statements = Parser::builder().classes([CueClass::Communication]).build().expect("there is a class");
    let line = json!({"text": "Ada Moor said the pier was safe. Gus Roe fears that it is not."}).to_string();
    let lemmas = |parser: &Parser| -> Vec<Value> {
        let mut out = Vec::new();
        bulk::run(parser, bulk::lines(line.as_bytes()), Unit::Char, &mut out, |_| {}).expect("memory can be written");
        let row: Value = serde_json::from_slice(&out).expect("the output is JSON");
        let attributions = row["attributions"].as_array().expect("a list");
        attributions.iter().map(|attribution| attribution["cue"]["lemma"].clone()).collect()
    };
    assert_eq!(lemmas(&Parser::new()), ["say", "fear"]);
    assert_eq!(lemmas(&statements), ["say"]);
}

#[test]
fn rows_that_can_not_be_read_say_why() {
    assert_error(r#"{"id": 3}"#, json!(3), "`text` is missing or null");
    assert_error(r#"{"id": 3, "text": null}"#, json!(3), "`text` is missing or null");
    assert_error(r#"{"id": 3, "text": 5}"#, json!(3), "`text` is 5, not a string");
    assert_error(r#"{"id": "a", "text": ["#, Value::Null, "EOF while parsing a list at column 21");
    assert_error(r#"["a", "text"]"#, Value::Null, r#"["a", "text"] is not a JSON object"#);
    assert_error("nonsense", Value::Null, "nonsense is not a JSON object");
    assert_error(r#"{"id": 3, "text": "a"} {}"#, Value::Null, "trailing characters at column 24");
    assert_error(r#"{"id": 3, "text": "a", "text": "b"}"#, json!(3), "duplicate field `text` at column 29");
    assert_error(r#"{"id": 3, "id": 4, "text": "a"}"#, Value::Null, "duplicate field `id` at column 14");
    assert_error("\0", Value::Null, "\0 is not a JSON object");
    assert_error(r#"{"id": 3, "text": "\ud800"}"#, json!(3), "`text`: unexpected end of hex escape");
    assert_error(b"{\"id\": 3, \"text\": \"\xFF\"}", json!(3), "invalid UTF-8 at column 20");
    assert_error(
        r#"{"id": 3, "text": "", "published": "16/11/2024"}"#,
        json!(3),
        "`published` is \"16/11/2024\", not a date such as \"2024-11-16\"",
    );
}

#[test]
fn text_of_any_kind_has_a_document() {
    for text in ["", " \n\t ", "\0", "\u{FEFF}“No,” Ada Moor said.\r\n", "e\u{301}", "🎉👩‍👩‍👧", "אמר “כן”"]
    {
        let row = only(json!({"id": 1, "text": text}).to_string());
        assert_eq!((&row["schema"], &row["id"]), (&json!(1), &json!(1)), "{text:?}");
    }
}

#[test]
fn nesting_and_length_of_a_line_have_no_limit() {
    let deep = "[".repeat(200_000);
    let closed = format!("{{\"text\": \"It rained.\", \"x\": {deep}{}}}", "]".repeat(200_000));
    assert_eq!(only(closed)["sentences"], json!([[0, 10]]));
    assert_eq!(only(format!("{{\"text\": {deep}"))["line"], 1);
    let long = "It rained. ".repeat(200_000);
    assert_eq!(only(json!({"text": long}).to_string())["sentences"].as_array().map(Vec::len), Some(200_000));
}

#[test]
fn every_other_row_is_still_there_in_order() {
    let mut input = Vec::from("\u{FEFF}");
    let mut expected = Vec::new();
    for number in 1..=20_000_u64 {
        match number % 10 {
            3 => input.extend(b"\r\n"),
            7 => {
                input.extend(b"{\"text\": \n");
                expected.push((Value::Null, Some(number)));
            }
            _ => {
                writeln!(input, "{{\"id\": {number}, \"text\": \"It rained.\", \"url\": \"u\"}}\r").expect("memory");
                expected.push((json!(number), None));
            }
        }
    }
    let lines = run_lines(&input[..], Unit::Char);
    assert_eq!(lines.len(), expected.len());
    for (line, (id, error_line)) in lines.iter().zip(expected) {
        let row: Value = serde_json::from_str(line).expect("the output is JSON");
        assert_eq!(row["id"], id);
        assert_eq!(row.get("line").and_then(Value::as_u64), error_line);
    }
}

#[test]
fn nothing_in_nothing_out() {
    assert_eq!(run_lines(&b""[..], Unit::Char), [""; 0]);
    assert_eq!(run_lines(&b"\n \r\n\xEF\xBB\xBF"[..], Unit::Char).len(), 1, "a mark is skipped only at the start");
}

#[test]
fn files_go_by_their_names() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let write = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file for the test");
        path
    };
    let paths = [
        write("good.txt", b"It rained."),
        write("bad.txt", b"It\nrained \xC3\x28."),
        folder.path().join("missing.txt"),
        write("last.txt", b""),
        folder.path().to_owned(),
    ];
    let lines = collect(paths.iter().cloned().map(|path| Ok(Source::File(path))), Unit::Char);
    let rows: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    for (row, path) in rows.iter().zip(&paths) {
        assert_eq!(row["id"], path.to_str().expect("a plain name"));
    }
    assert_eq!((&rows[1]["line"], &rows[1]["error"]), (&json!(2), &json!("invalid UTF-8 at column 8")));
    assert_eq!(rows[2]["line"], Value::Null);
    assert_eq!(rows[3]["schema"], 1);
    assert!(rows[4]["error"].is_string(), "a folder is no file: {}", rows[4]);
}

#[test]
fn what_was_read_before_a_failure_is_written() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the cable is out"))
        }
    }
    let input = BufReader::new(io::Read::chain(&b"{\"text\": \"\"}\n"[..], Broken));
    let (mut out, mut seen) = (Vec::new(), 0);
    let watch = |output: &Output| seen += usize::from(output.fault.is_none());
    let error = bulk::run(&Parser::new(), bulk::lines(input), Unit::Char, &mut out, watch).expect_err("reading fails");
    assert_eq!(error.to_string(), "the cable is out");
    assert_eq!((seen, out.iter().filter(|&&byte| byte == b'\n').count()), (1, 1));
}
