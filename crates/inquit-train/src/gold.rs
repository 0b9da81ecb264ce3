//! Gold attributions in the tokens of the library.

use std::ops::Range;

use inquit::Error;
use inquit::training::{Lesson, Table, Tag};

use crate::corpus::Article;

/// An article as a lesson with its right answers.
pub struct Pupil {
    /// The lesson, tagged.
    pub lesson: Lesson,
    /// The attributions that have a cue.
    pub golds: Vec<Gold>,
}

/// An attribution in tokens, each list in order.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The token that the cue is asked for at.
    pub head: usize,
    /// The cue's tokens.
    pub cue: Vec<usize>,
    /// The source's tokens.
    pub source: Vec<usize>,
    /// The content's tokens.
    pub content: Vec<usize>,
}

impl Pupil {
    /// The pupil of `article`.
    ///
    /// # Errors
    ///
    /// [`Error`] for a text of 4 GiB or more.
    pub fn new(article: &Article, tags: &Table<{ Tag::LEARNED }>) -> Result<Self, Error> {
        let mut lesson = Lesson::new(&article.text)?;
        lesson.tag(tags);
        let tokens = |spans: &[Range<u32>]| -> Vec<usize> {
            let mut tokens: Vec<usize> = spans.iter().flat_map(|span| lesson.cover(span.start, span.end)).collect();
            tokens.sort_unstable();
            tokens.dedup();
            tokens
        };
        let gold = |annotation: &crate::corpus::Annotation| {
            let cue = tokens(&annotation.cue);
            let head = lesson.head(cue.iter().copied())?;
            Some(Gold { head, cue, source: tokens(&annotation.source), content: tokens(&annotation.content) })
        };
        let golds = article.attributions.iter().filter_map(gold).collect();
        Ok(Self { lesson, golds })
    }
}
