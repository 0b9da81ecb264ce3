//! Tokens and sentences.

mod sentences;
mod stops;
pub(crate) mod tokens;
mod words;

pub(crate) use sentences::{Sentence, find_sentences};
pub(crate) use tokens::{Kind, Token, tokenize};
