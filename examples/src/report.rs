//! What was found about quotations, for a terminal and for programs.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use inquit::output::VerificationRecord;
use inquit::verify::{EditKind, Said, Verdict};
use inquit::{Document, Unit};
use serde::Serialize;

use crate::cell::{Cell, write_line};
use crate::check::Checked;
use crate::diff::{Part, parts};

const FINE: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::BrightBlack.on_default();
const OLD: Style = AnsiColor::Red.on_default().strikethrough();
const NEW: Style = AnsiColor::Green.on_default().underline();
const PLAIN: Style = Style::new();
/// Space before the words of a quotation.
const INDENT: usize = 2;

/// How differences are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// In colours.
    Coloured,
    /// Between marks: `[-old-]{+new+}`.
    Plain,
}

/// Writes every quotation with its verdict, place and differences, `width` columns wide, and the counts; what is worse
/// than `worst` stands out.
///
/// # Errors
///
/// Writing fails.
pub fn write(out: &mut impl Write, all: &[Checked<'_>], worst: Verdict, look: Look, width: usize) -> io::Result<()> {
    for checked in all {
        let style = if checked.found.verdict > worst { BAD } else { FINE };
        let head = Cell::new(&kinds(checked), style).with(&format!(" · {}", place(checked)), NOTE);
        write_cell(out, &head, 0, width)?;
        write_cell(out, &words(checked, look), INDENT, width)?;
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(all, worst))
}

fn write_cell(out: &mut impl Write, cell: &Cell, indent: usize, width: usize) -> io::Result<()> {
    for line in cell.wrap(width.saturating_sub(indent)) {
        write!(out, "{:indent$}", "")?;
        write_line(out, line, 0)?;
        writeln!(out)?;
    }
    Ok(())
}

fn words(checked: &Checked<'_>, look: Look) -> Cell {
    let mut cell = Cell::new("“", NOTE);
    if checked.source.is_none() {
        // Nothing to compare it to.
        return cell.with(&checked.claim.words, PLAIN).with("”", NOTE);
    }
    for part in parts(checked) {
        let (words, style, [open, close, behind]) = match part {
            Part::Same(words) => (words, PLAIN, ["", "", ""]),
            Part::Old(words) => (words, OLD, ["[-", "-]", ""]),
            Part::LeftOut(words) => (words, OLD, ["[-", "-]", " "]),
            Part::Cut => ("…", NOTE, ["", "", ""]),
            Part::New(words) => (words, NEW, ["{+", "+}", ""]),
        };
        match look {
            Look::Coloured => cell.push(words, style),
            Look::Plain => cell.push(&format!("{open}{words}{close}"), PLAIN),
        }
        cell.push(behind, PLAIN);
    }
    cell.with("”", NOTE)
}

/// The verdict, with what altered words are: `altered (number)`.
pub(crate) fn kinds(checked: &Checked<'_>) -> String {
    let verdict = word(checked.found.verdict);
    let edits = checked.found.edits.iter().filter(|edit| edit.kind == EditKind::Altered);
    let mut changes: Vec<String> = edits.filter_map(|edit| edit.change).map(word).collect();
    changes.sort();
    changes.dedup();
    if changes.is_empty() { verdict } else { format!("{verdict} ({})", changes.join(", ")) }
}

/// Where it stands and who says it there, in words.
pub(crate) fn place(checked: &Checked<'_>) -> String {
    let claimed =
        if checked.claim.speakers.is_empty() { "nobody named".to_owned() } else { checked.claim.speakers.join(", ") };
    let (Some(named), Some(line)) = (checked.source, checked.line()) else {
        return format!("{claimed}: in no source");
    };
    let there = checked.speakers_there();
    let names = there.join(" and ");
    let is_there = there.iter().any(|name| checked.claim.speakers.contains(name));
    let said = match checked.said {
        Some(Said::Same) => format!("{claimed} said it there"),
        Some(Said::Other) if is_there => format!("{names} said it there"),
        Some(Said::Other) => format!("{names} said it there, not {claimed}"),
        Some(Said::Narration) => format!("{claimed}: no quotation there"),
        _ if there.is_empty() => format!("{claimed}: who said it there is open"),
        _ => format!("{claimed}: {names} said it there"),
    };
    format!("{}:{line} · {said}", named.name)
}

/// `3 quotations: 2 exact, 1 altered; 1 is worse than bracketed`.
pub(crate) fn summary(all: &[Checked<'_>], worst: Verdict) -> String {
    let mut verdicts: Vec<Verdict> = all.iter().map(|checked| checked.found.verdict).collect();
    verdicts.sort();
    let counts = verdicts.chunk_by(|one, two| one == two).map(|same| format!("{} {}", same.len(), word(same[0])));
    let counts = counts.collect::<Vec<_>>().join(", ");
    let plural = if all.len() == 1 { "" } else { "s" };
    let counts = if counts.is_empty() { counts } else { format!(": {counts}") };
    match all.iter().filter(|checked| checked.found.verdict > worst).count() {
        0 => format!("{} quotation{plural}{counts}", all.len()),
        1 => format!("{} quotation{plural}{counts}; 1 is worse than {}", all.len(), word(worst)),
        bad => format!("{} quotation{plural}{counts}; {bad} are worse than {}", all.len(), word(worst)),
    }
}

/// The word by which JSON knows a member of an enum.
pub(crate) fn word(member: impl Serialize) -> String {
    let value = serde_json::to_value(member);
    value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// One quotation as data; offsets count code points.
#[derive(Serialize)]
struct Line<'c> {
    document: &'c str,
    /// Where the document has it.
    span: [u32; 2],
    /// The words without the marks around them, which offsets of edits count in.
    words: &'c str,
    speakers: &'c [String],
    /// The best source.
    file: Option<&'c str>,
    said: Option<Said>,
    #[serde(flatten)]
    found: VerificationRecord,
}

/// Writes a line of JSON for every quotation of `document`, which is called `name`.
///
/// # Errors
///
/// Writing fails.
pub fn write_json(out: &mut impl Write, name: &str, document: &Document, all: &[Checked<'_>]) -> io::Result<()> {
    for Checked { claim, found, source, said } in all {
        // What stands nowhere has no places to convert.
        let text = source.map_or(document, |named| named.source.document());
        let line = Line {
            document: name,
            span: document.convert(claim.span, Unit::Char),
            words: &claim.words,
            speakers: &claim.speakers,
            file: source.map(|named| named.name.as_str()),
            said: *said,
            found: VerificationRecord::new(found, &claim.words, text, Unit::Char),
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}
