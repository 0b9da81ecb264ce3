#![doc = include_str!("../README.md")]

pub mod corpus;
pub mod cues;
pub mod evaluate;
pub mod gold;
pub mod interval;
pub mod keeps;
pub mod linear;
pub mod manifest;
pub mod roles;
pub mod score;
pub mod seed;
pub mod tags;
pub mod train;

use std::process::ExitCode;

/// How a program ends: what went wrong is said on standard error.
pub fn exit_code(result: Result<(), Box<dyn std::error::Error>>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {}", with_causes(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

/// The message of an error and of what caused it, in one line.
pub fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |message, cause| format!("{message}: {cause}"))
}
