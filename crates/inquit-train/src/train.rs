//! The whole training: tags, then cues, roles and keeping, each learned from what the one before gives on articles
//! that it has not seen.

use inquit::Error;
use inquit::training::{Lesson, Parts, RoleTables, Settings, Table};
use rayon::prelude::*;

use crate::corpus::{Annotation, Article, TaggedParagraph};
use crate::gold::Pupil;
use crate::score::{Counts, Words, compare};
use crate::{cues, keeps, roles, tags};

/// Settings of the training.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Of the tagger.
    pub tags: tags::TagSettings,
    /// Of the cue stage.
    pub cues: cues::Settings,
    /// Of the role stage.
    pub roles: roles::Settings,
    /// Of the keep stage.
    pub keep: cues::Settings,
    /// Parts that the articles are dealt into.
    pub folds: usize,
    /// Least score of a token that is looked at as a cue.
    pub cue: f32,
    /// From this probability on there is no source.
    pub sourceless: f32,
}

impl Plan {
    /// The plan that the released model was trained by.
    pub fn new(seed: u64) -> Self {
        let regression =
            cues::Settings { bits: 18, passes: 10, rate: 0.12, decay: 2e-5, dropout: 0.5, least: 4, seed };
        Self {
            tags: tags::TagSettings { bits: 15, passes: 8, seed },
            cues: regression,
            roles: roles::Settings {
                unit_bits: 18,
                pair_bits: 15,
                passes: 8,
                rate: 0.08,
                decay: 3e-5,
                dropout: 0.4,
                least: 3,
                seed,
            },
            keep: cues::Settings { bits: 16, passes: 8, rate: 0.06, decay: 1e-4, dropout: 0.2, least: 3, seed },
            folds: 3,
            cue: 0.08,
            sourceless: 0.6,
        }
    }
}

/// A model and how it did on articles that each of its parts had not seen.
pub struct Outcome {
    /// The model.
    pub model: Parts,
    /// Scores of the cross-fitted stages on the training articles.
    pub counts: Counts,
}

/// Trains a model.
///
/// # Errors
///
/// [`Error`] for a text of 4 GiB or more.
pub fn train(articles: &[Article], paragraphs: &[TaggedParagraph], plan: Plan, log: &dyn Fn(String)) -> Result<Outcome, Error> {
    let (held, seen): (Vec<_>, Vec<_>) = paragraphs.iter().cloned().enumerate().partition(|(i, _)| i % 10 == 0);
    let plain = |list: Vec<(usize, TaggedParagraph)>| list.into_iter().map(|(_, paragraph)| paragraph).collect::<Vec<_>>();
    let trial = tags::train(&plain(seen), plan.tags)?;
    log(format!("tags: {:.2} % right on every tenth paragraph", 100.0 * tags::accuracy(&plain(held), &trial)?));
    let tags = tags::train(paragraphs, plan.tags)?;
    let mut pupils: Vec<Pupil> = articles.par_iter().map(|article| Pupil::new(article, &tags)).collect::<Result<_, _>>()?;
    log(format!("{} articles, {} attributions", pupils.len(), pupils.iter().map(|p| p.golds.len()).sum::<usize>()));

    let folds = plan.folds;
    let others = |pupils: &'_ [Pupil], fold: usize| -> Vec<usize> { (0..pupils.len()).filter(|i| i % folds != fold).collect() };
        let cue_tables: Vec<Table<1>> = (0..=folds)
        .into_par_iter()
        .map(|fold| {
            let numbers = others(&pupils, fold);
            cues::train(&numbers.iter().map(|&i| &pupils[i]).collect::<Vec<_>>(), plan.cues)
        })
        .collect();
    // The last table, of fold number `folds`, has seen all articles.
    pupils.par_iter_mut().enumerate().for_each(|(i, pupil)| pupil.lesson.score_cues(&cue_tables[i % folds]));
    log("cues: done".to_owned());
    let role_tables: Vec<RoleTables> = (0..=folds)
        .into_par_iter()
        .map(|fold| {
            let numbers = others(&pupils, fold);
            roles::train(&numbers.iter().map(|&i| &pupils[i]).collect::<Vec<_>>(), plan.roles)
        })
        .collect();
    log("roles: done".to_owned());

    let draft = |fold: usize, keep: &Table<1>, least: f32, calibration: [f32; 2]| Parts {
        label: Box::default(),
        tags: tags.clone(),
        cues: cue_tables[fold].clone(),
        roles: role_tables[fold].clone(),
        keep: keep.clone(),
        settings: Settings { cue: plan.cue, sourceless: plan.sourceless, keep: least, calibration },
    };
    let blank = Table::new(vec![[0]; 2], 1.0).expect("two rows are a table");
    let models: Vec<Parts> = (0..folds).map(|fold| draft(fold, &blank, 0.0, [1.0, 0.0])).collect();
    let examples: Vec<Vec<(Vec<u32>, bool)>> = pupils
        .par_iter()
        .enumerate()
        .map(|(i, pupil)| judged(&articles[i], &pupil.lesson, &models[i % folds], plan.keep.bits))
        .collect();
    let keep_tables: Vec<Table<1>> = (0..=folds)
        .into_par_iter()
        .map(|fold| {
            let seen = examples.iter().enumerate().filter(|(i, _)| i % folds != fold);
            cues::regression(seen.flat_map(|(_, list)| list.iter().cloned()).collect(), plan.keep)
        })
        .collect();
    let scores: Vec<(f32, bool)> = examples
        .iter()
        .enumerate()
        .flat_map(|(i, list)| list.iter().map(move |(slots, right)| (i, slots, *right)))
        .map(|(i, slots, right)| (keep_tables[i % folds].score(slots)[0], right))
        .collect();
    let calibration = keeps::calibration(&scores);
    log(format!("keep: {} guesses, calibration {calibration:?}", scores.len()));

    let mut best = (0.0, 0.0, Counts::default());
    for percent in (10..=50).step_by(2) {
        let least = percent as f32 / 100.0;
        let models: Vec<Parts> = (0..folds).map(|fold| draft(fold, &keep_tables[fold], least, calibration)).collect();
        let counts = pupils
            .par_iter()
            .enumerate()
            .map(|(i, pupil)| decided(&articles[i], &pupil.lesson, &models[i % folds]))
            .reduce(Counts::default, |mut a, b| {
                a.add(&b);
                a
            });
        let value = counts.f1("attrib/all") + 0.3 * counts.f1("strict/all");
        if value > best.0 {
            best = (value, least, counts);
        }
    }
    let (_, least, counts) = best;
    log(format!(
        "keep from {least}: soft {:.1} attrib {:.1} strict {:.1} token {:.1} cue {:.1}",
        counts.f1("soft/all"),
        counts.f1("attrib/all"),
        counts.f1("strict/all"),
        counts.f1("token/all"),
        counts.f1("cue/all")
    ));
    Ok(Outcome { model: draft(folds, &keep_tables[folds], least, calibration), counts })
}

/// The slots of every guess and whether its content and source are right.
fn judged(article: &Article, lesson: &Lesson, model: &Parts, bits: u32) -> Vec<(Vec<u32>, bool)> {
    let guesses = lesson.guesses(model);
    let predicted: Vec<Annotation> = guesses.iter().map(|guess| keeps::annotation(lesson, guess)).collect();
    let comparison = compare(&Words::new(&article.text), &article.attributions, &predicted);
    let mut right = vec![false; guesses.len()];
    for (_, number, same) in comparison.pairs {
        right[number] = same;
    }
    (0..guesses.len())
        .map(|i| {
            let mut slots = Vec::new();
            lesson.keep_slots(&guesses, i, bits, &mut slots);
            (slots, right[i])
        })
        .collect()
}

/// How the decided attributions of an article compare with the gold ones.
fn decided(article: &Article, lesson: &Lesson, model: &Parts) -> Counts {
    let predicted: Vec<Annotation> =
        lesson.decide(model).iter().map(|verdict| keeps::annotation(lesson, &verdict.guess)).collect();
    compare(&Words::new(&article.text), &article.attributions, &predicted).counts
}
