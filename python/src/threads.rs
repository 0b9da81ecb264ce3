//! Threads that parse and look up.

use std::num::NonZero;
use std::thread::available_parallelism;

use inquit::{Article, Document, Error, Parser};
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::errors::{invalid, to_python};

/// More threads than any machine has cores only cost memory.
const MOST: usize = 1024;

/// How many threads the caller asks for; `None` is one for each core.
#[derive(Clone, Copy)]
pub(crate) struct Threads(usize);

impl Threads {
    pub(crate) fn of(threads: Option<i64>) -> PyResult<Self> {
        let Some(threads) = threads else { return Ok(Self(available_parallelism().map_or(1, NonZero::get).min(MOST))) };
        match usize::try_from(threads) {
            Ok(threads @ 1..=MOST) => Ok(Self(threads)),
            _ => Err(invalid(format!("threads is {threads}, not a number from 1 to {MOST}, nor None for all cores"))),
        }
    }
}

/// The threads of one call. They end with it: threads that outlive a call are missing in the children of
/// `multiprocessing`, where the next call would wait for them for ever.
pub(crate) struct Workers(Option<ThreadPool>);

impl Workers {
    pub(crate) fn start(Threads(threads): Threads) -> PyResult<Self> {
        if threads == 1 {
            return Ok(Self(None));
        }
        pool(threads).map(|pool| Self(Some(pool)))
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.as_ref().map_or(1, ThreadPool::current_num_threads)
    }

    /// The documents of `articles`, in order.
    pub(crate) fn parse(&self, parser: &Parser, articles: Vec<Article>) -> Vec<Result<Document, Error>> {
        match &self.0 {
            Some(pool) => pool.install(|| parser.parse_many(articles)),
            None => articles.into_iter().map(|article| parser.parse(article)).collect(),
        }
    }

    /// What `work` makes of each of `items`, in order.
    pub(crate) fn map<I: Sync, T: Send>(&self, items: &[I], work: impl Fn(&I) -> T + Sync + Send) -> Vec<T> {
        match &self.0 {
            Some(pool) => pool.install(|| items.par_iter().map(work).collect()),
            None => items.iter().map(work).collect(),
        }
    }
}

/// What `work` gives, which shares itself out among the threads of a pool of its own: those that all others share would
/// be missing in the children of `multiprocessing`.
pub(crate) fn on_all_cores<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    let Threads(threads) = Threads::of(None)?;
    let pool = pool(threads)?;
    Ok(py.detach(|| pool.install(work)))
}

fn pool(threads: usize) -> PyResult<ThreadPool> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).thread_name(|number| format!("inquit-{number}")).build();
    pool.map_err(|error| to_python(&error))
}
