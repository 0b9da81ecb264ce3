//! Tokens and sentences.

mod abbreviated;
mod context;
mod inquit;
mod items;
mod sentences;
mod stops;
pub(crate) mod tokens;
mod whole;
mod words;

pub(crate) use sentences::{Sentence, find_sentences};
pub(crate) use tokens::{Kind, Token, tokenize};
pub(crate) use whole::keep_whole;
