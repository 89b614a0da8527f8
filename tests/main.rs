//! Tests of the whole program, in one binary.

mod support;
mod encode;
mod round_trip;
mod rules;
mod schema;
mod tei_all;
mod relaxng;
mod xsd;
mod relaxng_compact;
mod cli;
mod layers;
mod readme;
