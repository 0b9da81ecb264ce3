//! The table of who said what: who, by what verb, what words.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use inquit::{Document, Role};

use crate::cell::{Cell, write_line};
use crate::rows::{Row, chains, rows};

/// The title of the article and the heads of the columns.
const TITLE: Style = Style::new().bold();
/// What is said about the table.
const NOTE: Style = AnsiColor::BrightBlack.on_default();
/// Space between columns.
const GAP: usize = 2;
/// Further lines of the first column are set in, so that the beginning of each row is seen.
const INDENT: usize = 2;
/// Below this the columns have no room, and the terminal may wrap lines itself.
const MIN_WIDTH: usize = 60;

/// Writes the table of `document`, `width` columns wide, under its headline or else under `name`.
///
/// Colours are written always; a stream such as [`anstream::AutoStream`] takes them out where they are not wanted.
///
/// # Errors
///
/// Writing fails.
pub fn write(out: &mut impl Write, name: &str, document: &Document, width: usize) -> io::Result<()> {
    let headline = document.headline().map_or(name, |span| span.text(document.text()));
    write_cell(out, &Cell::new(headline, TITLE), width)?;
    writeln!(out)?;
    let rows = rows(document);
    if !rows.is_empty() {
        write_rows(out, &rows, width)?;
        writeln!(out)?;
    }
    write_chains(out, &chains(document), width)?;
    write_cell(out, &Cell::new(&summary(document), NOTE), width)
}

/// On whose word: each chain of relays on one line, cut where it does not fit.
fn write_chains(out: &mut impl Write, chains: &[Cell], width: usize) -> io::Result<()> {
    /// What stands for the words that do not fit.
    const REST: &str = " …";
    if chains.is_empty() {
        return Ok(());
    }
    write_cell(out, &Cell::new("ON WHOSE WORD", TITLE), width)?;
    for chain in chains {
        let whole = chain.wrap(width);
        let cut = chain.wrap(width.saturating_sub(REST.len()));
        let (line, rest) = if whole.len() > 1 { (cut[0], REST) } else { (whole[0], "") };
        write_line(out, line, 0)?;
        writeln!(out, "{rest}")?;
    }
    writeln!(out)
}

/// The counts of a document, such as `2 quotations, 1 attribution, 1 speaker`.
fn summary(document: &Document) -> String {
    let quotations = document.quotes().iter().filter(|quote| quote.role == Role::Speech).count();
    let parts = [
        (quotations, "quotation"),
        (document.attributions().len(), "attribution"),
        (document.speakers().len(), "speaker"),
    ];
    parts.map(|(n, noun)| format!("{n} {noun}{}", if n == 1 { "" } else { "s" })).join(", ")
}

fn write_cell(out: &mut impl Write, cell: &Cell, width: usize) -> io::Result<()> {
    for words in cell.wrap(width) {
        write_line(out, words, 0)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes rows under the heads of their columns, `width` columns wide.
///
/// # Errors
///
/// Writing fails.
pub fn write_rows(out: &mut impl Write, rows: &[Row], width: usize) -> io::Result<()> {
    let [who, how, what] = ["WHO", "HOW", "WHAT"].map(|head| Cell::new(head, TITLE));
    let head = Row { who, how, what };
    let rows: Vec<&Row> = std::iter::once(&head).chain(rows).collect();
    let widths = column_widths(&rows, width.max(MIN_WIDTH));
    for row in rows {
        write_row(out, row, widths)?;
    }
    Ok(())
}

/// The first two columns are as wide as they need to be, within a part of the whole; the words get the rest.
fn column_widths(rows: &[&Row], width: usize) -> [usize; 3] {
    let widest = |cell: fn(&Row) -> &Cell, limit: usize| {
        rows.iter().map(|row| cell(row).wrapped_width(limit)).max().unwrap_or(0).min(limit)
    };
    let who = widest(|row| &row.who, width * 3 / 10 - INDENT) + INDENT;
    let how = widest(|row| &row.how, width * 2 / 10);
    [who, how, width - who - how - 2 * GAP]
}

fn write_row(out: &mut impl Write, row: &Row, widths: [usize; 3]) -> io::Result<()> {
    let [who, how, what] =
        [(&row.who, widths[0]), (&row.how, widths[1]), (&row.what, widths[2])].map(|(cell, width)| cell.wrap(width));
    for at in 0..who.len().max(how.len()).max(what.len()) {
        let [who, how, what] = [&who, &how, &what].map(|lines| lines.get(at).copied().unwrap_or_default());
        let indent = if at > 0 { INDENT } else { 0 };
        let what_is_left = !what.is_empty();
        write!(out, "{:indent$}", "")?;
        write_line(out, who, if what_is_left || !how.is_empty() { widths[0] + GAP - indent } else { 0 })?;
        write_line(out, how, if what_is_left { widths[1] + GAP } else { 0 })?;
        write_line(out, what, 0)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style::new();

    fn table(rows: &[Row], width: usize) -> String {
        let mut out = anstream::StripStream::new(Vec::new());
        write_rows(&mut out, rows, width).expect("memory can be written");
        String::from_utf8(out.into_inner()).expect("UTF-8")
    }

    #[test]
    fn columns_wrap_side_by_side_and_lines_have_no_trailing_space() {
        let mut who = Cell::new("Ada Moor → Inga Reyes", PLAIN);
        who.break_line();
        who.push("via Harbour Board", PLAIN);
        let what = "that the pier was “safe as houses” and would be open again by the end of the week";
        let row = Row { who, how: Cell::new("tell, mixed", PLAIN), what: Cell::new(what, PLAIN) };
        let expected = "\
WHO                HOW          WHAT
Ada Moor → Inga    tell, mixed  that the pier was “safe as
  Reyes                         houses” and would be open
  via Harbour Board             again by the end of the week
";
        assert_eq!(table(&[row], 60), expected);
    }

    #[test]
    fn a_narrow_terminal_is_no_panic() {
        let cell = Cell::new("a word that has more letters", PLAIN);
        let row = Row { who: cell.clone(), how: cell.clone(), what: cell };
        assert!(table(std::slice::from_ref(&row), 0).starts_with("WHO"));
    }

    #[test]
    fn the_summary_knows_one_from_many() {
        let document = inquit::parse("").expect("short");
        assert_eq!(summary(&document), "0 quotations, 0 attributions, 0 speakers");
    }
}
