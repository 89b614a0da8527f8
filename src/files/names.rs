//! Names that collide before anything is written.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::kinds::NAME_COLLISION;
use super::shown;
use crate::diagnostic::Diagnostic;

/// Finds outputs that would overwrite each other, or a file that differs from them only by case.
///
/// The first of two stays; each [`Collision`] names the one that must not be written. What stands on
/// disk under the planned name itself is no collision: that is the output of an earlier run.
pub fn collisions(planned: &[Planned<'_>]) -> Vec<Collision> {
    let mut first = HashMap::new();
    let mut folders = Folders::default();
    let mut found = Vec::new();
    for (index, plan) in planned.iter().enumerate() {
        let earlier = *first.entry(folded(plan.output)).or_insert(plan);
        let diagnostic = if std::ptr::eq(earlier, plan) {
            folders.neighbour(plan.output).map(|other| beside(plan, &other))
        } else {
            Some(twice(plan, earlier))
        };
        found.extend(diagnostic.map(|diagnostic| Collision { index, diagnostic }));
    }
    found
}

/// One file that is going to be written.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// What it is made from.
    pub input: &'a Path,
    /// Where it goes.
    pub output: &'a Path,
}

/// An output that must not be written.
#[derive(Debug)]
pub struct Collision {
    /// Its place among the planned outputs.
    pub index: usize,
    /// What it collides with.
    pub diagnostic: Diagnostic,
}

/// The name as file systems see it that take upper and lower case for one.
fn folded(path: &Path) -> String {
    path.to_string_lossy().to_lowercase()
}

/// The files that stand in the output folders, each folder looked at once.
#[derive(Default)]
struct Folders(BTreeMap<PathBuf, HashMap<String, Vec<OsString>>>);

impl Folders {
    /// A file beside `path` whose name differs from it only by case.
    fn neighbour(&mut self, path: &Path) -> Option<PathBuf> {
        let name = path.file_name()?;
        let folder = path.parent()?;
        if !self.0.contains_key(folder) {
            self.0.insert(folder.to_owned(), names_in(folder));
        }
        let alike = self.0[folder].get(&folded(Path::new(name)))?;
        let other = if alike.iter().any(|other| other == name) { None } else { alike.first() };
        other.map(|other| folder.join(other))
    }
}

/// A folder that is not there yet has no files; one that cannot be read will be reported on writing.
fn names_in(folder: &Path) -> HashMap<String, Vec<OsString>> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut names: HashMap<_, Vec<_>> = HashMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        names.entry(folded(Path::new(&name))).or_default().push(name);
    }
    names.values_mut().for_each(|alike| alike.sort());
    names
}

fn twice(plan: &Planned<'_>, earlier: &Planned<'_>) -> Diagnostic {
    let [input, output] = [plan.input, plan.output].map(shown);
    let [other_input, other_output] = [earlier.input, earlier.output].map(shown);
    let differs = if output == other_output {
        format!("as `{other_input}` is")
    } else {
        format!("which differs only in case from `{other_output}`, made from `{other_input}`")
    };
    collision(input, format!("would be written to `{output}`, {differs}"))
}

fn beside(plan: &Planned<'_>, other: &Path) -> Diagnostic {
    let [input, output, other] = [plan.input, plan.output, other].map(shown);
    let what = format!(
        "would be written to `{output}`, which differs only in case from the file `{other}`"
    );
    collision(input, what)
}

fn collision(input: String, what: String) -> Diagnostic {
    Diagnostic::new(&NAME_COLLISION, format!("`{input}` {what}"))
        .of(input)
        .help("rename one of the two, or write them into different folders")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(planned: &[(&str, &str)]) -> Vec<(usize, String)> {
        let planned: Vec<_> = planned
            .iter()
            .map(|(input, output)| Planned { input: Path::new(input), output: Path::new(output) })
            .collect();
        let found = collisions(&planned).into_iter();
        found.map(|collision| (collision.index, collision.diagnostic.message)).collect()
    }

    #[test]
    fn the_second_of_two_alike_collides() {
        let planned = [
            ("a.txt", "no/a.xml"),
            ("b/a.txt", "no/a.xml"),
            ("ä.txt", "no/ä.xml"),
            ("Ä.txt", "no/Ä.xml"),
        ];
        let first = "`b/a.txt` would be written to `no/a.xml`, as `a.txt` is";
        let second = "`Ä.txt` would be written to `no/Ä.xml`, which differs only in case from \
                      `no/ä.xml`, made from `ä.txt`";
        assert_eq!(found(&planned), [(1, first.to_owned()), (3, second.to_owned())]);
        assert!(found(&[("a.txt", "no/a.xml"), ("b.txt", "no/b/a.xml")]).is_empty());
    }

    #[test]
    fn a_file_on_disk_collides_unless_its_name_is_the_same() {
        assert!(found(&[("a.txt", "src/lib.rs")]).is_empty());
        let [(0, message)] = &found(&[("a.txt", "src/LIB.rs")])[..] else {
            panic!("one collision")
        };
        assert!(message.ends_with("differs only in case from the file `src/lib.rs`"), "{message}");
    }
}
