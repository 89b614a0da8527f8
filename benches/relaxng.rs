//! What validation costs beside reading alone: `cargo bench --bench xml` has the readers on the same texts.
//!
//! Needs `../shared` with tei_all and its corpora; measures nothing without them.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use shifr::relaxng::{OneFile, Schema, Validator};
use shifr::source::{Source, SourceId};

fn tei_all(criterion: &mut Criterion) {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(verdicts) = fs::read_to_string(shared.join("corpora/jing.tsv")) else { return };
    let schema = source(&shared.join("schemas/tei_all.rng"));
    let valid = verdicts.lines().filter_map(|line| line.strip_prefix("valid\t"));
    let sources: Vec<_> =
        valid.map(|file| source(&shared.join("corpora").join(file.trim()))).collect();
    let length: usize = sources.iter().map(|source| source.text().len()).sum();

    let compile = || Schema::compile(&schema, &OneFile).expect("tei_all is correct").value;
    criterion.bench_function("compile tei_all", |b| b.iter(compile));
    let schema = compile();
    let mut group = criterion.benchmark_group("documents");
    group.sample_size(10).throughput(Throughput::Bytes(length as u64));
    group.bench_function("validate", |b| {
        b.iter(|| {
            let mut validator = Validator::new(&schema);
            let findings = |source| validator.validate(black_box(source)).len();
            sources.iter().map(findings).sum::<usize>()
        });
    });
    group.finish();
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a text can be read");
    Source::new(SourceId(0), path.to_string_lossy(), text)
}

criterion_group!(benches, tei_all);
criterion_main!(benches);
