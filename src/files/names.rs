//! Names that collide, found before anything is written.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::kinds::NAME_COLLISION;
use super::shown;
use crate::diagnostic::Diagnostic;

/// The outputs of a run, so that none overwrites another, or a file that differs from it only by case.
///
/// The first of two stays. What stands on disk under the planned name itself is no collision: that is
/// the output of an earlier run.
#[derive(Debug, Default)]
pub struct Claims {
    /// Input and output by the folded name of the output.
    taken: HashMap<String, [PathBuf; 2]>,
    folders: Folders,
}

impl Claims {
    /// Takes the name for this output, or says why it must not be written.
    pub fn claim(&mut self, plan: Planned<'_>) -> Option<Diagnostic> {
        let name = folded(plan.output);
        if let Some(earlier) = self.taken.get(&name) {
            return Some(twice(&plan, earlier));
        }
        self.taken.insert(name, [plan.input.to_owned(), plan.output.to_owned()]);
        if are_same(plan.input, plan.output) {
            return Some(over_itself(&plan));
        }
        self.folders.neighbour(plan.output).map(|other| beside(&plan, &other))
    }
}

/// One file that is going to be written.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// What it is made from.
    pub input: &'a Path,
    /// Where it goes.
    pub output: &'a Path,
}

/// Whether to write a file is to write over that other one, which is there.
///
/// Files of different names are different files, or links, which writing replaces and does not follow.
pub fn are_same(one: &Path, other: &Path) -> bool {
    let names = [one, other].map(|path| path.file_name().map(Path::new).map(folded));
    if names[0] != names[1] {
        return false;
    }
    match [one, other].map(fs::canonicalize) {
        [Ok(one), Ok(other)] => one == other,
        _ => false,
    }
}

/// The name as file systems see it that take upper and lower case for one.
fn folded(path: &Path) -> String {
    path.to_string_lossy().to_lowercase()
}

/// The files that stand in the output folders, each folder looked at once.
#[derive(Debug, Default)]
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

fn twice(plan: &Planned<'_>, earlier: &[PathBuf; 2]) -> Diagnostic {
    let [input, output] = [plan.input, plan.output].map(shown);
    let [other_input, other_output] = earlier.each_ref().map(|path| shown(path));
    let differs = if output == other_output {
        format!("as `{other_input}` is")
    } else {
        format!("which differs only in case from `{other_output}`, made from `{other_input}`")
    };
    collision(input, format!("would be written to `{output}`, {differs}"))
}

fn over_itself(plan: &Planned<'_>) -> Diagnostic {
    collision(shown(plan.input), "would be written over itself".to_owned())
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
        let mut claims = Claims::default();
        let plan =
            |&(input, output)| Planned { input: Path::new(input), output: Path::new(output) };
        let found = planned.iter().map(|planned| claims.claim(plan(planned))).enumerate();
        found.filter_map(|(index, finding)| Some((index, finding?.message))).collect()
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

    #[test]
    fn nothing_is_written_over_its_own_input() {
        let found = found(&[("src/lib.rs", "src/files/../lib.rs")]);
        assert_eq!(found, [(0, "`src/lib.rs` would be written over itself".to_owned())]);
    }
}
