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
    /// Name and version of the model.
    #[arg(long, default_value = "custom")]
    label: String,
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
    let mut outcome = train(&articles, &tagged, Plan::new(options.seed), &log)?;
    outcome.model.label = options.label.clone().into_boxed_str();
    for (name, count) in &outcome.counts.0 {
        let [precision, recall, f1] = count.scores();
        anstream::println!("{name:16} P {precision:5.1} R {recall:5.1} F1 {f1:5.1}");
    }
    let bytes = Model::new(outcome.model).to_bytes();
    log(format!("{} bytes", bytes.len()));
    Ok(std::fs::write(&options.out, bytes)?)
}
