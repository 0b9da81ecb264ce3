//! Golden cases of when something was said.

mod cases;

use inquit::{Article, Document};
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    published: Option<String>,
    times: Vec<[String; 3]>,
    why: String,
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
    let mut failures = String::new();
    for case in &cases {
        let found = times(&document(case));
        if found != case.times {
            failures += &format!("{} ({})\n  expected {:?}\n  found    {found:?}\n", case.name, case.why, case.times);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}
