#![doc = include_str!("guide.md")]

mod attribute;
mod date;
mod detect;
mod document;
mod entity;
mod error;
mod ids;
mod layout;
mod lexicon;
pub mod matching;
mod model;
pub mod output;
mod parser;
mod quote;
mod segment;
mod speaker;
mod stored;
mod text;
pub mod verify;

pub use document::{
    Act, Anonymous, Attribution, Block, BlockKind, Candidate, Cue, CueClass, Document, Evidence, Mode, Party, Quote,
    Role, Speaker, SpeakerKind, Time, Via,
};
pub use error::{ConfigError, Error, ModelError};
pub use ids::{AttributionId, Id, QuoteId, SpeakerId};
pub use model::Model;
#[cfg(feature = "train")]
pub use model::training;
pub use parser::{Article, Parser, ParserBuilder, Quotations, parse, quotes, sentences};
pub use text::offsets::{OffsetIndex, Unit};
pub use text::span::Span;
