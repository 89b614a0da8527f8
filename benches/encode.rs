//! What one record costs: reading it, encoding it, writing it as TEI, checking it.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use shifr::encode::{Registers, Tagging, encode};
use shifr::source::{Source, SourceId};
use shifr::{rules, tei, transcription, xml};

const SAMPLE: &str = include_str!("../transcriptions/1950-10-11-filippov-zhou-enlai.txt");

fn one_record(criterion: &mut Criterion) {
    let registers = Registers::builtin();
    let context = rules::Context::usual(registers.archives);
    let source = Source::new(SourceId(0), "sample.txt", SAMPLE);
    let records = transcription::read(&source, None).value;
    let cable = encode(&records[0], registers, Tagging::Lines).value;
    let tei = tei::write(&cable, &[]);

    let mut group = criterion.benchmark_group("one record");
    group.throughput(Throughput::Bytes(SAMPLE.len() as u64));
    group.bench_function("transcription read", |b| {
        b.iter(|| transcription::read(black_box(&source), None))
    });
    group.bench_function("encoded", |b| {
        b.iter(|| encode(black_box(&records[0]), registers, Tagging::Lines))
    });
    group.bench_function("encoded, names tagged everywhere", |b| {
        b.iter(|| encode(black_box(&records[0]), registers, Tagging::Everywhere))
    });
    group.bench_function("checked", |b| {
        b.iter(|| rules::run(&rules::Record::of(black_box(&cable)), &context))
    });
    group.throughput(Throughput::Bytes(tei.len() as u64));
    group.bench_function("TEI written", |b| b.iter(|| tei::write(black_box(&cable), &[])));
    let written = Source::new(SourceId(1), "sample.xml", tei);
    group.bench_function("TEI read", |b| {
        b.iter(|| tei::read(&xml::parse(black_box(&written)).expect("well-formed").value));
    });
    group.finish();
}

criterion_group!(benches, one_record);
criterion_main!(benches);
