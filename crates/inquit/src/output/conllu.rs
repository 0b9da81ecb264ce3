//! Tokens in columns, in the manner of Universal Dependencies.

use std::fmt::{self, Display, Formatter};

use super::parts::{Part, Word, short};
use crate::document::{Attribution, Block, Document};
use crate::ids::AttributionId;
use crate::segment::{Token, tokenize};
use crate::text::offsets::Unit;
use crate::text::span::Span;

/// The parts that tokens are tagged with.
const TAGGED: [Part; 4] = [Part::Content, Part::Source, Part::Cue, Part::Addressee];

/// A document in the CoNLL-U format: a token a line in ten columns, an empty line after each sentence; [`Display`]
/// writes it.
///
/// Words are in column 2; of the others only the number and `MISC` are filled:
///
/// - `Start` and `End` are the token's place in the text, in code points.
/// - `SpaceAfter=No` where no white space follows.
/// - `Attr` lists the parts of attributions that the token is in: `B-content:0,I-source:2`, with `B` for the first
///   token of a piece, then the part (`content`, `source`, `cue`, `addressee`) and the number of the attribution. A
///   token of which a piece has only some letters is in it.
///
/// Comments give the text of the sentence (white space as one space), the kind of block where one begins
/// (`# newpar`, `# block`), the speakers by number before the first sentence, and mode, act, cue, speakers and
/// confidence of each attribution before the sentence in which its content begins.
///
/// Every token of the text is there. Words that no sentence holds stand between the sentences as if they were one, with
/// the comment `# outside = sentences`; what is left out is white space and control characters alone.
///
/// ```
/// use inquit::output::Conllu;
///
/// let document = inquit::parse("“Nine,” said Inga Reyes.")?;
/// let table = Conllu::new(&document).to_string();
/// assert!(table.contains("\n# text = “Nine,” said Inga Reyes.\n"));
/// assert!(table.contains("\n# attribution_0 = mode=direct|act=statement|lemma=say|"));
/// let line = "2\tNine\t_\t_\t_\t_\t_\t_\t_\tStart=1|End=5|SpaceAfter=No|Attr=I-content:0";
/// assert!(table.lines().any(|other| other == line));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Conllu<'d> {
    document: &'d Document,
}

impl<'d> Conllu<'d> {
    /// The tokens of `document`.
    pub fn new(document: &'d Document) -> Self {
        Self { document }
    }
}

impl Display for Conllu<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let tokens = tokenize(self.document.text());
        let tags = tags(self.document, &tokens);
        let mut table = Table { document: self.document, tokens, tags, sentences: 0, blocks: self.document.blocks() };
        f.write_str("# newdoc\n")?;
        for speaker in self.document.speakers() {
            writeln!(f, "# speaker_{} = {}", speaker.id.index(), short(&speaker.name))?;
        }
        let mut at = 0;
        for sentence in self.document.sentences() {
            let first = table.tokens_before(sentence.start());
            let end = table.tokens_before(sentence.end());
            table.write(f, at, first, false)?;
            table.write(f, first, end, true)?;
            at = end;
        }
        table.write(f, at, table.tokens.len(), false)
    }
}

/// A token's part in an attribution.
struct Tag {
    attribution: AttributionId,
    part: Part,
    /// It is the first token of a piece.
    begins: bool,
    /// It is the first token of the content.
    announces: bool,
}

/// The tags of each token, in the order of the attributions.
fn tags(document: &Document, tokens: &[Token]) -> Vec<Vec<Tag>> {
    let mut tags: Vec<Vec<Tag>> = Vec::new();
    tags.resize_with(tokens.len(), Vec::new);
    for attribution in document.attributions() {
        for part in TAGGED {
            for (piece, &span) in part.spans(attribution).iter().enumerate() {
                let first = tokens.partition_point(|token| token.span.end() <= span.start());
                let inside = tokens[first..].iter().take_while(|token| token.span.start() < span.end()).count();
                for (at, tags) in tags[first..first + inside].iter_mut().enumerate() {
                    let begins = at == 0;
                    let announces = begins && piece == 0 && part == Part::Content;
                    tags.push(Tag { attribution: attribution.id, part, begins, announces });
                }
            }
        }
    }
    tags
}

struct Table<'d> {
    document: &'d Document,
    tokens: Vec<Token>,
    tags: Vec<Vec<Tag>>,
    sentences: usize,
    /// Those that have not begun yet.
    blocks: &'d [Block],
}

impl Table<'_> {
    fn tokens_before(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start() < at)
    }

    /// Writes the tokens from `first` to before `end`: a sentence, or what no sentence holds.
    fn write(&mut self, f: &mut Formatter<'_>, first: usize, end: usize, is_sentence: bool) -> fmt::Result {
        let [Token { span: from, .. }, ..] = self.tokens[first..end] else { return Ok(()) };
        self.write_block(f, from)?;
        self.sentences += 1;
        writeln!(f, "# sent_id = {}", self.sentences)?;
        if !is_sentence {
            f.write_str("# outside = sentences\n")?;
        }
        f.write_str("# text = ")?;
        for at in first..end {
            let space = if at + 1 < end && !self.is_joined(at) { " " } else { "" };
            write!(f, "{}{space}", self.tokens[at].span.text(self.document.text()))?;
        }
        f.write_str("\n")?;
        self.write_attributions(f, first, end)?;
        for at in first..end {
            self.write_token(f, at, at - first + 1)?;
        }
        f.write_str("\n")
    }

    /// The block that begins with the sentence.
    fn write_block(&mut self, f: &mut Formatter<'_>, from: Span) -> fmt::Result {
        let begun = self.blocks.partition_point(|block| block.span.start() <= from.start());
        let (before, rest) = self.blocks.split_at(begun);
        self.blocks = rest;
        match before.last() {
            Some(block) => writeln!(f, "# newpar\n# block = {}", Word(block.kind)),
            None => Ok(()),
        }
    }

    /// What is known of the attributions whose content begins in these tokens.
    fn write_attributions(&self, f: &mut Formatter<'_>, first: usize, end: usize) -> fmt::Result {
        for tag in self.tags[first..end].iter().flatten().filter(|tag| tag.announces) {
            writeln!(f, "# attribution_{} = {}", tag.attribution.index(), facts(&self.document[tag.attribution]))?;
        }
        Ok(())
    }

    fn write_token(&self, f: &mut Formatter<'_>, at: usize, number: usize) -> fmt::Result {
        let span = self.tokens[at].span;
        let [start, end] = self.document.convert(span, Unit::Char);
        let form = span.text(self.document.text());
        write!(f, "{number}\t{form}\t_\t_\t_\t_\t_\t_\t_\tStart={start}|End={end}")?;
        if self.is_joined(at) {
            f.write_str("|SpaceAfter=No")?;
        }
        for (count, Tag { attribution, part, begins, .. }) in self.tags[at].iter().enumerate() {
            let (lead, state) = (if count == 0 { "|Attr=" } else { "," }, if *begins { 'B' } else { 'I' });
            write!(f, "{lead}{state}-{}:{}", part.name(), attribution.index())?;
        }
        f.write_str("\n")
    }

    /// Does the next token follow without white space?
    fn is_joined(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.span.start() == self.tokens[at].span.end())
    }
}

/// `mode=direct|act=statement|lemma=say|class=communication|speakers=0|confidence=0.970`.
fn facts(attribution: &Attribution) -> String {
    let mut facts = format!("mode={}|act={}", Word(attribution.mode), Word(attribution.act));
    if let Some(cue) = &attribution.cue {
        facts += &format!("|lemma={}|class={}", short(&cue.lemma), Word(cue.class));
        facts += if cue.negated { "|negated=yes" } else { "" };
        facts += if cue.hedged { "|hedged=yes" } else { "" };
    }
    let speakers = attribution.source.iter().flat_map(|source| &source.speakers);
    let speakers = speakers.map(|id| id.index().to_string()).collect::<Vec<_>>().join(",");
    facts += &if speakers.is_empty() { String::new() } else { format!("|speakers={speakers}") };
    facts += &attribution.parent.map_or_else(String::new, |id| format!("|parent={}", id.index()));
    facts + &format!("|confidence={:.3}", attribution.confidence)
}
