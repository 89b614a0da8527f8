//! Schemas that are pinned: fetched from a server on the loopback, then used without it.

mod server;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use self::server::{Answer, Server};
use crate::cli::program;
use crate::support;

const P: &str = "<element name='p' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>";

/// The checksum of [`P`], as `sha256sum` says.
const SUM_OF_P: &str = "8660cd2669d5968add855ce720ea208fe79c50b12d6d09b1f76af4eda575712c";

const Q: &str = "<element name='q' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>";

/// A project with a user of its own.
struct Project {
    folder: TempDir,
    cache: TempDir,
}

impl Project {
    /// With two documents: one that is valid by [`P`], and one that is not.
    fn new() -> Project {
        let new = || tempfile::tempdir().expect("a folder for the test");
        let project = Project { folder: new(), cache: new() };
        project.write("right.xml", "<p>Text</p>");
        project.write("wrong.xml", "<q>Text</q>");
        project
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).expect("is ours");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("is there")
    }

    /// The program in the project, with no proxy but what `env` says.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = program(self.path());
        for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SSL_CERT_FILE"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        command.env("SHIFR_CACHE", self.cache.path()).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        Said::of(self.command(args))
    }

    /// Runs what must end with 0, and gives back what was printed.
    fn done(&self, args: &[&str]) -> String {
        let Said { code, out, err } = self.run(args);
        assert_eq!(code, 0, "{args:?}\n{out}{err}");
        out
    }

    /// Runs what must end with 2, and gives back what was printed and said.
    fn refused(&self, args: &[&str]) -> String {
        let Said { code, out, err } = self.run(args);
        assert_eq!(code, 2, "{args:?}\n{out}{err}");
        out + &err
    }

    /// The same project on another machine.
    fn elsewhere(&self) -> Project {
        let other = Project::new();
        other.write("shifr.toml", &self.read("shifr.toml"));
        other
    }

    /// How documents fare: the verdicts on the one that is valid, and the one that is not.
    fn verdicts(&self, schema: &[&str]) -> [i32; 2] {
        ["right.xml", "wrong.xml"].map(|file| {
            let args = [&["validate", "--only", "schema", file], schema].concat();
            self.run(&args).code
        })
    }
}

/// What came of a run.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    fn of(mut command: Command) -> Said {
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        let code = status.code().expect("no signal ended it");
        Said { code, out: text(stdout), err: text(stderr) }
    }
}

#[test]
fn a_pinned_schema_is_used_without_the_network() {
    let (server, project) = (Server::start(), Project::new());
    server.text("/p.rng", P);
    let url = server.url("/p.rng");
    let said = project.done(&["schema", "add", "p-1.0", &url]);
    assert_eq!(said, format!("pinned `p-1.0` in shifr.toml: 1 file, SHA-256 {SUM_OF_P}\n"));
    let entry = format!("[schemas.\"p-1.0\"]\nurl = \"{url}\"\nsha256 = \"{SUM_OF_P}\"\n");
    assert_eq!(project.read("shifr.toml"), entry);
    server.take_requests();
    assert_eq!(project.verdicts(&["--schema", "p-1.0"]), [0, 1]);
    assert_eq!(project.verdicts(&["--schema", &url]), [0, 1]);
    project.write("shifr.toml", &format!("[schema]\nfiles = ['p-1.0']\n{entry}"));
    assert_eq!(project.verdicts(&[]), [0, 1]);
    project.write("shifr.toml", &entry);
    for name in ["right.xml", "wrong.xml"] {
        let text = project.read(name);
        project.write(name, &format!("<?xml-model href='{url}'?>{text}"));
    }
    assert_eq!(project.verdicts(&[]), [0, 1]);
    assert_eq!(server.take_requests(), Vec::<String>::new());
}

#[test]
fn what_a_schema_includes_is_pinned_with_it() {
    let (server, project) = (Server::start(), Project::new());
    server.text("/a/p.rnc", "grammar { include '../parts/p.rnc' start = external 'q.rnc' | p }");
    server.text("/parts/p.rnc", "p = element p { text }");
    server.text("/a/q.rnc", "element r { text }");
    let said = project.done(&["schema", "add", "p", &server.url("/a/p.rnc")]);
    assert!(said.starts_with("pinned `p` in shifr.toml: 3 files, "), "{said}");
    let config: toml::Table = project.read("shifr.toml").parse().expect("is TOML");
    let files = config["schemas"]["p"]["files"].as_table().expect("is a table");
    assert_eq!(files.keys().collect::<Vec<_>>(), ["../parts/p.rnc", "q.rnc"]);
    assert_eq!(project.verdicts(&["--schema", "p"]), [0, 1]);
    let elsewhere = project.elsewhere();
    assert_eq!(elsewhere.verdicts(&["--schema", "p"]), [2, 2]);
    assert_eq!(elsewhere.done(&["schema", "fetch"]), "p: fetched, 3 files\n");
    assert_eq!(elsewhere.verdicts(&["--schema", "p"]), [0, 1]);
    server.text("/parts/p.rnc", "p = element q { text }");
    let said = project.elsewhere().refused(&["schema", "fetch"]);
    assert!(said.contains("/parts/p.rnc` cannot be had: its SHA-256 is "), "{said}");
}

#[test]
fn what_is_here_is_not_fetched_again_and_what_was_damaged_is() {
    let (server, project) = (Server::start(), Project::new());
    server.text("/p.rng", P);
    project.done(&["schema", "add", "p", &server.url("/p.rng")]);
    assert_eq!(server.take_requests().len(), 1);
    assert_eq!(project.done(&["schema", "fetch", "p"]), "p: is at hand\n");
    assert_eq!(server.take_requests(), Vec::<String>::new());
    let kept = project.cache.path().join("store/sha256").join(SUM_OF_P);
    fs::write(&kept, Q).expect("is ours");
    let said = project.refused(&["validate", "--schema", "p", "wrong.xml"]);
    assert!(
        said.contains("cannot be had: it is pinned as `p`, and has not been fetched"),
        "{said}"
    );
    assert_eq!(project.done(&["schema", "fetch", "p"]), "p: fetched, 1 file\n");
    assert_eq!(fs::read_to_string(kept).expect("is there"), P);
}

#[test]
fn what_has_changed_at_its_source_is_refused_with_both_sums() {
    let (server, project) = (Server::start(), Project::new());
    server.text("/p.rng", P);
    let url = server.url("/p.rng");
    let wrong = project.refused(&["schema", "add", "p", &url, "--sha256", &"0".repeat(64)]);
    assert!(wrong.contains(&format!("its SHA-256 is {SUM_OF_P}, and 0000")), "{wrong}");
    assert!(!project.path().join("shifr.toml").exists(), "nothing is pinned");
    project.done(&["schema", "add", "p", &url, "--sha256", SUM_OF_P]);
    server.text("/p.rng", Q);
    let elsewhere = project.elsewhere();
    let said = elsewhere.refused(&["schema", "fetch", "--format", "pretty"]);
    for words in [
        "its SHA-256 is ",
        SUM_OF_P,
        "it has changed where it comes from",
        &format!("shifr schema add p {url} --replace"),
    ] {
        assert!(
            said.replace("\n  │ ", " ").replace("\n        ", " ").contains(words),
            "{words}: {said}"
        );
    }
    assert_eq!(elsewhere.verdicts(&["--schema", "p"]), [2, 2]);
    let taken = elsewhere.refused(&["schema", "add", "p", &url]);
    assert!(taken.contains("`p` is pinned already"), "{taken}");
    elsewhere.done(&["schema", "add", "p", &url, "--replace"]);
    assert_eq!(elsewhere.verdicts(&["--schema", "p"]), [1, 0]);
}

#[test]
fn what_cannot_be_fetched_is_told_and_nothing_is_pinned() {
    let (server, project) = (Server::start(), Project::new());
    for (path, answer, why) in [
        ("/none.rng", Answer::Status(404), "the server has no such file (404)"),
        ("/hidden.rng", Answer::Status(403), "the server does not give it out (403)"),
        ("/failed.rng", Answer::Status(503), "the server has failed (503); try again later"),
        ("/cut.rng", Answer::Truncated(P.to_owned()), "the server ended before all was sent"),
        ("/large.rng", Answer::Text(P.repeat(20)), "it is larger than 1000 bytes"),
        ("/loop.rng", Answer::Redirect("/loop.rng".to_owned()), "redirects again and again"),
        ("/silent.rng", Answer::Silence, "the server did not answer in time"),
        ("/empty.rng", Answer::Text(" ".to_owned()), "it holds nothing but white space"),
        ("/page.rng", Answer::Text("<html/>".to_owned()), "error[incorrect-schema]"),
        (
            "/far.rnc",
            Answer::Text("external 'http://127.0.0.1:1/p.rnc'".to_owned()),
            "a schema includes only files of the place that it comes from",
        ),
        ("/part.rnc", Answer::Text("external 'none.rnc'".to_owned()), "/none.rnc` cannot be had"),
    ] {
        server.answer(path, answer);
        let url = server.url(path);
        let args = ["schema", "add", "p", &url, "--timeout", "1", "--max-size", "1 kB"];
        let said = project.refused(&args);
        assert!(said.contains(why), "{path}: {said}");
        assert!(!project.path().join("shifr.toml").exists(), "{path} is pinned");
    }
    for (url, why) in [
        ("http://127.0.0.1:1/p.rng", "the server does not accept connections"),
        ("ftp://example.org/p.rng", "is no address of the web"),
    ] {
        let said = project.refused(&["schema", "add", "p", url]);
        assert!(said.contains(why), "{url}: {said}");
    }
}

#[test]
fn a_redirection_leads_to_the_bytes_and_leaves_the_name() {
    let (server, project) = (Server::start(), Project::new());
    server.answer("/newest.rng", Answer::Redirect(server.url("/1.0/p.rng")));
    server.text("/1.0/p.rng", P);
    project.done(&["schema", "add", "p", &server.url("/newest.rng")]);
    assert!(project.read("shifr.toml").contains("/newest.rng\"\n"));
    assert_eq!(project.verdicts(&["--schema", "p"]), [0, 1]);
}

#[test]
fn a_proxy_of_the_environment_is_asked_unless_the_host_is_excepted() {
    let (server, project) = (Server::start(), Project::new());
    server.text("/p.rng", P);
    let add = |url: &str, variables: &[(&str, &str)]| {
        let mut command = project.command(&["schema", "add", "p", url, "--replace"]);
        command.envs(variables.iter().copied());
        Said::of(command)
    };
    let proxy = server.url("");
    let said = add("http://schemas.invalid/p.rng", &[("HTTP_PROXY", &proxy)]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let asked = server.take_requests();
    assert_eq!(asked, ["CONNECT schemas.invalid:80 HTTP/1.1", "GET /p.rng HTTP/1.1"]);
    let excepted = [("ALL_PROXY", "http://127.0.0.1:1"), ("NO_PROXY", "127.0.0.1")];
    assert_eq!(add(&server.url("/p.rng"), &excepted).code, 0);
    let said = add(&server.url("/p.rng"), &excepted[..1]);
    assert!(said.out.contains("the server does not accept connections"), "{}", said.out);
}

#[test]
fn the_list_tells_version_place_and_whether_it_is_at_hand() {
    let (server, project) = (Server::start(), Project::new());
    server.text(
        "/tei.rng",
        &P.replace("<element", "<!-- TEI Edition: P5 Version 4.12.0. --><element"),
    );
    project.write("p.rng", P);
    project.done(&["schema", "add", "tei", &server.url("/tei.rng")]);
    project.done(&["schema", "add", "p", "p.rng"]);
    let list = project.done(&["schema", "list"]);
    let [p, tei] = list.lines().collect::<Vec<_>>()[..] else { panic!("two lines: {list}") };
    assert_eq!(p, format!("p    -       {}  at hand      p.rng", &SUM_OF_P[..12]));
    assert!(tei.starts_with("tei  4.12.0  ") && tei.contains("  at hand      http"), "{tei}");
    let list = project.elsewhere().done(&["schema", "list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&list).expect("is JSON");
    assert_eq!(list[0]["path"], "p.rng");
    assert_eq!(list[0]["sha256"], SUM_OF_P);
    assert_eq!(list[1]["url"], server.url("/tei.rng"));
    assert_eq!(list[1]["at_hand"], false);
    assert_eq!(list[1]["reason"], "it is pinned as `tei`, and has not been fetched");
    assert_eq!(list[1]["version"], serde_json::Value::Null);
}

#[test]
fn the_help_for_a_schema_of_the_network_is_a_command_that_mends_it() {
    let (server, project) = (Server::start(), Project::new());
    server.text("/letters.rng", P);
    project.write("right.xml", &format!("<?xml-model href='{}'?><p/>", server.url("/letters.rng")));
    let args = ["validate", "--only", "schema", "right.xml", "--format", "jsonl"];
    let said = project.refused(&args);
    let finding = said.lines().next().expect("there is a finding");
    let said: serde_json::Value = serde_json::from_str(finding).expect("is JSON");
    let help = said["help"].as_str().expect("there is help");
    let command = help.split('`').nth(1).expect("it names a command");
    assert_eq!(command, format!("shifr schema add letters {}", server.url("/letters.rng")));
    project.done(&command.split(' ').skip(1).collect::<Vec<_>>());
    project.done(&args);
}

#[test]
fn a_pinned_schema_of_all_tei_is_not_taken_as_implied() {
    let project = Project::new();
    let url = "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng";
    let sample = support::files("encoded", "xml").remove(0);
    let text = fs::read_to_string(sample).expect("a sample can be read");
    let instruction = format!("<?xml-model href=\"{url}\"?>\n<TEI ");
    let start = text.find("<TEI ").expect("is TEI");
    project.write("right.xml", &format!("{instruction}{}", &text[start + "<TEI ".len()..]));
    project.done(&["validate", "--only", "schema", "right.xml"]);
    let pin = format!("[schemas.tei]\nurl = '{url}'\nsha256 = '{SUM_OF_P}'\n");
    project.write("shifr.toml", &pin);
    let said = project.refused(&["validate", "--only", "schema", "right.xml"]);
    assert!(said.contains("it is pinned as `tei`, and has not been fetched"), "{said}");
}
