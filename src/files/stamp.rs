//! What tells without reading a file that it has not changed.

use std::env;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// What the system says of a file. It changes when the file does, but for a change so soon after the last
/// one that the clock of the files stands still: [`Stamp::is_older_than`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// When its text was changed, as programs can say what they like.
    modified: Duration,
    /// When anything of it was changed, as the system says itself, where it does.
    changed: Duration,
    /// Which file of the disk it is, where files have numbers: a name may be given to another one.
    number: u64,
}

impl Stamp {
    /// The stamp of a file; links are followed.
    pub fn of(path: &Path) -> io::Result<Stamp> {
        let about = fs::metadata(path)?;
        let (changed, number) = by_system(&about);
        Ok(Stamp { size: about.len(), modified: since_epoch(about.modified()?), changed, number })
    }

    /// The stamp of the program that runs, for two builds of a version may find different things. A copy of the
    /// program with its time, as hosts make it for their next job, has the same.
    pub fn of_program() -> Option<Stamp> {
        let program = env::current_exe().and_then(fs::canonicalize).ok()?;
        let stamp = Stamp::of(&program).ok()?;
        Some(Stamp { changed: Duration::ZERO, number: 0, ..stamp })
    }

    /// Whether the file was last changed so long before the moment that a later change would have given it
    /// another stamp. Of younger ones only the text tells.
    pub fn is_older_than(&self, moment: SystemTime) -> bool {
        let last = if self.changed.is_zero() { self.modified } else { self.changed };
        // Some file systems know whole seconds only, or every other one. The others follow a clock of the
        // system that goes a hundred times in a second.
        let step = if last.subsec_nanos() == 0 { Duration::from_secs(2) } else { STEP };
        last + step < since_epoch(moment)
    }
}

const STEP: Duration = Duration::from_millis(50);

fn since_epoch(time: SystemTime) -> Duration {
    time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

#[cfg(unix)]
fn by_system(about: &Metadata) -> (Duration, u64) {
    use std::os::unix::fs::MetadataExt;

    let seconds = u64::try_from(about.ctime()).unwrap_or_default();
    let nanoseconds = u64::try_from(about.ctime_nsec()).unwrap_or_default();
    (Duration::from_secs(seconds) + Duration::from_nanos(nanoseconds), about.ino())
}

#[cfg(not(unix))]
fn by_system(_: &Metadata) -> (Duration, u64) {
    (Duration::ZERO, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_just_written_may_change_without_another_stamp() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("a.xml");
        fs::write(&path, "a").expect("is writable");
        let stamp = Stamp::of(&path).expect("is there");
        assert!(!stamp.is_older_than(SystemTime::now()));
        assert!(stamp.is_older_than(SystemTime::now() + Duration::from_secs(3)));
        fs::write(&path, "ab").expect("is writable");
        assert_ne!(Stamp::of(&path).expect("is there"), stamp);
    }

    #[test]
    fn whole_seconds_count_as_coarse() {
        let at = |seconds: u64, nanoseconds| Duration::new(seconds, nanoseconds);
        let moment = SystemTime::UNIX_EPOCH + at(101, 0);
        for (changed, is_older) in
            [(at(100, 0), false), (at(100, 1), true), (at(99, 0), false), (at(98, 0), true)]
        {
            let stamp = Stamp { size: 1, modified: at(0, 0), changed, number: 1 };
            assert_eq!(stamp.is_older_than(moment), is_older, "{changed:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_time_that_is_set_back_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("a.xml");
        fs::write(&path, "a").expect("is writable");
        let before = Stamp::of(&path).expect("is there");
        let modified = fs::metadata(&path).and_then(|about| about.modified()).expect("is told");
        std::thread::sleep(STEP);
        fs::write(&path, "b").expect("is writable");
        let file = fs::File::options().write(true).open(&path).expect("is writable");
        file.set_modified(modified).expect("is ours");
        let after = Stamp::of(&path).expect("is there");
        assert_eq!((after.size, after.modified), (before.size, before.modified));
        assert_ne!(after, before);
    }
}
