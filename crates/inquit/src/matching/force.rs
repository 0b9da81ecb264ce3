//! The force of words: which say it with a reserve, which without any, and which say more than others.

use super::drift::Force;

/// Words of reserve.
const WEAK: &str = "may might perhaps maybe possibly probably likely reportedly allegedly apparently seemingly somewhat \
    slightly almost nearly partly partially relatively fairly rather seem seems seemed appear appears appeared suggest \
    suggests suggested hope hopes hoped try tries tried generally largely mostly usually";

/// Words that leave no reserve.
const STRONG: &str = "must shall always never all every none nobody very extremely absolutely completely totally utterly \
    entirely fully deeply strongly certainly definitely clearly surely undoubtedly ever";

/// Words that say one thing, the weakest first.
const SCALES: [&str; 30] = [
    "may might|can could|should ought|will would|must shall",
    "ask asked asks|urge urged urges|demand demanded demands",
    "criticise criticised criticize criticized|condemn condemned",
    "concern concerned worried|alarmed|outraged",
    "unhappy|angry|furious",
    "disappointed|angry|furious",
    "untrue inaccurate|false|lie lied lies",
    "mistake error|failure|disaster catastrophe",
    "problem problems|crisis|catastrophe disaster",
    "incident clash|attack|massacre",
    "dispute|conflict|war",
    "poor|bad|terrible awful disastrous",
    "dislike|hate",
    "injured hurt|killed",
    "died|killed|murdered",
    "difficult hard|impossible",
    "unlikely|impossible",
    "useful|important|essential vital crucial",
    "large big|huge enormous vast",
    "small|tiny",
    "few|some|several|many|most|all",
    "sometimes|often|always",
    "rarely seldom|never",
    "reduce reduced cut|slash slashed",
    "rise rose risen|soar soared soaring",
    "fall fell fallen|plunge plunged collapse collapsed",
    "protesters demonstrators|rioters",
    "fighters|militants|terrorists",
    "irregularity irregularities|fraud",
    "possible|likely|certain",
];

/// Words that are weighed; a longer passage says something else.
const LONGEST: usize = 4;

/// What the force of `old` words, in lower case, becomes by `new` ones.
pub(super) fn force_of(old: &[String], new: &[String]) -> Option<Force> {
    if old.len() > LONGEST || new.len() > LONGEST {
        return None;
    }
    let of = |gain: i32| match gain {
        0 => None,
        gain if gain > 0 => Some(Force::Hardened),
        _ => Some(Force::Softened),
    };
    let steps = SCALES.iter().filter_map(|scale| Some(rank(scale, new)? - rank(scale, old)?));
    of(steps.sum()).or_else(|| of(weight(new) - weight(old)))
}

/// The highest rank on a scale of any of these words.
fn rank(scale: &str, words: &[String]) -> Option<i32> {
    let has = |rank: &str| rank.split(' ').any(|word| words.iter().any(|other| other == word));
    (0..).zip(scale.split('|')).filter(|(_, rank)| has(rank)).map(|(rank, _)| rank).last()
}

fn weight(words: &[String]) -> i32 {
    let count = |list: &str| words.iter().filter(|word| list.split(' ').any(|it| it == *word)).count() as i32;
    count(STRONG) - count(WEAK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserve_softens_and_scales_harden() {
        let force = |old: &str, new: &str| {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            force_of(&words(old), &words(new))
        };
        assert_eq!(force("must", "should"), Some(Force::Softened));
        assert_eq!(force("", "perhaps"), Some(Force::Softened));
        assert_eq!(force("perhaps", ""), Some(Force::Hardened));
        assert_eq!(force("never", ""), Some(Force::Softened));
        assert_eq!(force("criticised", "condemned"), Some(Force::Hardened));
        assert_eq!(force("fair", "just"), None);
        assert_eq!(force("", "and they must go home now"), None);
    }
}
