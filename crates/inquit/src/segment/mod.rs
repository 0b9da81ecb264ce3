//! Tokens and sentences.

mod sentences;
pub(crate) mod tokens;

pub(crate) use sentences::{Sentence, find_sentences};
pub(crate) use tokens::{Kind, Token, tokenize};
