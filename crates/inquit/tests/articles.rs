//! Whole articles: the bundled ones word for word, and the shared ones, where they are there, by keys.

mod common;
mod tally;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{Expected, differences, found_in, speaker_differences};
use inquit::{Act, Attribution, BlockKind, Document, Span, Unit};
use serde::Deserialize;
use tally::Tally;

#[derive(Deserialize)]
struct Articles {
    article: Vec<Article>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    file: String,
    attributions: Vec<Expected>,
    known_differences: Vec<String>,
}

fn read(folder: &str, file: &str) -> Option<Document> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(file);
    Some(inquit::parse(fs::read_to_string(path).ok()?).expect("short"))
}

#[test]
fn bundled_articles() {
    let articles: Articles = toml::from_str(include_str!("data/articles.toml")).expect("articles.toml is valid");
    let mut report = String::new();
    for Article { file, attributions, known_differences } in &articles.article {
        let document = read("../../examples/articles", file).expect("the articles come with the examples");
        for words in attributions.iter().flat_map(Expected::words) {
            assert!(document.text().contains(words), "{file}: {words:?} is not in the text");
        }
        let found = found_in(&document);
        let all = differences(attributions, &found) + &speaker_differences(attributions, &found);
        let all: BTreeSet<&str> = all.lines().map(str::trim).collect();
        let known: BTreeSet<&str> = known_differences.iter().map(String::as_str).collect();
        report.extend(all.difference(&known).map(|line| format!("{file}  {line}\n")));
        report.extend(known.difference(&all).map(|line| format!("{file}  no longer: {line}\n")));
    }
    assert!(report.is_empty(), "- expected, + found, ~ different:\n{report}");
}

/// A shared article, and what is expected of it: code points, surnames and verbs, no sentence of it.
struct Shared {
    document: Document,
    tally: Tally,
    known: &'static [(&'static str, &'static str)],
}

/// A quotation that is in no other one: start, end, a word of its source and of its cue.
type Quoted = (u32, u32, &'static str, &'static str);

/// From inside to outside: a word of the cue and a word of the source.
type Chain = &'static [(&'static str, &'static str)];

impl Shared {
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    fn open(file: &str, known: &'static [(&'static str, &'static str)]) -> Option<Self> {
        let document = read("../../../shared/articles", file);
        if document.is_none() {
            eprintln!("skipped: the shared articles are not beside the project");
        }
        Some(Self { document: document?, tally: Tally::default(), known })
    }

    fn check(&mut self, title: &str, differences: &str) {
        let known = self.known.iter().find(|(name, _)| *name == title).map(|(_, reason)| *reason);
        let differences = if differences.is_empty() { String::new() } else { format!("  {differences}\n") };
        self.tally.add(title, &differences, known);
    }

    fn words(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| span.text(self.document.text())).collect::<Vec<_>>().join(" ")
    }

    fn source(&self, attribution: &Attribution) -> String {
        attribution.source.as_ref().map_or_else(String::new, |source| self.words(&source.spans))
    }

    fn cue(&self, attribution: &Attribution) -> String {
        attribution.cue.as_ref().map_or_else(String::new, |cue| self.words(&cue.spans))
    }

    fn fits(&self, attribution: &Attribution, cue: &str, source: &str) -> bool {
        let has_cue = if cue.is_empty() { attribution.cue.is_none() } else { self.cue(attribution).contains(cue) };
        has_cue && self.source(attribution).contains(source)
    }

    fn shown(&self, attribution: Option<&Attribution>) -> String {
        attribution.map_or_else(|| "nothing".to_owned(), |a| format!("[{}] {}", self.source(a), self.cue(a)))
    }

    /// Every quotation whole, and the nearest attribution round it.
    fn quotations(&mut self, expected: &[Quoted]) {
        let outer = self.document.quotes().iter().filter(|quote| quote.parent.is_none()).map(|quote| quote.span());
        let outer: Vec<Span> = outer.collect();
        let found: Vec<[u32; 2]> = outer.iter().map(|&span| self.document.convert(span, Unit::Char)).collect();
        let wanted: Vec<[u32; 2]> = expected.iter().map(|&(start, end, ..)| [start, end]).collect();
        let differences = if found == wanted { String::new() } else { format!("expected {wanted:?}, found {found:?}") };
        self.check("quotations are whole", &differences);
        for &(start, end, source, cue) in expected {
            let at = found.iter().position(|&quote| quote == [start, end]);
            let is_around =
                |a: &&Attribution| at.is_some_and(|at| a.content.iter().any(|piece| piece.contains(outer[at])));
            let around = self.document.attributions().iter().filter(is_around);
            let nearest = around.min_by_key(|a| a.content.iter().map(|piece| piece.len()).sum::<u32>());
            let fits = nearest.is_some_and(|a| self.fits(a, cue, source));
            let differences = if fits { String::new() } else { format!("found {}", self.shown(nearest)) };
            self.check(&format!("quotation at {start}: [{source}] {cue}"), &differences);
        }
    }

    /// When each attribution that has a time was said: a word of its cue, the day for an article published on `day`.
    fn days(&mut self, day: &str, expected: &[(&str, &str)]) {
        let day: jiff::civil::Date = day.parse().expect("a day");
        let dated = inquit::parse(inquit::Article::new(self.document.text()).published(day)).expect("short");
        let found: Vec<(String, String)> = dated
            .attributions()
            .iter()
            .filter_map(|a| Some((self.cue(a), a.time?.date.map_or_else(String::new, |day| day.to_string()))))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(cue, day)| (cue.as_str(), day.as_str())).collect();
        let differences = if found == expected { String::new() } else { format!("found {found:?}") };
        self.check("days of saying", &differences);
    }

    /// Attributions inside one another.
    fn relays(&mut self, chains: &[Chain]) {
        for chain in chains {
            let [(cue, source), outer @ ..] = chain else { continue };
            let inner = self.document.attributions().iter().filter(|a| self.fits(a, cue, source));
            let holds = inner.clone().any(|inner| {
                let mut at = Some(inner);
                outer.iter().all(|(cue, source)| {
                    at = at.and_then(|a| a.parent).map(|id| &self.document[id]);
                    at.is_some_and(|a| self.fits(a, cue, source))
                })
            });
            let title = chain.iter().map(|(cue, source)| format!("[{source}] {cue}")).collect::<Vec<_>>().join(" < ");
            let parents = inner.map(|a| self.shown(a.parent.map(|id| &self.document[id])));
            let parents = parents.collect::<Vec<_>>().join(", ");
            let differences = if holds { String::new() } else { format!("found inside: {parents}") };
            self.check(&title, &differences);
        }
    }

    /// Sources by a word of the cue and all of the source, and the speakers that all such sources are.
    fn speakers(&mut self, expected: &[(&str, &str, &str)]) {
        for &(cue, source, speaker) in expected {
            let found = self.document.attributions().iter();
            let found = found.filter(|a| self.cue(a).contains(cue) && self.source(a) == source);
            let names: Vec<String> = found.map(|a| self.document.speaker_names(a)).collect();
            let holds = !names.is_empty() && names.iter().all(|name| name == speaker);
            let differences = if holds { String::new() } else { format!("found {names:?}") };
            self.check(&format!("[{source}] {cue} is {speaker}"), &differences);
        }
    }

    /// Cues that must not be there, by a word of the cue and one of the content.
    fn silence(&mut self, unwanted: &[(&str, &str)]) {
        for &(cue, content) in unwanted {
            let found = self.document.attributions().iter();
            let found = found.filter(|a| self.cue(a).contains(cue) && self.words(&a.content).contains(content));
            // Imagined speech is marked as such, and so is never taken for a report.
            let found = found.filter(|a| a.act != Act::Hypothetical).count();
            let differences = if found == 0 { String::new() } else { format!("found {found}") };
            self.check(&format!("no statement: {cue} … {content}"), &differences);
        }
    }

    /// Nothing but headline and paragraphs has words that are said, or sayers.
    fn furniture(&mut self) {
        let furniture: Vec<Span> = self
            .document
            .blocks()
            .iter()
            .filter(|block| !matches!(block.kind, BlockKind::Headline | BlockKind::Paragraph))
            .map(|block| block.span)
            .collect();
        let spans = self.document.attributions().iter().flat_map(|a| {
            let parties = a.source.iter().chain(&a.addressee).flat_map(|party| &party.spans);
            a.content.iter().chain(parties)
        });
        let touching: Vec<String> = spans
            .filter(|&&span| furniture.iter().any(|block| block.overlaps(span)))
            .map(|&span| self.words(&[span]))
            .collect();
        let differences = if touching.is_empty() { String::new() } else { format!("{touching:?}") };
        self.check("furniture is silent", &differences);
    }
}

#[test]
fn shared_scrape() {
    let known = &[];
    let Some(mut article) = Shared::open("000_04c074a9c1fe7e4a.txt", known) else { return };
    article.quotations(&[
        (78, 98, "Scholz", "tells"),
        (156, 176, "Scholz", "tells"),
        (346, 366, "Scholz", "told"),
        (602, 670, "Kremlin", "described"),
        (679, 717, "Kremlin", "adding"),
        (779, 794, "Zelensky", "said"),
        (977, 1002, "the chancellor", "called"),
        (1023, 1157, "He", "emphasized"),
        (2047, 2170, "Putin", "told"),
        (2246, 2292, "Putin", "told"),
        (2442, 2476, "Putin", "said"),
        (2546, 2557, "Kremlin", "justifies"),
        (2628, 2784, "Putin", "said"),
    ]);
    article.furniture();
    article.relays(&[
        &[("told", "Scholz"), ("said", "government sources")],
        &[("condemned", "chancellor"), ("According to", "government sources")],
        &[("called", "chancellor"), ("According to", "government sources")],
        &[("according to", "Kremlin"), ("report", "Russian media")],
        &[("told", "Putin"), ("According to", "Kremlin")],
    ]);
    article.speakers(&[
        ("tells", "Scholz", "Olaf Scholz"),
        ("called", "the chancellor", "Olaf Scholz"),
        ("condemned", "the chancellor", "Olaf Scholz"),
        ("emphasized", "He", "Olaf Scholz"),
        ("said", "He", "Olaf Scholz"),
        ("told", "Putin", "Vladimir Putin"),
        ("argued", "Ukrainian President Volodymyr Zelensky", "Volodymyr Zelensky"),
    ]);
    article.silence(&[
        ("accusation", "Berlin"),
        ("avoid", "Berlin"),
        ("supporting", "Ukraine"),
        ("planned", "Zelensky"),
    ]);
    let anchored = article.document.attributions().iter().any(|a| a.time.is_some_and(|time| time.date.is_some()));
    assert!(!anchored && article.document.published().is_none(), "the scrape has no day to count from");
    article.days("2024-11-16", &[("told", "2024-11-15"), ("said", "2024-11-10")]);
    article.tally.finish("checks of the scrape");
}

#[test]
fn shared_feed() {
    let known = &[];
    let Some(mut article) = Shared::open("002_693449e0a82507a3.txt", known) else { return };
    article.quotations(&[
        (157, 172, "Zelensky", "criticized"),
        (238, 442, "Zelensky", "said"),
        (861, 886, "Scholz", "urged"),
        (1131, 1159, "Putin", "told"),
        (1619, 1748, "spokesperson", "said"),
        (1819, 1949, "spokesperson", "added"),
        (2096, 2108, "Ukraine", "said"),
        (2121, 2267, "Zelensky", "said"),
        (2547, 2605, "diplomat", "said"),
        (2705, 2902, "diplomat", "said"),
    ]);
    article.furniture();
    article.relays(&[
        &[("urged", "Scholz"), ("said", "government"), ("reported", "Reuters")],
        &[("cautioned", "Zelensky"), ("according to", "sources"), ("reported", "Reuters")],
        &[("urged", "chancellor"), ("said", "spokesperson"), ("added", "Reuters")],
        &[("stressed", "He"), ("added", "spokesperson"), ("said", "Reuters")],
        &[("told", "Putin"), ("said", "Kremlin")],
        &[("told", "their country"), ("noting", "diplomat")],
        &[("said", "German officials"), ("according to", "Reuters")],
        &[("agreed", "Putin and Scholz"), ("added", "they")],
        &[("told", "Scholz"), ("told", "official")],
    ]);
    article.speakers(&[
        ("criticized", "Ukrainian President Volodymyr Zelensky", "Volodymyr Zelensky"),
        ("said", "Zelensky", "Volodymyr Zelensky"),
        ("urged", "The chancellor", "Olaf Scholz"),
        ("stressed", "He", "Olaf Scholz"),
        ("added", "the spokesperson", "a German government spokesperson"),
        ("suggested", "He", "Donald Trump"),
        ("criticized", "He", "Donald Trump"),
        ("noting", "one Western diplomat", "one Western diplomat"),
        ("added", "they", "German officials"),
        ("agreed", "Putin and Scholz", "Vladimir Putin; Olaf Scholz"),
        ("told", "A separate German government official", "A separate German government official"),
    ]);
    article.silence(&[
        ("seen", "escalation"),
        ("say", "look"),
        ("explaining", "how"),
        ("plans", "brief"),
        ("waits", "plan"),
    ]);
    assert_eq!(article.document.published(), Some(jiff::civil::date(2024, 11, 16)));
    article.days("2024-11-16", &[]);
    article.tally.finish("checks of the feed");
}
