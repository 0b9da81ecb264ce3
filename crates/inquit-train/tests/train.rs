//! The trainer on a corpus of a few sentences.

use std::path::Path;
use std::process::{Command, Output};

use inquit::{Model, Parser};
use inquit_train::corpus::{articles, tagged};
use serde_json::json;
use tempfile::TempDir;

/// Who, how, what.
const SAID: [[&str; 3]; 6] = [
    ["Ada Moor", "said", "the pier was safe"],
    ["The board", "announced", "that it would close"],
    ["Inga Reyes", "denied", "that the bridge had moved"],
    ["Officials", "warned", "that the storm was near"],
    ["The mayor", "told reporters", "that no ship had left"],
    ["Two aides", "believe", "the talks will go on"],
];

/// Words with their tags, a sentence a row.
const TAGGED: [&str; 3] = [
    "Ada/NNP Moor/NNP said/VBD the/DT pier/NN was/VBD safe/JJ ./.",
    "The/DT board/NN announced/VBD that/IN it/PRP would/MD close/VB ./.",
    "Officials/NNS warned/VBD that/IN the/DT storm/NN was/VBD near/JJ ./.",
];

/// Few rows and passes, so that the test is quick.
const SMALL: [&str; 8] = [
    "tags.bits=8",
    "first.bits=8",
    "cues.bits=10",
    "roles.unit_bits=10",
    "roles.pair_bits=8",
    "keep.bits=8",
    "cues.passes=4",
    "roles.passes=4",
];

/// The row of an article in which the people say their things from number `first` on.
fn article(first: usize) -> String {
    let (mut text, mut rows) = (String::new(), Vec::new());
    for i in 0..SAID.len() {
        let [source, cue, content] = SAID[(first + i) % SAID.len()];
        let mut span = |words: &str, after: &str| {
            let start = text.chars().count();
            text += words;
            let span = json!([[start, text.chars().count()]]);
            text += after;
            span
        };
        rows.push(json!({"source": span(source, " "), "cue": span(cue, " "), "content": span(content, ". ")}));
        text += "“Nothing” happened in town after that. ";
    }
    json!({"id": format!("a{first}"), "text": text, "attributions": rows}).to_string()
}

fn write_corpus(folder: &Path) {
    let rows: Vec<String> = (0..6).map(article).collect();
    std::fs::write(folder.join("articles.jsonl"), rows.join("\n")).expect("a new folder can be written");
    let mut columns = String::from("# doc d\n# par\n");
    for sentence in TAGGED {
        for word in sentence.split(' ') {
            let (form, tag) = word.split_once('/').expect("every word has a tag");
            columns += &format!("{form}\t_\t_\t{tag}\t_\t_\t1\n");
        }
        columns += "\n";
    }
    std::fs::write(folder.join("tagged.tsv"), columns).expect("a new folder can be written");
}

fn run_trainer(folder: &Path, settings: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_train"));
    for (option, file) in [("--articles", "articles.jsonl"), ("--tagged", "tagged.tsv"), ("--out", "model.bin")] {
        command.arg(option).arg(folder.join(file));
    }
    command.args(["--label", "tiny 1"]);
    settings.iter().fold(&mut command, |command, setting| command.args(["--set", setting]));
    command.output().expect("the trainer starts")
}

/// The model and the manifest that the trainer writes in a folder of its own.
fn train() -> (Vec<u8>, String) {
    let folder = TempDir::new().expect("a folder can be made");
    write_corpus(folder.path());
    let output = run_trainer(folder.path(), &SMALL);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let manifest = std::fs::read_to_string(folder.path().join("manifest.toml")).expect("a manifest is written");
    let folder_name = folder.path().to_string_lossy();
    assert!(!manifest.contains(&*folder_name), "{manifest}");
    (std::fs::read(folder.path().join("model.bin")).expect("a model is written"), manifest)
}

#[test]
fn same_corpus_and_seed_same_bytes() {
    let (model, manifest) = train();
    assert_eq!((&model, &manifest), (&train().0, &train().1));

    let stated: toml::Table = manifest.parse().expect("a manifest is TOML");
    assert_eq!(stated["label"].as_str(), Some("tiny 1"));
    assert_eq!(stated["model"]["bytes"].as_integer(), Some(model.len() as i64));
    assert_eq!(stated["model"]["crc32"].as_str(), Some(format!("{:08x}", crc32fast::hash(&model)).as_str()));
    assert_eq!(stated["corpora"][0]["file"].as_str(), Some("articles.jsonl"));
    assert_eq!(stated["plan"]["cues"]["bits"].as_integer(), Some(10));
    assert!(manifest.contains("\nrate = 0.015\n"), "settings are written as they were given\n{manifest}");
    let command = stated["command"].as_str().expect("a command");
    assert!(command.contains("--label 'tiny 1' --seed 7 --set tags.bits=8"), "{command}");

    let model = Model::from_bytes(&model).expect("what is written can be read");
    assert_eq!(model.label(), "tiny 1");
    let parser = Parser::builder().model(std::sync::Arc::new(model)).build().expect("nothing is set");
    assert!(parser.parse("“Nine,” said Inga Reyes.").is_ok());
}

#[test]
fn a_setting_that_can_not_be_is_named() {
    let folder = TempDir::new().expect("a folder can be made");
    write_corpus(folder.path());
    for (setting, problem) in [
        ("folds=1", "at least 2 folds"),
        ("folds=0", "at least 2 folds"),
        ("cues.bits=2", "between 3 and 24"),
        ("roles.pair_bits=25", "between 3 and 24"),
        ("keep.dropout=1.0", "below 1"),
        ("cue=1.5", "between 0 and 1"),
        ("roles.width=3", "no such setting"),
        ("folds", "no `=`"),
    ] {
        let output = run_trainer(folder.path(), &[setting]);
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{setting}");
        assert!(message.contains(&format!("`{setting}`")) && message.contains(problem), "{setting}: {message}");
    }
}

#[test]
fn a_bad_row_is_named_by_file_and_line() {
    let folder = TempDir::new().expect("a folder can be made");
    let path = folder.path().join("rows.jsonl");
    let bad = |row: &str| {
        std::fs::write(&path, format!("{}\n{row}\n", article(0))).expect("a new folder can be written");
        articles(&path).expect_err("the second row is bad").to_string()
    };
    let span = bad(r#"{"id": "b", "text": "“Né,” she said.", "attributions": [{"content": [[0, 16]]}]}"#);
    assert!(span.ends_with("rows.jsonl, line 2: span [0, 16] does not fit the text of 15 code points"), "{span}");
    let turned = bad(r#"{"id": "b", "text": "Né", "attributions": [{"cue": [[2, 1]]}]}"#);
    assert!(turned.contains("rows.jsonl, line 2: span [2, 1]"), "{turned}");
    let broken = bad("{");
    assert!(broken.contains("rows.jsonl, line 2: "), "{broken}");
}

#[test]
fn a_bad_tagged_row_is_named_by_file_and_line() {
    let folder = TempDir::new().expect("a folder can be made");
    let path = folder.path().join("tagged.tsv");
    std::fs::write(&path, "# par\nShe\tshe\tPRP\n").expect("a new folder can be written");
    let error = tagged(&path).expect_err("a row of three columns").to_string();
    assert!(error.ends_with("tagged.tsv, line 2: 3 columns where 7 are wanted"), "{error}");
}

/// The fenced block of the README with this info string.
fn readme_block(info: &str) -> &'static str {
    let (_, rest) = include_str!("../README.md").split_once(&format!("```{info}\n")).expect("a block of this kind");
    rest.split_once("```").expect("blocks are closed").0
}

#[test]
fn rows_of_the_readme_can_be_read() {
    let folder = TempDir::new().expect("a folder can be made");
    let path = folder.path().join("rows");
    std::fs::write(&path, readme_block("json")).expect("a new folder can be written");
    let articles = articles(&path).expect("a row of articles");
    let words = |spans: &[std::ops::Range<u32>]| &articles[0].text[spans[0].start as usize..spans[0].end as usize];
    let row = &articles[0].attributions[0];
    assert_eq!([&row.source, &row.cue, &row.content].map(|spans| words(spans)), ["Ada Moor", "said", "“It is safe,”"]);

    std::fs::write(&path, readme_block("text")).expect("a new folder can be written");
    let paragraphs = tagged(&path).expect("rows of tagged text");
    assert_eq!(paragraphs[0].text, "She left. ");
}

#[test]
fn a_missing_file_is_named() {
    let error = articles(Path::new("nowhere.jsonl")).expect_err("there is no such file");
    assert_eq!(error.to_string(), "can not read nowhere.jsonl");
}
