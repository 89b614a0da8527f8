// Without this script every finding is shown and the filters stay hidden.
const form = document.getElementById("filters");

function filter() {
  const wanted = new FormData(form);
  const severities = wanted.getAll("severity");
  const code = wanted.get("code");
  const path = wanted.get("path");
  const words = wanted.get("words").toLowerCase();
  let count = 0;
  for (const section of document.querySelectorAll("main > section")) {
    let shown = 0;
    for (const article of section.querySelectorAll("article")) {
      const fits = severities.includes(article.dataset.severity)
        && (!code || article.dataset.code === code)
        && (!path || section.dataset.path === path)
        && (!words || article.textContent.toLowerCase().includes(words));
      article.hidden = !fits;
      shown += fits;
    }
    section.hidden = shown === 0;
    count += shown;
  }
  form.elements.shown.value = `${count} shown`;
}

// A link to a rule opens its page.
function open() {
  const rule = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (rule instanceof HTMLDetailsElement) rule.open = true;
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  window.addEventListener("hashchange", open);
  filter();
  open();
}
