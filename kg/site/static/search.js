// Search in an index made with the site: a file for each beginning of a word (kg.site.search).
"use strict";

const form = document.getElementById("search");
const field = document.getElementById("q");
const list = document.getElementById("results");
const told = document.getElementById("status");
const kinds = new Map([...form.querySelectorAll("data")].map((item) => [item.value, item.textContent]));
const MOST = 100;
const loaded = new Map();
const waiting = new Map();

// Index files call this with their beginning, entries [name, path, shown, kind], the characters after
// which longer words have files of their own, and the number of files with more entries.
window.coopkgIndex = (key, entries, longer = "", parts = 0) => {
  const index = loaded.get(key) ?? { key, entries: [], longer, parts };
  index.entries.push(...entries.map((entry) => [fold(entry[0]), ...entry]));
  loaded.set(key, index);
};

// And one file with all beginnings, so that none is asked for in vain.
let known;
window.coopkgKeys = (keys) => { known = new Set(keys.split(" ")); };

async function load(key, part = "") {
  await fetched("keys");
  if (known && !known.has([...key].slice(0, 2).join(""))) return undefined;
  return fetched([...key].map((c) => c.codePointAt(0).toString(16)).join("-") + part);
}

function fetched(name) {
  if (!waiting.has(name)) {
    waiting.set(name, new Promise((done) => {
      const script = document.createElement("script");
      script.src = `${form.dataset.root}/${name}.js`;
      script.onload = script.onerror = done;
      document.head.append(script);
    }));
  }
  return waiting.get(name);
}

// The file of the longest beginning of a word that has one of its own, with all its parts.
async function indexOf(word) {
  const chars = [...word];
  for (let length = 2; ; length += 1) {
    const key = chars.slice(0, length).join("");
    await load(key);
    const index = loaded.get(key);
    if (!index || chars.length <= length || !index.longer) {
      for (let part = 1; part <= (index?.parts ?? 0); part += 1) await load(key, `,${part}`);
      return index;
    }
    if (![...index.longer].includes(chars[length])) return undefined; // no name has such a word
  }
}

// Every word of the question begins a word of the name, or follows in a script without spaces.
function fits(folded, words) {
  return words.every((word) => (` ${folded}`).includes(` ${word}`) || (/[^\u0000-\u0e00]/u.test(word) && folded.includes(word)));
}

// What the reader calls it: a text, or by language the page's own, else the English one.
function bestName(names) {
  if (typeof names === "string") return { shown: names };
  const lang = form.dataset.lang in names ? form.dataset.lang : "en";
  return { shown: names[lang], lang };
}

async function search() {
  const words = fold(field.value).split(" ").filter(Boolean);
  list.replaceChildren();
  told.textContent = "";
  if (!words.length) return;
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
  const asked = field.value;
  const index = await indexOf(longest);
  if (asked !== field.value) return; // somebody typed on: a later search answers
  const best = new Map();
  for (const [folded, name, path, names, kind] of index?.entries ?? []) {
    if (!fits(folded, words)) continue;
    const rank = folded === words.join(" ") ? 0 : folded.startsWith(words[0]) ? 1 : 2;
    const known = best.get(path);
    if (!known || rank < known.rank) best.set(path, { rank, name, path, kind, ...bestName(names) });
  }
  const found = [...best.values()].sort((a, b) => a.rank - b.rank || a.shown.localeCompare(b.shown));
  told.textContent = found.length ? form.dataset.some.replace("{n}", found.length) : form.dataset.none;
  if (index?.longer && [...longest].length <= [...index.key].length) told.textContent += ` ${form.dataset.longer}`;
  for (const { name, path, shown, lang, kind } of found.slice(0, MOST)) {
    const link = document.createElement("a");
    link.href = `${path}.html`;
    const label = document.createElement("bdi");
    label.textContent = shown;
    if (lang) label.lang = lang;
    link.append(label);
    const note = document.createElement("small");
    note.append(` ${kinds.get(kind) ?? kind}${name === shown ? "" : " · "}`);
    if (name !== shown) {
      const printed = document.createElement("bdi");
      printed.textContent = name;
      note.append(printed);
    }
    const item = document.createElement("li");
    item.append(link, note);
    list.append(item);
  }
}

field.value = new URLSearchParams(location.search).get("q") ?? "";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
field.addEventListener("input", search);
search();
