//! Organisations that are meant by a noun alone: *the company*, *the newspaper*.

use super::cast::Member;
use crate::document::SpeakerKind;

/// Log-odds that the organisation was not mentioned before.
pub(super) const BEFORE: f32 = -1.5;

/// The nouns of a kind of organisation, the words in names of that kind, and whether such a name has one as a rule.
struct Family {
    nouns: &'static [&'static str],
    words: &'static [&'static str],
    is_marked: bool,
}

/// Bodies that are called by a noun that is also the last word of their names.
const BODIES: &[&str] =
    &["board", "commission", "committee", "council", "panel", "court", "university", "school", "hospital", "church"];

const FAMILIES: [Family; 6] = [
    Family {
        nouns: &["newspaper", "paper", "outlet", "magazine", "network", "broadcaster"],
        words: &[
            "times",
            "post",
            "journal",
            "courier",
            "chronicle",
            "herald",
            "gazette",
            "tribune",
            "sentinel",
            "news",
            "daily",
            "star",
            "sun",
            "mirror",
            "guardian",
            "observer",
            "telegraph",
            "globe",
            "examiner",
            "record",
            "register",
            "inquirer",
            "weekly",
            "bulletin",
            "dispatch",
            "today",
            "press",
            "television",
            "radio",
            "broadcasting",
        ],
        is_marked: false,
    },
    Family {
        nouns: &["agency", "department", "ministry", "bureau", "office"],
        words: &[
            "agency",
            "department",
            "ministry",
            "bureau",
            "service",
            "services",
            "office",
            "administration",
            "investigations",
            "authority",
        ],
        is_marked: true,
    },
    Family { nouns: BODIES, words: BODIES, is_marked: true },
    Family { nouns: &["bank"], words: &["bank", "bancorp", "savings"], is_marked: false },
    Family {
        nouns: &["party", "union", "league"],
        words: &["party", "union", "league", "federation"],
        is_marked: true,
    },
    Family {
        nouns: &[
            "company",
            "firm",
            "group",
            "charity",
            "institute",
            "organisation",
            "organization",
            "foundation",
            "association",
        ],
        words: &[
            "inc",
            "corp",
            "corporation",
            "co",
            "company",
            "energy",
            "gas",
            "oil",
            "electric",
            "foods",
            "steel",
            "insurance",
            "software",
            "industries",
            "holdings",
            "group",
            "ltd",
            "llc",
            "motors",
            "systems",
            "airlines",
            "coalition",
            "alliance",
            "project",
            "foundation",
            "institute",
            "society",
            "association",
            "center",
            "centre",
            "fund",
            "brothers",
            "partners",
            "&",
        ],
        is_marked: false,
    },
];

/// A noun by which one organisation is meant again, whatever its name.
pub(super) fn is_generic_organisation(noun: &str) -> bool {
    FAMILIES.iter().any(|family| family.nouns.contains(&noun))
}

/// How well *the company* or the like stands for the member, none if not at all.
pub(super) fn fit_of_organisation(member: &Member, noun: &str) -> Option<f32> {
    let is_organisation = member.kind == Some(SpeakerKind::Organisation);
    let may_be = member.kind.is_none() && member.gender.is_none() && !member.is_mere_word();
    if member.noun.is_some() || !member.parts.is_empty() || member.is_place() || !(is_organisation || may_be) {
        return None;
    }
    let known = if is_organisation { 0.0 } else { -0.7 };
    let name = member.name.to_lowercase();
    let has = |words: &[&str]| name.split(' ').any(|part| words.contains(&part.trim_end_matches('.')));
    if has(&[noun]) {
        return Some(known + 2.0);
    }
    let family = FAMILIES.iter().find(|family| family.nouns.contains(&noun))?;
    let is_of_another = FAMILIES.iter().any(|other| has(other.words));
    Some(match () {
        () if has(family.words) => known + if family.is_marked { 0.8 } else { 1.5 },
        () if is_of_another => known - 2.5,
        () if family.is_marked => known - 2.5,
        () => known,
    })
}
