//! What a whole collection costs: documents are made up, and `shifr validate` compares all of them.
//!
//! `cargo bench --bench collection -- 1000 10000 100000` prints time and greatest memory for each size. The
//! documents are the same every time, and lie in memory (`/dev/shm`) where there is such a folder.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

fn main() {
    let sizes = std::env::args().skip(1).filter_map(|size| size.parse().ok());
    let mut sizes: Vec<usize> = sizes.collect();
    if sizes.is_empty() {
        sizes.push(1000);
    }
    for size in sizes {
        let memory = PathBuf::from("/dev/shm");
        let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let folder = tempfile::tempdir_in(place).expect("a folder for the documents");
        write_collection(folder.path(), size);
        measure(folder.path(), size);
    }
}

fn write_collection(folder: &Path, size: usize) {
    let mut dice = Dice(0x2026_1122);
    for number in 0..size {
        let shelf = folder.join(format!("{:03}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir_all(&shelf).expect("is writable");
        }
        let text = document(number, &mut dice);
        fs::write(shelf.join(format!("{number}.xml")), text).expect("is writable");
    }
}

fn measure(folder: &Path, size: usize) {
    let start = Instant::now();
    let child = Command::new(env!("CARGO_BIN_EXE_shifr"))
        .args(["validate", "--quiet", "--format", "short"])
        .arg(folder)
        .stdout(Stdio::from(fs::File::create(folder.with_extension("out")).expect("is writable")))
        .spawn()
        .expect("the program starts");
    let (status, memory) = watch(child);
    let seconds = start.elapsed().as_secs_f64();
    let out = fs::read_to_string(folder.with_extension("out")).expect("was written");
    fs::remove_file(folder.with_extension("out")).expect("is ours");
    println!(
        "{size} records: {seconds:.1} s, {:.0} µs each, {memory} MiB, {} findings, {status}",
        seconds * 1e6 / size as f64,
        out.lines().count(),
    );
}

/// Waits for the program; its greatest memory in MiB, where the system tells it.
fn watch(mut child: Child) -> (ExitStatus, u64) {
    let mut greatest = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
        greatest = greatest.max(now.unwrap_or(0) / 1024);
        if let Some(status) = child.try_wait().expect("the program is ours") {
            return (status, greatest);
        }
        sleep(Duration::from_millis(20));
    }
}

/// Numbers that look as if they came by chance (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// A telegram; one of a hundred is that before it under another title.
fn document(number: usize, dice: &mut Dice) -> String {
    let day = number / 30 % 3600;
    let date = format!("{}-{:02}-{:02}", 1945 + day / 360, day / 30 % 12 + 1, day % 30 % 28 + 1);
    let (cable, delo, leaf) = (10_000 + number, number / 200, number % 200 * 2 + 1);
    let leaves = format!("{leaf}-{}", leaf + dice.below(100) / 98 + 1);
    let (from, to) = (dice.below(200), dice.below(200));
    let text = words(if number % 100 == 1 { number - 1 } else { number });
    let earlier = cable.saturating_sub(1 + dice.below(40));
    format!(
        r##"<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="record-{number}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title type="main">Cable No. <idno type="cable" subtype="register" n="{cable}">{cable}</idno>, Sender {from} to Recipient {to}</title></titleStmt>
      <publicationStmt><publisher xml:id="publisher">Sample Archive</publisher><idno type="record">{number}</idno><idno type="URI">https://archive.example.org/document/{number}</idno></publicationStmt>
      <sourceDesc>
        <bibl type="citation">"Cable No. {cable}", {date}, Sample Archive, AP RF, f. 45, op. 1, d. {delo}, ll. {leaves}</bibl>
        <msDesc xml:id="w1"><msIdentifier><repository key="AP-RF">AP RF</repository><idno type="shelfmark">f. <idno type="fond" n="45">45</idno>, op. <idno type="opis" n="1">1</idno>, d. <idno type="delo" n="{delo}">{delo}</idno>, ll. <idno type="list" n="{leaves}">{leaves}</idno></idno></msIdentifier></msDesc>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
      <creation><date when="{date}">{date}</date></creation>
      <langUsage><language ident="en">English</language><language ident="ru" n="original">Russian</language></langUsage>
      <correspDesc>
        <correspAction type="sent"><persName ref="person:p{from}">Person Number {from}</persName></correspAction>
        <correspAction type="received"><persName ref="person:p{to}">Person Number {to}</persName></correspAction>
      </correspDesc>
    </profileDesc>
  </teiHeader>
  <text><body><div type="translation" xml:lang="en">
    <opener><note type="classification">Top Secret</note><note type="number">No. <idno type="cable" subtype="register" n="{cable}">{cable}</idno></note></opener>
    <p>In reply to your No. <ref type="cable" n="{earlier}">{earlier}</ref>. {text}</p>
    <closer><signed><persName ref="person:p{from}">Person Number {from}</persName></signed><dateline><date when="{date}">{date}</date></dateline></closer>
  </div></body></text>
</TEI>
"##
    )
}

/// Two hundred words that are the same for the same number.
fn words(number: usize) -> String {
    let mut dice = Dice(number as u64);
    let mut text = String::new();
    for _ in 0..200 {
        let end = dice.of(&["", "", "", "", "", "", ","]);
        write!(text, "{}{end} ", dice.of(WORDS)).expect("a String takes all text");
    }
    text
}

const WORDS: &[&str] = &[
    "the",
    "comrade",
    "government",
    "asks",
    "to",
    "report",
    "on",
    "division",
    "railway",
    "and",
    "answer",
    "without",
    "delay",
    "troops",
    "border",
    "river",
    "north",
    "proposal",
    "question",
    "delegation",
    "arrival",
    "in",
    "of",
    "not",
    "ready",
    "equipment",
    "aircraft",
    "training",
    "agree",
    "with",
    "opinion",
    "central",
    "committee",
    "ambassador",
    "conversation",
    "was",
    "held",
    "yesterday",
    "he",
    "said",
    "that",
    "we",
    "consider",
    "necessary",
    "send",
    "advisers",
    "mountain",
    "passes",
    "weapons",
    "deliver",
    "month",
    "plan",
    "meeting",
    "telegram",
    "received",
    "instruction",
];
