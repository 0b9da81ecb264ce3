//! The page around the pictures.

use std::cmp::Reverse;
use std::fmt::{self, Formatter};

use html_escape::encode_text;

use super::chart::{MODES, bar, columns};
use super::periods::periods;
use super::voices::Voice;
use super::{Modes, Report};
use crate::document::SpeakerKind;

/// Speakers in the table, and rows of the shorter lists.
const SPEAKERS: usize = 25;
const ROWS: usize = 10;

const STYLE: &str = include_str!("page.css");

/// Writes the page.
pub(super) fn write(report: &Report, f: &mut Formatter<'_>) -> fmt::Result {
    let title = encode_text(&report.title);
    let ranked = report.voices.ranked();
    write!(f, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>")?;
    f.write_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    write!(
        f,
        "<style>\n{STYLE}</style></head>\n<body><main>\n<header><h1>{title}</h1><p>{}</p></header>\n",
        extent(report)
    )?;
    figures(report, ranked.len(), f)?;
    speakers(&ranked, f)?;
    over_time(report, f)?;
    f.write_str("<div class=\"pair\">\n")?;
    let mut unnamed: Vec<(String, u64)> = report.unnamed.clone().into_iter().collect();
    unnamed.sort_by_key(|&(_, count)| Reverse(count));
    list(f, "Sources without a name", "Attributions by what the source is called.", &unnamed)?;
    let relays = report.relays.ranked().into_iter().map(|voice| (voice.name, voice.tally.attributions()));
    list(f, "On whose word", "Attributions by who passes them on.", &relays.collect::<Vec<_>>())?;
    f.write_str("</div>\n")?;
    let version = env!("CARGO_PKG_VERSION");
    write!(
        f,
        "<footer>Counted by inquit {version}. Found by machine, so single figures may be wrong. What is only imagined \
         or was refused to say is not counted; of {} attributions the speaker is not named or not settled.</footer>\n\
         </main></body></html>\n",
        grouped(report.open)
    )
}

/// How many articles there are, and of what time.
fn extent(report: &Report) -> String {
    let articles =
        format!("{} {}", grouped(report.documents), if report.documents == 1 { "article" } else { "articles" });
    match report.days {
        None => articles,
        Some((first, last)) if first == last => format!("{articles}, {first}"),
        Some((first, last)) => format!("{articles}, {first} to {last}"),
    }
}

fn figures(report: &Report, voices: usize, f: &mut Formatter<'_>) -> fmt::Result {
    let all = report.all.attributions();
    let figures = [
        (all, "attributions"),
        (voices as u64, "speakers with a name"),
        (report.unnamed.values().sum(), "by sources without a name"),
        (report.all.words, "words reported"),
    ];
    f.write_str("<div class=\"figures\">")?;
    for (count, name) in figures {
        write!(f, "<div><b>{}</b><span>{name}</span></div>", grouped(count))?;
    }
    f.write_str("</div>\n")?;
    legend(f, &report.all.modes)?;
    bar(f, &report.all.modes, all)?;
    f.write_str("\n")
}

/// The modes with their colours and shares.
fn legend(f: &mut Formatter<'_>, modes: &Modes) -> fmt::Result {
    let all = modes.iter().sum::<u64>().max(1) as f64;
    f.write_str("<ul class=\"legend\">")?;
    for ((class, name), &count) in MODES.iter().zip(modes) {
        write!(f, "<li><i class=\"{class}\"></i>{name} {:.0} %</li>", 100.0 * count as f64 / all)?;
    }
    f.write_str("</ul>")
}

fn speakers(ranked: &[Voice], f: &mut Formatter<'_>) -> fmt::Result {
    if ranked.is_empty() {
        return Ok(());
    }
    let most = ranked.first().map_or(0, |voice| voice.tally.attributions());
    f.write_str("<section><h2>Who speaks</h2><p>How often, in which mode, how much, and in how many articles.</p>")?;
    f.write_str("<table><thead><tr><th>Speaker</th><th></th><th>attributions</th><th>words</th><th>articles</th></tr></thead><tbody>\n")?;
    for Voice { name, kind, tally, documents } in ranked.iter().take(SPEAKERS) {
        write!(f, "<tr><td>{}", encode_text(name))?;
        // Most are people; what else speaks is said.
        if let Some(kind) = kind.filter(|&kind| kind != SpeakerKind::Person) {
            write!(f, "<small>{}</small>", format!("{kind:?}").to_lowercase())?;
        }
        f.write_str("</td><td>")?;
        bar(f, &tally.modes, most)?;
        let counts = [tally.attributions(), tally.words, *documents].map(grouped);
        writeln!(f, "</td><td>{}</td><td>{}</td><td>{}</td></tr>", counts[0], counts[1], counts[2])?;
    }
    f.write_str("</tbody></table>")?;
    if ranked.len() > SPEAKERS {
        write!(f, "<p>… and {} more.</p>", grouped((ranked.len() - SPEAKERS) as u64))?;
    }
    f.write_str("</section>\n")
}

fn over_time(report: &Report, f: &mut Formatter<'_>) -> fmt::Result {
    if report.by_day.is_empty() {
        return Ok(());
    }
    let (length, periods) = periods(&report.by_day);
    write!(f, "<section><h2>Over time</h2><p>{}.</p>", length.caption())?;
    columns(f, length, &periods)?;
    f.write_str("</section>\n")
}

/// A short list of counts, which come the highest first.
fn list(f: &mut Formatter<'_>, title: &str, what: &str, ranked: &[(String, u64)]) -> fmt::Result {
    let Some(&(_, most)) = ranked.first() else { return Ok(()) };
    writeln!(f, "<section><h2>{title}</h2><p>{what}</p><table><tbody>")?;
    for (name, count) in ranked.iter().take(ROWS) {
        write!(f, "<tr><td>{}</td><td>", encode_text(name))?;
        plain_bar(f, *count, most)?;
        writeln!(f, "</td><td>{}</td></tr>", grouped(*count))?;
    }
    f.write_str("</tbody></table></section>\n")
}

/// A bar of one colour.
fn plain_bar(f: &mut Formatter<'_>, count: u64, most: u64) -> fmt::Result {
    let width = 240.0 * count as f64 / most.max(1) as f64;
    write!(
        f,
        "<svg class=\"bar\" viewBox=\"0 0 240 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"m1\" width=\"{width:.2}\" height=\"12\"/></svg>"
    )
}

/// A number with commas between its thousands.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1_000, 12_345_678].map(grouped), ["0", "999", "1,000", "12,345,678"]);
    }
}
