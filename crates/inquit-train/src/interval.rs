//! How far figures would be off on other articles: the bootstrap (Efron 1979), which draws articles, not attributions,
//! because those of one article are alike.

use crate::evaluate::sum;
use crate::score::Counts;
use crate::seed::Seed;

/// Draws enough that the ends of a 95 % interval stand to about a tenth of a point.
const DRAWS: usize = 1000;
/// Same articles, same intervals.
const SEED: u64 = 1;

/// The counts of many draws of articles.
pub struct Draws(Vec<Counts>);

impl Draws {
    /// As many articles as there are, each drawn from all of them, again and again.
    pub fn new(articles: &[&Counts]) -> Self {
        let mut seed = Seed::new(SEED);
        let mut draw = || sum(articles.iter().map(|_| articles[(seed.number() % articles.len() as u64) as usize]));
        Self((0..DRAWS).map(|_| draw()).collect())
    }

    /// The middle 95 % of the draws of one measure's F1.
    pub fn interval(&self, name: &str) -> [f64; 2] {
        let mut figures: Vec<f64> = self.0.iter().map(|counts| counts.f1(name)).collect();
        figures.sort_by(f64::total_cmp);
        [DRAWS / 40, DRAWS - 1 - DRAWS / 40].map(|at| figures[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Count;

    fn article(found: usize) -> Counts {
        let count = Count { found, gold: 10, predicted: 10, right: found };
        Counts([("attrib/all".to_owned(), count)].into())
    }

    #[test]
    fn articles_that_are_alike_leave_no_doubt() {
        let articles = [article(7), article(7), article(7)];
        let [from, to] = Draws::new(&articles.each_ref()).interval("attrib/all");
        assert!((from - 70.0).abs() < 1e-9 && (to - 70.0).abs() < 1e-9, "{from} to {to}");
    }

    #[test]
    fn the_interval_has_the_width_of_the_mean() {
        // 100 articles, half of them with 4 and half with 8 of 10: the mean has a standard error of 2 points.
        let articles: Vec<Counts> = (0..100).map(|i| article(4 + 4 * (i % 2))).collect();
        let draws = Draws::new(&articles.iter().collect::<Vec<_>>());
        let [from, to] = draws.interval("attrib/all");
        assert!((from - 56.0).abs() < 1.0 && (to - 64.0).abs() < 1.0, "{from} to {to}");
        assert_eq!(
            draws.interval("attrib/all"),
            Draws::new(&articles.iter().collect::<Vec<_>>()).interval("attrib/all")
        );
    }

    #[test]
    fn no_articles_give_nothing() {
        assert_eq!(Draws::new(&[]).interval("attrib/all"), [0.0, 0.0]);
    }
}
