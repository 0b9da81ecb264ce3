//! Typed indices: a quote's number can not be taken for an attribution's.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::document::{Attribution, Quote, Speaker};

/// The number of a `T` in its [`Document`](crate::Document), counted from 0 in the order of the text.
pub struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

/// Number of a [`Quote`].
pub type QuoteId = Id<Quote>;
/// Number of an [`Attribution`].
pub type AttributionId = Id<Attribution>;
/// Number of a [`Speaker`].
pub type SpeakerId = Id<Speaker>;

impl<T> Id<T> {
    /// The id of the record at `index`: a document has fewer records than its text has bytes, so 32 bits are enough.
    pub(crate) fn new(index: usize) -> Self {
        Self { index: index as u32, of: PhantomData }
    }

    /// Position in the document's slice of `T`.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// As its number.
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.index.serialize(serializer)
    }
}

/// From its number, which only a whole document can be checked for.
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(|index| Self { index, of: PhantomData })
    }
}
