//! What can go wrong: only the caller's settings and a text too long to be counted.

use thiserror::Error;

/// Any error of this crate.
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
}
