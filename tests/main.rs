//! Tests of the whole program, in one binary.

mod support;
mod encode;
mod round_trip;
mod rules;
mod schema;
mod xml;
mod tei_all;
mod cli;
mod layers;
mod readme;
