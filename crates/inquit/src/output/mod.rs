//! Documents as data and as pages for other programs.

mod html;
mod palette;
mod parts;
mod record;
mod report;

pub use html::Html;
pub use palette::STYLE;
pub use record::{
    AnonymousRecord, AttributionRecord, BlockRecord, CandidateRecord, CueRecord, DocumentRecord, PartyRecord,
    QuoteRecord, SCHEMA, SpeakerRecord, TimeRecord, ViaRecord,
};
pub use report::Report;
