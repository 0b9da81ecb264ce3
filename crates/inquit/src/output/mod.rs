//! Documents as data for other programs.

mod record;
mod report;

pub use record::{
    AnonymousRecord, AttributionRecord, BlockRecord, CandidateRecord, CueRecord, DocumentRecord, PartyRecord,
    QuoteRecord, SCHEMA, SpeakerRecord, TimeRecord, ViaRecord,
};
pub use report::Report;
