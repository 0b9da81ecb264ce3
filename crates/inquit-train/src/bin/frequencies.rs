//! How many sentences of a corpus have each word: `frequencies --articles polnear_train.jsonl --tagged tagged_train.tsv`.
//!
//! Prints the words that are said often enough to tell, by how often: a line for each power of two, which says in how
//! many sentences there is one with such a word. `matching` weighs words by it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use inquit_train::corpus;
use inquit_train::exit_code;

/// Words of which fewer sentences have one are as rare as those that none has.
const LEAST: usize = 8;

#[derive(Parser)]
#[command(about = "Lists words by how many sentences have them")]
struct Options {
    /// Articles, one JSON object a line.
    #[arg(long)]
    articles: PathBuf,
    /// Text with tags, tab-separated.
    #[arg(long)]
    tagged: PathBuf,
}

fn main() -> ExitCode {
    exit_code(run(&Options::parse()))
}

fn run(options: &Options) -> Result<(), Box<dyn std::error::Error>> {
    let articles = corpus::articles(&options.articles)?.into_iter().map(|article| article.text);
    let tagged = corpus::tagged(&options.tagged)?.into_iter().map(|paragraph| paragraph.text);
    let parser = inquit::Parser::builder().model(None).build()?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut sentences = 0;
    for text in articles.chain(tagged) {
        let document = parser.parse(text)?;
        for sentence in document.sentences() {
            sentences += 1;
            let words = plain_words(sentence.text(document.text()));
            words.into_iter().for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
        }
    }
    let mut classes: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (word, &count) in counts.iter().filter(|(_, count)| **count >= LEAST) {
        classes.entry((sentences / count).max(1).ilog2()).or_default().push(word);
    }
    for (class, words) in classes {
        anstream::println!("{} {}", 1_u64 << class, words.join(" "));
    }
    Ok(())
}

/// The words of a sentence that begin with a small letter, each once: whose names are in the news changes.
fn plain_words(sentence: &str) -> BTreeSet<&str> {
    let words = sentence.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1);
    words.filter(|word| word.chars().all(char::is_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_left_out() {
        let words = plain_words("In Corvane the mayor’s 14 boats, and the mayor, left.");
        assert_eq!(words, BTreeSet::from(["and", "boats", "left", "mayor", "the"]));
    }
}
