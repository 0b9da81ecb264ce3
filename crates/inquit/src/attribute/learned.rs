//! The learned stage's decisions as drafts: its verdicts replace what the rules found, and keep what only rules see.
//!
//! The corpora of the model are flat and in plain typography. So the rules alone speak for attributions inside one
//! another, relays around one, words set off by layout, and quotations without a cue.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::draft::{Draft, NO_PASSAGE, elsewhere};
use super::parts::parts;
use crate::detect::{Layers, is_reported};
use crate::document::{Act, BlockKind, Cue, CueClass, Quote, Role};
use crate::ids::QuoteId;
use crate::lexicon::{Class, Word};
use crate::model::{Guess, Model, Part, Proposal, Sheet, Verdict, shared_tokens};
use crate::segment::Kind;
use crate::text::span::Span;

/// The drafts as `model` sees them.
pub(super) fn revise(layers: &Layers<'_>, model: &Model, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut standing = vec![false; drafts.len()];
    let mut revised: Vec<Draft> = Vec::with_capacity(drafts.len());
    for (part, numbers) in parts(layers, &drafts) {
        let (owners, proposals) =
            numbers.iter().filter_map(|&number| Some((number, proposal(&drafts[number])?))).unzip();
        let evidence = Proposed { drafts: &drafts, owners, proposals };
        for (draft, owner) in read_part(layers, model, &part, &evidence) {
            owner.into_iter().for_each(|owner| standing[owner] = true);
            revised.push(draft);
        }
    }
    revised.sort_by_key(|draft| draft.hull().start());
    let decided = revised.len();
    let subjects: BTreeSet<Span> = revised.iter().filter_map(|draft| draft.source).collect();
    for (draft, standing) in drafts.into_iter().zip(standing) {
        if !standing && stands_by_rule(&draft, &revised[..decided], &subjects) {
            revised.push(draft);
        }
    }
    revised
}

/// What the rules propose in a part.
struct Proposed<'d> {
    drafts: &'d [Draft],
    /// Numbers of the drafts that are proposals.
    owners: Vec<usize>,
    proposals: Vec<Proposal>,
}

/// What `model` makes of a part; with the number of the rules' draft for the same cue, if there is one.
fn read_part(layers: &Layers<'_>, model: &Model, part: &Part, proposed: &Proposed<'_>) -> Vec<(Draft, Option<usize>)> {
    let Proposed { drafts, owners, proposals } = proposed;
    let reading = model.read(layers, part, proposals);
    let scribe = Scribe::new(layers, &reading.sheet, proposals);
    let stands = |verdict: &&Verdict| verdict.proposal.is_some() || !scribe.is_no_report(verdict.guess.head);
    let draft = |verdict: &Verdict| {
        let owner = verdict.proposal.map(|number| owners[number]);
        (scribe.draft(verdict, owner.map(|owner| &drafts[owner])), owner)
    };
    reading.verdicts.iter().filter(stands).map(draft).collect()
}

/// What a draft with cue and content proposes to the model.
pub(super) fn proposal(draft: &Draft) -> Option<Proposal> {
    let cue = draft.cue.as_ref()?.spans.first()?;
    let (source, confidence) = (draft.source, draft.confidence);
    let content = draft.content.clone();
    (!content.is_empty()).then_some(Proposal { cue: *cue, source, content, confidence })
}

/// From this confidence on the rules are believed where the model sees nothing at all: marks and the order of the words
/// say enough.
const SURE: f32 = 0.74;

/// Does a draft of the rules that the model passed over stand all the same?
fn stands_by_rule(draft: &Draft, decided: &[Draft], subjects: &BTreeSet<Span>) -> bool {
    let first = decided.partition_point(|other| other.hull().end() <= draft.hull().start());
    let near = || decided[first..].iter().take_while(|other| other.hull().start() < draft.hull().end());
    let is_nested = draft.cue.is_some() && near().any(|other| draft.lies_in(&other.content));
    let holds = || near().any(|other| other.cue.is_some() && other.lies_in(&draft.content));
    let is_free = || !near().any(|other| overlaps(&draft.content, &other.content));
    let is_word = |cue: &Cue| cue.lemma.contains(char::is_alphanumeric);
    let by_mark = !draft.quotes.is_empty() && draft.cue.as_ref().is_some_and(|cue| !is_word(cue));
    if draft.cue.is_none() || draft.is_verbatim || by_mark {
        return is_nested || holds() || is_free();
    }
    // A second verb shares its subject with one that stands.
    let shares = draft.source.is_some_and(|source| subjects.contains(&source));
    // Who is told to do something: of such words in the corpus, three of four are attributions.
    let is_order = draft.act == Act::Order && draft.addressee.is_some();
    if is_free() && (draft.confidence >= SURE || shares || is_order) {
        return true;
    }
    is_nested || holds()
}

fn overlaps(a: &[Span], b: &[Span]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.overlaps(*y)))
}

/// Writes verdicts, which are in tokens, as drafts, which are in spans.
struct Scribe<'s> {
    layers: &'s Layers<'s>,
    sheet: &'s Sheet,
    /// Heads of the cues that the rules propose, with the contents that they propose for them.
    cues: BTreeMap<usize, Vec<Span>>,
    /// Those of the heads that stand in the content of another proposal.
    nested: BTreeSet<usize>,
}

impl<'s> Scribe<'s> {
    fn new(layers: &'s Layers<'s>, sheet: &'s Sheet, proposals: &[Proposal]) -> Self {
        let head = |proposal: &Proposal| sheet.head(sheet.cover(proposal.cue));
        let cues = proposals.iter().filter_map(|proposal| Some((head(proposal)?, proposal.content.clone()))).collect();
        let mut scribe = Self { layers, sheet, cues, nested: BTreeSet::new() };
        let contents = scribe.cues.iter().map(|(head, content)| (*head, scribe.words_in(content)));
        let inner = |(head, words): (usize, Vec<usize>)| {
            let cues: Vec<usize> = scribe.cues_in(&words).map(|(cue, _)| *cue).collect();
            cues.into_iter().filter(move |cue| *cue != head)
        };
        scribe.nested = contents.flat_map(inner).collect();
        scribe
    }

    /// The draft of `verdict`; what the model does not tell is as in the rules' `proposal` for the same cue.
    fn draft(&self, verdict: &Verdict, proposal: Option<&Draft>) -> Draft {
        let guess = &verdict.guess;
        let mut draft = proposal.cloned().unwrap_or_else(|| Draft {
            passage: NO_PASSAGE,
            content: Vec::new(),
            quotes: Vec::new(),
            cue: Some(self.cue(&guess.cue, guess.head)),
            source: None,
            addressee: None,
            time: None,
            place: None,
            medium: None,
            relative: None,
            act: Act::Statement,
            is_verbatim: false,
            confidence: 0.0,
        });
        draft.confidence = verdict.confidence;
        let knows = proposal.is_some();
        // What a turn of a transcript says is told by its layout.
        if !(knows && (draft.is_verbatim || self.knows_content(guess, &draft))) {
            draft.content = self.pieces(&guess.content);
            draft.quotes = self.quotes_in(&draft.content);
            draft.content.extend(elsewhere(self.layers.quotes, &draft.quotes, &draft.content));
            draft.content.sort_unstable();
            let pieces = |id: &QuoteId| &self.layers.quotes[id.index()].pieces;
            draft.quotes.retain(|id| pieces(id).iter().all(|piece| piece.lies_in(&draft.content)));
        }
        if !knows && self.is_hearsay(guess.head) {
            // Who is said to be something says nothing.
            draft.content.extend(self.source(guess));
            draft.content.sort_unstable();
        } else if knows && self.is_relative(guess, &draft) {
            draft.relative = self.source(guess);
        } else if !(knows && self.knows_source(guess, &draft)) {
            draft.source = self.source(guess);
        }
        draft
    }

    fn source(&self, guess: &Guess) -> Option<Span> {
        self.runs(&guess.source).into_iter().map(|run| self.span(&run)).reduce(Span::cover)
    }

    /// The cues that the rules propose among `words`, with their contents.
    fn cues_in(&self, words: &[usize]) -> impl Iterator<Item = (&usize, &Vec<Span>)> {
        let (first, last) = (words.first().copied().unwrap_or(0), words.last().map_or(0, |last| last + 1));
        let inside = self.cues.range(first..last.max(first));
        inside.filter(|(cue, _)| words.binary_search(cue).is_ok())
    }

    /// The words among `tokens`.
    fn words(&self, tokens: impl IntoIterator<Item = usize>) -> Vec<usize> {
        tokens.into_iter().filter(|&i| self.sheet.rows[i].is_word()).collect()
    }

    fn words_in(&self, spans: &[Span]) -> Vec<usize> {
        self.words(spans.iter().flat_map(|span| self.sheet.cover(*span)))
    }

    /// Do the rules know the content of their proposal better than the model does?
    ///
    /// They do where marks, paragraphs or the layout settle it, and where the model takes in who is addressed or another
    /// cue that passes the same content on.
    fn knows_content(&self, guess: &Guess, proposal: &Draft) -> bool {
        let (rules, model) = (self.words_in(&proposal.content), self.words(guess.content.iter().copied()));
        let (Some(&first), Some(&last)) = (rules.first(), rules.last()) else { return false };
        let common = shared_tokens(&rules, &model);
        if rules == model || self.parts_nest(guess, &rules, &model) {
            return true;
        }
        if common == 0 {
            return false;
        }
        let rows = &self.sheet.rows;
        let is_direct = !proposal.quotes.is_empty() && rules.iter().all(|&i| rows[i].is_quoted());
        let spreads = rows[first].paragraph != rows[last].paragraph;
        let addressed = self.words_in(proposal.addressee.as_slice());
        let takes_addressee = common == rules.len() && common + shared_tokens(&addressed, &model) == model.len();
        // Whom it is asked of belongs to an order.
        let leaves_addressee = common == model.len() && common + shared_tokens(&addressed, &rules) == rules.len();
        // Nor is the day when it was asked a part of it.
        let fills_gap = proposal.act == Act::Order && model.first() == Some(&first) && model.last() == Some(&last);
        let is_outside = |cue: &usize| rules.binary_search(cue).is_err();
        let takes_cue = common == rules.len() && self.cues_in(&model).any(|(cue, _)| is_outside(cue));
        // A gloss behind a dash, and what goes on behind the closing mark, are the reporter's.
        let behind = model.last() > Some(&last);
        let next = rows[last + 1..].iter().find(|row| !row.is_mark()).map(|row| row.kind);
        let takes_gloss = common == rules.len() && behind && matches!(next, Some(Kind::Dash | Kind::Open));
        let takes_tail = common == rules.len() && behind && rows.get(last + 1).is_some_and(|row| row.is_mark());
        let is_it = |i: usize| i < guess.head && rows[i].span.text(self.layers.text).eq_ignore_ascii_case("it");
        let takes_it = common == rules.len() && model.len() == common + 1 && is_it(model[0]);
        takes_tail
            || takes_it
            || takes_gloss
            || takes_cue
            || is_direct
            || spreads
            || takes_addressee
            || leaves_addressee
            || fills_gap
            || self.is_title(guess.head)
    }

    /// Has the model, which knows no attribution inside another, shared out the words of two that the rules nest?
    ///
    /// Then the outer one has words of the inner one alone, or takes its subject into the source; and the inner one is
    /// left with a part of its content.
    fn parts_nest(&self, guess: &Guess, rules: &[usize], model: &[usize]) -> bool {
        let is_part = shared_tokens(rules, model) == model.len();
        let is_of_inner = |(cue, content): (&usize, &Vec<Span>)| {
            let inner = self.words_in(content);
            let shared = shared_tokens(&inner, model);
            let is_alike = 10 * shared >= 8 * (inner.len() + model.len() - shared);
            model.binary_search(cue).is_err() && (is_alike || shared == model.len())
        };
        is_part && (self.nested.contains(&guess.head) || self.cues_in(rules).any(is_of_inner))
            || self.takes_subject(guess, rules)
    }

    /// Does the model take a cue among these `words` of the rules' content into the source?
    fn takes_subject(&self, guess: &Guess, words: &[usize]) -> bool {
        let source = self.words(guess.source.iter().copied());
        self.cues_in(&source).any(|(cue, _)| words.binary_search(cue).is_ok())
    }

    /// Do the rules know the source of their proposal better than the model does?
    fn knows_source(&self, guess: &Guess, proposal: &Draft) -> bool {
        let (rules, model) = (self.words_in(proposal.source.as_slice()), self.words(guess.source.iter().copied()));
        let common = shared_tokens(&rules, &model);
        let addressed = self.words_in(proposal.addressee.as_slice());
        let takes_addressee = shared_tokens(&addressed, &model) > 0;
        // An apposition or a relative clause is seldom annotated, and yet it says who speaks.
        let is_fuller = common > 0 && rules.len() > model.len();
        // A second verb shares the subject of the first.
        let is_shared = model.is_empty() && !rules.is_empty();
        let takes_subject = self.takes_subject(guess, &self.words_in(&proposal.content));
        rules == model || is_shared || is_fuller || takes_addressee || takes_subject || self.is_title(guess.head)
    }

    /// Does the model name only the pronoun of a relative clause, whose antecedent the rules know?
    fn is_relative(&self, guess: &Guess, proposal: &Draft) -> bool {
        let rows = &self.sheet.rows;
        let words = self.words(guess.source.iter().copied());
        let [pronoun] = words.as_slice() else { return false };
        proposal.source.is_some_and(|source| source.end() <= rows[*pronoun].span.start())
            && rows[*pronoun].class.intersects(Class::INTERROGATIVE | Class::COMPLEMENTISER)
    }

    /// *is said to be*, *are believed to have fled*: the subject is what is spoken of, and nobody is named for it.
    fn is_hearsay(&self, head: usize) -> bool {
        let is = |i: usize, class: Class| self.sheet.rows.get(i).is_some_and(|row| row.class.intersects(class));
        is_reported(self.text(head)) && head > 0 && is(head - 1, Class::BE) && is(head + 1, Class::INFINITIVE)
    }

    /// Words that the corpus takes for cues and that report nothing: *without saying*, *known as*, *plans to*.
    fn is_no_report(&self, head: usize) -> bool {
        let is = |i: usize, words: &[&str]| words.iter().any(|known| self.text(i).eq_ignore_ascii_case(known));
        if self.is_beside_the_text(head) {
            return true;
        }
        // *is said to have told*: it is the telling that is reported, and hedged.
        let is_hedge = self.is_hearsay(head) && is(head + 2, &["have"]) && self.cues.contains_key(&(head + 3));
        let is_denied = head > 0 && is(head - 1, &["without"]);
        // What somebody intends to do is not what he says.
        let is_plan = is(head, &["plan", "plans", "planned", "planning"]);
        let is_named = is(head, &["known"]) && is(head + 1, &["as"]);
        let is_thought = is(head, &["think", "thinks", "thought", "thinking"]) && is(head + 1, &["about"]);
        let is_gesture = is(head, &["point", "points", "pointed", "pointing"]) && is(head + 1, &["at", "to"]);
        let is_matching = is(head, &["according"]) && is(head + 2, &["plan"]);
        let hides_name = is(head, &["asked", "asking", "asks"])
            && (head + 1..head + 6).any(|i| is(i, &["named", "identified", "anonymity"]));
        // To be in favour of something is a state of mind that nobody has told.
        let is_favour = |at: usize| is(at, &["favor", "favour"]) && at > 0 && is(at - 1, &["in"]);
        let is_leaning = is_favour(head) || head > 1 && is_favour(head - 2);
        is_hedge
            || is_denied
            || is_leaning
            || is_plan
            || is_named
            || is_thought
            || is_gesture
            || is_matching
            || hides_name
    }

    /// The token as it is written, nothing behind the last.
    fn text(&self, token: usize) -> &str {
        self.sheet.rows.get(token).map_or("", |row| row.span.text(self.layers.text))
    }

    /// Does the token stand in words of the page, not of the article?
    fn is_beside_the_text(&self, token: usize) -> bool {
        let kinds =
            [BlockKind::Caption, BlockKind::Boilerplate, BlockKind::Byline, BlockKind::Dateline, BlockKind::Metadata];
        self.block(token).is_some_and(|kind| kinds.contains(&kind))
    }

    fn block(&self, token: usize) -> Option<BlockKind> {
        let start = self.sheet.rows[token].span.start();
        let at = self.layers.blocks.partition_point(|block| block.span.end() <= start);
        self.layers.blocks.get(at).map(|block| block.kind)
    }

    /// Does the token stand in a headline, heading or caption, which the model has hardly seen?
    fn is_title(&self, token: usize) -> bool {
        let is_title = |kind| matches!(kind, BlockKind::Headline | BlockKind::Heading);
        self.block(token).is_some_and(is_title) || self.is_beside_the_text(token)
    }

    fn span(&self, run: &Range<usize>) -> Span {
        self.sheet.rows[run.start].span.cover(self.sheet.rows[run.end - 1].span)
    }

    /// The tokens as runs; a gap without words does not part two.
    fn runs(&self, tokens: &[usize]) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for &i in tokens {
            match runs.last_mut() {
                Some(run) if !self.sheet.rows[run.end..i].iter().any(|row| row.is_word()) => run.end = i + 1,
                _ => runs.push(i..i + 1),
            }
        }
        runs
    }

    /// The pieces of a content: a quote whose words are in it is in it with both marks.
    fn pieces(&self, tokens: &[usize]) -> Vec<Span> {
        let mut pieces: Vec<Span> = self.runs(tokens).iter().map(|run| self.span(run)).collect();
        for piece in &mut pieces {
            let found = *piece;
            let near = self.quotes_near(found);
            for part in near.flat_map(|quote| &quote.pieces).filter(|part| part.overlaps(found)) {
                let (whole, rest) = (self.sheet.cover(*part), self.sheet.cover(found));
                let left_out = whole.clone().filter(|i| !rest.contains(i));
                if left_out.into_iter().all(|i| !self.sheet.rows[i].is_word()) {
                    *piece = piece.cover(*part);
                }
            }
        }
        pieces
    }

    /// Quotes that share a byte with `span`.
    fn quotes_near(&self, span: Span) -> impl Iterator<Item = &Quote> {
        self.sheet
            .cover(span)
            .filter_map(|i| self.sheet.rows[i].quote_number())
            .fold(Vec::new(), |mut numbers, n| {
                if numbers.last() != Some(&n) {
                    numbers.push(n);
                }
                numbers
            })
            .into_iter()
            .map(|number| &self.layers.quotes[number])
    }

    /// The quotes of speech that lie in the content.
    fn quotes_in(&self, content: &[Span]) -> Vec<QuoteId> {
        let mut quotes: Vec<QuoteId> = content
            .iter()
            .flat_map(|piece| self.quotes_near(*piece))
            .filter(|quote| quote.role == Role::Speech && quote.pieces.iter().any(|part| part.lies_in(content)))
            .map(|quote| quote.id)
            .collect();
        quotes.dedup();
        quotes
    }

    /// The cue of these tokens, which no rule has found.
    fn cue(&self, tokens: &[usize], head: usize) -> Cue {
        let spans = self.runs(tokens).iter().map(|run| self.span(run)).collect();
        let (lexicon, word) = (self.layers.lexicon, self.word(head));
        let reporting = lexicon.verb(word).or_else(|| lexicon.noun(word));
        let spelled = self.sheet.rows[head].span.text(self.layers.text).to_lowercase();
        let is = |class: Class| tokens.iter().any(|&i| self.sheet.rows[i].class.intersects(class));
        Cue {
            spans,
            lemma: reporting.map_or(spelled, |reporting| reporting.lemma.clone()).into_boxed_str(),
            class: reporting.map_or(CueClass::Communication, |reporting| reporting.main_class()),
            negated: is(Class::NEGATION),
            hedged: is(Class::HEDGE),
        }
    }

    fn word(&self, token: usize) -> Word {
        let span = self.sheet.rows[token].span;
        let at = self.layers.tokens.partition_point(|token| token.span.start() < span.start());
        self.layers.words.get(at).copied().unwrap_or_default()
    }
}
