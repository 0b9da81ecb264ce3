//! What the examples share: reading text, the table of who said what, bulk parsing, and checks of quotations.
//!
//! The runnable files beside this library hold the command lines; [`table`], [`bulk`] and [`check`] hold the work, so
//! that tests can call it.

pub mod bulk;
pub mod cell;
pub mod check;
pub mod compare;
pub mod diff;
pub mod input;
pub mod page;
pub mod report;
pub mod rows;
pub mod table;

/// The Rust code of the project's README is run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
