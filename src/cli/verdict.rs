//! How a run ends.

use std::process::ExitCode;

use crate::diagnostic::{Diagnostic, Severity};
use crate::files;

/// The end of a run; the worse one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Nothing to report, or information only.
    Clean,
    /// There are errors or warnings.
    Findings,
    /// Something was not looked at or not written.
    CouldNotLook,
}

impl Verdict {
    pub(super) const CODE_OF_NO_LOOK: u8 = 2;

    /// What one finding means for the run.
    pub(super) fn of(finding: &Diagnostic) -> Verdict {
        if files::stops(finding.kind) {
            Verdict::CouldNotLook
        } else if finding.severity >= Severity::Warning {
            Verdict::Findings
        } else {
            Verdict::Clean
        }
    }

    pub(super) fn exit_code(self, findings_are_fine: bool) -> ExitCode {
        match self {
            Verdict::Clean => ExitCode::SUCCESS,
            Verdict::Findings if findings_are_fine => ExitCode::SUCCESS,
            Verdict::Findings => ExitCode::FAILURE,
            Verdict::CouldNotLook => ExitCode::from(Verdict::CODE_OF_NO_LOOK),
        }
    }
}
