//! The table of the bundled articles.

use anstream::StripStream;
use inquit_examples::table;

const ARTICLES: [(&str, &str); 3] = [
    ("web_scrape.txt", include_str!("../articles/web_scrape.txt")),
    ("wire_feed.txt", include_str!("../articles/wire_feed.txt")),
    ("local_paper.txt", include_str!("../articles/local_paper.txt")),
];

fn plain_table(name: &str, text: &str, width: usize) -> String {
    let document = inquit::parse(text).expect("short");
    let mut out = StripStream::new(Vec::new());
    table::write(&mut out, name, &document, width).expect("memory can be written");
    String::from_utf8(out.into_inner()).expect("the table is UTF-8")
}

#[test]
fn lines_fit_the_width() {
    for (name, text) in ARTICLES {
        for width in [60, 80, 140] {
            let table = plain_table(name, text, width);
            for line in table.lines() {
                assert!(line.chars().count() <= width, "{name}, {width} columns: {line}");
                assert_eq!(line, line.trim_end(), "{name}: space at the end of a line");
            }
        }
    }
}

#[test]
fn the_counts_stand_last() {
    for (name, text) in ARTICLES {
        let table = plain_table(name, text, 100);
        let last = table.lines().last().unwrap_or_default();
        let quotations = inquit::quotes(text).expect("short");
        let quotations = quotations.iter().filter(|quote| quote.role == inquit::Role::Speech).count();
        assert!(last.starts_with(&format!("{quotations} quotation")), "{name}: {last}");
    }
}

#[test]
fn an_article_without_headline_goes_by_its_name() {
    assert_eq!(plain_table("note.txt", "", 80), "note.txt\n\n0 quotations, 0 attributions, 0 speakers\n");
}
