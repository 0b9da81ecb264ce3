//! Training and evaluation of the learned attribution model.
//!
//! The features, the chains and the decisions are the library's own (its feature `train`); this crate has the corpora,
//! the gradients and the scores. Same corpus, same seed, same bytes.

pub mod corpus;
pub mod cues;
pub mod evaluate;
pub mod gold;
pub mod keeps;
pub mod linear;
pub mod roles;
pub mod score;
pub mod seed;
pub mod tags;
pub mod train;
