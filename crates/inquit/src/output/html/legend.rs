//! The speakers with their numbers, and the list of them above the text.

use std::fmt::{self, Formatter};

use super::Text;
use super::card::describe;
use crate::document::{Attribution, Document};
use crate::ids::SpeakerId;
use crate::output::palette;
use crate::output::parts::{Part, short};

/// What marks mean, in the marks themselves.
const KEY: &str = "<p class=\"inquit-key\"><mark class=\"inquit-content inquit-direct\">quoted</mark> \
                   <mark class=\"inquit-content inquit-indirect\">not quoted</mark> <b class=\"inquit-source\">source</b> \
                   <u class=\"inquit-cue\">cue</u> <em class=\"inquit-addressee\">told</em> \
                   <span class=\"inquit-setting\">when, where, through what</span></p>\n";

/// The numbers of those who speak: from 1, in the order of the document's speakers.
pub(super) struct Numbers<'d> {
    document: &'d Document,
    /// By speaker: how many attributions there are, and the number, 0 for who only listens.
    counts: Vec<usize>,
    numbers: Vec<usize>,
    unresolved: usize,
}

impl<'d> Numbers<'d> {
    pub(super) fn new(document: &'d Document, attributions: &[Attribution]) -> Self {
        let mut counts = vec![0; document.speakers().len()];
        let mut unresolved = 0;
        for attribution in attributions {
            let speakers = speakers(attribution);
            speakers.iter().for_each(|id| counts[id.index()] += 1);
            unresolved += usize::from(speakers.is_empty());
        }
        let mut last = 0;
        let number = |&count: &usize| {
            last += usize::from(count > 0);
            if count > 0 { last } else { 0 }
        };
        let numbers = counts.iter().map(number).collect();
        Self { document, counts, numbers, unresolved }
    }

    /// `1`, `1+2` for joint speakers, `?` for unresolved ones.
    pub(super) fn badge(&self, attribution: &Attribution) -> String {
        let numbers = speakers(attribution).iter().map(|id| self.numbers[id.index()].to_string());
        let badge = numbers.collect::<Vec<_>>().join("+");
        if badge.is_empty() { "?".to_owned() } else { badge }
    }

    /// Classes for the colour of the first of them.
    pub(super) fn colour(&self, attribution: &Attribution) -> String {
        palette::classes(speakers(attribution).first().map_or(0, |id| self.numbers[id.index()]))
    }

    pub(super) fn write_legend(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("<header class=\"inquit-legend\">\n<ul class=\"inquit-speakers\">\n")?;
        for speaker in self.document.speakers() {
            let (count, number) = (self.counts[speaker.id.index()], self.numbers[speaker.id.index()]);
            if count > 0 {
                let about = speaker.descriptions.first().filter(|words| **words != speaker.name);
                let about = about.map_or_else(String::new, |words| short(words));
                write_speaker(f, number, [&short(&speaker.name), &about], count)?;
            }
        }
        if self.unresolved > 0 {
            write_speaker(f, 0, ["not resolved", ""], self.unresolved)?;
        }
        write!(f, "</ul>\n{KEY}</header>\n")
    }

    /// What the hover of `attribution` says, where it is the only one.
    pub(super) fn write_facts(&self, f: &mut Formatter<'_>, attribution: &Attribution) -> fmt::Result {
        let (badge, classes) = (self.badge(attribution), self.colour(attribution));
        let facts = describe(self.document, attribution, Part::Content);
        write!(f, "<header class=\"inquit-legend\">\n<p class=\"inquit-facts {classes}\">")?;
        writeln!(f, "<i class=\"inquit-badge\" data-n=\"{badge}\"></i> {}</p>\n</header>", Text(&facts))
    }
}

/// One line of the legend; 0 is the number of nobody.
fn write_speaker(f: &mut Formatter<'_>, number: usize, [name, about]: [&str; 2], count: usize) -> fmt::Result {
    let badge = if number == 0 { "?".to_owned() } else { number.to_string() };
    let classes = palette::classes(number);
    write!(f, "<li class=\"{classes}\"><i class=\"inquit-badge\" data-n=\"{badge}\"></i> <b>{}</b>", Text(name))?;
    if !about.is_empty() {
        write!(f, " <span>{}</span>", Text(about))?;
    }
    writeln!(f, " <span>×\u{2009}{count}</span></li>")
}

fn speakers(attribution: &Attribution) -> &[SpeakerId] {
    attribution.source.as_ref().map_or(&[], |source| &source.speakers)
}
