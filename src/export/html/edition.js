// The site without its script can be read whole. With it there are search, keys, and a choice of dark or light.
"use strict";

const shifr = (() => {
  const root = document.documentElement.dataset.root;
  const held = { count: 0, records: [], starts: [], parts: new Map(), texts: new Map() };

  // Dark or light: the reader's choice before the system's. A page from a disk may not be allowed to store.
  const stored = {
    get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("theme", theme); } catch { /* not kept */ } },
  };
  const show = (theme) => { if (theme) document.documentElement.dataset.theme = theme; };
  const turn = () => {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    show(dark ? "light" : "dark");
    stored.set(dark ? "light" : "dark");
  };
  show(stored.get());

  // The same words as the index was made of: without case and marks; Chinese and kana letter by letter.
  const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "");
  const folded = (text) => bare(bare(text).toLowerCase());
  const letters = /[\p{Alphabetic}\p{N}]/u;
  const alone = /[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const words = (text) => {
    const found = [""];
    for (const c of folded(text)) {
      if (!letters.test(c)) found.push("");
      else if (alone.test(c)) found.push(c, "");
      else found[found.length - 1] += c;
    }
    return found.filter((word) => word);
  };

  // The index is in parts by the first two letters; the number is FNV-1a.
  const part = (word) => {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode([...word].slice(0, 2).join(""))) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
    return hash % held.count;
  };

  const loading = new Map();
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${root}search/${name}.js`;
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  const holding = (word, whole) => {
    const found = new Set();
    for (const [known, steps] of Object.entries(held.parts.get(part(word)) ?? {})) {
      if (known !== word && (whole || word.length < 2 || !known.startsWith(word))) continue;
      let record = 0;
      for (const step of steps) found.add(record += step);
    }
    return found;
  };

  // Quoted words are a phrase: these words whole, one behind the other in one line. A quote that is still open is none.
  const quoted = /["“”„«]([^"“”„«»]+)["“”»]/gu;
  const phrases = (text) => [...text.matchAll(quoted)].map(([, said]) => words(said)).filter((said) => said.length);
  const sign = "[^\\p{Alphabetic}\\p{N}\\n]";
  const pattern = (said, whole) => {
    const joints = said.slice(1).map((word, at) => sign + (alone.test(word) || alone.test(said[at]) ? "*" : "+") + word);
    const edge = "[\\p{Alphabetic}\\p{N}]";
    const from = alone.test(said[0]) ? "" : `(?<!${edge})`;
    const to = whole && !alone.test(said.at(-1)) ? `(?!${edge})` : "";
    return new RegExp(from + said[0] + joints.join("") + to, "u");
  };

  // Texts come in blocks of neighbours; a block is named by the place of its first record.
  const lines = async (record) => {
    const block = held.starts.findLastIndex((start) => start <= record);
    await load(`text-${block}`);
    return held.texts.get(held.starts[block])?.[record - held.starts[block]] ?? "";
  };

  const most = 50;
  const withPhrases = async (records, said) => {
    const patterns = said.map((words) => pattern(words, true));
    const found = [];
    for (const record of records) {
      const text = folded(`${held.records[record][1]}\n${await lines(record)}`);
      if (patterns.every((pattern) => pattern.test(text))) found.push(record);
      if (found.length > most) break;
    }
    return found;
  };

  // The places of the records that hold all that is asked for, those with all of it in the title first.
  const places = async (text) => {
    const asked = words(text);
    if (!asked.length) return [];
    await load("records");
    await Promise.all(asked.map((word) => load(part(word))));
    const said = phrases(text);
    const loose = words(text.replace(quoted, " "));
    const sets = [...said.flat().map((word) => holding(word, true)), ...loose.map((word) => holding(word, false))];
    const found = [...sets[0]].filter((record) => sets.every((set) => set.has(record)));
    const rank = (record) => {
      const title = words(held.records[record][1]);
      return asked.every((word) => title.some((known) => known.startsWith(word))) ? 0 : 1;
    };
    const ranked = found.map((record) => [rank(record), record]).sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .map(([, record]) => record);
    return said.length ? withPhrases(ranked, said) : ranked;
  };
  const search = async (text) => (await places(text)).map((record) => held.records[record]);

  // The words around the first hit, parted at it: before, hit, behind.
  const around = (text, hit) => {
    let plain = "";
    const places = [];
    for (let at = 0; at < text.length;) {
      const c = String.fromCodePoint(text.codePointAt(at));
      const letters = folded(c);
      for (let n = 0; n < letters.length; n++) places.push(at);
      plain += letters;
      at += c.length;
    }
    places.push(text.length);
    const match = hit.exec(plain);
    if (!match) return null;
    const [from, to] = [places[match.index], places[match.index + match[0].length]];
    const line = [text.lastIndexOf("\n", from - 1) + 1, `${text}\n`.indexOf("\n", to)];
    const start = from - 60 > line[0] ? text.indexOf(" ", from - 60) + 1 : line[0];
    const end = to + 90 < line[1] ? text.lastIndexOf(" ", to + 90) : line[1];
    return [(start > line[0] ? "… " : "") + text.slice(Math.min(start, from), from), text.slice(from, to),
      text.slice(to, Math.max(end, to)) + (end < line[1] ? " …" : "")];
  };
  const snippet = async (record, text) => {
    const [said] = phrases(text);
    const parts = around(await lines(record), pattern(said ?? words(text).slice(0, 1), Boolean(said)));
    if (!parts) return null;
    const shown = document.createElement("p");
    shown.className = "snippet";
    shown.dir = "auto";
    const hit = document.createElement("mark");
    hit.textContent = parts[1];
    shown.append(parts[0], hit, parts[2]);
    return shown;
  };

  // What was asked for as a text fragment, so that the browser shows it on the page; there a dash is a sign.
  const fragment = (text) => {
    const said = [...text.matchAll(/["“”„«]([^"“”„«»]+)["“”»]|[\p{L}\p{M}\p{N}]+/gu)].map(([word, phrase]) => phrase ?? word);
    const coded = said.filter((word) => word.length > 2)
      .map((word) => `text=${encodeURIComponent(word).replaceAll("-", "%2D")}`);
    return coded.length ? `#:~:${coded.join("&")}` : "";
  };

  // So many results show the words around their hit.
  const quotedHits = 12;
  const line = ([address, title, date], at) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + address + at;
    const name = document.createElement("bdi");
    name.textContent = title;
    link.append(name);
    item.append(link);
    if (date) {
      const when = document.createElement("span");
      when.className = "when";
      when.textContent = date;
      item.append(" ", when);
    }
    return item;
  };

  const start = () => {
    const form = document.querySelector("form.search");
    const input = document.getElementById("search");
    const results = document.getElementById("results");
    form.hidden = false;
    form.querySelector(".theme").addEventListener("click", turn);

    let asked = 0;
    const look = async () => {
      const turn = ++asked;
      const text = input.value;
      let found;
      try { found = await places(text); } catch { found = null; }
      if (turn !== asked) return;
      results.replaceChildren();
      results.hidden = !text.trim();
      if (results.hidden) return;
      const said = document.createElement("p");
      said.textContent = found === null ? "The index could not be loaded."
        : found.length === 0 ? "Nothing found."
        : found.length === 1 ? "1 record"
        : found.length > most && phrases(text).length ? `More than ${most} records`
        : `${found.length} records`;
      const list = document.createElement("ul");
      const at = fragment(text);
      list.append(...(found ?? []).slice(0, most).map((record) => line(held.records[record], at)));
      if (found?.length > most) said.textContent += `, the first ${most} shown`;
      results.append(said, list);
      for (const [at, record] of (found ?? []).slice(0, quotedHits).entries()) {
        const shown = await snippet(record, text).catch(() => null);
        if (turn !== asked) return;
        if (shown) list.children[at].append(shown);
      }
    };
    input.addEventListener("input", look);
    input.addEventListener("focus", look);
    document.addEventListener("pointerdown", ({ target }) => {
      if (!form.contains(target) && !results.contains(target)) results.hidden = true;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      results.querySelector("a")?.click();
    });

    const go = (link) => { const to = document.querySelector(link); if (to) location.href = to.href; };
    const step = (by) => {
      const links = [...results.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement) + by;
      (at < 0 ? input : links[Math.min(at, links.length - 1)])?.focus();
    };
    const keys = {
      "/": () => { input.focus(); input.select(); },
      "j": () => go("link[rel=next]"),
      "k": () => go("link[rel=prev]"),
      "g": () => { location.href = `${root}dates.html`; },
      "d": turn,
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const searching = event.target === input || results.contains(event.target);
      if (event.key === "Escape" && !results.hidden) {
        input.value = "";
        look();
        input.blur();
      } else if (searching && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.target !== input && Object.hasOwn(keys, event.key)) {
        event.preventDefault();
        keys[event.key]();
      }
    });
  };
  document.addEventListener("DOMContentLoaded", start);

  return {
    records: (count, records, starts) => Object.assign(held, { count, records, starts }),
    text: (start, lines) => { held.texts.set(start, lines); },
    part: (at, words) => { held.parts.set(at, words); },
    search,
  };
})();
