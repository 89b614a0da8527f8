//! Judges documents by a schema and tells what it took: what `benches/compare.sh` measures.
//!
//! ```sh
//! cargo run --release --example judge -- schemas/shifr.rng encoded/*.xml
//! PASSES=5 THREADS=2 cargo run --release --example judge -- schemas/shifr.rng encoded/*.xml
//! ```
//!
//! `CEILING` set measures quick-xml's `NsReader` with attributes resolved instead, which does nothing with
//! what it reads.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::cmp::Reverse;
use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use quick_xml::NsReader;
use quick_xml::events::Event;
use shifr::relaxng::{Schema, Validator, Within};
use shifr::source::{Source, SourceId};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [schema, documents @ ..] = &paths[..] else { return Err("no schema is named".into()) };
    let number = |name| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let (passes, threads) = (number("PASSES").unwrap_or(1), number("THREADS").unwrap_or(1));

    let begin = Instant::now();
    let schema = compile(schema)?;
    let compiled = begin.elapsed();
    let begin = Instant::now();
    let sources: Vec<_> = documents.iter().map(|path| source(path)).collect::<Result<_, _>>()?;
    let read = begin.elapsed();
    let length: usize = sources.iter().map(|source| source.text().len()).sum();
    let ceiling = std::env::var_os("CEILING").is_some();
    let pass = || match ceiling {
        true => sources.iter().map(names_of_quick_xml).sum::<usize>(),
        false => findings(&schema, &sources, threads),
    };
    let mut times = Vec::new();
    let mut sum = 0;
    for _ in 0..passes {
        let begin = Instant::now();
        sum = pass();
        times.push(begin.elapsed());
    }
    times.sort_unstable();
    let median = times[times.len() / 2];
    let what = if ceiling { "bytes of names" } else { "findings" };
    println!(
        "{} documents, {length} bytes, {sum} {what}; schema {} ms, reading files {} ms, judging {} ms",
        sources.len(),
        milliseconds(compiled),
        milliseconds(read),
        milliseconds(median)
    );
    Ok(())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

fn compile(path: &str) -> Result<Schema, Box<dyn Error>> {
    let folder = Path::new(path).parent().unwrap_or(Path::new("")).display().to_string();
    let read = |location: &str| source(location).map(Into::into).map_err(|error| error.to_string());
    let compiled = Schema::compile(&source(path)?, &Within::new([folder], read));
    Ok(compiled.map_err(|findings| findings[0].message.clone())?.value)
}

fn source(path: &str) -> Result<Source, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(Source::new(SourceId(0), path, text))
}

/// A validator for each thread, kept from document to document. The longest documents come first, so that
/// no thread is left alone with one in the end.
fn findings(schema: &Schema, sources: &[Source], threads: usize) -> usize {
    let mut sources: Vec<&Source> = sources.iter().collect();
    sources.sort_by_key(|source| Reverse(source.text().len()));
    let next = AtomicUsize::new(0);
    let judge = || {
        let mut validator = Validator::new(schema);
        let taken = std::iter::from_fn(|| sources.get(next.fetch_add(1, Ordering::Relaxed)));
        taken.map(|source| validator.validate(source).len()).sum::<usize>()
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(judge)).collect();
        let others = others.into_iter().map(|other| other.join().expect("does not panic"));
        judge() + others.sum::<usize>()
    })
}

fn names_of_quick_xml(source: &Source) -> usize {
    let mut reader = NsReader::from_str(source.text());
    let mut sum = 0;
    loop {
        match reader.read_resolved_event().expect("is well-formed") {
            (_, Event::Start(tag) | Event::Empty(tag)) => {
                sum += tag.local_name().as_ref().len();
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("is well-formed");
                    sum += reader.resolver().resolve_attribute(attribute.key).1.as_ref().len();
                }
            }
            (_, Event::Eof) => return sum,
            _ => {}
        }
    }
}
