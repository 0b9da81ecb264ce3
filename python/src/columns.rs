//! The columns of the tables of a corpus: one line each.

use arrow_schema::ArrowError;
use inquit::{Attribution, Document, Party, Quote, Span, Speaker, SpeakerId, Via};

use crate::attribution::three_decimals;
use crate::corpus::Corpus;
use crate::rows::{Batch, Column, Row, table};
use crate::table::Table;

pub(crate) fn attributions(corpus: &Corpus) -> Result<Table, ArrowError> {
    table(corpus, Document::attributions, |batch| {
        let mut columns = act_columns(batch);
        columns.extend(party_columns(batch));
        columns.extend(setting_columns(batch));
        columns
    })
}

/// What is said, and by what words.
fn act_columns(batch: &Batch<'_, &Attribution>) -> Vec<Column> {
    vec![
        ("document", batch.ids()),
        ("attribution", batch.numbers(|row| Some(row.number))),
        ("sentence", batch.numbers(|row| row.sentence_at(row.record.content_hull().start()))),
        ("mode", batch.words(|row| Some(row.record.mode))),
        ("act", batch.words(|row| Some(row.record.act))),
        ("content", batch.texts(|row| Some(row.text(row.record.content_hull())))),
        ("content_start", batch.numbers(|row| Some(row.start(row.record.content_hull())))),
        ("content_end", batch.numbers(|row| Some(row.end(row.record.content_hull())))),
        ("content_spans", batch.spans(|row| &row.record.content)),
        ("cue", batch.texts(|row| row.text_of(&row.record.cue.as_ref()?.spans))),
        ("cue_lemma", batch.words(|row| row.record.cue.as_ref().map(|cue| &cue.lemma))),
        ("cue_class", batch.words(|row| row.record.cue.as_ref().map(|cue| cue.class))),
        ("negated", batch.flags(|row| row.record.cue.as_ref().map(|cue| cue.negated))),
        ("hedged", batch.flags(|row| row.record.cue.as_ref().map(|cue| cue.hedged))),
    ]
}

/// By whom, and to whom.
fn party_columns(batch: &Batch<'_, &Attribution>) -> Vec<Column> {
    let source = |row: &Row<'_, &Attribution>| hull(&row.record.source.as_ref()?.spans);
    vec![
        ("source", batch.texts(|row| row.text_of(&row.record.source.as_ref()?.spans))),
        ("source_start", batch.numbers(|row| source(row).map(|span| row.start(span)))),
        ("source_end", batch.numbers(|row| source(row).map(|span| row.end(span)))),
        ("speaker", batch.texts(|row| names(row.document, &row.record.source.as_ref()?.speakers))),
        ("speaker_ids", batch.number_lists(|row| speakers_of(&row.record.source).map(|id| id.index()).collect())),
        ("speaker_kind", batch.words(|row| common_kind(row))),
        (
            "anonymous",
            batch.words(|row| {
                speakers_of(&row.record.source).find_map(|id| Some(&row.document[id].anonymous.as_ref()?.kind))
            }),
        ),
        ("evidence", batch.words(|row| row.record.source.as_ref()?.evidence)),
        ("addressee", batch.texts(|row| row.text_of(&row.record.addressee.as_ref()?.spans))),
        ("addressee_speaker", batch.texts(|row| names(row.document, &row.record.addressee.as_ref()?.speakers))),
    ]
}

/// When, where, inside what, and how sure.
fn setting_columns(batch: &Batch<'_, &Attribution>) -> Vec<Column> {
    vec![
        ("time", batch.texts(|row| row.record.time.map(|time| row.text(time.span)))),
        ("date", batch.days(|row| row.record.time?.date)),
        ("place", batch.texts(|row| row.record.place.map(|span| row.text(span)))),
        ("medium", batch.texts(|row| row.record.medium.map(|span| row.text(span)))),
        ("parent", batch.numbers(|row| row.record.parent.map(|id| id.index()))),
        ("via", batch.texts(relay)),
        ("confidence", batch.reals(|row| Some(three_decimals(row.record.confidence)))),
        ("published", batch.days(|row| row.document.published())),
    ]
}

pub(crate) fn sentences(corpus: &Corpus) -> Result<Table, ArrowError> {
    table(corpus, Document::sentences, |batch: &Batch<'_, &Span>| {
        vec![
            ("document", batch.ids()),
            ("sentence", batch.numbers(|row| Some(row.number))),
            ("text", batch.texts(|row| Some(row.text(*row.record)))),
            ("start", batch.numbers(|row| Some(row.start(*row.record)))),
            ("end", batch.numbers(|row| Some(row.end(*row.record)))),
        ]
    })
}

pub(crate) fn quotes(corpus: &Corpus) -> Result<Table, ArrowError> {
    table(corpus, Document::quotes, |batch: &Batch<'_, &Quote>| {
        vec![
            ("document", batch.ids()),
            ("quote", batch.numbers(|row| Some(row.number))),
            ("sentence", batch.numbers(|row| row.sentence_at(row.record.span().start()))),
            ("text", batch.texts(|row| Some(row.text(row.record.span())))),
            ("start", batch.numbers(|row| Some(row.start(row.record.span())))),
            ("end", batch.numbers(|row| Some(row.end(row.record.span())))),
            ("spans", batch.spans(|row| &row.record.pieces)),
            ("marks", batch.texts(|row| Some(row.document.marks(row.record)))),
            ("role", batch.words(|row| Some(row.record.role))),
            ("closed", batch.flags(|row| Some(row.record.is_closed()))),
            ("parent", batch.numbers(|row| row.record.parent.map(|id| id.index()))),
        ]
    })
}

pub(crate) fn speakers(corpus: &Corpus) -> Result<Table, ArrowError> {
    table(corpus, Voice::all, |batch: &Batch<'_, Voice<'_>>| {
        vec![
            ("document", batch.ids()),
            ("speaker", batch.numbers(|row| Some(row.number))),
            ("name", batch.texts(|row| Some(&row.record.speaker.name))),
            ("kind", batch.words(|row| row.record.speaker.kind)),
            ("anonymous", batch.words(|row| Some(&row.record.speaker.anonymous.as_ref()?.kind))),
            ("descriptions", batch.text_lists(|row| &row.record.speaker.descriptions)),
            ("mentions", batch.numbers(|row| Some(row.record.speaker.mentions.len()))),
            ("attributions", batch.numbers(|row| Some(row.record.attributions))),
            ("words_said", batch.numbers(|row| Some(row.record.words_said))),
            ("words_quoted", batch.numbers(|row| Some(row.record.words_quoted))),
        ]
    })
}

/// A speaker, with how much it says alone or with others.
struct Voice<'a> {
    speaker: &'a Speaker,
    attributions: usize,
    /// Words of contents.
    words_said: usize,
    /// Those of them between quotation marks.
    words_quoted: usize,
}

impl<'a> Voice<'a> {
    /// The speakers of a document, counted in one pass over its attributions.
    fn all(document: &'a Document) -> Vec<Self> {
        let silent = |speaker| Self { speaker, attributions: 0, words_said: 0, words_quoted: 0 };
        let mut voices: Vec<Self> = document.speakers().iter().map(silent).collect();
        for said in document.attributions() {
            let in_content = words(document, &said.content);
            let in_quotes: usize = said.quotes.iter().map(|&quote| words(document, &document[quote].pieces)).sum();
            for id in speakers_of(&said.source) {
                let voice = &mut voices[id.index()];
                voice.attributions += 1;
                voice.words_said += in_content;
                voice.words_quoted += in_quotes;
            }
        }
        voices
    }
}

fn words(document: &Document, spans: &[Span]) -> usize {
    spans.iter().map(|span| span.text(document.text()).split_whitespace().count()).sum()
}

fn speakers_of(party: &Option<Party>) -> impl Iterator<Item = SpeakerId> {
    party.iter().flat_map(|party| party.speakers.iter().copied())
}

/// Their names, as `speaker_names` has them; none where there is nobody.
fn names(document: &Document, speakers: &[SpeakerId]) -> Option<String> {
    let names = speakers.iter().map(|&id| &*document[id].name).collect::<Vec<_>>().join("; ");
    Some(names).filter(|_| !speakers.is_empty())
}

/// The kind of a joint source is what all of its speakers are.
fn common_kind(row: &Row<'_, &Attribution>) -> Option<inquit::SpeakerKind> {
    let mut kinds = speakers_of(&row.record.source).map(|id| row.document[id].kind);
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}

/// The names of those who pass it on, or the words for them where they are not resolved.
fn relay(row: &Row<'_, &Attribution>) -> Option<String> {
    match row.record.via? {
        Via::Speaker(id) => names(row.document, &[id]),
        Via::Attribution(id) => {
            let source = row.document[id].source.as_ref()?;
            names(row.document, &source.speakers).or_else(|| row.text_of(&source.spans).map(str::to_owned))
        }
        // A way that this version has no column for.
        _ => None,
    }
}

/// From the first of `spans` to the last; none where there is none.
pub(crate) fn hull(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::cover)
}
