//! The whole training: tags, then cues, roles and keeping, each learned from what the one before gives on articles
//! that it has not seen.

use std::sync::Arc;

use inquit::training::{CueTables, Lesson, Parts, RoleTables, Settings, Table};
use inquit::{Error, Model, Parser};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::corpus::{Annotation, Article, TaggedParagraph};
use crate::evaluate::{Depth, Report, evaluate, sum};
use crate::gold::Pupil;
use crate::score::{Counts, Words, compare};
use crate::tags::TagTable;
use crate::{cues, keeps, roles, tags};

/// Settings of the training.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Of the tagger.
    pub tags: tags::TagSettings,
    /// Of the first look at cues.
    pub first: cues::Settings,
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
            cues::Settings { bits: 18, passes: 14, rounds: 3, rate: 0.015, decay: 2e-5, dropout: 0.6, least: 4, seed };
        Self {
            tags: tags::TagSettings { bits: 15, passes: 8, seed },
            first: cues::Settings { bits: 14, passes: 6, dropout: 0.2, rate: 0.05, ..regression },
            cues: regression,
            roles: roles::Settings {
                unit_bits: 17,
                pair_bits: 15,
                passes: 12,
                rounds: 3,
                rate: 0.015,
                decay: 3e-5,
                dropout: 0.4,
                least: 3,
                seed,
            },
            keep: cues::Settings {
                bits: 16,
                passes: 10,
                rounds: 3,
                rate: 0.015,
                decay: 1e-4,
                dropout: 0.2,
                least: 3,
                seed,
            },
            folds: 3,
            cue: 0.16,
            sourceless: 0.6,
        }
    }
}

/// A setting that a plan does not have, or not with that value.
#[derive(Debug, thiserror::Error)]
#[error("setting `{setting}` can not be used: {problem}")]
pub struct PlanError {
    /// As it was given.
    setting: String,
    /// What is wrong with it.
    problem: String,
}

impl Plan {
    /// The same plan with one setting changed, such as `roles.dropout=0.3`.
    ///
    /// # Errors
    ///
    /// [`PlanError`] for a setting that a plan does not have, or a value that does not fit.
    pub fn with(&self, setting: &str) -> Result<Self, PlanError> {
        let problem = |problem: String| PlanError { setting: setting.to_owned(), problem };
        let (name, value) = setting.split_once('=').ok_or_else(|| problem("it has no `=`".to_owned()))?;
        let mut plan = serde_json::to_value(self).map_err(|error| problem(error.to_string()))?;
        let pointer = format!("/{}", name.replace('.', "/"));
        let place = plan.pointer_mut(&pointer).ok_or_else(|| problem("there is no such setting".to_owned()))?;
        *place = serde_json::from_str(value).map_err(|error| problem(error.to_string()))?;
        let plan: Self = serde_json::from_value(plan).map_err(|error| problem(error.to_string()))?;
        plan.problem().map_or(Ok(plan), |found| Err(problem(found.to_owned())))
    }

    /// Why nothing can be trained by this plan.
    fn problem(&self) -> Option<&'static str> {
        let Self { tags, first, cues, roles, keep, folds, cue, sourceless } = self;
        let bits = [tags.bits, first.bits, cues.bits, keep.bits, roles.unit_bits, roles.pair_bits];
        let dropout = [first.dropout, cues.dropout, roles.dropout, keep.dropout];
        let holds = [
            (*folds >= 2, "a part can not be left out without at least 2 folds"),
            (bits.iter().all(|bits| (3..=24).contains(bits)), "bits are between 3 and 24"),
            (dropout.iter().all(|share| (0.0..1.0).contains(share)), "a dropout is at least 0 and below 1"),
            ([cue, sourceless].iter().all(|share| (0.0..=1.0).contains(*share)), "a threshold is between 0 and 1"),
        ];
        holds.iter().find(|(holds, _)| !holds).map(|(_, problem)| *problem)
    }
}

/// A model and how it did on articles that each of its parts had not seen.
pub struct Outcome {
    /// The model.
    pub model: Parts,
    /// By fold, the model that has not seen the articles whose number leaves that rest.
    pub folds: Vec<Parts>,
    /// How the cross-fitted parts did on the training articles, in their order.
    pub reports: Vec<Report>,
}

/// Trains a model.
///
/// # Errors
///
/// [`Error`] for a text of 4 GiB or more.
pub fn train(
    articles: &[Article],
    paragraphs: &[TaggedParagraph],
    plan: Plan,
    log: &dyn Fn(String),
) -> Result<Outcome, Error> {
    let tags = train_tags(paragraphs, plan.tags, log)?;
    let mut pupils: Vec<Pupil> =
        articles.par_iter().map(|article| Pupil::new(article, &tags)).collect::<Result<_, _>>()?;
    log(format!("{} articles, {} attributions", pupils.len(), pupils.iter().map(|p| p.golds.len()).sum::<usize>()));
    let mut tables = Tables::new(&mut pupils, tags, plan, log);
    let calibration = tables.learn_to_keep(articles, &pupils, log);
    let (least, reports) = tables.choose_least(articles, calibration, log)?;
    let by_fold = (0..plan.folds).map(|fold| tables.parts(fold, least, calibration)).collect();
    Ok(Outcome { model: tables.parts(plan.folds, least, calibration), folds: by_fold, reports })
}

/// The tagger learned from all paragraphs; a trial on nine of ten tells how good it is.
fn train_tags(
    paragraphs: &[TaggedParagraph],
    settings: tags::TagSettings,
    log: &dyn Fn(String),
) -> Result<TagTable, Error> {
    let (held, seen): (Vec<_>, Vec<_>) = paragraphs.iter().cloned().enumerate().partition(|(i, _)| i % 10 == 0);
    let plain =
        |list: Vec<(usize, TaggedParagraph)>| list.into_iter().map(|(_, paragraph)| paragraph).collect::<Vec<_>>();
    let trial = tags::train(&plain(seen), settings)?;
    log(format!("tags: {:.2} % right on every tenth paragraph", 100.0 * tags::accuracy(&plain(held), &trial)?));
    tags::train(paragraphs, settings)
}

/// What `learn` gives for each fold from the items of the others, and, as number `folds`, from all of them.
fn cross_fit<S: Sync, T: Send>(items: &[S], folds: usize, learn: impl Fn(&[&S]) -> T + Sync) -> Vec<T> {
    let others = |fold: usize| -> Vec<&S> {
        items.iter().enumerate().filter(|(i, _)| i % folds != fold).map(|(_, item)| item).collect()
    };
    (0..=folds).into_par_iter().map(|fold| learn(&others(fold))).collect()
}

/// The cross-fitted tables of all stages.
struct Tables {
    plan: Plan,
    tags: TagTable,
    cues: Vec<CueTables>,
    roles: Vec<RoleTables>,
    keep: Vec<Table<1>>,
}

impl Tables {
    /// The tables of cues and roles; the pupils get the scores of cues that they have not been learned from.
    fn new(pupils: &mut [Pupil], tags: TagTable, plan: Plan, log: &dyn Fn(String)) -> Self {
        let folds = plan.folds;
        let first = cues::first_look(pupils, plan.first);
        let cues = cross_fit(pupils, folds, |others| cues::train(others, &first, plan.cues));
        pupils.par_iter_mut().enumerate().for_each(|(i, pupil)| pupil.lesson.score_cues(&cues[i % folds]));
        log("cues: done".to_owned());
        let roles = cross_fit(pupils, folds, |others| roles::train(others, plan.roles));
        log("roles: done".to_owned());
        let blank = Table::new(vec![[0]; 8], 1.0).expect("two rows are a table");
        Self { plan, tags, cues, roles, keep: vec![blank; folds + 1] }
    }

    /// What the model of `fold` is made of.
    fn parts(&self, fold: usize, least: f32, calibration: [f32; 2]) -> Parts {
        let Plan { cue, sourceless, .. } = self.plan;
        Parts {
            label: Box::default(),
            tags: self.tags.clone(),
            cues: self.cues[fold].clone(),
            roles: self.roles[fold].clone(),
            keep: self.keep[fold].clone(),
            settings: Settings { cue, sourceless, keep: least, calibration },
        }
    }

    /// Learns the tables of confidence, and returns the slope and offset that make a probability of their scores.
    fn learn_to_keep(&mut self, articles: &[Article], pupils: &[Pupil], log: &dyn Fn(String)) -> [f32; 2] {
        let Plan { folds, keep, .. } = self.plan;
        let models: Vec<Parts> = (0..folds).map(|fold| self.parts(fold, 0.0, [1.0, 0.0])).collect();
        let examples: Vec<Vec<(Vec<u32>, bool)>> = pupils
            .par_iter()
            .enumerate()
            .map(|(i, pupil)| judged(&articles[i], &pupil.lesson, &models[i % folds], keep.bits))
            .collect();
        self.keep = cross_fit(&examples, folds, |others| {
            cues::regression(others.iter().flat_map(|list| list.iter().cloned()).collect(), keep)
        });
        let scores: Vec<(f32, bool)> = examples
            .iter()
            .enumerate()
            .flat_map(|(i, list)| list.iter().map(move |(slots, right)| (i, slots, *right)))
            .map(|(i, slots, right)| (self.keep[i % folds].score(slots)[0], right))
            .collect();
        let calibration = keeps::calibration(&scores);
        log(format!("keep: {} guesses, calibration {calibration:?}", scores.len()));
        calibration
    }

    /// The least confidence by which the folds' models do best on articles that they have not seen, and how they do.
    fn choose_least(
        &self,
        articles: &[Article],
        calibration: [f32; 2],
        log: &dyn Fn(String),
    ) -> Result<(f32, Vec<Report>), Error> {
        let mut best = (0.0, 0.0, Vec::new());
        for percent in (24..=48).step_by(4) {
            let least = percent as f32 / 100.0;
            let reports = self.reports(articles, least, calibration)?;
            let value = f1(&reports, "attrib/all") + 0.3 * f1(&reports, "strict/all");
            log(format!("keep from {least}: {}", summary(&reports)));
            if value > best.0 {
                best = (value, least, reports);
            }
        }
        let (_, least, reports) = best;
        log(format!("keep from {least}: {}", summary(&reports)));
        Ok((least, reports))
    }

    /// How each article fares with the model that has not seen it.
    fn reports(&self, articles: &[Article], least: f32, calibration: [f32; 2]) -> Result<Vec<Report>, Error> {
        let parser = |fold: usize| {
            let model = Arc::new(Model::new(self.parts(fold, least, calibration)));
            Parser::builder().model(model).build().map_err(Error::from)
        };
        let parsers: Vec<Parser> = (0..self.plan.folds).map(parser).collect::<Result<_, _>>()?;
        let numbered = articles.par_iter().enumerate();
        numbered.map(|(i, article)| evaluate(&parsers[i % parsers.len()], article, Depth::Flat)).collect()
    }
}

fn counts(reports: &[Report]) -> Counts {
    sum(reports.iter().map(|report| &report.counts))
}

fn f1(reports: &[Report], name: &str) -> f64 {
    counts(reports).f1(name)
}

fn summary(reports: &[Report]) -> String {
    let all = counts(reports);
    let names = [
        "soft/all",
        "attrib/all",
        "strict/all",
        "token/all",
        "cue/all",
        "attrib/direct",
        "attrib/mixed",
        "attrib/indirect",
    ];
    names.map(|name| format!("{name} {:.1}", all.f1(name))).join("  ")
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
