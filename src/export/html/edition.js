// The site without its script can be read whole. With it there are search, keys, and a choice of dark or light.
"use strict";

const shifr = (() => {
  const root = document.documentElement.dataset.root;
  const held = { count: 0, records: [], parts: new Map() };

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
  const words = (text) => {
    const letters = /[\p{Alphabetic}\p{N}]/u;
    const alone = /[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
    const found = [""];
    for (const c of bare(bare(text).toLowerCase())) {
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

  const holding = (word) => {
    const found = new Set();
    for (const [known, steps] of Object.entries(held.parts.get(part(word)) ?? {})) {
      if (known !== word && (word.length < 2 || !known.startsWith(word))) continue;
      let record = 0;
      for (const step of steps) found.add(record += step);
    }
    return found;
  };

  const search = async (text) => {
    const asked = words(text);
    if (!asked.length) return [];
    await load("records");
    await Promise.all(asked.map((word) => load(part(word))));
    const sets = asked.map(holding);
    const found = [...sets[0]].filter((record) => sets.every((set) => set.has(record)));
    const rank = (record) => {
      const title = words(held.records[record][1]);
      return asked.every((word) => title.some((known) => known.startsWith(word))) ? 0 : 1;
    };
    return found.map((record) => [rank(record), record]).sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .map(([, record]) => held.records[record]);
  };

  // What was asked for as a text fragment, so that the browser shows it on the page; there a dash is a sign.
  const fragment = (text) => {
    const said = [...text.matchAll(/"([^"]+)"|[\p{L}\p{M}\p{N}]+/gu)].map(([word, phrase]) => phrase ?? word);
    const coded = said.filter((word) => word.length > 2)
      .map((word) => `text=${encodeURIComponent(word).replaceAll("-", "%2D")}`);
    return coded.length ? `#:~:${coded.join("&")}` : "";
  };

  const most = 50;
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
      try { found = await search(text); } catch { found = null; }
      if (turn !== asked) return;
      results.replaceChildren();
      results.hidden = !text.trim();
      if (results.hidden) return;
      const said = document.createElement("p");
      said.textContent = found === null ? "The index could not be loaded."
        : found.length === 0 ? "Nothing found."
        : found.length === 1 ? "1 record" : `${found.length} records`;
      const list = document.createElement("ul");
      const at = fragment(text);
      list.append(...(found ?? []).slice(0, most).map((record) => line(record, at)));
      if (found?.length > most) said.textContent += `, the first ${most} shown`;
      results.append(said, list);
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
    records: (count, records) => { held.count = count; held.records = records; },
    part: (at, words) => { held.parts.set(at, words); },
    search,
  };
})();
