// Without this script every finding is shown, and what it works with stays hidden.
const form = document.getElementById("filters");
const findings = [...document.querySelectorAll("article")];
const weights = [...form.querySelectorAll("[name=weight]")];

function filter() {
  const { rule, path, words, shown } = form.elements;
  const wanted = new Set(weights.filter(box => box.checked).map(box => box.value));
  const sought = words.value.trim().toLowerCase();
  let count = 0;
  for (const finding of findings) {
    finding.hidden = !(wanted.has(finding.className)
      && (!rule.value || finding.dataset.rule === rule.value)
      && (!path.value || finding.parentElement.dataset.path === path.value)
      && (!sought || finding.textContent.toLowerCase().includes(sought)));
    count += !finding.hidden;
  }
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  for (const link of document.querySelectorAll(".overview a")) {
    const isShown = link.dataset.rule === rule.value && wanted.has(link.dataset.weight);
    link.ariaCurrent = isShown ? "true" : null;
  }
  shown.value = `${count} of ${findings.length} shown`;
  if (!count) shown.value += `: all are hidden by ${hiding().join(" and ")}`;
  form.querySelector("[type=reset]").hidden = count === findings.length;
}

// What of the form hides findings, as its labels name it.
function hiding() {
  const { rule, path, words } = form.elements;
  const on = weights.filter(box => box.checked).map(box => box.value);
  return [
    on.length < weights.length && `weight (${on.length ? `only ${on.join(" and ")}` : "none"})`,
    rule.value && `rule (${rule.value})`,
    path.value && `file (${path.value})`,
    words.value.trim() && `words (“${words.value.trim()}”)`,
  ].filter(Boolean);
}

function showAll() {
  form.reset();
  filter();
}

// A link to a rule opens its page, one to a finding shows it whatever is filtered.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
  if (!target?.hidden) return;
  showAll();
  target.scrollIntoView();
}

// A link to what a rule found, or to what of it has a weight, leaves nothing else.
function showRule(event) {
  const link = event.target.closest("a[data-rule]");
  if (!link) return;
  form.reset();
  const { rule, weight } = link.dataset;
  form.elements.rule.value = rule;
  for (const box of weights) box.checked = !weight || box.value === weight;
  filter();
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
document.addEventListener("click", showRule);
window.addEventListener("hashchange", reveal);
filter();
reveal();
