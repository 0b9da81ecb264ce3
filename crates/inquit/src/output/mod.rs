//! Documents as data for other programs.

mod record;

pub use record::{
    AnonymousRecord, AttributionRecord, BlockRecord, CandidateRecord, CueRecord, DocumentRecord, PartyRecord,
    QuoteRecord, SCHEMA, SpeakerRecord, TimeRecord, ViaRecord,
};
