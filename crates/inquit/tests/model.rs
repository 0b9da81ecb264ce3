//! Models from bytes: whole ones work, broken ones give a typed error, and nothing panics.

use std::sync::Arc;

use inquit::output::DocumentRecord;
use inquit::{Document, Model, ModelError, Parser, Unit};
use proptest::prelude::*;

const TEXT: &str = "The pier is safe, Ada Moor told reporters. “We tested it,” she said. Officials fear a strike.";

/// Bytes before the first section: the mark and the version.
const HEAD: usize = 12;
/// Bytes before what a section holds: its length and its checksum.
const SECTION_HEAD: usize = 8;

/// The sections in order; those from the third on are tables, with so many weights a row.
const SECTIONS: [(&str, usize); 8] = [
    ("label", 0),
    ("settings", 0),
    ("tags", 24),
    ("cues at first look", 1),
    ("cues", 1),
    ("roles", 4),
    ("role pairs", 16),
    ("keep", 1),
];

/// A model's bytes, section by section, to be spoilt.
#[derive(Clone, Debug)]
struct Draft([Vec<u8>; 8]);

impl Draft {
    /// A model of the smallest tables, all of whose weights are 0.
    fn new() -> Self {
        let mut sections = SECTIONS.map(|_| table(1.0, 3, &[0], &[]));
        sections[0] = b"test".to_vec();
        sections[1] = settings([0.08, 0.6, 0.3, 1.0, 0.0, 0.0]);
        Self(sections)
    }

    /// The same model with another section.
    fn with(mut self, name: &str, bytes: Vec<u8>) -> Self {
        let at = SECTIONS.iter().position(|&(section, _)| section == name).expect("a section of this name");
        self.0[at] = bytes;
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = b"inquit\x00\x01\x01\x00\x00\x00".to_vec();
        for section in &self.0 {
            out.extend((section.len() as u32).to_le_bytes());
            out.extend(crc32fast::hash(section).to_le_bytes());
            out.extend(section);
        }
        out
    }
}

fn settings(numbers: [f32; 6]) -> Vec<u8> {
    numbers.map(f32::to_le_bytes).concat()
}

/// A table: its scale, the logarithm of its rows, a bit for each row that follows, and these rows.
fn table(scale: f32, bits: u8, marks: &[u8], weights: &[u8]) -> Vec<u8> {
    [&scale.to_le_bytes(), &[bits][..], marks, weights].concat()
}

/// The name and the place of each section, its head included.
fn sections(bytes: &[u8]) -> Vec<(&'static str, std::ops::Range<usize>)> {
    let mut at = HEAD;
    let mut places = Vec::new();
    for (name, _) in SECTIONS {
        let length = bytes[at..at + 4].try_into().map(u32::from_le_bytes).expect("4 bytes");
        let end = at + SECTION_HEAD + length as usize;
        places.push((name, at..end));
        at = end;
    }
    places
}

fn error(bytes: &[u8]) -> ModelError {
    Model::from_bytes(bytes).expect_err("a broken model")
}

fn parse(model: impl Into<Option<Arc<Model>>>, text: &str) -> Document {
    Parser::builder().model(model).build().expect("nothing else is set").parse(text).expect("short")
}

fn parse_with(draft: &Draft, text: &str) -> Document {
    parse(Arc::new(Model::from_bytes(&draft.bytes()).expect("a whole model")), text)
}

fn json(document: &Document) -> String {
    serde_json::to_string(&DocumentRecord::new(document, Unit::Byte)).expect("a record is valid JSON")
}

fn default_json() -> String {
    json(&inquit::parse(TEXT).expect("short"))
}

/// Lower case, without a stop; a message about a section names it.
fn check_message(error: &ModelError, section: Option<&str>) {
    let message = error.to_string();
    assert!(message.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()), "{message}");
    assert!(!message.ends_with('.'), "{message}");
    assert!(section.is_none_or(|name| message.contains(&format!("`{name}`"))), "{message}");
}

#[test]
fn a_model_of_no_weights_can_be_used() {
    let model = Model::from_bytes(&Draft::new().bytes()).expect("a whole model");
    assert_eq!(model.label(), "test");
    assert_eq!(parse(Arc::new(model), TEXT).quotes().len(), 1);
}

#[test]
fn every_cut_is_found_and_its_section_named() {
    let bytes = Draft::new().bytes();
    for length in 0..bytes.len() {
        let error = error(&bytes[..length]);
        let inside = sections(&bytes).into_iter().find(|(_, place)| place.contains(&length));
        match (length, inside) {
            (..8, _) => assert_eq!(error, ModelError::NotAModel { length: 8 }),
            (8..HEAD, _) => assert_eq!(error, ModelError::Truncated { section: "version" }),
            (_, Some((section, _))) => assert_eq!(error, ModelError::Truncated { section }, "{length}"),
            (_, None) => panic!("{length} bytes are in no section"),
        }
        check_message(&error, None);
    }
}

#[test]
fn every_changed_byte_is_found() {
    let bytes = Draft::new().bytes();
    for at in 0..bytes.len() {
        let mut spoilt = bytes.clone();
        spoilt[at] ^= 1 << (at % 8);
        let error = error(&spoilt);
        check_message(&error, None);
        match sections(&bytes).into_iter().find(|(_, place)| place.contains(&at)) {
            None if at < 8 => assert_eq!(error, ModelError::NotAModel { length: 8 }),
            None => assert!(matches!(error, ModelError::Version { supported: 1, .. }), "{at}: {error}"),
            // A changed length can reach beyond the end.
            Some((name, place)) if at < place.start + 4 => check_message(&error, Some(name)),
            Some((section, _)) => assert_eq!(error, ModelError::Checksum { section }, "{at}"),
        }
    }
}

#[test]
fn no_model_at_all() {
    for bytes in [&b""[..], b"i", b"INQUIT\x00\x01\x01\x00\x00\x00", b"inquit\x00\x02\x01\x00\x00\x00", &[0; 64]] {
        assert_eq!(error(bytes), ModelError::NotAModel { length: 8 });
    }
}

#[test]
fn another_version_is_named() {
    let mut bytes = Draft::new().bytes();
    bytes[8..HEAD].copy_from_slice(&2_u32.to_le_bytes());
    assert_eq!(error(&bytes), ModelError::Version { found: 2, supported: 1 });
    assert_eq!(error(&bytes).to_string(), "model of format 2, where this version reads format 1");
}

#[test]
fn nothing_may_follow() {
    let bytes = [Draft::new().bytes(), vec![0; 3]].concat();
    assert_eq!(error(&bytes), ModelError::Trailing { bytes: 3 });
}

#[test]
fn settings_that_can_not_be() {
    let whole = [0.08, 0.6, 0.3, 1.0, 0.0, 0.0];
    for place in 0..whole.len() {
        for wrong in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let mut numbers = whole;
            numbers[place] = wrong;
            let error = error(&Draft::new().with("settings", settings(numbers)).bytes());
            assert_eq!(error, ModelError::Section { section: "settings", problem: "a number is not finite" });
        }
    }
    for (place, wrong) in [(0, -0.1), (1, 1.1), (2, 7.0)] {
        let mut numbers = whole;
        numbers[place] = wrong;
        let error = error(&Draft::new().with("settings", settings(numbers)).bytes());
        assert_eq!(
            error.to_string(),
            "the model's section `settings` can not be used: a threshold is not between 0 and 1"
        );
    }
    for length in [0, 23, 25, 28] {
        check_message(&error(&Draft::new().with("settings", vec![0; length]).bytes()), Some("settings"));
    }
}

#[test]
fn tables_that_can_not_be() {
    for &(name, width) in &SECTIONS[2..] {
        let wrong = [
            (vec![], "it has no scale"),
            (vec![0; 4], "it has no size"),
            (table(1.0, 2, &[0], &[]), "its size can not be"),
            (table(1.0, 25, &[0], &[]), "its size can not be"),
            (table(1.0, 255, &[0], &[]), "its size can not be"),
            (table(1.0, 24, &[0], &[]), "its rows are not marked"),
            (table(1.0, 3, &[1], &[]), "it has not the rows that it marks"),
            (table(1.0, 3, &[0], &vec![1; width]), "it has not the rows that it marks"),
            (table(1.0, 3, &[1], &vec![1; width + 1]), "it has not the rows that it marks"),
            (table(0.0, 3, &[0], &[]), "its scale can not be"),
            (table(-1.0, 3, &[0], &[]), "its scale can not be"),
            (table(f32::NAN, 3, &[0], &[]), "its scale can not be"),
            (table(f32::INFINITY, 3, &[0], &[]), "its scale can not be"),
        ];
        for (bytes, problem) in wrong {
            let error = error(&Draft::new().with(name, bytes).bytes());
            assert_eq!(error, ModelError::Section { section: name, problem }, "{name}");
            check_message(&error, Some(name));
        }
    }
}

#[test]
fn a_label_that_is_no_text() {
    let error = error(&Draft::new().with("label", vec![0xff]).bytes());
    assert_eq!(error, ModelError::Section { section: "label", problem: "it is not UTF-8" });
}

#[test]
fn a_model_error_is_an_error_of_the_crate() {
    let error = inquit::Error::from(error(b""));
    assert_eq!(error.to_string(), "invalid model");
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn without_a_model_the_rules_decide() {
    let document = parse(None, TEXT);
    assert_eq!(document.speaker_names(&document.attributions()[0]), "Ada Moor");
    if Model::bundled().is_none() {
        assert_eq!(json(&document), default_json());
    }
}

#[cfg(feature = "bundled-model")]
mod bundled {
    use super::*;

    /// Cuts and changes that are tried in each section, spread over it.
    const TRIED: usize = 5;

    #[test]
    fn it_is_loaded_once_and_used_by_default() {
        let model = Model::bundled().expect("the crate has the feature");
        assert!(Arc::ptr_eq(&model, &Model::bundled().expect("the crate has the feature")));
        assert!(!model.label().is_empty());
        assert_eq!(json(&parse(model, TEXT)), default_json());
    }

    #[test]
    fn one_given_at_run_time_takes_its_place() {
        let given = Model::from_bytes(inquit_model_en::MODEL).expect("a whole model");
        assert_eq!(json(&parse(Arc::new(given), TEXT)), default_json());
    }

    #[test]
    fn cuts_and_changes_are_found_in_each_section() {
        let bytes = inquit_model_en::MODEL;
        let sections = sections(bytes);
        assert_eq!(sections.last().map(|(_, place)| place.end), Some(bytes.len()));
        for (section, place) in sections {
            let step = (place.len() - SECTION_HEAD) / TRIED + 1;
            for at in (place.start + SECTION_HEAD..place.end).step_by(step) {
                assert_eq!(error(&bytes[..at]), ModelError::Truncated { section });
                let mut spoilt = bytes.to_vec();
                spoilt[at] ^= 0x10;
                assert_eq!(error(&spoilt), ModelError::Checksum { section });
            }
        }
    }
}

/// A section that holds what can be loaded: a table of some scale, some of whose rows have weights.
fn any_table(width: usize) -> impl Strategy<Value = Vec<u8>> {
    let scale = prop_oneof![Just(f32::MIN_POSITIVE), Just(1e-45), Just(f32::MAX), Just(32.0), 0.01_f32..100.0];
    let rows = (3_u8..7).prop_flat_map(|bits| (Just(bits), prop::collection::vec(any::<u8>(), 1 << (bits - 3))));
    (scale, rows, any::<u64>()).prop_map(move |(scale, (bits, marks), seed)| {
        let live = marks.iter().map(|byte| byte.count_ones() as usize).sum::<usize>();
        let weight = |i: usize| (seed.wrapping_mul(2 * i as u64 + 1) >> 56) as u8;
        table(scale, bits, &marks, &(0..live * width).map(weight).collect::<Vec<u8>>())
    })
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let share = || prop_oneof![Just(0.0_f32), Just(1.0), 0.0_f32..1.0];
    let number = || prop_oneof![Just(f32::MAX), Just(f32::MIN), Just(0.0), -8.0_f32..8.0];
    let numbers = (share(), share(), share(), number(), number(), number());
    let tables = (any_table(24), any_table(1), any_table(1), any_table(4), any_table(16), any_table(1));
    (numbers, tables).prop_map(|((a, b, c, d, e, f), tables)| {
        Draft::new()
            .with("settings", settings([a, b, c, d, e, f]))
            .with("tags", tables.0)
            .with("cues at first look", tables.1)
            .with("cues", tables.2)
            .with("roles", tables.3)
            .with("role pairs", tables.4)
            .with("keep", tables.5)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 64 } else { 1024 }))]

    #[test]
    fn random_bytes_are_no_model(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Model::from_bytes(&bytes).is_err());
        let after_head = [&b"inquit\x00\x01\x01\x00\x00\x00"[..], &bytes].concat();
        check_message(&error(&after_head), None);
    }

    /// Sections of any bytes with checksums that fit: each is looked at.
    #[test]
    fn random_sections_never_panic(at in 0..SECTIONS.len(), bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let name = SECTIONS[at].0;
        if let Err(error) = Model::from_bytes(&Draft::new().with(name, bytes).bytes()) {
            check_message(&error, Some(name));
        }
    }

    /// What can be loaded can be used, whatever its weights are.
    #[test]
    fn random_weights_never_panic(draft in any_draft()) {
        let document = parse_with(&draft, TEXT);
        for attribution in document.attributions() {
            prop_assert!((0.0..=1.0).contains(&attribution.confidence), "{}", attribution.confidence);
        }
    }
}
