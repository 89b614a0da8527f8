//! RELAX NG: the specification's own cases, cases of ours, the derivative paper, and jing's verdicts on texts
//! that are at hand.

mod agreement;
mod cases;
mod corpora;
mod derivative;
mod limits;
mod random;
mod spectest;
