//! Which records answer which.

use super::Entry;
use super::who::Who;

/// What each record answers, and what answers it.
#[derive(Debug)]
pub(super) struct Replies {
    answered: Vec<Vec<usize>>,
    answers: Vec<Vec<usize>>,
}

impl Replies {
    /// A record that names another answers it if it goes the other way: from whom that went to, to whom it came from.
    ///
    /// `named` has for each record those that it names; `order` is that of the days.
    pub(super) fn of(entries: &[Entry], named: &[Vec<usize>], order: &[usize]) -> Replies {
        let mut answered = vec![Vec::new(); entries.len()];
        let mut answers = vec![Vec::new(); entries.len()];
        for &record in order {
            let back = named[record].iter().filter(|&&one| is_way_back(entries, record, one));
            for &one in back {
                answered[record].push(one);
                answers[one].push(record);
            }
        }
        Replies { answered, answers }
    }

    /// What a record answers.
    pub(super) fn answered_by(&self, record: usize) -> &[usize] {
        &self.answered[record]
    }

    /// What answers a record, by date.
    pub(super) fn to(&self, record: usize) -> &[usize] {
        &self.answers[record]
    }
}

fn is_way_back(entries: &[Entry], record: usize, of: usize) -> bool {
    let (back, there) = (&entries[record], &entries[of]);
    meet(&back.senders, &there.recipients) && meet(&back.recipients, &there.senders)
}

fn meet(some: &[Who], others: &[Who]) -> bool {
    some.iter().any(|one| others.iter().any(|other| other.key == one.key))
}
