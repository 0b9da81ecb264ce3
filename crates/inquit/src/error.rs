//! What can go wrong: only the caller's settings and a text too long to be counted.

use thiserror::Error;

/// Any error of this crate; [`source`](std::error::Error::source) has what caused it.
///
/// ```
/// use std::error::Error as _;
///
/// use inquit::{ConfigError, Error};
///
/// let error = Error::from(ConfigError::MinConfidence { value: 2.0 });
/// let cause = error.source().map(ToString::to_string);
/// assert_eq!(cause.as_deref(), Some("min_confidence is 2, not a probability between 0 and 1"));
/// ```
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is longer than 32-bit offsets can count.
    #[error("text of {bytes} bytes is longer than the limit of {limit} bytes")]
    TextTooLong {
        /// Length of the text in bytes.
        bytes: usize,
        /// The longest text that can be parsed, in bytes.
        limit: usize,
    },
    /// A setting of the [`ParserBuilder`](crate::ParserBuilder) is not usable.
    #[error("invalid parser setting")]
    Config(#[from] ConfigError),
    /// A model can not be used.
    #[error("invalid model")]
    Model(#[from] ModelError),
}

/// A setting that can not be used.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// A minimal confidence is a probability.
    #[error("min_confidence is {value}, not a probability between 0 and 1")]
    MinConfidence {
        /// The value that was given.
        value: f32,
    },
    /// No class of cues is kept: no document would have an attribution.
    #[error("classes is empty, not one or more of communication, attitude, knowledge and control")]
    NoClasses,
}

/// Bytes that are not a model that this version of the crate can use.
///
/// ```
/// use inquit::{Model, ModelError};
///
/// let cut = Model::from_bytes(b"inquit\x00\x01\x01\x00\x00\x00").unwrap_err();
/// assert_eq!(cut, ModelError::Truncated { section: "label" });
/// assert_eq!(cut.to_string(), "the model ends inside its section `label`");
/// ```
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The bytes begin otherwise than a model does.
    #[error("not a model: the first {length} bytes are not the mark of one")]
    NotAModel {
        /// Length of the mark in bytes.
        length: usize,
    },
    /// The model was made for other features than this crate computes.
    #[error("model of format {found}, where this version reads format {supported}")]
    Version {
        /// The format of the model.
        found: u32,
        /// The format that this version reads.
        supported: u32,
    },
    /// The bytes end before the model does.
    #[error("the model ends inside its section `{section}`")]
    Truncated {
        /// The section that is not whole.
        section: &'static str,
    },
    /// A section is not as it was written.
    #[error("the checksum of the model's section `{section}` does not fit its bytes")]
    Checksum {
        /// The section that was changed.
        section: &'static str,
    },
    /// A section is whole, and yet not what it should be.
    #[error("the model's section `{section}` can not be used: {problem}")]
    Section {
        /// The section.
        section: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Something follows the model.
    #[error("{bytes} bytes follow the end of the model")]
    Trailing {
        /// How many.
        bytes: usize,
    },
}
