//! Exports: what they write is recorded for the samples, judged by schemas of others, and read back by other
//! programs.

mod collection;
mod valid;
mod recorded;
mod ceteicean;
mod cmif;
mod tables;
mod facts;
mod offsets;
mod references;
mod dts;
mod ead3;
mod tei_corpus;
