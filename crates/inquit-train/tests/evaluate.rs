//! Figures of whole parses.

use inquit::Parser;
use inquit_train::corpus::{Annotation, Article};
use inquit_train::evaluate::{Depth, calibration_error, evaluate, surer};

const TEXT: &str = "The pier is safe, Ada Moor told reporters on Monday. “We tested it,” she said. Officials fear a \
                    strike, according to the harbour board. Two aides believe the talks will go on. The town hopes \
                    for rain, and the mayor’s warning that the dam may leak went unheard.";

/// The text with the attributions that the library itself finds there.
fn article(parser: &Parser) -> Article {
    let blank = Article { id: "a".to_owned(), text: TEXT.to_owned(), attributions: Vec::new() };
    let found: Vec<Annotation> = evaluate(parser, &blank, Depth::Nested).expect("short").predicted;
    Article { attributions: found, ..blank }
}

#[test]
fn what_is_found_is_right_by_itself() {
    let parser = Parser::new();
    let article = article(&parser);
    let report = evaluate(&parser, &article, Depth::Nested).expect("short");
    assert!(!report.sure.is_empty() && report.sure.iter().all(|(_, right)| *right), "{:?}", report.sure);
    assert_eq!(report.counts.f1("attrib/all").round(), 100.0);
    assert_eq!(report.errors, "");
}

#[test]
fn a_threshold_is_that_of_the_parser() {
    let parser = Parser::new();
    let article = [article(&parser)];
    let all = [evaluate(&parser, &article[0], Depth::Nested).expect("short")];
    for least in [0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0] {
        let strict = Parser::builder().min_confidence(least).build().expect("a probability");
        let report = evaluate(&strict, &article[0], Depth::Nested).expect("short");
        assert_eq!(surer(&article, &all, least).predicted, report.predicted.len(), "{least}");
    }
}

#[test]
fn confidence_that_is_off_by_a_tenth() {
    // Of 100 with 0.8, the 90 right ones are spread evenly.
    let mut sure: Vec<(f32, bool)> = (0..100).map(|i| (0.8, i % 10 != 0)).collect();
    let error = calibration_error(&mut sure);
    assert!((error - 0.1).abs() < 1e-6, "{error}");
    assert!(calibration_error(&mut []).abs() < 1e-9);
}
