//! Tests of the whole program, in one binary.

mod support;
mod encode;
mod round_trip;
mod rules;
mod consistency;
mod fix;
mod schema;
mod tei_all;
mod cli;
mod layers;
mod readme;
