// Has CETEIcean show the document that the page names, or says what it lacks for that.
"use strict";

(async () => {
  const place = document.querySelector("[data-tei]");
  const say = words => { place.querySelector("[role=status]").textContent = words; };
  if (typeof CETEI === "undefined") {
    say("CETEI.js is missing: put the file of that name from the package CETEIcean beside index.html.");
    return;
  }
  try {
    const answer = await fetch(place.dataset.tei);
    if (!answer.ok) {
      say(`The document could not be loaded: ${answer.status}.`);
      return;
    }
    const reader = new CETEI();
    // It would put every note in brackets, marks at the head of a document too; tei.css does so within paragraphs.
    reader.removeBehavior?.("tei", "note");
    place.replaceChildren(reader.makeHTML5(await answer.text()));
  } catch (_) {
    say("The document could not be loaded. Browsers read files for scripts from a web server only, not from a disk.");
  }
})();
