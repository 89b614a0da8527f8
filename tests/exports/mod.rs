//! Exports of collections: what they write is recorded for the samples, judged by schemas of others, and read
//! back by other programs.

mod collection;
mod recorded;
mod cmif;
mod tables;
