//! Clauses in which a source asks not to be named.

/// *who asked not to be named*, *who spoke on condition of anonymity*, *who was not authorized to speak*: `word` gives the
/// words from *who* on, empty ones behind the last.
pub(crate) fn requests_anonymity<'t>(word: impl Fn(usize) -> &'t str) -> bool {
    let is_bound = || ["was", "were", "is", "are"].contains(&word(1)) && word(2) == "not";
    word(0) == "who"
        && (["asked", "spoke", "declined", "requested", "insisted", "refused"].contains(&word(1))
            || ["was", "were"].contains(&word(1)) && word(2) == "granted"
            || is_bound() && ["authorized", "authorised", "permitted", "allowed"].contains(&word(3)))
}
