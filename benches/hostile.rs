//! Time on hostile text must grow with its length and no faster: every input is read at three sizes, for the sentences
//! alone (with quotations kept whole, for which quotes are found too) and for all that there is.
//!
//! ```sh
//! cargo bench -p inquit-benches --bench hostile          # up to 10 MB, and 1 MB for all that there is
//! cargo bench -p inquit-benches --bench hostile -- 0.5   # up to 0.5 MB, and 0.05 MB
//! cargo bench -p inquit-benches --bench hostile -- 40 "commas" "said"   # these two alone
//! ```

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use inquit::{Parser, Quotations};
use inquit_benches::{megabytes_per_second, time};

/// Size of the largest inputs in megabytes, if none is asked for.
const MEGABYTES: f64 = 10.0;
/// Parts of the largest size; time grows linearly if the speed stays the same in all three.
const PARTS: [usize; 3] = [4, 2, 1];
/// The sentences are found so many times faster than all that there is, at the least.
const SLOWER: usize = 10;
/// Rounds of which the fastest counts.
const ROUNDS: usize = 3;
/// One round that takes longer says enough.
const LONG: Duration = Duration::from_secs(2);

/// The name of a text, and the piece that it is made of.
type Input = (&'static str, &'static str);

/// Texts that are made of one piece, over and over.
const INPUTS: [Input; 41] = [
    ("one paragraph", "The pier is safe, Ada Moor said on Monday. “We tested it,” she told reporters. "),
    ("opening marks", "“"),
    ("closing marks", "”"),
    ("alternating marks", "“”"),
    ("straight marks", "\""),
    ("straight marks, loose", "\" "),
    ("apostrophes", "'"),
    ("possessives", "‘boys’ bikes "),
    ("single marks", "‘’ ‘"),
    ("nested marks", "“‘"),
    ("one word", "a"),
    ("one word of signs", "a-"),
    ("one word of dots", "a."),
    ("one number", "1,"),
    ("capital letters", "A "),
    ("one name", "Moor "),
    ("newlines", "\n"),
    ("lines", "a\n"),
    ("menu lines", "Advertisement\n\n"),
    ("paragraphs that open", "“A.\n\n"),
    ("paragraphs that open singly", "‘The boys’ bikes.\n\n"),
    ("statements that open", "“He said A.\n\n"),
    ("statements quoted", "“He said A.”\n\n"),
    ("turns", "“A.”\n\n“B,” Moor said.\n\n"),
    ("transcript", "MOOR: We left.\n\n"),
    ("said", "said "),
    ("quotations", "“A,” he said "),
    ("according to", "according to "),
    ("that", "He said that she said that "),
    ("titles", "Mr. A said. "),
    ("descriptions", "A former mayor of Harrow, who left, said no. "),
    ("commas", ", "),
    ("brackets", "("),
    ("dashes", "— "),
    ("stops", "."),
    ("stops and spaces", ". "),
    ("colons", "A: "),
    ("Chinese", "他说:“我们走吧。”"),
    ("emoji", "🎉"),
    ("combining marks", "e\u{301}\u{301}"),
    ("right to left", "אמר “כן” "),
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let size = arguments.next().unwrap_or_else(|| MEGABYTES.to_string());
    let Ok(megabytes) = size.parse::<f64>() else {
        anstream::eprintln!("hostile: expected a number of megabytes, not {size}");
        return ExitCode::FAILURE;
    };
    let names: Vec<String> = arguments.collect();
    let inputs = INPUTS.into_iter().filter(|(name, _)| names.is_empty() || names.iter().any(|wanted| wanted == name));
    let inputs: Vec<Input> = inputs.collect();
    let bytes = (megabytes * 1e6) as usize;
    let whole = Parser::builder().quotations(Quotations::Whole).build().expect("every choice of quotations is valid");
    compare("sentences", &inputs, bytes, |text| drop(black_box(inquit::sentences(text))));
    compare("sentences, whole quotations", &inputs, bytes, |text| drop(black_box(whole.sentences(text))));
    compare("parse", &inputs, bytes / SLOWER, |text| drop(black_box(inquit::parse(text))));
    ExitCode::SUCCESS
}

/// Prints the speed of `work` on each of `inputs` at three sizes up to `bytes`, in MB/s, and how the time grew from first to
/// last.
fn compare(title: &str, inputs: &[Input], bytes: usize, work: impl Fn(&str)) {
    anstream::println!("\n{title}");
    let heads = PARTS.map(|part| format!("{:.2} MB", bytes as f64 / part as f64 / 1e6));
    anstream::println!("MB/s{:<24} {:>9} {:>9} {:>9} {:>9}", " at", heads[0], heads[1], heads[2], "time 4n/n");
    for (name, piece) in inputs {
        let times = PARTS.map(|part| {
            let text = piece.repeat(bytes / part / piece.len());
            let first = time(|| work(&text));
            let rounds = if first > LONG { 1 } else { ROUNDS };
            (1..rounds).map(|_| time(|| work(&text))).fold(first, Duration::min)
        });
        let speeds = [0, 1, 2].map(|at| megabytes_per_second(bytes / PARTS[at], times[at]));
        let growth = times[2].as_secs_f64() / times[0].as_secs_f64();
        anstream::println!("{name:<28} {:>9.2} {:>9.2} {:>9.2} {growth:>9.1}", speeds[0], speeds[1], speeds[2]);
    }
}
