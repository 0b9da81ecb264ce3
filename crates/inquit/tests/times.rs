//! Golden cases of when something was said.

mod cases;
mod tally;

use inquit::{Article, Document};
use jiff::civil::Date;
use serde::Deserialize;
use tally::Tally;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    published: Option<String>,
    times: Vec<[String; 3]>,
    why: String,
    known_failure: Option<String>,
}

fn document(case: &Case) -> Document {
    let day = case.published.as_ref().map(|day| day.parse::<Date>().expect("the case has a valid day"));
    inquit::parse(Article::new(case.text.as_str()).published(day)).expect("short")
}

/// Cue, words and day of every attribution that has a time.
fn times(document: &Document) -> Vec<[String; 3]> {
    let of = |a: &inquit::Attribution| {
        let time = a.time?;
        let cue = a.cue.as_ref().map_or("", |cue| cue.spans[0].text(document.text()));
        let day = time.date.map_or_else(String::new, |day| day.to_string());
        Some([cue.to_owned(), time.span.text(document.text()).to_owned(), day])
    };
    document.attributions().iter().filter_map(of).collect()
}

#[test]
fn golden_cases() {
    let cases: Vec<Case> = cases::read(include_str!("data/times.toml"));
    let mut tally = Tally::default();
    for case in &cases {
        let found = times(&document(case));
        let differences = format!("  - {:?}\n  + {found:?}", case.times);
        let differences = if found == case.times { "" } else { &differences };
        tally.add(&format!("{} ({})", case.name, case.why), differences, case.known_failure.as_deref());
    }
    tally.finish("times");
}
