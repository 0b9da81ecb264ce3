//! The article as HTML: a browser reads the text back, and every mark stands where the document says.

mod texts;

use inquit::output::Html;
use inquit::{Document, Span};
use proptest::prelude::*;
use texts::{ARTICLE, news};

/// Contents that are drawn in one another.
const DEPTH: usize = 8;

fn parse(text: &str) -> Document {
    inquit::parse(text).expect("short")
}

/// The element that holds the text.
fn article(html: &str) -> &str {
    let (_, rest) = html.split_once("<article class=\"inquit-text\" lang=\"en\">").expect("there is an article");
    rest.split_once("</article>").expect("it ends").0
}

/// Each tag and the text after it, as a browser reads it.
fn tags(article: &str) -> impl Iterator<Item = (&str, String)> {
    article.split('<').skip(1).map(|tag| {
        let (tag, words) = tag.split_once('>').expect("`>` in text and attributes is escaped");
        (tag, html_escape::decode_html_entities(words).into_owned())
    })
}

/// What a browser reads before the first tag.
fn before(article: &str) -> String {
    html_escape::decode_html_entities(article.split('<').next().unwrap_or_default()).into_owned()
}

/// The text without its tags.
fn read(article: &str) -> String {
    before(article) + &tags(article).map(|(_, words)| words).collect::<String>()
}

/// For each code point, how many elements `name` are around it; -1 outside every block.
fn depths(article: &str, name: &str) -> Result<Vec<i32>, TestCaseError> {
    let mut open: Vec<&str> = Vec::new();
    let mut depths = vec![-1; before(article).chars().count()];
    for (tag, words) in tags(article) {
        match tag.strip_prefix('/') {
            Some(closed) => prop_assert_eq!(open.pop(), Some(closed), "elements are closed in order"),
            None => open.push(tag.split(' ').next().unwrap_or_default()),
        }
        let depth = open.iter().filter(|tag| **tag == name).count() as i32;
        depths.extend(words.chars().map(|_| if open.is_empty() { -1 } else { depth }));
    }
    prop_assert!(open.is_empty(), "{:?} is not closed", open);
    Ok(depths)
}

/// For each code point of the text, how many of `spans` are over it.
fn covers(text: &str, spans: &[Span]) -> Vec<i32> {
    let over = |at: usize| spans.iter().filter(|span| span.range().contains(&at)).count();
    text.char_indices().map(|(at, _)| over(at) as i32).collect()
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let document = parse(text);
    let html = Html::new(&document).to_string();
    let article = article(&html);
    prop_assert_eq!(read(article), text.replace('\0', "\u{fffd}"));
    prop_assert!(!article.contains('\r'), "browsers read a bare carriage return as a line feed");

    let attributions = document.attributions();
    let contents: Vec<Span> = attributions.iter().flat_map(|one| one.content.clone()).collect();
    let sources = attributions.iter().flat_map(|one| &one.source).flat_map(|party| party.spans.clone()).collect();
    let cues = attributions.iter().flat_map(|one| &one.cue).flat_map(|cue| cue.spans.clone()).collect();
    for (name, spans) in [("mark", contents), ("b", sources), ("u", cues)] {
        for ((drawn, wanted), c) in depths(article, name)?.into_iter().zip(covers(text, &spans)).zip(text.chars()) {
            // The white space between the paragraphs of one content is not drawn upon.
            let is_between = drawn < 0 && (wanted == 0 || c.is_whitespace() || c.is_control());
            let is_fine = is_between || drawn == wanted.min(DEPTH as i32);
            prop_assert!(is_fine, "{:?} is in {} of {} {}", c, drawn, wanted, name);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_browser_reads_any_text_back_with_its_marks(text in news()) {
        check(&text)?;
    }

    #[test]
    fn a_page_and_a_card_hold_the_same_text(text in news()) {
        let document = parse(&text);
        let page = Html::new(&document).to_page(Some(&text));
        prop_assert_eq!(read(article(&page)), text.replace('\0', "\u{fffd}"));
        for attribution in document.attributions() {
            let card = Html::new(&document).attribution(attribution.id).to_string();
            let shown = read(article(&card));
            let words = attribution.content[0].text(&text).replace('\0', "\u{fffd}");
            prop_assert!(shown.contains(&words), "{:?} is not in {:?}", words, shown);
        }
    }
}

#[test]
fn an_article_is_read_back_with_its_marks() {
    check(ARTICLE).expect("it holds for any text");
}

#[test]
fn the_same_document_gives_the_same_page() {
    let page = || Html::new(&parse(ARTICLE)).to_page(None);
    assert_eq!(page(), page());
    assert!(page().contains("<title>Pier &lt;shut&gt; &amp; sold</title>"));
}

/// Notebooks show what other people wrote: none of it may become an element, a script or a request.
#[test]
fn nothing_runs_and_nothing_is_fetched() {
    let text = "“<script>alert(1)</script>,” said Ada \"Moor' onclick=x>. “<img src=//harrow.example>,” she said.";
    let page = Html::new(&parse(text)).to_page(Some("</title><script>"));
    for forbidden in ["<script", "<img", "<link", "url(", "@import", "src=\"", "\" onclick"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn blocks_are_elements_of_their_kind() {
    let html = Html::new(&parse(ARTICLE)).to_string();
    for element in [
        "<h2 class=\"inquit-headline\" dir=\"auto\">Pier &lt;shut&gt; &amp; sold</h2>",
        "<p class=\"inquit-byline\" dir=\"auto\">By Ada Moor</p>",
        "<p class=\"inquit-item\" dir=\"auto\">• ",
    ] {
        assert!(html.contains(element), "{element}");
    }
}

#[test]
fn the_card_tells_the_whole_relay() {
    let text = "Ada Moor urged Gus Roe to leave, the Kestria government said, Norwire reported.";
    let html = Html::new(&parse(text)).to_string();
    assert!(html.contains("data-card=\"Ada Moor, via Kestria government, via Norwire\nindirect order · "), "{html}");
}

#[test]
fn every_class_begins_with_the_name_of_the_library() {
    let page = Html::new(&parse(ARTICLE)).to_page(None);
    for classes in page.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        for class in classes.split(' ') {
            assert!(class == "inquit" || class.starts_with("inquit-"), "{class}");
        }
    }
}
