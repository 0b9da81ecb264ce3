//! [`Model`]: the learned stage, which weighs what the rules propose and finds what they miss.
//!
//! Tokens get their part of speech ([`tagger`]), every token a probability that it is a cue ([`cue`]), every likely
//! cue a source and a content ([`role`], [`chain`], [`decode`]), every attribution a probability that it is right
//! ([`keep`]); then those that stand are chosen so that no two share their words ([`decide`]). What the rules propose
//! is [`evidence`] in each of these steps.

// What a trainer reaches is public only with the feature that lets it.
#![cfg_attr(not(feature = "train"), allow(unreachable_pub))]

mod chain;
mod cue;
mod decide;
mod decode;
mod evidence;
mod format;
mod hash;
mod keep;
mod kinds;
mod math;
mod outline;
mod role;
mod sheet;
mod table;
mod tagger;
mod tags;
#[cfg(feature = "train")]
pub mod training;
mod unit;

use std::sync::Arc;
#[cfg(feature = "bundled-model")]
use std::sync::LazyLock;

use chain::{LABELS, PAIRS};
use cue::CueTables;
pub(crate) use decide::Verdict;
pub(crate) use decode::Guess;
use decode::Labeller;
use evidence::Evidence;
pub(crate) use evidence::Proposal;
pub(crate) use keep::shared_tokens;
pub(crate) use sheet::{Part, Sheet};
use table::Table;
use tagger::TagTable;

use crate::detect::Layers;

/// A trained model: weights and settings, read from bytes with [`Model::from_bytes`].
///
/// It is read once and shared; where the bytes come from is the caller's affair. [`Model::bundled`] is the one that
/// comes with the crate, which a [`Parser`](crate::Parser) uses unless it is given another or none.
///
/// ```
/// use std::sync::Arc;
///
/// use inquit::{Error, Model, Parser};
///
/// fn parser_with(bytes: &[u8]) -> Result<Parser, Error> {
///     let model = Model::from_bytes(bytes)?;
///     Ok(Parser::builder().model(Arc::new(model)).build()?)
/// }
/// assert_eq!(parser_with(b"no model").unwrap_err().to_string(), "invalid model");
/// ```
#[derive(Clone, Debug)]
pub struct Model {
    parts: Parts,
}

/// What a model is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Name and version.
    pub label: Box<str>,
    /// Weights of the tagger.
    pub tags: TagTable,
    /// Weights of the cue stage.
    pub cues: CueTables,
    /// Weights of the role stage.
    pub roles: RoleTables,
    /// Weights of the keep stage.
    pub keep: Table<1>,
    /// What was settled beside the weights.
    pub settings: Settings,
}

/// Weights of the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleTables {
    /// For the label of a unit.
    pub units: Table<LABELS>,
    /// For the labels of a unit and the one before.
    pub pairs: Table<PAIRS>,
}

/// What was settled on articles held out of the training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Least score of a token that is looked at as a cue.
    pub cue: f32,
    /// From this probability on there is no source.
    pub sourceless: f32,
    /// Least confidence of an attribution.
    pub keep: f32,
    /// Slope and offset that turn the score of an attribution into the log-odds of its being right.
    pub calibration: [f32; 2],
}

/// What the model makes of a part of a document.
pub(crate) struct Reading {
    pub(crate) sheet: Sheet,
    pub(crate) verdicts: Vec<Verdict>,
}

impl Model {
    /// The model of these parts.
    #[cfg(feature = "train")]
    pub fn new(parts: Parts) -> Self {
        Self { parts }
    }

    /// What the model is made of.
    #[cfg(feature = "train")]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The model that comes with the crate; `None` without the feature `bundled-model`.
    ///
    /// It is read at the first call and shared from then on.
    ///
    /// ```
    /// use inquit::Model;
    ///
    /// assert_eq!(Model::bundled().is_some(), cfg!(feature = "bundled-model"));
    /// ```
    pub fn bundled() -> Option<Arc<Self>> {
        #[cfg(feature = "bundled-model")]
        {
            static BUNDLED: LazyLock<Arc<Model>> = LazyLock::new(|| {
                Arc::new(Model::from_bytes(inquit_model_en::MODEL).expect("the bundled model is tested with its crate"))
            });
            Some(Arc::clone(&BUNDLED))
        }
        #[cfg(not(feature = "bundled-model"))]
        None
    }

    /// What the model makes of a part of a document and of what the rules propose there.
    pub(crate) fn read(&self, layers: &Layers<'_>, part: &Part, proposals: &[Proposal]) -> Reading {
        let mut sheet = Sheet::new(layers, part);
        tagger::tag(&mut sheet, &self.parts.tags);
        let evidence = Evidence::new(&sheet, proposals);
        let scores = cue::score(&sheet, &evidence, &self.parts.cues);
        let labeller = Labeller::new(&sheet, &evidence, &scores, &self.parts.roles);
        let verdicts = decide::Guesses::new(labeller, &self.parts.settings).decide(&self.parts);
        Reading { sheet, verdicts }
    }
}
