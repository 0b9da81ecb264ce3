//! Time to group statements, and how it grows with their number.
//!
//! Each statement is a sentence of the articles with a third of its words replaced; every fifth is told again by another
//! paper with words left out.
//!
//! ```sh
//! cargo bench -p inquit-benches --bench grouping
//! ```

use inquit::matching::{Matcher, Statement};
use inquit_benches::{Random, corpus, invented, time};

/// Numbers of statements.
const SIZES: [usize; 3] = [10_000, 30_000, 100_000];
/// Speakers that share the statements.
const SPEAKERS: usize = 2_000;
/// Every so many statements one is a retelling of another.
const RETOLD: usize = 5;

fn main() {
    let mut random = Random(1);
    let all = statements(&mut random, SIZES[SIZES.len() - 1]);
    anstream::println!("{:>10} {:>9} {:>14} {:>8} {:>7}", "statements", "seconds", "µs a statement", "groups", "found");
    for size in SIZES {
        let mut groups = Vec::new();
        let took = time(|| groups = Matcher::new().groups(&all[..size])).as_secs_f64();
        let retold = size / RETOLD;
        let found = groups.iter().map(|group| group.members.len() - 1).sum::<usize>();
        anstream::println!(
            "{size:>10} {took:>9.2} {:>14.1} {:>8} {:>5.0} %",
            took * 1e6 / size as f64,
            groups.len(),
            100.0 * found as f64 / retold as f64
        );
    }
}

fn statements(random: &mut Random, count: usize) -> Vec<Statement> {
    let articles = corpus();
    let words: Vec<&str> = articles.iter().flat_map(|article| article.split_whitespace()).collect();
    let sentences: Vec<&str> = articles
        .iter()
        .flat_map(|article| article.split(['.', '\n']))
        .map(str::trim)
        .filter(|sentence| (8..40).contains(&sentence.split(' ').count()))
        .collect();
    let mut all: Vec<Statement> = Vec::with_capacity(count);
    for number in 0..count {
        let statement = if number % RETOLD == RETOLD - 1 {
            retell(&all[number - RETOLD + 1], random)
        } else {
            let sentence = sentences[random.below(sentences.len())];
            let text = sentence.split(' ').map(|word| match random.below(6) {
                0 => words[random.below(words.len())].to_owned(),
                1 => invented(random),
                _ => word.to_owned(),
            });
            let text = text.collect::<Vec<String>>().join(" ");
            Statement::new(text).speaker(format!("Ada Moor-{}", random.below(SPEAKERS)))
        };
        all.push(statement.document(number));
    }
    all
}

/// The statement with a word in ten left out and its end cut off.
fn retell(statement: &Statement, random: &mut Random) -> Statement {
    let words: Vec<&str> = statement.text.split(' ').collect();
    let kept = words.len() - random.below(words.len() / 3);
    let left: Vec<&str> = words[..kept].iter().copied().filter(|_| random.below(10) > 0).collect();
    let text = left.join(" ");
    statement.speakers.iter().fold(Statement::new(text), |retold, name| retold.speaker(name.as_str()))
}
