//! The README says what happens.

use crate::support;

#[test]
fn the_first_command_ends_as_the_readme_shows() {
    let output = support::shifr()
        .args(["build", "--exit-zero", "--format", "pretty"])
        .env("LC_ALL", "C.UTF-8")
        .env("COLUMNS", "100")
        .output()
        .expect("shifr runs");
    assert!(output.status.success(), "{output:?}");
    let readme = std::fs::read_to_string(support::root().join("README.md")).expect("there is one");
    for (name, said) in [("findings", output.stdout), ("summary", output.stderr)] {
        let said = String::from_utf8(said).expect("shifr writes UTF-8");
        let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
        let said = lines.join("\n");
        assert!(readme.contains(said.trim()), "the README does not show the {name}:\n{said}");
    }
}

#[test]
fn commands_of_the_readme_are_commands() {
    let readme = std::fs::read_to_string(support::root().join("README.md")).expect("there is one");
    let help = support::shifr().arg("--help").output().expect("shifr runs").stdout;
    let help = String::from_utf8(help).expect("shifr writes UTF-8");
    let commands =
        readme.lines().filter_map(|line| line.strip_prefix("shifr ")).filter_map(|line| {
            let word = line.split(' ').next()?;
            word.chars().all(|c| c.is_ascii_lowercase()).then_some(word)
        });
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "`shifr {command}` is no command");
    }
}
