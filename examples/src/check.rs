//! Is it quoted right? The quotations of a document, and the best place for each in a set of sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use inquit::verify::{Archive, Found, Said, Source, Verification};
use inquit::{AttributionId, Document, Mode, Quote, Role, Span};
use rayon::prelude::*;

use crate::input::{self, Fault};

/// A text to look quotations up in.
#[derive(Clone, Debug)]
pub struct Named {
    /// Name of its file, without the folder.
    pub name: String,
    /// The text, indexed.
    pub source: Arc<Source>,
}

/// The text files of `paths`: of a folder those that end in `.txt`, in the order of their names.
///
/// # Errors
///
/// The first file that can not be read, with its name; and a folder without text files.
pub fn read_sources(paths: &[PathBuf]) -> Result<Vec<Named>, (PathBuf, Fault)> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(text_files(path).map_err(|fault| (path.clone(), fault))?);
    }
    files.par_iter().map(|file| read_source(file).map_err(|fault| (file.clone(), fault))).collect()
}

fn text_files(path: &Path) -> Result<Vec<PathBuf>, Fault> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt") && file.is_file());
    files.sort();
    if files.is_empty() { Err(Fault::whole("the folder has no text files (.txt)")) } else { Ok(files) }
}

fn read_source(file: &Path) -> Result<Named, Fault> {
    let document = inquit::parse(input::read_file(file)?).map_err(Fault::whole)?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    Ok(Named { name, source: Arc::new(Source::new(document)) })
}

/// Words that a document gives as somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// From the first mark to the last.
    pub span: Span,
    /// The words without the marks around them, pieces joined by a space.
    pub words: String,
    /// Names of those who said it, by the document; none where it names nobody.
    pub speakers: Vec<String>,
}

/// The quotations of `document` in its order: a direct one as a whole, of a mixed one each quoted part, and what is
/// quoted without a speaker.
pub fn claims(document: &Document) -> Vec<Claim> {
    // Inner attributions come last: who says it is the speaker, and not who reports that they did.
    let attributions = document.attributions().iter();
    let sayings = attributions.flat_map(|said| said.quotes.iter().map(|quote| (*quote, said.id)));
    let sayings: BTreeMap<_, AttributionId> = sayings.collect();
    let mut groups: Vec<(Option<AttributionId>, Vec<&Quote>)> = Vec::new();
    let mut direct: BTreeMap<AttributionId, usize> = BTreeMap::new();
    for quote in document.quotes().iter().filter(|quote| quote.role == Role::Speech && quote.parent.is_none()) {
        let said = sayings.get(&quote.id).copied();
        let whole = said.filter(|&said| document[said].mode == Mode::Direct);
        let place = whole.map_or(groups.len(), |said| *direct.entry(said).or_insert(groups.len()));
        match groups.get_mut(place) {
            Some((_, quotes)) => quotes.push(quote),
            None => groups.push((said, vec![quote])),
        }
    }
    groups.into_iter().map(|(said, quotes)| claim(document, said, &quotes)).collect()
}

fn claim(document: &Document, said: Option<AttributionId>, quotes: &[&Quote]) -> Claim {
    let pieces = || quotes.iter().flat_map(|quote| &quote.pieces);
    let is_mark = |c: char| c.is_whitespace() || "“”‘’„‚«»‹›\"'".contains(c);
    let words: Vec<&str> = pieces().map(|piece| piece.text(document.text()).trim_matches(is_mark)).collect();
    let span = pieces().copied().reduce(Span::cover).unwrap_or(quotes[0].span());
    let source = said.and_then(|said| document[said].source.as_ref());
    let speakers = source.iter().flat_map(|source| &source.speakers).map(|&id| &document[id]);
    let named = speakers.filter(|speaker| speaker.anonymous.is_none()).map(|speaker| speaker.name.to_string());
    Claim { span, words: words.join(" "), speakers: named.collect() }
}

/// What the sources say about a claim.
#[derive(Clone, Debug)]
pub struct Checked<'s> {
    /// What the document says.
    pub claim: Claim,
    /// The answer of the best source.
    pub found: Verification,
    /// The best source; none where the words stand in none of them.
    pub source: Option<&'s Named>,
    /// Whether one of the claimed speakers said it there.
    pub said: Option<Said>,
}

impl Checked<'_> {
    /// Line of the source where it stands, from 1.
    pub fn line(&self) -> Option<usize> {
        let text = self.source?.source.document().text();
        let start = self.found.places.first()?.pieces.first()?.start() as usize;
        Some(text[..start].matches('\n').count() + 1)
    }

    /// Who says it there, by the source: of each piece those of the innermost attribution.
    pub fn speakers_there(&self) -> Vec<String> {
        let Some(named) = self.source else { return Vec::new() };
        let document = named.source.document();
        let pieces = self.found.places.first().map_or(&[][..], |place| &place.pieces);
        let says = |piece: &Span| {
            let mut attributions = document.attributions().iter();
            attributions.rfind(|said| said.content.iter().any(|part| part.overlaps(*piece)))
        };
        let mut names: Vec<String> = pieces
            .iter()
            .filter_map(says)
            .map(|said| document.speaker_names(said))
            .filter(|names| !names.is_empty())
            .collect();
        names.dedup();
        names
    }
}

/// Every quotation of `document` with the best place for it: in the source that the archive of all names first, or in one
/// that is as good, where the claimed speaker said it.
pub fn check<'s>(document: &Document, sources: &'s [Named]) -> Vec<Checked<'s>> {
    let archive = Archive::new(sources.iter().map(|named| Arc::clone(&named.source)));
    claims(document).into_par_iter().map(|claim| best(claim, &archive, sources)).collect()
}

fn best<'s>(claim: Claim, archive: &Archive, sources: &'s [Named]) -> Checked<'s> {
    let all = archive.verify(&claim.words);
    let differences =
        |found: &Found| -> Vec<_> { found.verification.edits.iter().map(|edit| (edit.kind, edit.quotation)).collect() };
    let as_good = all.iter().take_while(|found| differences(found) == differences(&all[0]));
    let answers = as_good.map(|found| {
        let named = &sources[found.source];
        (found, named, said(&claim, &named.source, &found.verification))
    });
    match answers.min_by_key(|(.., said)| *said != Some(Said::Same)) {
        Some((found, named, said)) => Checked { found: found.verification.clone(), source: Some(named), said, claim },
        None => Checked { found: Verification::default(), source: None, said: None, claim },
    }
}

/// One of several speakers is enough; otherwise the first counts.
fn said(claim: &Claim, source: &Source, found: &Verification) -> Option<Said> {
    let answers = || claim.speakers.iter().filter_map(|speaker| source.said_anywhere(found, speaker));
    answers().find(|said| *said == Said::Same).or_else(|| answers().next())
}
