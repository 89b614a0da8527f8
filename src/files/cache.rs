//! Where shifr keeps what it can make again.

use std::env;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The variable that names the folder of the cache, where the user's own is not wanted.
pub const CACHE_VARIABLE: &str = "SHIFR_CACHE";

/// The folder of the cache; none if the system has no place for such folders.
pub fn cache_folder() -> Option<PathBuf> {
    match env::var_os(CACHE_VARIABLE).filter(|folder| !folder.is_empty()) {
        Some(folder) => Some(folder.into()),
        None => Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("shifr")),
    }
}
