//! Tests of the whole program, in one binary.

mod cli;
mod layers;
