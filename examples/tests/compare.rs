//! Statements that articles share: without this the example may show what is none, or hide what an outlet changed.

use anstream::StripStream;
use inquit_examples::compare::{Compared, Shared};

fn compared(texts: &[&str]) -> (usize, String) {
    let article = |(number, text): (usize, &&str)| Compared {
        name: format!("paper {number}"),
        document: inquit::parse(*text).expect("short"),
    };
    let articles: Vec<Compared> = texts.iter().enumerate().map(article).collect();
    let shared = Shared::new(&articles, 0.7);
    let mut out = StripStream::new(Vec::new());
    shared.write(&mut out).expect("memory can be written");
    (shared.count(), String::from_utf8(out.into_inner()).expect("words are UTF-8"))
}

#[test]
fn what_an_outlet_changed_is_shown() {
    let (count, shown) = compared(&[
        "“We tested the bridge twice in March, and nobody was hurt,” said Ada Moor.",
        "The bridge, Ada Moor said, was tested twice in March and nobody was hurt at all.",
        "“The harvest was good,” said Gus Roe.",
    ]);
    assert_eq!(count, 1, "{shown}");
    assert!(shown.contains("Ada Moor"), "{shown}");
    assert!(shown.contains("{+") && shown.contains("[-"), "{shown}");
    assert!(!shown.contains("harvest"), "{shown}");
}

#[test]
fn a_relay_is_named() {
    let (count, shown) = compared(&[
        "Moor said that the pier would open again in the first week of May, Norwire reported.",
        "“The pier will open again in the first week of May,” said Ada Moor.",
    ]);
    assert_eq!(count, 1, "{shown}");
    assert!(shown.contains("via Norwire"), "{shown}");
}

#[test]
fn another_number_is_another_statement() {
    let (count, shown) = compared(&[
        "“Nine bolts are missing from the old bridge,” said Ada Moor.",
        "“Six bolts are missing from the old bridge,” said Ada Moor.",
    ]);
    assert_eq!(count, 0, "{shown}");
}
