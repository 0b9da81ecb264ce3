//! Statements that several documents report, side by side as HTML.

use std::fmt::{self, Display, Formatter};

use super::Text;
use crate::matching::{Drift, Force, Group, Origins, Statement};
use crate::output::palette::STYLE;

/// The rules for what only a comparison has.
const MORE_STYLE: &str = include_str!("comparison.css");

/// Groups of statements as an HTML fragment: the wordings of each side by side, the fullest first.
///
/// In every other wording the words that it leaves out are struck through and those that it adds underlined; what makes
/// it say less or more is told in words. Below each are the documents that have it. The fragment needs no script and
/// nothing from outside, and follows the colours of the page around it, like [`Html`](super::Html).
///
/// ```
/// use inquit::matching::{Matcher, Origins, Statement};
/// use inquit::output::ComparisonHtml;
///
/// let said = |text: &str, paper: usize| Statement::new(text).speaker("Ada Moor").document(paper);
/// let statements =
///     [said("We must never sell the old pier in March", 0), said("that they should not sell the pier in March", 1)];
/// let groups = Matcher::new().threshold(0.3).groups(&statements);
/// let html = ComparisonHtml::new(&statements, &groups, &Origins::default()).names(["Courier", "Ledger"]).to_string();
/// assert!(html.contains("they <del>must never</del> <ins>should not</ins> sell the <del>old</del> pier"));
/// assert!(html.contains("softened"));
/// ```
#[derive(Clone, Debug)]
pub struct ComparisonHtml<'c> {
    statements: &'c [Statement],
    groups: Vec<&'c Group>,
    origins: &'c Origins,
    names: Vec<String>,
}

impl<'c> ComparisonHtml<'c> {
    /// These groups of `statements`, with their style sheet.
    pub fn new(statements: &'c [Statement], groups: impl IntoIterator<Item = &'c Group>, origins: &'c Origins) -> Self {
        Self { statements, groups: groups.into_iter().collect(), origins, names: Vec::new() }
    }

    /// What the documents are called, by their numbers; one without a name is shown by its number.
    #[must_use]
    pub fn names(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { names: names.into_iter().map(Into::into).collect(), ..self }
    }

    fn name(&self, document: usize) -> String {
        self.names.get(document).cloned().unwrap_or_else(|| format!("document {document}"))
    }

    fn write_group(&self, f: &mut Formatter<'_>, group: &Group) -> fmt::Result {
        let accounts = group.accounts(self.statements, self.origins);
        let variants = group.variants(self.statements);
        let Some(fullest) = variants.first().map(|variant| self.text(variant.members[0])) else { return Ok(()) };
        f.write_str("<section class=\"inquit-shared\">\n")?;
        self.write_heading(f, group, accounts.len())?;
        f.write_str("<div class=\"inquit-wordings\">\n")?;
        for variant in &variants {
            f.write_str("<article class=\"inquit-wording\"><p dir=\"auto\">")?;
            write_drift(f, fullest, self.text(variant.members[0]), &variant.drift)?;
            f.write_str("</p>\n")?;
            write_force(f, fullest, self.text(variant.members[0]), &variant.drift)?;
            f.write_str("<ul>\n")?;
            variant.members.iter().try_for_each(|&member| self.write_report(f, member, &accounts))?;
            f.write_str("</ul></article>\n")?;
        }
        f.write_str("</div>\n</section>\n")
    }

    fn text(&self, member: usize) -> &'c str {
        &self.statements[member].text
    }

    /// Who says it, and how many report it.
    fn write_heading(&self, f: &mut Formatter<'_>, group: &Group, accounts: usize) -> fmt::Result {
        let speakers = group.speakers(self.statements).join("; ");
        writeln!(
            f,
            "<header><b dir=\"auto\">{}</b> <span>{}, {} on their own · probability {:.3}</span></header>",
            Text(if speakers.is_empty() { "?" } else { &speakers }),
            counted(group.members.len(), "report"),
            accounts,
            group.probability
        )
    }

    fn write_report(&self, f: &mut Formatter<'_>, member: usize, accounts: &[Vec<usize>]) -> fmt::Result {
        let statement = &self.statements[member];
        write!(f, "<li dir=\"auto\"><b>{}</b>", Text(&self.name(statement.document)))?;
        if let Some(cue) = &statement.cue {
            write!(f, " · {}", Text(cue))?;
        }
        if !statement.via.is_empty() {
            write!(f, " · via {}", Text(&statement.via.join(", ")))?;
        }
        if let Some(day) = statement.day {
            write!(f, " · {day}")?;
        }
        let first = accounts.iter().find(|account| account.contains(&member)).map_or(member, |account| account[0]);
        let origin = self.statements[first].document;
        if origin != statement.document {
            write!(f, " · same account as {}", Text(&self.name(origin)))?;
        }
        f.write_str("</li>\n")
    }
}

impl Display for ComparisonHtml<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "<div class=\"inquit inquit-comparison\">\n<style>\n{STYLE}{MORE_STYLE}</style>\n")?;
        if self.groups.is_empty() {
            f.write_str("<p>No statement is shared.</p>\n")?;
        }
        self.groups.iter().try_for_each(|group| self.write_group(f, group))?;
        f.write_str("</div>\n")
    }
}

/// The words of `to`, with those of `from` that it lacks.
fn write_drift(f: &mut Formatter<'_>, from: &str, to: &str, drift: &[Drift]) -> fmt::Result {
    let mut written = 0;
    for difference in drift {
        let put = difference.to.range();
        write!(f, "{}", Text(&to[written..put.start]))?;
        // Words that are only left out stand behind the word before.
        let [front, back] = match (put.is_empty(), put.start > 0) {
            (true, true) => [" ", ""],
            (true, false) if !to.is_empty() => ["", " "],
            _ => ["", ""],
        };
        f.write_str(front)?;
        write_words(f, difference, [from, to])?;
        f.write_str(back)?;
        written = put.end;
    }
    write!(f, "{}", Text(&to[written..]))
}

/// What makes it say less or more.
fn write_force(f: &mut Formatter<'_>, from: &str, to: &str, drift: &[Drift]) -> fmt::Result {
    for difference in drift {
        let force = match difference.force {
            Some(Force::Softened) => "softened",
            Some(Force::Hardened) => "hardened",
            None => continue,
        };
        write!(f, "<p class=\"inquit-force inquit-{force}\" dir=\"auto\">{force}: ")?;
        write_words(f, difference, [from, to])?;
        f.write_str("</p>\n")?;
    }
    Ok(())
}

/// The words of `from` struck through, and those of `to` underlined.
fn write_words(f: &mut Formatter<'_>, difference: &Drift, [from, to]: [&str; 2]) -> fmt::Result {
    let (old, new) = (difference.from.text(from), difference.to.text(to));
    if !old.is_empty() {
        write!(f, "<del>{}</del>", Text(old))?;
    }
    if !old.is_empty() && !new.is_empty() {
        f.write_str(" ")?;
    }
    if !new.is_empty() {
        write!(f, "<ins>{}</ins>", Text(new))?;
    }
    Ok(())
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::drift;

    struct Merged<'t>(&'t str, &'t str);

    impl Display for Merged<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            write_drift(f, self.0, self.1, &drift(self.0, self.1))
        }
    }

    #[test]
    fn words_that_are_left_out_stand_where_they_were() {
        let merged = |from, to| Merged(from, to).to_string();
        assert_eq!(merged("“The old pier is safe.”", "that the pier is safe"), "that the <del>old</del> pier is safe");
        assert_eq!(merged("The pier is safe today", "The pier is safe."), "The pier is safe <del>today</del>.");
        assert_eq!(merged("Sadly the pier is shut", "The pier is shut"), "<del>Sadly</del> The pier is shut");
        assert_eq!(
            merged("It’s <b>shut</b>", "It’s <i>shut</i>"),
            "It’s &lt;<del>b</del> <ins>i</ins>&gt;shut&lt;/<del>b</del> <ins>i</ins>&gt;"
        );
        assert_eq!(merged("The pier", "The whole pier is shut"), "The <ins>whole</ins> pier <ins>is shut</ins>");
        assert_eq!(merged("Nine men", ""), "<del>Nine men</del>");
    }
}
