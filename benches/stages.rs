//! What each stage of a whole parse costs on one core, in rulers (passes of `unicode_words().count()`).
//!
//! A stage between two others is what a call that stops behind it takes more than one that stops before it; the stages
//! inside the model, and the days, are called alone.
//!
//! ```sh
//! cargo bench -p inquit-benches --bench stages
//! ```

use std::hint::black_box;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use inquit::training::{Lesson, count_drafts, find_days};
use inquit::{Attribution, Document, Model, Parser};
use inquit_benches::{corpus, fastest, megabytes_per_second, ruler};

static MODEL: LazyLock<Arc<Model>> = LazyLock::new(|| Model::bundled().expect("the benches have it"));
static PARSER: LazyLock<Parser> = LazyLock::new(Parser::new);

/// An article, and what the stages that are called alone read.
struct Article {
    text: &'static str,
    document: Document,
    lesson: Lesson,
    /// Given away and taken back, so that no copy is timed.
    attributions: Vec<Attribution>,
}

impl Article {
    fn new(text: &'static str) -> Self {
        let document = PARSER.parse(text).expect("short");
        let mut lesson = Lesson::new(text).expect("short");
        lesson.tag(&MODEL.parts().tags);
        lesson.score_cues(&MODEL.parts().cues);
        Self { text, attributions: document.attributions().to_vec(), document, lesson }
    }
}

/// What is timed.
const WORKS: [fn(&mut Article); 11] = [
    |article| {
        black_box(ruler(article.text));
    },
    |article| drop(black_box(inquit::sentences(article.text))),
    |article| drop(black_box(inquit::quotes(article.text))),
    |article| drop(black_box(count_drafts(article.text, None))),
    |article| drop(black_box(Lesson::new(article.text))),
    |article| article.lesson.tag(&MODEL.parts().tags),
    |article| article.lesson.score_cues(&MODEL.parts().cues),
    |article| drop(black_box(article.lesson.decide(MODEL.parts()))),
    |article| drop(black_box(count_drafts(article.text, Some(&MODEL)))),
    |article| article.attributions = find_days(&article.document, std::mem::take(&mut article.attributions)),
    |article| drop(black_box(PARSER.parse(article.text))),
];

fn main() {
    let mut articles: Vec<Article> = corpus().into_iter().map(Article::new).collect();
    let bytes = articles.iter().map(|article| article.text.len()).sum::<usize>();
    let times = fastest(&mut articles, |at, article| WORKS[at](article));
    let [ruler, sentences, quotes, drafts, lesson, tags, cues, roles, revised, days, whole] = times;
    let learned = lesson + tags + cues + roles;
    let stages = [
        ("layout, tokens, sentences", sentences),
        ("quotes", quotes.saturating_sub(sentences)),
        ("drafts of the rules", drafts.saturating_sub(quotes)),
        ("model: tokens, evidence", lesson.saturating_sub(drafts)),
        ("model: tags", tags),
        ("model: cues", cues),
        ("model: roles, decision", roles),
        ("model: drafts revised", revised.saturating_sub(learned)),
        ("settings, nesting, speakers", whole.saturating_sub(revised + days)),
        ("days", days),
        ("whole parse", whole),
    ];
    anstream::println!("{:<28} {:>8} {:>8} {:>8}", "", "MB/s", "rulers", "share");
    for (name, time) in stages {
        anstream::println!(
            "{name:<28} {:>8.1} {:>8.2} {:>6.1} %",
            megabytes_per_second(bytes, time),
            in_units(time, ruler),
            100.0 * in_units(time, whole)
        );
    }
}

fn in_units(time: Duration, unit: Duration) -> f64 {
    time.as_secs_f64() / unit.as_secs_f64()
}
