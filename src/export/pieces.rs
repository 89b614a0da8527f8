//! Everything that is marked in a record, wherever it stands.

use crate::cable::{self, ActionKind, Cable, Inline, Text, for_each_inline};

/// Where in a record something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    Correspondence(ActionKind),
    Participants,
    Text,
}

impl Place {
    /// The name in tables.
    pub(super) fn name(self) -> &'static str {
        match self {
            Place::Title => "title",
            Place::Correspondence(kind) => kind.name(),
            Place::Participants => "participant",
            Place::Text => "text",
        }
    }
}

/// Visits every piece of a record: title, correspondence, participants, text, what is attached to it, its original.
pub(super) fn for_each_piece<'a>(cable: &'a Cable, visit: &mut dyn FnMut(Place, &'a Inline)) {
    cable::for_each_piece(cable.title.as_deref().unwrap_or_default(), &mut |piece| {
        visit(Place::Title, piece)
    });
    for action in &cable.correspondence {
        let place = Place::Correspondence(action.kind);
        action.parties.iter().for_each(|party| {
            cable::for_each_piece(&party.names, &mut |piece| visit(place, piece))
        });
    }
    for party in &cable.participants {
        cable::for_each_piece(&party.names, &mut |piece| visit(Place::Participants, piece));
    }
    let Some(body) = &cable.body else { return };
    let mut of_text =
        |text: &'a Text| for_each_inline(text, &mut |piece| visit(Place::Text, piece));
    body.texts().for_each(&mut of_text);
}
