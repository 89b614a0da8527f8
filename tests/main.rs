//! Tests of the whole program, in one binary.

mod support;
mod encode;
mod round_trip;
mod rules;
mod consistency;
mod fix;
mod schema;
mod schema_store;
mod xml;
mod windows;
mod tei_all;
mod exports;
mod relaxng;
mod xsd;
mod relaxng_compact;
mod messages;
mod cli;
mod choosing;
mod cache;
mod large;
mod configuration;
mod init;
mod sarif;
mod edition;
mod layers;
mod readme;
