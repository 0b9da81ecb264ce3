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

#[test]
fn quoted_words_have_a_row_of_their_own_with_the_relay_in_it() {
    let text = "“The mayor urged the harbour board to reopen the pier,” a town hall spokesperson said in a statement, \
                Norwire added.";
    let expected = "\
WHO                      HOW              WHAT
a town hall              say (direct)     “The mayor urged the harbour board to
  spokesperson                            reopen the pier,”
  via Norwire
mayor → harbour board    urge (indirect,  the harbour board to reopen the pier
  via a town hall        order)
  spokesperson,
  via Norwire
";
    assert!(plain_table("note", text, 80).contains(expected), "{}", plain_table("note", text, 80));
}

#[test]
fn whoever_only_passes_on_one_statement_stands_behind_via() {
    let text = "On the call, Inga Reyes urged Paul Vinter to lower the fares, the transport ministry said.";
    let table = plain_table("note", text, 100);
    assert!(table.contains("\nInga Reyes → Paul Vinter "), "{table}");
    assert!(table.contains("\n  via transport ministry"), "{table}");
    assert!(!table.contains("\ntransport ministry "), "{table}");
}

#[test]
fn every_chain_of_relays_is_one_line() {
    let text = "Ada Moor, the mayor, urged Paul Vinter to reopen the pier as soon as the divers have tested it, the \
                harbour board said, Norwire reported.";
    let table = plain_table("note", text, 80);
    let expected = "\nON WHOSE WORD\nharbour board, via Norwire: Ada Moor → Paul Vinter: Paul Vinter to reopen …\n";
    assert!(table.contains(expected), "{table}");
    assert!(!plain_table("note", "Ada Moor said the pier was safe.", 80).contains("WORD"));
}

#[test]
fn an_unresolved_source_is_shown_by_its_words() {
    let table = plain_table("note", "Both sides agreed to appoint a mediator.", 100);
    assert!(table.contains("\nBoth sides "), "{table}");
}

#[test]
fn a_repeated_headline_is_one_row() {
    let text = "Pier ‘a scandal’, Moor tells Vinter\n\nPier ‘a scandal’, Moor tells Vinter\n\n\
                Ada Moor met Paul Vinter on Friday. It rained.\n";
    let table = plain_table("note", text, 100);
    assert_eq!(table.matches("→ Paul Vinter").count(), 1, "{table}");
}
