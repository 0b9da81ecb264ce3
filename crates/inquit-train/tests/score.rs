//! The scores of a small example, one phenomenon a row, against figures worked out by an independent scorer.

use std::ops::Range;

use inquit::Mode;
use inquit_train::corpus::Annotation;
use inquit_train::evaluate::sum;
use inquit_train::score::{Words, compare};

const PIER: &str = "“The pier is safe,” said Ada Moor of the Harbour Board. She added that it was “not a toy” for boys. \
                    Two aides told us it leaks.";
const STRIKE: &str = "Officials fear a strike. The town’s mayor denied it: \"There is no strike.\" \
                      Nobody knows why Ms. Ray-Holm left, he said. It is over.";

/// Precision, recall and F1 in percent, and how many there are and were predicted.
const EXPECTED: [(&str, [f64; 3], [usize; 2]); 14] = [
    ("attrib/all", [62.5, 71.4, 66.7], [7, 8]),
    ("attrib/direct", [50.0, 100.0, 66.7], [2, 2]),
    ("attrib/indirect", [60.0, 75.0, 66.7], [4, 5]),
    ("attrib/mixed", [100.0, 0.0, 0.0], [1, 1]),
    ("cue/all", [83.3, 83.3, 83.3], [6, 6]),
    ("soft/all", [87.5, 100.0, 93.3], [7, 8]),
    ("soft/direct", [100.0, 100.0, 100.0], [2, 2]),
    ("soft/indirect", [80.0, 100.0, 88.9], [4, 5]),
    ("soft/mixed", [100.0, 100.0, 100.0], [1, 1]),
    ("strict/all", [37.5, 42.9, 40.0], [7, 8]),
    ("strict/direct", [50.0, 100.0, 66.7], [2, 2]),
    ("strict/indirect", [20.0, 25.0, 22.2], [4, 5]),
    ("strict/mixed", [100.0, 0.0, 0.0], [1, 1]),
    ("token/all", [100.0, 79.3, 88.5], [29, 23]),
];

/// An attribution by its words, each of which is looked for from the start of the text; empty for none.
fn row(text: &str, words: [&str; 3], mode: Option<Mode>) -> Annotation {
    let spans = |words: &str| -> Vec<Range<u32>> {
        let start = text.find(words).expect("the words are in the text");
        let span = start as u32..(start + words.len()) as u32;
        if words.is_empty() { Vec::new() } else { vec![span] }
    };
    let [source, cue, content] = words.map(spans);
    Annotation { source, cue, content, mode }
}

fn gold() -> [Vec<Annotation>; 2] {
    let pier = |words| row(PIER, words, None);
    let strike = |words| row(STRIKE, words, None);
    [
        vec![
            pier(["Ada Moor of the Harbour Board", "said", "The pier is safe"]),
            pier(["She", "added", "that it was “not a toy” for boys"]),
            pier(["Two aides", "told", "it leaks"]),
        ],
        vec![
            strike(["Officials", "fear", "a strike"]),
            strike(["The town’s mayor", "denied", "\"There is no strike.\""]),
            strike(["he", "said", "Nobody knows why Ms. Ray-Holm left"]),
            strike(["", "", "It is over"]),
        ],
    ]
}

fn predicted() -> [Vec<Annotation>; 2] {
    let (direct, mixed, indirect) = (Some(Mode::Direct), Some(Mode::Mixed), Some(Mode::Indirect));
    [
        vec![
            row(PIER, ["the Harbour Board", "said", "“The pier is safe,”"], direct),
            // Direct by its own word, mixed by the marks.
            row(PIER, ["Ada Moor", "added", "it was “not a toy”"], direct),
            row(PIER, ["Two aides", "told us", "it leaks"], indirect),
            row(PIER, ["She", "added", "boys"], indirect),
        ],
        vec![
            row(STRIKE, ["The town’s mayor", "denied it", "There is no strike"], mixed),
            row(STRIKE, ["The town’s mayor", "said", "why Ms. Ray-Holm left"], indirect),
            row(STRIKE, ["", "", "It is"], None),
            row(STRIKE, ["Officials", "", "strike"], None),
        ],
    ]
}

#[test]
fn the_scores_are_those_of_the_independent_scorer() {
    let articles = [PIER, STRIKE].into_iter().zip(gold()).zip(predicted());
    let counts: Vec<_> =
        articles.map(|((text, gold), predicted)| compare(&Words::new(text), &gold, &predicted).counts).collect();
    let sum = sum(&counts);
    assert_eq!(sum.0.len(), EXPECTED.len());
    for (name, expected, [gold, predicted]) in EXPECTED {
        let count = sum.0[name];
        assert_eq!([count.gold, count.predicted], [gold, predicted], "{name}");
        for (score, expected) in count.scores().into_iter().zip(expected) {
            assert!((score - expected).abs() <= 0.05 + 1e-9, "{name}: {score}, not {expected}");
        }
    }
}
