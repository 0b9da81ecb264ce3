//! Trains a model: `train --articles polnear_train.jsonl --tagged tagged_train.tsv --out model.bin`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use inquit::Model;
use inquit_train::corpus;
use inquit_train::train::{Plan, train};

#[derive(Parser)]
#[command(about = "Trains the learned attribution model")]
struct Options {
    /// Articles with attributions, one JSON object a line.
    #[arg(long)]
    articles: PathBuf,
    /// Text with tags, tab-separated.
    #[arg(long)]
    tagged: PathBuf,
    /// Where the model goes.
    #[arg(long)]
    out: PathBuf,
    /// Where what the cross-fitted parts get wrong on the articles is listed.
    #[arg(long)]
    errors: Option<PathBuf>,
    /// Folder for the cross-fitted models, which `evaluate` takes.
    #[arg(long)]
    folds: Option<PathBuf>,
    /// Name and version of the model.
    #[arg(long, default_value = "custom")]
    label: String,
    /// Another value for a setting of the training, such as `roles.dropout=0.3`; may be given again.
    #[arg(long = "set", value_name = "SETTING=VALUE")]
    settings: Vec<String>,
    /// Seed of all orders.
    #[arg(long, default_value_t = 7)]
    seed: u64,
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
    let begin = Instant::now();
    let log = |line: String| anstream::eprintln!("{:6.1} s  {line}", begin.elapsed().as_secs_f32());
    let articles = corpus::articles(&options.articles)?;
    let tagged = corpus::tagged(&options.tagged)?;
    let plan = options.settings.iter().try_fold(Plan::new(options.seed), |plan, setting| plan.with(setting))?;
    let mut outcome = train(&articles, &tagged, plan, &log)?;
    outcome.model.label = options.label.clone().into_boxed_str();
    if let Some(path) = &options.errors {
        let errors: Vec<&str> = outcome.reports.iter().map(|report| report.errors.as_str()).collect();
        std::fs::write(path, errors.concat())?;
    }
    if let Some(folder) = &options.folds {
        std::fs::create_dir_all(folder)?;
        for (fold, parts) in outcome.folds.into_iter().enumerate() {
            std::fs::write(folder.join(format!("{fold}.bin")), Model::new(parts).to_bytes())?;
        }
    }
    let bytes = Model::new(outcome.model).to_bytes();
    log(format!("{} bytes", bytes.len()));
    Ok(std::fs::write(&options.out, bytes)?)
}
