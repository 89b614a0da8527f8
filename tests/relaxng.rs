//! RELAX NG: the specification's own cases, cases of ours, and jing's verdicts on texts that are at hand.

mod corpora;
mod spectest;
