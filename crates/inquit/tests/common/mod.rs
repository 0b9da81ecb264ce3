//! Golden attributions: how the cases write them, and how they differ from what is found.

use std::fmt::Write as _;

use inquit::{Act, Attribution, Document, Mode, Party, Span};
use serde::Deserialize;

/// An attribution as a case expects it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    pub(crate) source: Option<String>,
    pub(crate) cue: Option<Words>,
    pub(crate) addressee: Option<Words>,
    pub(crate) content: Words,
    pub(crate) mode: Option<Mode>,
    pub(crate) act: Option<Act>,
    #[serde(default)]
    pub(crate) negated: bool,
    #[serde(default)]
    pub(crate) hedged: bool,
    pub(crate) inside: Option<usize>,
    pub(crate) speaker: Option<String>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// One string or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Words {
    One(String),
    Many(Vec<String>),
}

impl Words {
    fn all(&self) -> &[String] {
        match self {
            Words::One(words) => std::slice::from_ref(words),
            Words::Many(words) => words,
        }
    }
}

/// Is `found` one of the readings, or empty where none is expected?
fn fits(readings: &Option<Words>, found: &str) -> bool {
    readings.as_ref().map_or(found.is_empty(), |readings| readings.all().iter().any(|words| words == found))
}

fn shown(readings: &Option<Words>) -> String {
    readings.as_ref().map_or_else(String::new, |readings| readings.all().join(" or "))
}

impl Expected {
    /// The words that the case takes from the text.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let readings = self.cue.iter().chain(&self.addressee).flat_map(Words::all);
        self.source.iter().chain(readings).chain(self.content.all()).map(String::as_str)
    }

    fn mode(&self) -> Mode {
        let pieces = self.content.all();
        self.mode.unwrap_or_else(|| match () {
            () if pieces.iter().all(|piece| is_quoted(piece)) => Mode::Direct,
            () if pieces.iter().any(|piece| has_marks(piece)) => Mode::Mixed,
            () => Mode::Indirect,
        })
    }

    /// The fields of the attribution, in the order of [`FIELDS`].
    fn fields(&self) -> [String; 6] {
        let act = self.act.unwrap_or(Act::Statement);
        [
            shown(&self.cue),
            self.source.clone().unwrap_or_default(),
            shown(&self.addressee),
            self.content.all().join(" ¶ "),
            format!("{:?}", self.mode()),
            manner(act, self.negated, self.hedged),
        ]
    }
}

const FIELDS: [&str; 6] = ["cue", "source", "addressee", "content", "mode", "act"];

fn manner(act: Act, negated: bool, hedged: bool) -> String {
    let flag = |set: bool, name: &str| if set { format!(" {name}") } else { String::new() };
    format!("{act:?}{}{}", flag(negated, "negated"), flag(hedged, "hedged"))
}

const OPENING: &[&str] = &["“", "\"", "‘", "'", "«", "»", "„", "``"];
const CLOSING: &[&str] = &["”", "\"", "’", "'", "»", "«", "“", "''"];

/// Does nothing stand outside the marks?
fn is_quoted(piece: &str) -> bool {
    let opens = OPENING.iter().any(|mark| piece.starts_with(mark));
    let closes = CLOSING.iter().any(|mark| piece.ends_with(mark));
    // A piece that is never closed goes on in the next paragraph, or its mark is missing.
    opens
        && (closes
            || !["”", "\"", "»", "''"].iter().any(|mark| piece.chars().skip(1).collect::<String>().contains(mark)))
}

fn has_marks(piece: &str) -> bool {
    // A single mark at the end of a word may be an apostrophe; at its beginning it opens.
    [" '", " ‘"].iter().any(|mark| piece.contains(mark)) || piece.contains(['“', '”', '"', '«', '»', '„', '`'])
}

/// An attribution of a document, in words.
pub(crate) struct Found {
    pub(crate) cue: String,
    pub(crate) source: String,
    addressee: String,
    pub(crate) content: Vec<String>,
    mode: Mode,
    manner: String,
    parent: Option<usize>,
    pub(crate) speaker: String,
}

impl Found {
    fn new(document: &Document, attribution: &Attribution) -> Self {
        let text = document.text();
        let words = |spans: &[Span]| spans.iter().map(|span| span.text(text).to_owned()).collect::<Vec<_>>();
        let party = |party: &Option<Party>| {
            // The comma that closes an apposition or relative clause may stand in the span or not.
            let spans = party.iter().flat_map(|party| words(&party.spans));
            spans.map(|words| words.trim_end_matches(',').to_owned()).collect::<Vec<_>>().join(" ¶ ")
        };
        let cue = attribution.cue.as_ref();
        Self {
            cue: cue.map_or_else(String::new, |cue| words(&cue.spans).join(" ¶ ")),
            // A second span is the pronoun of a relative clause, behind the antecedent that names the source.
            source: party(&attribution.source).split(" ¶ ").next().unwrap_or_default().to_owned(),
            addressee: party(&attribution.addressee),
            content: words(&attribution.content),
            mode: attribution.mode,
            manner: manner(attribution.act, cue.is_some_and(|cue| cue.negated), cue.is_some_and(|cue| cue.hedged)),
            parent: attribution.parent.map(|id| id.index()),
            speaker: document.speaker_names(attribution),
        }
    }

    fn fields(&self) -> [String; 6] {
        [
            self.cue.clone(),
            self.source.clone(),
            self.addressee.clone(),
            self.content.join(" ¶ "),
            format!("{:?}", self.mode),
            self.manner.clone(),
        ]
    }
}

/// All attributions of a document, in words.
pub(crate) fn found_in(document: &Document) -> Vec<Found> {
    document.attributions().iter().map(|attribution| Found::new(document, attribution)).collect()
}

fn line(fields: &[String; 6]) -> String {
    let [cue, source, addressee, content, mode, manner] = fields;
    let addressee = if addressee.is_empty() { String::new() } else { format!(" → {addressee}") };
    format!("[{source}] {cue}{addressee}: {content} ({mode}, {manner})")
}

/// For each expected attribution, the found one that is most like it.
pub(crate) struct Pairs {
    found_of: Vec<Option<usize>>,
}

impl Pairs {
    pub(crate) fn new(expected: &[Expected], found: &[Found]) -> Self {
        let mut scored: Vec<(usize, usize, usize)> = Vec::new();
        for (i, one) in expected.iter().enumerate() {
            scored.extend(found.iter().enumerate().map(|(j, other)| (likeness(one, other), i, j)));
        }
        // The most alike first; of equals the first ones.
        scored.sort_by_key(|&(score, i, j)| (usize::MAX - score, i.abs_diff(j), i));
        let mut found_of = vec![None; expected.len()];
        let mut taken = vec![false; found.len()];
        for (score, i, j) in scored {
            if score >= ENOUGH && found_of[i].is_none() && !taken[j] {
                found_of[i] = Some(j);
                taken[j] = true;
            }
        }
        Self { found_of }
    }

    pub(crate) fn found_of(&self, expected: usize) -> Option<usize> {
        self.found_of[expected]
    }

    /// The found parent that `inside` asks for: an optional one that is not there is looked through.
    fn parent(&self, expected: &[Expected], mut inside: Option<usize>) -> Option<usize> {
        while let Some(i) = inside {
            if self.found_of[i].is_some() || !expected[i].optional {
                return self.found_of[i];
            }
            inside = expected[i].inside;
        }
        None
    }
}

/// Less is no pair.
const ENOUGH: usize = 4;

fn likeness(expected: &Expected, found: &Found) -> usize {
    let wanted = expected.content.all();
    let same_content = wanted == found.content.as_slice();
    let touches = |piece: &String| found.content.iter().any(|other| other.contains(piece) || piece.contains(other));
    let near_content = wanted.iter().any(touches);
    let same_source = expected.source.as_deref().unwrap_or_default() == found.source;
    let same_cue = fits(&expected.cue, &found.cue);
    let cue_touches =
        expected.cue.iter().flat_map(Words::all).any(|words| words.contains(&found.cue) || found.cue.contains(words));
    6 * usize::from(same_content)
        + 3 * usize::from(near_content)
        + 3 * usize::from(same_cue)
        + usize::from(cue_touches && !found.cue.is_empty())
        + 2 * usize::from(same_source)
}

/// What is missing, different and too much, one line each; empty if nothing is.
pub(crate) fn differences(expected: &[Expected], found: &[Found]) -> String {
    let pairs = Pairs::new(expected, found);
    let mut report = String::new();
    for (i, one) in expected.iter().enumerate() {
        match pairs.found_of(i) {
            None if one.optional => {}
            None => {
                let _ = writeln!(report, "  - {}", line(&one.fields()));
            }
            Some(_) if one.optional => {}
            Some(j) => {
                let parent = pairs.parent(expected, one.inside);
                report += &field_differences(one, &found[j], parent, found);
            }
        }
    }
    for (j, other) in found.iter().enumerate() {
        if !pairs.found_of.contains(&Some(j)) {
            let _ = writeln!(report, "  + {}", line(&other.fields()));
        }
    }
    report
}

fn field_differences(expected: &Expected, found: &Found, parent: Option<usize>, all: &[Found]) -> String {
    let mut report = String::new();
    let [wanted, got] = [expected.fields(), found.fields()];
    for (at, field) in FIELDS.into_iter().enumerate() {
        let holds = match field {
            "cue" => fits(&expected.cue, &got[at]),
            "addressee" => fits(&expected.addressee, &got[at]),
            _ => wanted[at] == got[at],
        };
        if !holds {
            let _ = writeln!(
                report,
                "  ~ {} {field}: expected {:?}, found {:?}",
                shown(&expected.cue),
                wanted[at],
                got[at]
            );
        }
    }
    if found.parent != parent {
        let name =
            |at: Option<usize>| at.map_or("nothing".to_owned(), |at| format!("[{}] {}", all[at].source, all[at].cue));
        let [wanted, got] = [name(parent), name(found.parent)];
        let _ = writeln!(report, "  ~ {} inside: expected {wanted}, found {got}", shown(&expected.cue));
    }
    report
}

/// What is different in the speakers of the attributions that are found.
pub(crate) fn speaker_differences(expected: &[Expected], found: &[Found]) -> String {
    let pairs = Pairs::new(expected, found);
    let mut report = String::new();
    for (i, one) in expected.iter().enumerate() {
        let (Some(speaker), Some(j)) = (&one.speaker, pairs.found_of(i)) else { continue };
        if found[j].speaker != *speaker {
            let source = &found[j].source;
            let _ = writeln!(report, "  ~ [{source}] speaker: expected {speaker:?}, found {:?}", found[j].speaker);
        }
    }
    report
}
