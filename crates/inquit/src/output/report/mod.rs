//! [`Report`]: who speaks in a corpus, as one page.

mod chart;
mod page;
mod periods;
mod voices;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;

use crate::document::{Act, Attribution, Document, Mode, Via};
use crate::ids::SpeakerId;
use crate::text::span::Span;
use voices::Voices;

/// Who speaks in a corpus, how often, how much, in which mode and when: a page of HTML that needs nothing beside it.
///
/// Documents are [added](Report::add) one by one and need not be kept; writing the report with [`Display`](fmt::Display)
/// gives the page, whose pictures are inline SVG and which runs no script. What was not said is not counted: imagined acts
/// ([`Act::Hypothetical`]) and denied ones. The same documents in the same order give the same page.
///
/// Speakers of several documents are one where they have the same name, whatever its capitals and middle initials; a name
/// of one word is short for the only longer one of the corpus that ends with it.
///
/// ```
/// use inquit::output::Report;
///
/// let mut report = Report::new("The pier");
/// for text in ["“It is safe,” said Ada Moor.", "Moor said the pier was old. Gus Roe called it “a wreck”."] {
///     report.add(&inquit::parse(text)?);
/// }
/// let page = report.to_string();
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("Ada Moor") && page.contains("Gus Roe"));
/// assert!(!page.contains("<script"));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Report {
    title: String,
    documents: u64,
    /// First and last day of publication.
    days: Option<(Date, Date)>,
    /// Attributions by the day of publication.
    by_day: BTreeMap<Date, Modes>,
    voices: Voices,
    /// Attributions by who is without a name: *official*, *spokesperson*.
    unnamed: BTreeMap<String, u64>,
    /// Attributions by through whom they reach the reader.
    relays: Voices,
    all: Tally,
    /// Attributions whose source is named by nobody, or not settled.
    open: u64,
}

/// How many attributions there are of each mode: direct, mixed, indirect.
type Modes = [u64; 3];

/// What somebody said.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    modes: Modes,
    /// Words, by the white space between them.
    words: u64,
}

impl Tally {
    fn attributions(&self) -> u64 {
        self.modes.iter().sum()
    }

    fn add(&mut self, other: Tally) {
        self.modes.iter_mut().zip(other.modes).for_each(|(count, more)| *count += more);
        self.words += other.words;
    }
}

impl Report {
    /// A report without documents; the title stands at its head.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            documents: 0,
            days: None,
            by_day: BTreeMap::new(),
            voices: Voices::default(),
            unnamed: BTreeMap::new(),
            relays: Voices::default(),
            all: Tally::default(),
            open: 0,
        }
    }

    /// Counts what `document` reports.
    pub fn add(&mut self, document: &Document) {
        self.documents += 1;
        if let Some(day) = document.published() {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
        let mut said: BTreeMap<usize, Tally> = BTreeMap::new();
        for attribution in document.attributions().iter().filter(|attribution| was_said(attribution)) {
            let tally = tally_of(document, attribution);
            self.all.add(tally);
            if let Some(day) = document.published() {
                let modes = self.by_day.entry(day).or_default();
                modes.iter_mut().zip(tally.modes).for_each(|(count, more)| *count += more);
            }
            for id in relayed_by(document, attribution) {
                self.relays.add(&document.speakers()[id.index()], tally);
            }
            let speakers = attribution.source.as_ref().map_or(&[][..], |source| &source.speakers);
            self.open += u64::from(speakers.is_empty());
            speakers.iter().for_each(|id| said.entry(id.index()).or_default().add(tally));
        }
        for (number, tally) in said {
            let speaker = &document.speakers()[number];
            match &speaker.anonymous {
                Some(anonymous) => *self.unnamed.entry(anonymous.kind.to_string()).or_default() += tally.attributions(),
                None => self.voices.add(speaker, tally),
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        page::write(self, f)
    }
}

/// Was anything said?
fn was_said(attribution: &Attribution) -> bool {
    attribution.act != Act::Hypothetical && attribution.cue.as_ref().is_none_or(|cue| !cue.negated)
}

fn tally_of(document: &Document, attribution: &Attribution) -> Tally {
    let words = |span: &Span| {
        let words = span.text(document.text()).split_whitespace();
        words.filter(|word| word.contains(char::is_alphanumeric)).count() as u64
    };
    let mut modes = Modes::default();
    modes[match attribution.mode {
        Mode::Direct => 0,
        Mode::Mixed => 1,
        Mode::Indirect => 2,
    }] = 1;
    Tally { modes, words: attribution.content.iter().map(words).sum() }
}

/// Those through whom an attribution reaches the reader.
fn relayed_by(document: &Document, attribution: &Attribution) -> Vec<SpeakerId> {
    match attribution.via {
        None => Vec::new(),
        Some(Via::Speaker(id)) => vec![id],
        Some(Via::Attribution(id)) => {
            let source = &document.attributions()[id.index()].source;
            source.as_ref().map(|source| source.speakers.clone()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    fn report(articles: &[(&str, Date)]) -> Report {
        let mut report = Report::new("The pier");
        for &(text, day) in articles {
            report.add(&crate::parse(Article::new(text).published(day)).expect("short"));
        }
        report
    }

    #[test]
    fn what_was_not_said_is_not_counted() {
        let text = "Ada Moor said the pier was safe. Gus Roe declined to comment. “If I were mayor, I would say it is \
                    lost,” said Ines Vale.";
        let report = report(&[(text, jiff::civil::date(2024, 11, 16))]);
        let names: Vec<String> = report.voices.ranked().into_iter().map(|voice| voice.name).collect();
        assert_eq!(names, ["Ines Vale", "Ada Moor"]);
    }

    #[test]
    fn surnames_are_short_for_the_full_name_of_another_document() {
        let day = jiff::civil::date(2024, 11, 16);
        let report = report(&[("“No,” said Moor.", day), ("“Yes,” said Ada Moor. “Perhaps,” said Gus Roe.", day)]);
        let ranked = report.voices.ranked();
        assert_eq!(ranked[0].name, "Ada Moor");
        assert_eq!((ranked[0].tally.attributions(), ranked[0].documents), (2, 2));
    }

    #[test]
    fn nothing_gives_a_page_too() {
        assert!(Report::new("").to_string().ends_with("</html>\n"));
    }

    #[test]
    fn the_text_is_escaped() {
        let text = "“<b>Nine</b>,” said Ada <script>Moor.";
        let mut report = Report::new("<script>alert(1)</script>");
        report.add(&crate::parse(text).expect("short"));
        assert!(!report.to_string().contains("<script>"));
    }
}
