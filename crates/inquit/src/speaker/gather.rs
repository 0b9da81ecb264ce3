//! Gathering the cast: every name of the text with the titles, appositions and acronyms beside it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cast::{Cast, Member};
use super::description::Description;
use super::gender::gender_of_title;
use super::mention::{Mention, Part, Places};
use super::names::{Name, Standing, find_names, is_function_word, name_words};
use super::traits::{is_institution_noun, is_kin, is_known_institution, is_role, is_verb};
use crate::detect::Layers;
use crate::document::{BlockKind, SpeakerKind};
use crate::lexicon::Class;
use crate::segment::Kind;

/// The cast of a text and where its names stand.
pub(super) struct Gathered {
    pub(super) cast: Cast,
    /// Every name, in order.
    pub(super) mentions: Vec<Mention>,
    /// Members by the first token of an apposition to their name.
    pub(super) apposed: BTreeMap<usize, usize>,
    /// Offices with *of* in them and the names behind them, by the first token.
    pub(super) offices: BTreeMap<usize, Office>,
}

/// An office and who holds it.
pub(super) type Office = (Range<usize>, Range<usize>);

/// Gathers the names of a document.
pub(super) fn gather(layers: &Layers<'_>, places: &Places<'_, '_>) -> Gathered {
    let names = find_names(layers);
    let mut gatherer = Gatherer { layers, cast: Cast::with_capacity(names.len()), apposed: BTreeMap::new() };
    let mut members = vec![None; names.len()];
    // Full names come before short ones, and of these those first whose title tells which of two it is.
    let tells = |name: &Name| gender_of_title(text_of(layers, &name.title)).is_some();
    let order = |name: &Name| (name.in_capitals, std::cmp::Reverse(name.tokens.len().min(2)), !tells(name));
    let mut numbers: Vec<usize> = (0..names.len()).collect();
    numbers.sort_by_cached_key(|&i| order(&names[i]));
    for i in numbers {
        members[i] = gatherer.register(&names[i]);
    }
    for (name, &member) in names.iter().zip(&members) {
        let Some(member) = member else { continue };
        gatherer.cast.mention(member, gatherer.at(name));
        if !name.in_capitals {
            gatherer.describe(name, member);
            gatherer.note_party(name, member);
            gatherer.note_body(name);
        }
    }
    let mentions = gatherer.mentions(places, &names, &members);
    let has_of = |name: &&Name| name.title.clone().any(|i| gatherer.text(i) == "of");
    let offices = names.iter().filter(has_of);
    let offices = offices.map(|name| (name.title.start, (name.title.clone(), name.tokens.clone()))).collect();
    let Gatherer { cast, apposed, .. } = gatherer;
    Gathered { cast, mentions, apposed, offices }
}

/// The words of `tokens` as they stand.
fn text_of<'a>(layers: &Layers<'a>, tokens: &Range<usize>) -> &'a str {
    let Some([first, ..]) = layers.tokens.get(tokens.clone()) else { return "" };
    first.span.cover(layers.tokens[tokens.end - 1].span).text(layers.text)
}

/// What a name with this standing is in its clause.
fn part_of(standing: Standing) -> Part {
    match standing {
        Standing::Subject => Part::Subject,
        Standing::Possessor => Part::Possessor,
        Standing::Modifier => Part::Modifier,
        Standing::Place | Standing::Other => Part::Other,
    }
}

struct Gatherer<'l, 'a> {
    layers: &'l Layers<'a>,
    cast: Cast,
    apposed: BTreeMap<usize, usize>,
}

/// Tokens of the longest apposition.
const REACH: usize = 24;

impl Gatherer<'_, '_> {
    fn at(&self, name: &Name) -> u32 {
        self.layers.tokens[name.tokens.start].span.start()
    }

    fn text(&self, i: usize) -> &str {
        self.layers.tokens.get(i).map_or("", |token| token.span.text(self.layers.text))
    }

    fn is_kind(&self, i: usize, kind: Kind) -> bool {
        self.layers.tokens.get(i).is_some_and(|token| token.kind == kind)
    }

    /// The member that a name stands for; a line in capitals only repeats names.
    fn register(&mut self, name: &Name) -> Option<usize> {
        let words = name_words(self.layers, name.tokens.clone());
        let title = text_of(self.layers, &name.title);
        if let Some(known) = name.in_capitals.then(|| self.cast.find_in(&words)).flatten() {
            return Some(known);
        }
        let kin = if is_kin(title) { self.cast.with_first_name(&words) } else { None };
        let member = kin.unwrap_or_else(|| self.cast.named(&words, gender_of_title(title)));
        let kind = self.kind_of(name, &words);
        let is_mere = name.standing == Standing::Modifier || self.opens_sentence(name) && !self.precedes_verb(name);
        let is_people = self.is_people(name);
        let known = &mut self.cast.members[member];
        known.times += 1;
        if is_people && known.gender.is_none() {
            known.kind = Some(SpeakerKind::Group);
            known.is_plural = true;
        }
        let is_dateline = self.layers.blocks.get(name.block).is_some_and(|block| block.kind == BlockKind::Dateline);
        known.as_place += u32::from(name.standing == Standing::Place || is_dateline);
        known.as_word += u32::from(is_mere);
        // *MOOR* in a line of capitals is no acronym.
        let is_surname = words.len() == 1 && known.gender.is_some();
        if known.kind.is_none() && !is_surname || kind == Some(SpeakerKind::Person) {
            known.kind = kind.or(known.kind);
        }
        if self.is_kind(name.tokens.end, Kind::Open) && self.is_kind(name.tokens.end + 2, Kind::Close) {
            self.note_acronym(name, member);
        }
        Some(member)
    }

    /// Is the first word of a sentence the only reason for its capital?
    fn opens_sentence(&self, name: &Name) -> bool {
        let sentence = &self.layers.sentences[name.sentence];
        let first = sentence.tokens.clone().find(|&i| self.is_kind(i, Kind::Word));
        first == Some(name.tokens.start) || name.in_capitals
    }

    fn precedes_verb(&self, name: &Name) -> bool {
        name.tokens.end < self.layers.tokens.len() && is_verb(self.layers, name.tokens.end)
    }

    /// *many Elmers*, *Elmers are*: a people, a party, a generation.
    fn is_people(&self, name: &Name) -> bool {
        const MANY: [&str; 8] = ["many", "most", "some", "few", "these", "those", "all", "other"];
        let is_lone = name.tokens.len() == 1 && self.layers.words[name.tokens.start].is(Class::PLURAL);
        let before = name.tokens.start.checked_sub(1).map_or("", |i| self.text(i));
        let behind = self.text(name.tokens.end);
        is_lone
            && (MANY.iter().any(|word| before.eq_ignore_ascii_case(word)) || ["are", "were", "have"].contains(&behind))
    }

    /// What the name itself and the word before it tell.
    fn kind_of(&self, name: &Name, words: &[&str]) -> Option<SpeakerKind> {
        if !name.title.is_empty() {
            return Some(SpeakerKind::Person);
        }
        let has_noun = words.len() > 1 && words.iter().any(|word| is_institution_noun(word))
            || words.contains(&"&")
            || self.layers.words[name.tokens.end - 1].is(Class::COLLECTIVE);
        let is_listed = words.len() == 1 && is_known_institution(words[0]);
        let before = name.tokens.start.checked_sub(1);
        // *the Elm* may be a river as well, as long as it does nothing.
        let acts = words.len() > 1 || name.standing == Standing::Subject;
        let has_article = acts && before.is_some_and(|i| self.text(i).eq_ignore_ascii_case("the"));
        let comma = name.tokens.end;
        if words.len() > 1 && !has_noun && self.is_kind(comma, Kind::Comma) && self.text(comma + 1) == "who" {
            return Some(SpeakerKind::Person);
        }
        let is_acronym = matches!(words, [word] if word.chars().all(|c| c.is_uppercase() || c == '.'));
        (has_noun || is_listed || has_article || is_acronym).then_some(SpeakerKind::Organisation)
    }

    /// Notes what stands beside a name: title and apposition.
    fn describe(&mut self, name: &Name, member: usize) {
        if !name.title.is_empty() {
            self.note(member, name.title.clone());
        }
        if let Some(behind) = self.apposition_behind(name).or_else(|| self.predicate_behind(name)) {
            self.apposed.insert(behind.start, member);
            self.note(member, behind);
        } else if let Some(before) = self.apposition_before(name) {
            self.note(member, before);
        }
    }

    /// *Moor (R-Ohio)*: the letter in brackets tells the party.
    fn note_party(&mut self, name: &Name, member: usize) {
        let behind = self.layers.tokens.get(name.tokens.end + 1).filter(|_| self.is_kind(name.tokens.end, Kind::Open));
        let letters = behind.map_or("", |token| &self.layers.text[token.span.start() as usize..]);
        let party = match letters.as_bytes() {
            [b'R', b'-' | b',' | b')', ..] => "republican",
            [b'D', b'-' | b',' | b')', ..] => "democrat",
            _ => return,
        };
        self.cast.members[member].kind.get_or_insert(SpeakerKind::Person);
        let description = Description { nouns: vec![party.to_owned()], modifiers: Vec::new() };
        self.cast.describe(member, description);
    }

    /// *the Moor campaign*, *the Elmish government*: a body that bears the name is known from then on.
    fn note_body(&mut self, name: &Name) {
        let noun = name.tokens.end;
        let is_body =
            self.layers.words.get(noun).is_some_and(|word| word.is(Class::COLLECTIVE) && !word.is(Class::DOCUMENT));
        let opens = name.tokens.start.checked_sub(1).is_some_and(|i| self.layers.words[i].is(Class::DETERMINER));
        if !is_body || !opens || name.standing != Standing::Modifier || is_role(self.layers, noun) {
            return;
        }
        let tokens = name.tokens.start..noun + 1;
        let description = Description::new(self.layers, tokens.clone());
        let at = self.at(name);
        let known = self.cast.described(&description, at).unwrap_or_else(|| {
            let noun = Some(self.text(noun).to_lowercase());
            let kind = Some(SpeakerKind::Organisation);
            let name = text_of(self.layers, &tokens).to_owned();
            self.cast.push(Member { name, kind, noun, ..Member::default() })
        });
        self.cast.describe(known, description);
        self.cast.mention(known, at);
    }

    /// Notes a description of a person, or of an organisation where its noun is one of those.
    fn note(&mut self, member: usize, tokens: Range<usize>) {
        let is_person = tokens.clone().any(|i| is_role(self.layers, i));
        let words = text_of(self.layers, &tokens);
        let known = &mut self.cast.members[member];
        if is_person && known.kind != Some(SpeakerKind::Organisation) {
            known.kind = Some(SpeakerKind::Person);
            known.has_role = true;
            known.gender = known.gender.or(gender_of_title(words));
        }
        known.note_description(words);
        self.cast.describe(member, Description::new(self.layers, tokens));
    }

    /// *, a doctor,*, *, 64, head of the council,* behind a name.
    fn apposition_behind(&self, name: &Name) -> Option<Range<usize>> {
        let mut comma = name.tokens.end;
        if self.is_kind(comma, Kind::Comma) && self.is_kind(comma + 1, Kind::Number) {
            comma += 2;
        }
        if !self.is_kind(comma, Kind::Comma) || name.standing == Standing::Place {
            return None;
        }
        // *The head of the guild, Ada Moor, met the steward*: the comma closes what the one before the name opened.
        let is_apposed = name.tokens.start.checked_sub(1).is_some_and(|before| self.is_kind(before, Kind::Comma));
        if is_apposed && !self.layers.words.get(comma + 1).is_some_and(|word| word.is(Class::ARTICLE)) {
            return None;
        }
        let end = self.apposition_end(comma + 1)?;
        // *In Moor, the mayor said*: a phrase that a verb follows is the subject, no apposition.
        let closes = !self.layers.tokens.get(end).is_some_and(|token| token.kind == Kind::Word);
        closes.then_some(comma + 1..end)
    }

    /// *is the mayor of Elmford* behind a name.
    fn predicate_behind(&self, name: &Name) -> Option<Range<usize>> {
        let verb = name.tokens.end;
        let is_copula = ["is", "was"].contains(&self.text(verb)) && ["a", "an", "the"].contains(&self.text(verb + 1));
        if is_copula { self.apposition_end(verb + 1).map(|end| verb + 1..end) } else { None }
    }

    /// Where the description of a person or an institution ends that begins at `start`.
    fn apposition_end(&self, start: usize) -> Option<usize> {
        let Layers { tokens, words, .. } = *self.layers;
        let limit = tokens.len().min(start + REACH);
        let ends = |&i: &usize| {
            let is_inner = matches!(tokens[i].kind, Kind::Word | Kind::Number | Kind::Clitic)
                || tokens[i].kind == Kind::Mark && words[i - 1].is(Class::PLURAL);
            !is_inner
                || words[i].is(Class::INTERROGATIVE | Class::COMPLEMENTISER)
                || i > start && is_verb(self.layers, i) && !is_role(self.layers, i)
        };
        let end = (start..limit).find(ends).unwrap_or(limit);
        let front = (start..end).take_while(|&i| i == start || !words[i].is(Class::PREPOSITION));
        let mut front = front.filter(|&i| {
            // *Republican of Iowa*
            let is_party = i == start && is_role(self.layers, i);
            !words[i].is(Class::CAPITAL) || words[start].is(Class::ARTICLE) || is_party
        });
        let opens = !is_function_word(self.layers, start.min(tokens.len().saturating_sub(1)))
            || start < end && words[start].is(Class::ARTICLE);
        let has_noun =
            front.any(|i| is_role(self.layers, i) || words[i].is(Class::COLLECTIVE) || self.text(i) == "head");
        (end > start && opens && has_noun).then_some(end)
    }

    /// *the mayor,* before a name that a comma or the end of the sentence follows.
    fn apposition_before(&self, name: &Name) -> Option<Range<usize>> {
        let comma = name.tokens.start.checked_sub(1).filter(|&i| self.is_kind(i, Kind::Comma))?;
        let closes = self.layers.tokens.get(name.tokens.end).is_none_or(|token| token.kind != Kind::Word);
        let floor = comma.saturating_sub(REACH);
        let is_inner = |i: &usize| matches!(self.layers.tokens[*i].kind, Kind::Word | Kind::Clitic);
        let inner = (floor..comma).rev().take_while(is_inner);
        let start = inner.take(REACH).find(|&i| self.layers.words[i].is(Class::ARTICLE))?;
        let is_whole = (start..comma).skip(1).all(|i| !is_verb(self.layers, i) || is_role(self.layers, i));
        let front = (start..comma).take_while(|&i| i == start || !self.layers.words[i].is(Class::PREPOSITION));
        let has_role = front.last().is_some_and(|i| is_role(self.layers, i));
        (closes && is_whole && has_role).then_some(start..comma)
    }

    /// *European Fisheries Board (EFB)*
    fn note_acronym(&mut self, name: &Name, member: usize) {
        let short = self.text(name.tokens.end + 1);
        let words = name_words(self.layers, name.tokens.clone());
        let initials: String =
            words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
        let letters: String = short.chars().filter(|c| c.is_uppercase()).collect();
        if letters.len() > 1 && initials.contains(&letters) {
            let short = short.to_owned();
            self.cast.rename(member, &short);
            self.cast.members[member].kind = Some(SpeakerKind::Organisation);
        }
    }

    /// *Moor and Dahl*, *Moor, a doctor, and Dahl*
    fn is_joined(&self, name: &Name, second: usize) -> bool {
        if self.text(name.tokens.end) == "and" {
            return second == name.tokens.end + 1;
        }
        let follows_and = second > 1 && self.text(second - 1) == "and" && self.is_kind(second - 2, Kind::Comma);
        follows_and && second > name.tokens.end && self.apposition_end(name.tokens.end + 1) == Some(second - 2)
    }

    /// Which of the names `behind` is joined to `name`: those in an apposition between them do not count.
    fn joined_name(&self, name: &Name, behind: &[Name]) -> Option<usize> {
        const BETWEEN: usize = 3;
        let start = |next: &Name| if next.title.is_empty() { next.tokens.start } else { next.title.start };
        behind.iter().take(BETWEEN).position(|next| self.is_joined(name, start(next)))
    }

    /// The names as mentions, and joint ones for names beside each other: *Moor and Dahl*.
    fn mentions(&mut self, places: &Places<'_, '_>, names: &[Name], members: &[Option<usize>]) -> Vec<Mention> {
        let mut mentions = Vec::with_capacity(names.len());
        for (i, name) in names.iter().enumerate() {
            let Name { sentence, block, .. } = *name;
            let at = self.at(name);
            let quote = places.quote_at(at);
            let part = part_of(name.standing);
            let here = Mention { at, member: members[i], sentence, block, quote, part, is_pronoun: false };
            mentions.push(here);
            let Some(second) = self.joined_name(name, names.get(i + 1..).unwrap_or_default()) else { continue };
            let next = &names[i + 1 + second];
            if let (Some(a), Some(b)) = (members[i], members[i + 1 + second]) {
                let member = Some(self.cast.joined(&[a, b]));
                let part = part_of(next.standing);
                // What the second name is in the clause, the first one is as well.
                mentions.last_mut().into_iter().for_each(|first| first.part = part);
                mentions.push(Mention { member, part, ..here });
            }
        }
        mentions
    }
}
