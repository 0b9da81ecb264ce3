//! The rows of the table: what a document says about who said what, in words.

use std::collections::BTreeSet;

use anstyle::{AnsiColor, Style};
use inquit::{Act, Attribution, Document, Mode, Party, Quote, QuoteId, Role, Span, SpeakerId, Via};

use crate::cell::Cell;

const SPEAKER: Style = AnsiColor::Cyan.on_default().bold();
const CUE: Style = AnsiColor::Yellow.on_default();
const QUOTED: Style = AnsiColor::Green.on_default();
/// Words of the article that stand for a name.
const UNRESOLVED: Style = AnsiColor::Cyan.on_default();
/// What the table says in its own words.
const NOTE: Style = AnsiColor::BrightBlack.on_default();
const PLAIN: Style = Style::new();

/// Longer chains of *said A, said B* are cut: no article has them.
const MAX_CHAIN: usize = 8;

/// One line of the table: an attribution, or a quotation that nobody is found to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who says it, to whom, and through whom it reaches the reader.
    pub who: Cell,
    /// By what verb, and how the words are given.
    pub how: Cell,
    /// The words.
    pub what: Cell,
}

/// The rows of a document, in the order of the text.
pub fn rows(document: &Document) -> Vec<Row> {
    let said = document.attributions().iter().filter(|attribution| !only_relays(document, attribution));
    let said = said.map(|attribution| (attribution.content_hull().start(), attribution_row(document, attribution)));
    let attributed: BTreeSet<QuoteId> = document.attributions().iter().flat_map(|a| a.quotes.iter().copied()).collect();
    let unsaid = document
        .quotes()
        .iter()
        .filter(|quote| quote.role == Role::Speech && quote.parent.is_none() && !attributed.contains(&quote.id));
    let unsaid = unsaid.map(|quote| (quote.span().start(), quote_row(document, quote)));
    let mut rows: Vec<(u32, Row)> = said.chain(unsaid).collect();
    rows.sort_by_key(|&(start, _)| start);
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    // A repeated headline says nothing new.
    rows.dedup();
    rows
}

/// On whose word: a line for every attribution that others pass on, such as *German government, via Reuters: Scholz →
/// Putin: …*, in the order of the text.
pub fn chains(document: &Document) -> Vec<Cell> {
    let said = document.attributions().iter().filter(|attribution| !only_relays(document, attribution));
    let mut lines: Vec<Cell> = said.filter_map(|attribution| chain(document, attribution)).collect();
    lines.dedup();
    lines
}

fn chain(document: &Document, attribution: &Attribution) -> Option<Cell> {
    let relays = relays(document, attribution);
    let mut cell = Cell::default();
    for (number, &link) in relays.iter().enumerate() {
        cell.push(if number == 0 { "" } else { ", via " }, NOTE);
        push_link(&mut cell, document, link);
    }
    cell.push(": ", NOTE);
    push_source(&mut cell, document, attribution);
    if let Some(addressee) = &attribution.addressee {
        cell.push(" → ", NOTE);
        push_party(&mut cell, document, addressee);
    }
    let cue = attribution.cue.as_ref();
    let notes = [
        (attribution.act == Act::Hypothetical, "hypothetical"),
        (cue.is_some_and(|cue| cue.negated), "negated"),
        (cue.is_some_and(|cue| cue.hedged), "hedged"),
    ];
    for (_, note) in notes.into_iter().filter(|(holds, _)| *holds) {
        cell.push(&format!(" ({note})"), NOTE);
    }
    cell.push(": ", NOTE);
    let quotes: Vec<&Quote> = attribution.quotes.iter().map(|&id| &document[id]).collect();
    push_words(&mut cell, document, &attribution.content, &quotes);
    (!relays.is_empty()).then_some(cell)
}

fn push_link(cell: &mut Cell, document: &Document, link: Via) {
    match link {
        Via::Attribution(id) => push_source(cell, document, &document[id]),
        Via::Speaker(id) => cell.push(&name(document, id), SPEAKER),
        _ => cell.push("[unknown]", NOTE),
    }
}

fn attribution_row(document: &Document, attribution: &Attribution) -> Row {
    let quotes: Vec<&Quote> = attribution.quotes.iter().map(|&id| &document[id]).collect();
    Row { who: who(document, attribution), how: how(attribution), what: words(document, &attribution.content, &quotes) }
}

fn quote_row(document: &Document, quote: &Quote) -> Row {
    Row {
        who: Cell::new("[not attributed]", NOTE),
        how: Cell::new("(direct)", NOTE),
        what: words(document, &quote.pieces, &[quote]),
    }
}

fn who(document: &Document, attribution: &Attribution) -> Cell {
    let mut cell = Cell::default();
    push_source(&mut cell, document, attribution);
    if let Some(addressee) = &attribution.addressee {
        cell.push(" →", NOTE);
        cell.tie();
        push_party(&mut cell, document, addressee);
    }
    let chain = relays(document, attribution);
    if !chain.is_empty() {
        cell.break_line();
    }
    for (number, link) in chain.into_iter().enumerate() {
        cell.push(if number == 0 { "via" } else { ", via" }, NOTE);
        cell.tie();
        push_link(&mut cell, document, link);
    }
    if let Some(around) = quoting(document, attribution) {
        cell.break_line();
        cell.push("in the words of ", NOTE);
        push_source(&mut cell, document, around);
    }
    cell
}

/// Through whom an attribution reaches the reader, nearest first; whoever passes on words of their own is left out.
fn relays(document: &Document, attribution: &Attribution) -> Vec<Via> {
    let mut last = speakers(attribution);
    let mut links = links(document, attribution);
    links.retain(|link| {
        let here = match *link {
            Via::Attribution(id) => speakers(&document[id]),
            Via::Speaker(id) => vec![id],
            _ => Vec::new(),
        };
        let is_new = here.is_empty() || here != last;
        last = here;
        is_new
    });
    links
}

/// Every link of the chain of relays, nearest first.
fn links(document: &Document, attribution: &Attribution) -> Vec<Via> {
    let next = |via: &Via| match *via {
        Via::Attribution(id) => document[id].via,
        _ => None,
    };
    std::iter::successors(attribution.via, next).take(MAX_CHAIN).collect()
}

/// The attribution around the last of the chain, where it does not relay it.
fn quoting<'d>(document: &'d Document, attribution: &'d Attribution) -> Option<&'d Attribution> {
    let last = links(document, attribution).into_iter().rev().find_map(|link| match link {
        Via::Attribution(id) => Some(&document[id]),
        _ => None,
    });
    last.unwrap_or(attribution).parent.map(|around| &document[around])
}

fn speakers(attribution: &Attribution) -> Vec<SpeakerId> {
    let mut speakers: Vec<SpeakerId> = attribution.source.iter().flat_map(|party| &party.speakers).copied().collect();
    speakers.sort();
    speakers
}

fn push_source(cell: &mut Cell, document: &Document, attribution: &Attribution) {
    match &attribution.source {
        Some(source) => push_party(cell, document, source),
        None => cell.push("[not named]", NOTE),
    }
}

/// The names of a party; where it is not resolved its own words, and who they may mean.
fn push_party(cell: &mut Cell, document: &Document, party: &Party) {
    for (at, &id) in party.speakers.iter().enumerate() {
        cell.push(if at == 0 { "" } else { " and " }, NOTE);
        cell.push(&name(document, id), SPEAKER);
    }
    if !party.speakers.is_empty() {
        return;
    }
    for (at, span) in party.spans.iter().enumerate() {
        cell.push(if at == 0 { "" } else { " … " }, NOTE);
        cell.push(span.text(document.text()), UNRESOLVED);
    }
    match party.candidates.first() {
        Some(candidate) => cell.push(&format!(" ({}?)", name(document, candidate.speaker)), NOTE),
        None if party.spans.is_empty() => cell.push("[not named]", NOTE),
        None => {}
    }
}

/// The name of a speaker; the article of a description is small, wherever it stood.
fn name(document: &Document, id: SpeakerId) -> String {
    let name = &*document[id].name;
    let article = ["A ", "An ", "Another ", "The "].into_iter().find(|article| name.starts_with(article));
    match article.filter(|_| document[id].anonymous.is_some()) {
        Some(article) => article.to_lowercase() + &name[article.len()..],
        None => name.to_owned(),
    }
}

fn how(attribution: &Attribution) -> Cell {
    let mode = match attribution.mode {
        Mode::Direct => "direct",
        Mode::Mixed => "mixed",
        Mode::Indirect => "indirect",
    };
    let act = match attribution.act {
        Act::Question => Some("question"),
        Act::Order => Some("order"),
        Act::Promise => Some("promise"),
        Act::Hypothetical => Some("hypothetical"),
        // A statement goes without saying, and acts of later versions are not worth a note here.
        _ => None,
    };
    let cue = attribution.cue.as_ref();
    let negated = cue.filter(|cue| cue.negated).map(|_| "negated");
    let hedged = cue.filter(|cue| cue.hedged).map(|_| "hedged");
    let notes: Vec<&str> = [Some(mode), act, negated, hedged].into_iter().flatten().collect();
    let lemma = cue.map_or("—", |cue| &cue.lemma);
    Cell::new(lemma, CUE).with(&format!(" ({})", notes.join(", ")), NOTE)
}

/// The text of `pieces`, with what stands in `quotes` set off.
fn words(document: &Document, pieces: &[Span], quotes: &[&Quote]) -> Cell {
    let mut cell = Cell::default();
    push_words(&mut cell, document, pieces, quotes);
    cell
}

fn push_words(cell: &mut Cell, document: &Document, pieces: &[Span], quotes: &[&Quote]) {
    let mut marked: Vec<Span> = quotes.iter().flat_map(|quote| quote.pieces.iter().copied()).collect();
    marked.sort();
    for (number, piece) in pieces.iter().enumerate() {
        cell.push(if number == 0 { "" } else { " … " }, NOTE);
        let mut at = piece.start() as usize;
        for quoted in marked.iter().filter(|quoted| piece.contains(**quoted)) {
            cell.push(&document.text()[at..quoted.start() as usize], PLAIN);
            cell.push(quoted.text(document.text()), QUOTED);
            at = quoted.end() as usize;
        }
        cell.push(&document.text()[at..piece.end() as usize], PLAIN);
    }
}

/// True for an attribution that does nothing but pass on others, which name it after *via*.
///
/// Words between quotation marks are somebody's own, so whoever said them has a row.
fn only_relays(document: &Document, relay: &Attribution) -> bool {
    let passes_on = |inner: &&Attribution| inner.via == Some(Via::Attribution(relay.id));
    let mut inner: Vec<Span> = document.attributions().iter().filter(passes_on).map(extent).collect();
    inner.sort();
    let covers = || relay.content.iter().all(|piece| is_covered(document, *piece, &inner));
    relay.mode != Mode::Direct && !inner.is_empty() && covers()
}

/// True if `inner`, which are in order, leave no words of `piece` but joining ones and those that say when or where.
fn is_covered(document: &Document, piece: Span, inner: &[Span]) -> bool {
    let mut at = piece.start();
    let mut left = Vec::new();
    for span in inner.iter().filter(|span| span.overlaps(piece)) {
        left.extend(document.text().get(at as usize..span.start() as usize));
        at = at.max(span.end());
    }
    left.extend(document.text().get(at as usize..piece.end() as usize));
    left.into_iter().all(is_aside)
}

/// *that*, *On the call,* and *in a statement*: nothing that is said.
fn is_aside(words: &str) -> bool {
    const JOINING: [&str; 3] = ["that", "and", "to"];
    const PREPOSITIONS: [&str; 8] = ["in", "on", "at", "during", "after", "before", "through", "by"];
    /// Words of a phrase that says when or where.
    const LONGEST: usize = 5;
    let mut words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.find(|word| !JOINING.contains(word));
    let opens = |word: &str| PREPOSITIONS.contains(&word.to_lowercase().as_str());
    first.is_none_or(|first| opens(first) && words.count() < LONGEST)
}

/// Everything from the first to the last of an attribution's words.
fn extent(attribution: &Attribution) -> Span {
    let Attribution { cue, source, addressee, .. } = attribution;
    let cue = cue.iter().flat_map(|cue| &cue.spans);
    let parties = source.iter().chain(addressee).flat_map(|party| &party.spans);
    cue.chain(parties).fold(attribution.content_hull(), |all, span| all.cover(*span))
}
