use std::sync::Arc;

use super::Html;
use crate::document::{Act, Attribution, Block, BlockKind, Document, Layers, Mode, Party, Speaker};
use crate::ids::Id;
use crate::text::span::Span;

fn span([start, end]: [u32; 2]) -> Span {
    Span::new(start, end)
}

/// An attribution without cue; its speaker is the one with its own number.
fn attribution(id: usize, content: &[[u32; 2]], source: &[[u32; 2]]) -> Attribution {
    let spans = |places: &[[u32; 2]]| places.iter().copied().map(span).collect::<Vec<_>>();
    Attribution {
        id: Id::new(id),
        mode: Mode::Indirect,
        act: Act::Statement,
        content: spans(content),
        quotes: Vec::new(),
        cue: None,
        source: Some(Party { spans: spans(source), speakers: vec![Id::new(id)], ..Party::default() }),
        addressee: None,
        time: None,
        place: None,
        medium: None,
        parent: None,
        via: None,
        confidence: 0.5,
    }
}

fn document(text: &str, blocks: &[[u32; 2]], attributions: Vec<Attribution>) -> Document {
    let speaker = |at: usize| Speaker {
        id: Id::new(at),
        name: format!("S{at}").into(),
        kind: None,
        anonymous: None,
        descriptions: Vec::new(),
        mentions: Vec::new(),
    };
    let layers = Layers {
        blocks: blocks.iter().map(|&at| Block { kind: BlockKind::Paragraph, span: span(at) }).collect(),
        speakers: (0..attributions.len()).map(speaker).collect(),
        attributions,
        ..Layers::default()
    };
    Document::new(Arc::from(text), layers)
}

/// The article alone, `[` and `]` for a content and its number, `<` and `>` for a source.
fn sketch(document: &Document) -> String {
    let html = Html::new(document).without_style().to_string();
    let article = html.split_once("<article class=\"inquit-text\" lang=\"en\">").expect("it has a text").1;
    let article = article.split_once("</article>").expect("it ends").0;
    let mut sketch = String::new();
    for tag in article.split('<').skip(1) {
        let (tag, words) = tag.split_once('>').expect("a tag ends");
        let number = tag.split_once("data-n=\"").map(|(_, rest)| rest.split('"').next().unwrap_or_default());
        sketch += match (tag.split(' ').next().unwrap_or_default(), number) {
            ("mark", _) => "[",
            ("b", _) => "<",
            ("/b", _) => ">",
            ("/mark", _) => "]",
            (_, Some(number)) => number,
            ("/p", _) => "¶",
            _ => "",
        };
        sketch += words;
    }
    sketch
}

#[test]
fn contents_nest() {
    let nested = vec![attribution(0, &[[0, 6]], &[[7, 8]]), attribution(1, &[[2, 6]], &[[0, 1]])];
    assert_eq!(sketch(&document("a b cd e", &[[0, 8]], nested)), "[<a> [b cd2]1] <e>¶");
}

#[test]
fn a_content_in_pieces_has_its_number_on_each() {
    let pieces = vec![attribution(0, &[[0, 1], [4, 5]], &[[2, 3]])];
    assert_eq!(sketch(&document("a b c", &[[0, 5]], pieces)), "[a1] <b> [c1]¶");
}

#[test]
fn contents_that_cross_are_cut() {
    let crossing = vec![attribution(0, &[[0, 4]], &[]), attribution(1, &[[2, 6]], &[])];
    assert_eq!(sketch(&document("abcdefg", &[[0, 7]], crossing)), "[ab[cd2]1][ef2]g¶");
}

#[test]
fn a_source_that_a_content_cuts_stays_inside_it() {
    let cut = vec![attribution(0, &[[2, 6]], &[[0, 4]])];
    assert_eq!(sketch(&document("abcdefg", &[[0, 7]], cut)), "<ab>[<cd>ef1]g¶");
}

#[test]
fn two_attributions_may_have_the_same_places() {
    let same = vec![attribution(0, &[[0, 2]], &[[3, 4]]), attribution(1, &[[0, 2]], &[[3, 4]])];
    assert_eq!(sketch(&document("ab c", &[[0, 4]], same)), "[[ab2]1] <<c>>¶");
}

#[test]
fn a_content_over_several_paragraphs_is_in_each() {
    let long = vec![attribution(0, &[[1, 6]], &[])];
    assert_eq!(sketch(&document("ab\n\ncd", &[[0, 2], [4, 6]], long)), "a[b1]¶\n\n[cd1]¶");
}

/// A step for every pair of contents would be a billion of them.
#[test]
fn masses_of_contents_are_drawn_in_linear_time() {
    const COUNT: u32 = 30_000;
    let text = "ab".repeat(COUNT as usize);
    let nested = (0..COUNT).map(|at| attribution(at as usize, &[[at, 2 * COUNT - at]], &[])).collect();
    let drawn = sketch(&document(&text, &[[0, 2 * COUNT]], nested));
    assert_eq!(drawn.matches('[').count(), 8);
    let crossing = (0..COUNT).map(|at| attribution(at as usize, &[[at, at + COUNT]], &[])).collect();
    let drawn = sketch(&document(&text, &[[0, 2 * COUNT]], crossing));
    assert_eq!(drawn.chars().filter(|c| matches!(c, 'a' | 'b')).collect::<String>(), text);
}
