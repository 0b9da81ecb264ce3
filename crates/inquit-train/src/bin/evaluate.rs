//! Evaluates a model: `evaluate --articles polnear_dev.jsonl --model model.bin`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use inquit::Model;
use inquit_train::corpus;
use inquit_train::evaluate::{Depth, Report, calibration_error, evaluate};
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
    #[arg(long, conflicts_with = "model")]
    rules: bool,
    /// Counts attributions inside others too, which PolNeAR does not annotate.
    #[arg(long)]
    nested: bool,
    /// Lists what was missed and what was wrong.
    #[arg(long)]
    errors: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
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
    let mut counts = Counts::default();
    for report in &reports {
        counts.add(&report.counts);
        if options.errors {
            anstream::print!("{}", report.errors);
        }
    }
    for (name, count) in &counts.0 {
        let [precision, recall, f1] = count.scores();
        anstream::println!(
            "{name:16} P {precision:5.1} R {recall:5.1} F1 {f1:5.1}  gold {:5} pred {:5}",
            count.gold,
            count.predicted
        );
    }
    let mut sure: Vec<(f32, bool)> = reports.into_iter().flat_map(|report| report.sure).collect();
    anstream::println!("expected calibration error {:.3}", calibration_error(&mut sure));
    Ok(())
}

/// The model asked for, or those of the folds.
fn models(options: &Options) -> Result<Vec<Option<Arc<Model>>>, Box<dyn std::error::Error>> {
    let read = |path: &std::path::Path| -> Result<_, Box<dyn std::error::Error>> {
        Ok(Some(Arc::new(Model::from_bytes(&std::fs::read(path)?)?)))
    };
    if let Some(folder) = &options.folds {
        let count = std::fs::read_dir(folder)?.count();
        return (0..count).map(|fold| read(&folder.join(format!("{fold}.bin")))).collect();
    }
    Ok(vec![match &options.model {
        Some(path) => read(path)?,
        None if options.rules => None,
        None => Model::bundled(),
    }])
}
