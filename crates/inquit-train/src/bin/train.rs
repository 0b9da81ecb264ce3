//! Trains a model: `train --articles polnear_train.jsonl --tagged tagged_train.tsv --out model.bin`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use inquit::Model;
use inquit::training::Parts;
use inquit_train::corpus;
use inquit_train::evaluate::{Report, sum};
use inquit_train::exit_code;
use inquit_train::manifest::{Manifest, Stamp, file_name};
use inquit_train::train::{Outcome, Plan, train};

type Failure = Box<dyn std::error::Error>;

#[derive(Parser)]
#[command(about = "Trains the learned attribution model")]
struct Options {
    /// Articles with attributions, one JSON object a line.
    #[arg(long)]
    articles: PathBuf,
    /// Text with tags, tab-separated.
    #[arg(long)]
    tagged: PathBuf,
    /// Where the model goes; `manifest.toml` goes beside it.
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
    exit_code(run(&Options::parse()))
}

fn run(options: &Options) -> Result<(), Failure> {
    let begin = Instant::now();
    let log = |line: String| anstream::eprintln!("{:6.1} s  {line}", begin.elapsed().as_secs_f32());
    let articles = corpus::articles(&options.articles)?;
    let tagged = corpus::tagged(&options.tagged)?;
    // Better now than after minutes of training.
    std::fs::create_dir_all(options.out.parent().unwrap_or(Path::new("")))?;
    let plan = options.settings.iter().try_fold(Plan::new(options.seed), |plan, setting| plan.with(setting))?;
    let mut outcome = train(&articles, &tagged, plan, &log)?;
    outcome.model.label = options.label.clone().into_boxed_str();
    if let Some(path) = &options.errors {
        write_errors(path, &outcome.reports)?;
    }
    if let Some(folder) = &options.folds {
        write_folds(folder, &outcome.folds)?;
    }
    write_model(options, plan, &outcome, &log)
}

fn write_errors(path: &Path, reports: &[Report]) -> Result<(), Failure> {
    let errors: Vec<&str> = reports.iter().map(|report| report.errors.as_str()).collect();
    write(path, errors.concat().as_bytes())
}

fn write_folds(folder: &Path, folds: &[Parts]) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)?;
    for (fold, parts) in folds.iter().enumerate() {
        write(&folder.join(format!("{fold}.bin")), &Model::new(parts.clone()).to_bytes())?;
    }
    Ok(())
}

fn write_model(options: &Options, plan: Plan, outcome: &Outcome, log: &dyn Fn(String)) -> Result<(), Failure> {
    let bytes = Model::new(outcome.model.clone()).to_bytes();
    let counts = sum(outcome.reports.iter().map(|report| &report.counts));
    let manifest = Manifest {
        label: options.label.clone(),
        command: command(options),
        seed: options.seed,
        corpora: vec![Stamp::read(&options.articles)?, Stamp::read(&options.tagged)?],
        ..Manifest::new(plan, Stamp::new(&options.out, &bytes), &counts)
    };
    write(&options.out, &bytes)?;
    write(&options.out.with_file_name("manifest.toml"), manifest.to_toml()?.as_bytes())?;
    log(format!("{} bytes", bytes.len()));
    Ok(())
}

/// The command that trains the same model, with the names of the files but not of their folders.
fn command(options: &Options) -> String {
    let Options { articles, tagged, out, .. } = options;
    let [articles, tagged, out] = [articles, tagged, out].map(|path| file_name(path));
    let mut command = format!("train --articles {articles} --tagged {tagged} --out {out}");
    command += &format!(" --label {} --seed {}", quoted(&options.label), options.seed);
    command.extend(options.settings.iter().map(|setting| format!(" --set {}", quoted(setting))));
    command
}

/// The argument as a shell takes it for one word.
fn quoted(argument: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.=+".contains(c);
    if !argument.is_empty() && argument.chars().all(is_plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', r"'\''"))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| format!("can not write {}: {error}", path.display()).into())
}
