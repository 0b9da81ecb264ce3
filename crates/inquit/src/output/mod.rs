//! Documents as data and as pages for other programs.

mod brat;
mod conllu;
mod html;
mod palette;
mod parts;
mod record;
mod report;
mod verification;
mod web_annotation;

pub use brat::Brat;
pub use conllu::Conllu;
pub use html::{ComparisonHtml, Html};
pub use palette::STYLE;
pub use record::{
    AnonymousRecord, AttributionRecord, BlockRecord, CandidateRecord, CueRecord, DocumentRecord, PartyRecord,
    QuoteRecord, SCHEMA, SpeakerRecord, TimeRecord, ViaRecord,
};
pub use report::Report;
pub use verification::{EditRecord, VerificationRecord};
pub use web_annotation::WebAnnotations;
