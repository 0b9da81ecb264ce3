//! How the library does on an annotated article, from text to attributions.

use std::ops::Range;

use inquit::{Attribution, Error, Parser, Span};

use crate::corpus::{Annotation, Article};
use crate::score::{Count, Counts, Words, compare};

/// How the library did on one article.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The counts of all measures.
    pub counts: Counts,
    /// What was found.
    pub predicted: Vec<Annotation>,
    /// Confidence of everything found, and whether its content and source are right.
    pub sure: Vec<(f32, bool)>,
    /// What was missed, made up, or given to the wrong source, a line each.
    pub errors: String,
}

/// Which attributions are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Only those that stand in no other: PolNeAR annotates no others.
    Flat,
    /// All.
    Nested,
}

/// Parses `article` and compares what comes out with what is annotated.
///
/// # Errors
///
/// [`Error`] for a text of 4 GiB or more.
pub fn evaluate(parser: &Parser, article: &Article, depth: Depth) -> Result<Report, Error> {
    let document = parser.parse(article.text.as_str())?;
    let shown: Vec<&Attribution> =
        document.attributions().iter().filter(|a| depth == Depth::Nested || a.parent.is_none()).collect();
    let predicted: Vec<Annotation> = shown.iter().map(|a| annotation(a)).collect();
    let comparison = compare(&Words::new(&article.text), &article.attributions, &predicted);
    let mut right = vec![false; predicted.len()];
    let mut soft = vec![None; predicted.len()];
    let mut found = vec![false; article.attributions.len()];
    for &(gold, number, same) in &comparison.pairs {
        right[number] = same;
        soft[number] = Some(gold);
        found[gold] = true;
    }
    let errors = list_errors(article, &predicted, (&found, &soft, &right));
    let sure = shown.iter().zip(right).map(|(a, right)| (a.confidence, right)).collect();
    Ok(Report { counts: comparison.counts, predicted, sure, errors })
}

fn annotation(attribution: &Attribution) -> Annotation {
    let ranges = |spans: &[Span]| -> Vec<Range<u32>> { spans.iter().map(|span| span.start()..span.end()).collect() };
    Annotation {
        source: ranges(attribution.source.as_ref().map_or(&[], |source| &source.spans)),
        cue: ranges(attribution.cue.as_ref().map_or(&[], |cue| &cue.spans)),
        content: ranges(&attribution.content),
        mode: Some(attribution.mode),
    }
}

/// The sum of the counts of many articles.
pub fn sum<'c>(counts: impl IntoIterator<Item = &'c Counts>) -> Counts {
    counts.into_iter().fold(Counts::default(), |mut sum, counts| {
        sum.add(counts);
        sum
    })
}

/// Content and source of what was found with a confidence of at least `least`.
pub fn surer(articles: &[Article], reports: &[Report], least: f32) -> Count {
    let counts = articles.iter().zip(reports).map(|(article, report)| {
        let sure = report.predicted.iter().zip(&report.sure).filter(|(_, (confidence, _))| *confidence >= least);
        let predicted: Vec<Annotation> = sure.map(|(annotation, _)| annotation.clone()).collect();
        compare(&Words::new(&article.text), &article.attributions, &predicted).counts
    });
    sum(&counts.collect::<Vec<Counts>>()).0.get("attrib/all").copied().unwrap_or_default()
}

/// Mean distance between confidence and share of right ones, in ten bins of equal mass.
pub fn calibration_error(sure: &mut [(f32, bool)]) -> f64 {
    const BINS: usize = 10;
    sure.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut error = 0.0;
    for bin in 0..BINS {
        let part = &sure[sure.len() * bin / BINS..sure.len() * (bin + 1) / BINS];
        let confidence: f64 = part.iter().map(|&(confidence, _)| f64::from(confidence)).sum();
        let right = part.iter().filter(|&&(_, right)| right).count() as f64;
        error += (confidence - right).abs();
    }
    error / sure.len().max(1) as f64
}

fn list_errors(
    article: &Article,
    predicted: &[Annotation],
    (found, soft, right): (&[bool], &[Option<usize>], &[bool]),
) -> String {
    let words = |spans: &[Range<u32>]| {
        let pieces: Vec<&str> =
            spans.iter().map(|span| &article.text[span.start as usize..span.end as usize]).collect();
        pieces.join(" … ").replace('\n', " ")
    };
    let line = |kind: &str, a: &Annotation| {
        format!("{kind}\t{}\t[{}]\t{{{}}}\t{}\n", article.id, words(&a.cue), words(&a.source), words(&a.content))
    };
    let mut errors = String::new();
    for (annotation, _) in article.attributions.iter().zip(found).filter(|(_, found)| !**found) {
        errors += &line("missed", annotation);
    }
    for (i, annotation) in predicted.iter().enumerate() {
        match soft[i] {
            None => errors += &line("extra", annotation),
            Some(gold) if !right[i] => {
                errors += &line("source", annotation);
                errors += &line("  gold", &article.attributions[gold]);
            }
            Some(_) => {}
        }
    }
    errors
}
