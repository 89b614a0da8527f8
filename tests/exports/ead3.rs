//! The finding aid is EAD3 and leaves no witness out.

use shifr::export::Edition;

use super::collection::{cables, edition, everything, export, samples};
use super::valid::valid;

#[test]
fn it_is_valid() {
    let samples = samples();
    for (edition, documents) in
        [(edition(), &samples[..]), (Edition::default(), everything()), (Edition::default(), &[])]
    {
        let exported = export("ead3", &edition, documents);
        valid("standards", "ead3.rng", exported.text("ead3.xml"));
    }
}

#[test]
fn every_witness_is_in_it_and_every_record_without_is_in_a_finding() {
    let exported = export("ead3", &edition(), everything());
    let (mut witnesses, mut without) = (0, 0);
    for (_, cable) in cables(everything()) {
        witnesses += cable.witnesses.len();
        without += usize::from(cable.witnesses.is_empty());
    }
    assert_eq!(exported.text("ead3.xml").matches("<c level=\"item\">").count(), witnesses);
    assert_eq!(exported.findings.len(), without);
}
