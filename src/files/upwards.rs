//! A file that is looked for in the working directory and in the folders above it.

use std::env;
use std::path::PathBuf;

/// The nearest file of that name, as a path from the working directory: `../../shifr.toml`.
///
/// The path is relative, so that what is shown and written holds no folder of the machine.
pub fn find_upwards(name: &str) -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let up = here.ancestors().position(|folder| folder.join(name).is_file())?;
    Some(PathBuf::from("../".repeat(up)).join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_relative() {
        assert_eq!(find_upwards("Cargo.toml"), Some(PathBuf::from("Cargo.toml")));
        assert_eq!(find_upwards("no such file"), None);
    }
}
