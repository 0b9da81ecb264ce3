//! Attributions as W3C Web Annotations.

use serde::Serialize;

use super::parts::{Part, Word, short};
use crate::document::{Attribution, Document, Party, Via};
use crate::ids::{AttributionId, SpeakerId};
use crate::text::offsets::Unit;
use crate::text::span::Span;

/// Code points of context on each side of a quotation of the text.
const CONTEXT: usize = 32;

/// The attributions of a document as a page of W3C Web Annotations (JSON-LD): serialise it with serde.
///
/// There is one annotation for each attribution. Each piece of its content is a target, found by position (in code
/// points, as the standard says) and by its words with up to 32 code points around them. Bodies name the speakers
/// and addressees (purpose `identifying`, labels `speaker`, `addressee` and, for an outlet that relays it, `via`), tag
/// mode, act, class and whether the cue is negated or hedged (`tagging`, values such as `mode:direct`), point to source,
/// cue, addressee, time, place and medium (`describing`, with these labels), link to the annotations it stands in and is
/// relayed by (`linking`, labels `parent` and `via`), and give the confidence (`assessing`). A name of more than 80 code
/// points is cut.
///
/// ```
/// use inquit::output::WebAnnotations;
///
/// let text = "“Nine,” said Inga Reyes.";
/// let document = inquit::parse(text)?;
/// let page = WebAnnotations::new(&document, "https://harrow.example/nine");
/// let json = serde_json::to_value(&page)?;
/// let annotation = &json["items"][0];
/// assert_eq!(annotation["id"], "https://harrow.example/nine#attribution-0");
/// assert_eq!(annotation["body"][0]["value"], "Inga Reyes");
/// let [position, words] = &annotation["target"][0]["selector"].as_array().expect("two")[..] else { panic!("two") };
/// assert_eq!((&position["start"], &position["end"]), (&0.into(), &7.into()));
/// assert_eq!((&words["exact"], &words["suffix"]), (&"“Nine,”".into(), &" said Inga Reyes.".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WebAnnotations<'d> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    items: Vec<Item<'d>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Item<'d> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'d>>,
    target: Vec<Place<'d>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type")]
enum Body<'d> {
    #[serde(rename = "TextualBody")]
    Words {
        purpose: &'static str,
        value: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<&'static str>,
    },
    /// Another annotation of the page.
    #[serde(rename = "SpecificResource")]
    Link { purpose: &'static str, label: &'static str, source: String },
    #[serde(untagged)]
    Part(Place<'d>),
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Place<'d> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'static str>,
    source: &'d str,
    selector: [Selector<'d>; 2],
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type")]
enum Selector<'d> {
    TextPositionSelector { start: u32, end: u32 },
    TextQuoteSelector { exact: &'d str, prefix: &'d str, suffix: &'d str },
}

impl<'d> WebAnnotations<'d> {
    /// The attributions of `document`, whose text is found at the IRI `source`.
    pub fn new(document: &'d Document, source: &'d str) -> Self {
        let view = View { document, source };
        Self {
            context: "http://www.w3.org/ns/anno.jsonld",
            id: format!("{source}#attributions"),
            r#type: "AnnotationPage",
            items: document.attributions().iter().map(|attribution| view.item(attribution)).collect(),
        }
    }
}

/// A document with the name that annotations give it.
#[derive(Clone, Copy)]
struct View<'d> {
    document: &'d Document,
    source: &'d str,
}

impl<'d> View<'d> {
    fn item(self, attribution: &'d Attribution) -> Item<'d> {
        let mut body = self.voices(attribution);
        body.extend(tags(attribution).into_iter().map(|tag| textual("tagging", tag, None)));
        for part in Part::ALL.into_iter().filter(|part| *part != Part::Content) {
            let places = self.places(part.spans(attribution), Some((part.name(), "describing")));
            body.extend(places.map(Body::Part));
        }
        body.push(textual("assessing", format!("{:.3}", attribution.confidence), Some("confidence")));
        Item {
            id: self.name(attribution.id),
            r#type: "Annotation",
            motivation: "identifying",
            body,
            target: self.places(&attribution.content, None).collect(),
        }
    }

    /// Who says it, to whom, and through whom it reaches the reader.
    fn voices(self, attribution: &Attribution) -> Vec<Body<'d>> {
        let party = |party: &Option<Party>, label| {
            let speakers = party.iter().flat_map(|party| &party.speakers);
            speakers.map(|&id| self.voice(id, label)).collect::<Vec<_>>()
        };
        let mut voices = party(&attribution.source, "speaker");
        voices.extend(party(&attribution.addressee, "addressee"));
        voices.extend(attribution.parent.map(|id| self.link(id, "parent")));
        voices.extend(attribution.via.map(|via| match via {
            Via::Speaker(id) => self.voice(id, "via"),
            Via::Attribution(id) => self.link(id, "via"),
        }));
        voices
    }

    fn voice(self, id: SpeakerId, label: &'static str) -> Body<'d> {
        textual("identifying", short(&self.document[id].name), Some(label))
    }

    fn link(self, id: AttributionId, label: &'static str) -> Body<'d> {
        Body::Link { purpose: "linking", label, source: self.name(id) }
    }

    /// The IRI of an annotation.
    fn name(self, id: AttributionId) -> String {
        format!("{}#attribution-{}", self.source, id.index())
    }

    /// The pieces with, for a body, label and purpose.
    fn places(self, spans: &'d [Span], role: Option<(&'static str, &'static str)>) -> impl Iterator<Item = Place<'d>> {
        spans.iter().map(move |&span| Place {
            r#type: "SpecificResource",
            purpose: role.map(|(_, purpose)| purpose),
            label: role.map(|(label, _)| label),
            source: self.source,
            selector: self.selectors(span),
        })
    }

    fn selectors(self, span: Span) -> [Selector<'d>; 2] {
        let text = self.document.text();
        let [start, end] = self.document.convert(span, Unit::Char);
        let (before, after) = (&text[..span.start() as usize], &text[span.end() as usize..]);
        let cut = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let until = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        [
            Selector::TextPositionSelector { start, end },
            Selector::TextQuoteSelector { exact: span.text(text), prefix: &before[cut..], suffix: &after[..until] },
        ]
    }
}

fn textual(purpose: &'static str, value: String, label: Option<&'static str>) -> Body<'static> {
    Body::Words { purpose, value, label }
}

/// Everything about an attribution that is one of few words.
fn tags(attribution: &Attribution) -> Vec<String> {
    let mut tags = vec![format!("mode:{}", Word(attribution.mode)), format!("act:{}", Word(attribution.act))];
    if let Some(cue) = &attribution.cue {
        tags.push(format!("class:{}", Word(cue.class)));
        tags.extend(cue.negated.then(|| "negated".to_owned()));
        tags.extend(cue.hedged.then(|| "hedged".to_owned()));
    }
    tags
}
