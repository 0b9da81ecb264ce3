//! Attributions by the class of their cue and by their probability: what is kept is what the whole document has, numbered
//! anew, and refers to nothing that is left out.

mod cases;

use inquit::{Attribution, ConfigError, CueClass, Document, Parser, ParserBuilder, Party, Span, Speaker, Via};

/// A statement inside a belief inside a statement, a quotation without cue, and the four classes side by side.
const TEXT: &str = "“It is late,” Ada Moor said on Monday. “We go.”\n\n\
    Inga Reyes said that Gus Roe believes that Ada Moor said that the pier was safe.\n\n\
    Ada Moor knew that the boats had left. Inga Reyes ordered Gus Roe to close the harbour. Gus Roe fears that it sinks.\n\n\
    Moor: “We are done.”\n";

fn parse(classes: &[CueClass], text: &str) -> Document {
    let parser = Parser::builder().classes(classes.iter().copied()).build().expect("there is a class");
    parser.parse(text).expect("short")
}

/// Without cue, somebody speaks.
fn class(attribution: &Attribution) -> CueClass {
    attribution.cue.as_ref().map_or(CueClass::Communication, |cue| cue.class)
}

fn contents(document: &Document, classes: &[CueClass]) -> Vec<String> {
    let kept = document.attributions().iter().filter(|attribution| classes.contains(&class(attribution)));
    kept.map(|attribution| format!("{:?} {:?}", attribution.content, attribution.cue)).collect()
}

/// Every choice of one class or more.
fn choices() -> impl Iterator<Item = Vec<CueClass>> {
    (1..16).map(|bits| (0..4).filter(|at| bits & (1 << at) != 0).map(|at| CueClass::ALL[at]).collect())
}

#[test]
fn each_choice_keeps_its_classes_and_nothing_else() {
    let all = inquit::parse(TEXT).expect("short");
    for class_of_text in CueClass::ALL {
        assert!(all.attributions().iter().any(|a| class(a) == class_of_text), "{class_of_text:?} is not in the text");
    }
    for choice in choices() {
        let document = parse(&choice, TEXT);
        assert_eq!(contents(&document, &CueClass::ALL), contents(&all, &choice), "{choice:?}");
        assert_eq!(document.quotes(), all.quotes(), "{choice:?}");
    }
    assert_eq!(parse(&CueClass::ALL, TEXT), all);
    assert_eq!(parse(&[CueClass::Control, CueClass::Control], TEXT), parse(&[CueClass::Control], TEXT));
}

#[test]
fn numbers_parents_and_speakers_are_those_of_what_is_left() {
    for choice in choices() {
        let document = parse(&choice, TEXT);
        for (number, attribution) in document.attributions().iter().enumerate() {
            assert_eq!(attribution.id.index(), number, "{choice:?}");
            assert!(attribution.parent.is_none_or(|parent| parent < attribution.id), "{choice:?}");
            let around = attribution.parent.map(|id| &document[id].content);
            let is_inside = |around: &Vec<Span>| {
                attribution.content.iter().all(|piece| around.iter().any(|part| part.contains(*piece)))
            };
            assert!(around.is_none_or(is_inside), "{choice:?}");
        }
        let parties = document.attributions().iter().flat_map(|a| a.source.iter().chain(&a.addressee));
        let mut named: Vec<usize> = parties.flat_map(|party| &party.speakers).map(|id| id.index()).collect();
        named.sort_unstable();
        named.dedup();
        assert_eq!(named, (0..document.speakers().len()).collect::<Vec<_>>(), "{choice:?}");
    }
}

/// A party without numbers: its words, what the resolution rests on, and whom it names.
fn named(document: &Document, party: &Party) -> String {
    let speaker = |speaker: &Speaker| {
        format!(
            "{} {:?} {:?} {:?} {:?}",
            speaker.name, speaker.kind, speaker.anonymous, speaker.descriptions, speaker.mentions
        )
    };
    let speakers: Vec<String> = party.speakers.iter().map(|&id| speaker(&document[id])).collect();
    let candidates =
        party.candidates.iter().map(|candidate| (speaker(&document[candidate.speaker]), candidate.probability));
    let candidates: Vec<(String, f32)> = candidates.collect();
    format!("{:?} {:?} {} {speakers:?} {candidates:?}", party.spans, party.evidence, party.confidence)
}

/// All of an attribution that is no number.
fn unnumbered(document: &Document, attribution: &Attribution) -> String {
    let Attribution { mode, act, content, quotes, cue, time, place, medium, confidence, .. } = attribution;
    let [source, addressee] =
        [&attribution.source, &attribution.addressee].map(|party| party.as_ref().map(|party| named(document, party)));
    let via = match attribution.via {
        Some(Via::Speaker(id)) => Some(&document[id].name),
        _ => None,
    };
    format!(
        "{mode:?} {act:?} {content:?} {quotes:?} {cue:?} {source:?} {addressee:?} {time:?} {place:?} {medium:?} {via:?} \
         {confidence}"
    )
}

/// The attributions of `all` that `holds` keeps, and what is nearest around each and nearest in its chain of relays.
fn expected(all: &Document, holds: impl Fn(&Attribution) -> bool) -> Vec<[String; 3]> {
    let shown = |id: Option<inquit::AttributionId>| id.map_or_else(String::new, |id| unnumbered(all, &all[id]));
    let relay = |attribution: &Attribution| match attribution.via {
        Some(Via::Attribution(id)) => Some(id),
        _ => None,
    };
    let nearest = |attribution: &Attribution, next: &dyn Fn(&Attribution) -> Option<inquit::AttributionId>| {
        std::iter::successors(next(attribution), |&id| next(&all[id])).find(|&id| holds(&all[id]))
    };
    let kept = all.attributions().iter().filter(|attribution| holds(attribution));
    kept.map(|attribution| {
        let around = nearest(attribution, &|attribution| attribution.parent);
        [unnumbered(all, attribution), shown(around), shown(nearest(attribution, &relay))]
    })
    .collect()
}

/// For every text of the golden cases: what a parser keeps is what the whole document has.
fn keeps_what_is_there(builder: ParserBuilder, holds: impl Fn(&Attribution) -> bool) {
    #[derive(serde::Deserialize)]
    struct Case {
        text: String,
    }
    let parser = builder.build().expect("valid settings");
    let cases: Vec<Case> = cases::read(include_str!("data/speakers.toml"));
    let nested: Vec<Case> = cases::read(include_str!("data/attributions.toml"));
    for Case { text } in cases.iter().chain(&nested) {
        let all = inquit::parse(text.as_str()).expect("short");
        let kept = parser.parse(text.as_str()).expect("short");
        assert_eq!(expected(&kept, |_| true), expected(&all, &holds), "{text}");
        assert!(kept.speakers().iter().all(|speaker| all.speakers().iter().any(|other| other.name == speaker.name)));
    }
}

#[test]
fn what_is_kept_does_not_depend_on_what_is_left_out() {
    for classes in [vec![CueClass::Communication], vec![CueClass::Control, CueClass::Attitude]] {
        keeps_what_is_there(Parser::builder().classes(classes.clone()), |a| classes.contains(&class(a)));
    }
    for least in [0.3, 0.7, 0.9, 1.0] {
        keeps_what_is_there(Parser::builder().min_confidence(least), |a| a.confidence >= least);
    }
}

#[test]
fn what_stands_inside_one_left_out_goes_to_the_next_one_around() {
    let end = TEXT.find(".\n\nAda Moor knew").expect("it is there") as u32;
    let inner = |document: &Document| {
        let inside = |a: &&Attribution| a.content[0].end() == end;
        let found = document.attributions().iter().rev().find(inside)?;
        let around = found.parent.map(|id| document.speaker_names(&document[id]));
        Some((document.speaker_names(found), around?))
    };
    let names = |inner: &str, outer: &str| Some((inner.to_owned(), outer.to_owned()));
    let all = inquit::parse(TEXT).expect("short");
    assert_eq!(inner(&all), names("Ada Moor", "Gus Roe"));
    let statements = parse(&[CueClass::Communication], TEXT);
    assert_eq!(inner(&statements), names("Ada Moor", "Inga Reyes"));
}

#[test]
fn no_class_at_all_is_an_error() {
    let error = Parser::builder().classes([]).build().expect_err("nothing would be kept");
    assert_eq!(error, ConfigError::NoClasses);
    assert!(error.to_string().starts_with("classes is empty, not "), "{error}");
}
