//! Evaluates a model: `evaluate --articles polnear_dev.jsonl --model model.bin`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use inquit::Model;
use inquit_train::corpus::{self, Article};
use inquit_train::evaluate::{Depth, Report, calibration_error, evaluate, sum, surer};
use inquit_train::exit_code;
use inquit_train::interval::Draws;
use inquit_train::score::Counts;
use rayon::prelude::*;

#[derive(Parser)]
#[command(about = "Scores the attributions of the library against a corpus")]
struct Options {
    /// Articles with attributions, one JSON object a line.
    #[arg(long)]
    articles: PathBuf,
    /// The model; without one, the one that comes with the library.
    #[arg(long)]
    model: Option<PathBuf>,
    /// Folder of cross-fitted models: each article of the training is scored by the one that has not seen it.
    #[arg(long, conflicts_with = "model")]
    folds: Option<PathBuf>,
    /// Rules only.
    #[arg(long, conflicts_with_all = ["model", "folds"])]
    rules: bool,
    /// Counts attributions inside others too, which PolNeAR does not annotate.
    #[arg(long)]
    nested: bool,
    /// Lists what was missed and what was wrong.
    #[arg(long)]
    errors: bool,
}

fn main() -> ExitCode {
    exit_code(run(&Options::parse()))
}

fn run(options: &Options) -> Result<(), Box<dyn std::error::Error>> {
    let parsers = models(options)?
        .into_iter()
        .map(|model| inquit::Parser::builder().model(model).build())
        .collect::<Result<Vec<_>, _>>()?;
    let articles = corpus::articles(&options.articles)?;
    let depth = if options.nested { Depth::Nested } else { Depth::Flat };
    let reports: Vec<Report> = articles
        .par_iter()
        .enumerate()
        .map(|(i, article)| evaluate(&parsers[i % parsers.len()], article, depth))
        .collect::<Result<_, _>>()?;
    if options.errors {
        reports.iter().for_each(|report| anstream::print!("{}", report.errors));
    }
    print_figures(&reports);
    print_thresholds(&articles, &reports);
    let mut sure: Vec<(f32, bool)> = reports.into_iter().flat_map(|report| report.sure).collect();
    anstream::println!("\nexpected calibration error {:.3}", calibration_error(&mut sure));
    Ok(())
}

/// Every measure, and between which figures it would be on 95 of 100 draws of such articles.
fn print_figures(reports: &[Report]) {
    let counts: Vec<&Counts> = reports.iter().map(|report| &report.counts).collect();
    let draws = Draws::new(&counts);
    for (name, count) in &sum(counts).0 {
        let ([precision, recall, f1], [from, to]) = (count.scores(), draws.interval(name));
        let (gold, predicted) = (count.gold, count.predicted);
        anstream::println!(
            "{name:16} P {precision:5.1} R {recall:5.1} F1 {f1:5.1} ({from:5.1} to {to:5.1})  gold {gold:5} pred {predicted:5}",
        );
    }
}

fn print_thresholds(articles: &[Article], reports: &[Report]) {
    anstream::println!("\nattrib/all of those with a confidence of at least");
    for tenths in 3..=9 {
        let least = tenths as f32 / 10.0;
        let count = surer(articles, reports, least);
        let [precision, recall, f1] = count.scores();
        anstream::println!("{least:16} P {precision:5.1} R {recall:5.1} F1 {f1:5.1}  pred {:5}", count.predicted);
    }
}

/// The model asked for, or those of the folds.
fn models(options: &Options) -> Result<Vec<Option<Arc<Model>>>, Box<dyn std::error::Error>> {
    if let Some(folder) = &options.folds {
        let count = std::fs::read_dir(folder)?.count();
        return (0..count).map(|fold| read(&folder.join(format!("{fold}.bin"))).map(Some)).collect();
    }
    Ok(vec![match &options.model {
        Some(path) => Some(read(path)?),
        None if options.rules => None,
        None => Model::bundled(),
    }])
}

fn read(path: &Path) -> Result<Arc<Model>, Box<dyn std::error::Error>> {
    let bytes = std::fs::read(path).map_err(|error| format!("can not read {}: {error}", path.display()))?;
    Ok(Arc::new(Model::from_bytes(&bytes).map_err(|error| format!("{}: {error}", path.display()))?))
}
