//! What reading XML costs, beside quick-xml's reader with namespaces and attributes resolved.
//!
//! Reads the valid documents of `../shared/corpora` when they are at hand, otherwise the project's own.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use quick_xml::NsReader;
use quick_xml::events::Event as Foreign;
use shifr::source::{Source, SourceId};
use shifr::xml;
use shifr::xml::reader::{Event, Reader};

fn many_documents(criterion: &mut Criterion) {
    let sources = documents();
    let length: usize = sources.iter().map(|source| source.text().len()).sum();

    let mut group = criterion.benchmark_group("documents");
    group.sample_size(10).throughput(Throughput::Bytes(length as u64));
    group.bench_function("reader", |b| b.iter(|| each(&sources, events)));
    group.bench_function("quick-xml NsReader", |b| b.iter(|| each(&sources, foreign_events)));
    group.bench_function("tree", |b| {
        b.iter(|| each(&sources, |source| usize::from(xml::parse(source).is_ok())));
    });
    group.finish();
}

fn each(sources: &[Source], count: impl Fn(&Source) -> usize) -> usize {
    sources.iter().map(|source| count(black_box(source))).sum()
}

fn events(source: &Source) -> usize {
    let mut reader = Reader::new(source);
    let mut sum = 0;
    loop {
        match reader.next().expect("is well-formed") {
            Event::Start(start) => {
                sum += start.name().namespace.len() + start.name().local.len();
                for attribute in start.attributes() {
                    let name = attribute.name();
                    sum += name.namespace.len() + name.local.len() + attribute.value().len();
                }
            }
            Event::Text(text) => sum += text.value().len(),
            Event::Eof => return sum,
            _ => {}
        }
    }
}

fn foreign_events(source: &Source) -> usize {
    use quick_xml::name::ResolveResult::Bound;

    let mut reader = NsReader::from_str(source.text());
    let mut sum = 0;
    loop {
        match reader.read_resolved_event().expect("is well-formed") {
            (namespace, Foreign::Start(tag) | Foreign::Empty(tag)) => {
                sum += tag.local_name().as_ref().len();
                sum += if let Bound(namespace) = namespace { namespace.as_ref().len() } else { 0 };
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("is well-formed");
                    let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
                    sum += local.as_ref().len() + attribute.value.len();
                    sum +=
                        if let Bound(namespace) = namespace { namespace.as_ref().len() } else { 0 };
                }
            }
            (_, Foreign::Text(text)) => sum += text.len(),
            (_, Foreign::Eof) => return sum,
            _ => {}
        }
    }
}

fn documents() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpora = root.join("../shared/corpora");
    let verdicts = fs::read_to_string(corpora.join("jing.tsv")).unwrap_or_default();
    let valid = verdicts.lines().filter_map(|line| line.strip_prefix("valid\t"));
    let mut paths: Vec<_> = valid.map(|path| corpora.join(path)).collect();
    if paths.is_empty() {
        let own = fs::read_dir(root.join("encoded")).expect("is a folder");
        paths = own.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "xml"));
    }
    let text = |path: &_| fs::read_to_string(path).expect("is UTF-8");
    paths
        .iter()
        .enumerate()
        .map(|(at, path)| {
            let text = text(path).trim_start_matches('\u{FEFF}').to_owned();
            Source::new(SourceId(at as u32), path.display().to_string(), text)
        })
        .collect()
}

criterion_group!(benches, many_documents);
criterion_main!(benches);
