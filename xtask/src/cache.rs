//! The folder outside the checkout where installed tools are kept, each under a name that
//! holds its version.
//!
//! An installation is made beside its place and moved there when it is whole, so what is found
//! there is always complete. Knows no tool by name.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::run::say;

/// The cache folder: `KOMOJU_CHECKOUT_CACHE`, else the user's usual place for caches.
///
/// # Errors
/// When neither that variable nor `HOME` is set, or the folder cannot be made.
pub(crate) fn folder() -> Result<PathBuf> {
    let folder = chosen(|name| std::env::var_os(name).filter(|value| !value.is_empty()))
        .context("set KOMOJU_CHECKOUT_CACHE (or HOME): there is no place to keep tools")?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

fn chosen(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Option<PathBuf> {
    if let Some(own) = variable("KOMOJU_CHECKOUT_CACHE") {
        return Some(own.into());
    }
    let caches = variable("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(variable("HOME")?).join(".cache")))?;
    Some(caches.join("komoju-checkout"))
}

/// The installation called `key`, made by `install` when it is not there yet.
///
/// `install` is given an empty folder to fill. Two commands at once do not disturb each other:
/// the second waits and finds the tool made.
///
/// # Errors
/// When `install` fails; nothing is left at the place then, and the next run tries again.
pub(crate) fn installed(key: &str, announcement: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    installed_in(&folder()?, key, announcement, install)
}

fn installed_in(
    folder: &Path,
    key: &str,
    announcement: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let place = folder.join(key);
    if place.is_dir() {
        return Ok(place);
    }
    let _lock = lock(folder, key)?;
    if place.is_dir() {
        return Ok(place);
    }
    say(announcement);
    made(folder, key, install)?;
    Ok(place)
}

/// What is called `key` and grows old: made anew by `install` when it is older than `longest`. Where that fails, it stays as it
/// is. Gives back how old it is, too.
///
/// # Errors
/// When `install` fails, and there is nothing from before.
pub(crate) fn renewed(
    key: &str,
    longest: Duration,
    announcement: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<(PathBuf, Duration)> {
    renewed_in(&folder()?, key, longest, announcement, install)
}

fn renewed_in(
    folder: &Path,
    key: &str,
    longest: Duration,
    announcement: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<(PathBuf, Duration)> {
    let place = folder.join(key);
    let found = || age(&place).filter(|age| *age < longest).map(|age| (place.clone(), age));
    if let Some(found) = found() {
        return Ok(found);
    }
    let _lock = lock(folder, key)?;
    if let Some(found) = found() {
        return Ok(found);
    }
    say(announcement);
    let outcome = made(folder, key, install);
    match age(&place) {
        Some(age) => Ok((place, age)),
        None => outcome.and_then(|()| anyhow::bail!("{} is gone", place.display())),
    }
}

/// How long ago a folder was made, if it is there.
fn age(place: &Path) -> Option<Duration> {
    let made = fs::metadata(place).ok()?.modified().ok()?;
    // One from a future is new: the clock was set.
    Some(made.elapsed().unwrap_or_default())
}

/// Makes what is called `key`, in place of what is there.
fn made(folder: &Path, key: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let place = folder.join(key);
    let partial = folder.join(format!("{key}.partial"));
    // An earlier run may have been interrupted here.
    if partial.exists() {
        fs::remove_dir_all(&partial).with_context(|| format!("cannot remove {}", partial.display()))?;
    }
    fs::create_dir(&partial).with_context(|| format!("cannot make {}", partial.display()))?;
    install(&partial).with_context(|| format!("{key} could not be installed"))?;
    if place.exists() {
        fs::remove_dir_all(&place).with_context(|| format!("cannot remove {}", place.display()))?;
    }
    fs::rename(&partial, &place).with_context(|| format!("cannot move {key} to {}", place.display()))
}

/// Holds the right to install `key` until dropped; the system takes it back if we are killed.
fn lock(folder: &Path, key: &str) -> Result<File> {
    let path = folder.join(format!("{key}.lock"));
    let file = File::create(&path).with_context(|| format!("cannot make {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {
            say(&format!("Another run is installing {key}; waiting for it."));
        }
        Err(TryLockError::Error(error)) => return Err(error).context("cannot lock the cache"),
    }
    file.lock().context("cannot lock the cache")?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn empty_folder(name: &str) -> PathBuf {
        let name = format!("komoju-xtask-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn the_own_variable_wins_over_xdg_and_home() {
        let all = |name: &str| Some(format!("/{name}").into());
        assert_eq!(chosen(all), Some("/KOMOJU_CHECKOUT_CACHE".into()));
        let home = |name: &str| (name == "HOME").then(|| "/h".into());
        assert_eq!(chosen(home), Some("/h/.cache/komoju-checkout".into()));
        assert_eq!(chosen(|_| None), None);
    }

    #[test]
    fn a_failed_installation_leaves_nothing_and_can_be_tried_again() {
        let folder = empty_folder("retry");
        let fail = installed_in(&folder, "tool-1", "", |partial| {
            fs::write(partial.join("half"), "")?;
            anyhow::bail!("the network is down")
        });
        assert!(fail.is_err());
        assert!(!folder.join("tool-1").exists());
        let place = installed_in(&folder, "tool-1", "", |partial| {
            assert!(!partial.join("half").exists());
            Ok(fs::write(partial.join("whole"), "")?)
        });
        assert!(place.unwrap().join("whole").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_grows_old_is_made_anew_and_kept_where_that_fails() {
        let folder = empty_folder("renewed");
        let renewed = |longest: u64, text: Option<&str>| {
            let longest = Duration::from_secs(longest);
            let (place, _) = renewed_in(&folder, "list", longest, "", |partial| match text {
                Some(text) => Ok(fs::write(partial.join("text"), text)?),
                None => anyhow::bail!("the network is down"),
            })?;
            Ok::<_, anyhow::Error>(fs::read_to_string(place.join("text"))?)
        };
        assert!(renewed(0, None).is_err());
        assert_eq!(renewed(0, Some("one")).unwrap(), "one");
        assert_eq!(renewed(3600, Some("two")).unwrap(), "one");
        assert_eq!(renewed(0, Some("three")).unwrap(), "three");
        assert_eq!(renewed(0, None).unwrap(), "three");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn two_at_once_install_once() {
        let folder = empty_folder("once");
        let count = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    installed_in(&folder, "tool-2", "", |_| {
                        count.fetch_add(1, Ordering::SeqCst);
                        Ok(())
                    })
                    .unwrap()
                });
            }
        });
        assert_eq!(count.into_inner(), 1);
        fs::remove_dir_all(folder).unwrap();
    }
}
