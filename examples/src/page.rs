//! What was found about quotations as one page of HTML that needs nothing beside it.

use std::io::{self, Write};

use html_escape::encode_text;
use inquit::verify::Verdict;

use crate::check::Checked;
use crate::diff::{Part, parts};
use crate::input::harmless;
use crate::report::{kinds, place, summary};

const STYLE: &str = include_str!("page.css");

/// Writes the page about a document that is called `name`; what is worse than `worst` stands out.
///
/// # Errors
///
/// Writing fails.
pub fn write(out: &mut impl Write, name: &str, all: &[Checked<'_>], worst: Verdict) -> io::Result<()> {
    let title = escaped(name);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Is it quoted right? {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>Is it quoted right?</h1>\n<p>{title}: {}.</p>\n<ol>\n",
        summary(all, worst)
    )?;
    for checked in all {
        let class = if checked.found.verdict > worst { "bad" } else { "fine" };
        let (kinds, place) = (kinds(checked), escaped(&place(checked)));
        write!(out, "<li class=\"{class}\"><p><b>{kinds}</b> · {place}</p>\n<blockquote>“")?;
        write_words(out, checked)?;
        writeln!(out, "”</blockquote></li>")?;
    }
    out.write_all(b"</ol>\n</main>\n</body>\n</html>\n")
}

fn write_words(out: &mut impl Write, checked: &Checked<'_>) -> io::Result<()> {
    if checked.source.is_none() {
        // Nothing to compare it to.
        return out.write_all(escaped(&checked.claim.words).as_bytes());
    }
    for part in parts(checked) {
        match part {
            Part::Same(words) => write!(out, "{}", escaped(words))?,
            Part::Old(words) => write!(out, "<del>{}</del>", escaped(words))?,
            Part::LeftOut(words) => write!(out, "<del>{}</del> ", escaped(words))?,
            Part::Cut => write!(out, "<i>…</i>")?,
            Part::New(words) => write!(out, "<ins>{}</ins>", escaped(words))?,
        }
    }
    Ok(())
}

/// The words as a browser reads them; line breaks are spaces there, and other control characters nothing that it may have.
fn escaped(words: &str) -> String {
    let letters = words.chars().map(|c| if c.is_whitespace() { c } else { harmless(c) });
    encode_text(&letters.collect::<String>()).into_owned()
}
