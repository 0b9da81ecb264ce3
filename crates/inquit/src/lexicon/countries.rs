//! Countries, and by what else one speaks of them.

use std::sync::LazyLock;

/// One country; a field is empty where there is no word that tells the country.
#[derive(Debug, Default)]
pub(crate) struct Country {
    pub(crate) name: &'static str,
    /// What belongs to it: *Norwegian*.
    pub(crate) adjective: &'static str,
    pub(crate) capital: &'static str,
    /// The house of its government.
    pub(crate) house: &'static str,
    /// Other spellings of its capital.
    pub(crate) others: Vec<&'static str>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let lines = include_str!("countries.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(country).collect()
});

fn country(line: &'static str) -> Country {
    let mut words = line.split_whitespace().map(|word| if word == "-" { "" } else { word });
    let mut next = || words.next().unwrap_or_default();
    let [name, adjective, capital, house] = std::array::from_fn(|_| next());
    Country { name, adjective, capital, house, others: words.collect() }
}

impl Country {
    /// All countries, each word of theirs in lower case.
    pub(crate) fn all() -> &'static [Country] {
        &COUNTRIES
    }

    /// Every word by which one speaks of it.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        let named = [self.name, self.adjective, self.capital, self.house];
        named.into_iter().chain(self.others.iter().copied()).filter(|word| !word.is_empty())
    }

    /// Is this a name of its capital?
    pub(crate) fn is_capital(&self, word: &str) -> bool {
        word == self.capital || self.others.contains(&word)
    }
}
