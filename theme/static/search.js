// Looks for what the address asks for. The index is loaded only then, from this site.
const found = document.getElementById("found");
const form = document.getElementById("looking");
const asked = new URLSearchParams(location.search);
const STEP = 10;
const MOST = 300;
const SUGGESTED = 3;
const SPELLINGS = 6;
const NAME_FOLLOWS = ";;";
// What a word may go on with, from the first sign to one behind those of every name.
const SIGNS = [..."0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяєії\u9fa5"];
// Words of an excerpt, and those before the first that was found.
const LENGTH = 30;
const BEFORE = 8;
// They stand around a name that is in the language of the texts.
const NAME = /[\u2068\u2069]/;
const NAMES = ["q", "column", "kind", "side", "from", "to"];

function make(name, text, attributes = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

// What is of the texts, where these are in another language than the page.
const ofTexts = () => (found.dataset.lang ? { lang: found.dataset.lang } : {});

function told(text, className) {
  const element = make("p", "", { class: className });
  text.split(NAME).forEach((part, at) => element.append(at % 2 ? make("span", part, ofTexts()) : part));
  return element;
}

function said(phrase, n = "") {
  const number = n.toLocaleString(document.documentElement.lang);
  const q = (asked.get("q") || "").trim();
  const told = found.dataset[q ? phrase : `${phrase}Chosen`] || found.dataset[phrase];
  return told.replace("{q}", q).replace("{n}", number);
}

function isChosen({ meta }) {
  const { column, kind, side, from, to } = Object.fromEntries(asked);
  return (
    (!column || meta.column === column) &&
    (!kind || meta.kind === kind) &&
    (!side || (meta.sides || "").split(" ").includes(side)) &&
    (!from || (meta.last || "") >= from) &&
    (!to || (meta.first && meta.first <= to))
  );
}

// Pagefind's own piece of the text is where most of the words found stand close together: that may
// be a list of spellings, each behind two semicolons. Here it is of the words to read, without the
// title; where none of them was found, the spelling that was stands behind them.
function excerpt({ raw_content: text, locations, meta }) {
  const words = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").split(/\s+/);
  const stop = (at) => [...words, NAME_FOLLOWS].indexOf(NAME_FOLLOWS, at);
  const begin = meta.title.trim().split(/\s+/).length;
  const hits = locations.filter((at) => at >= begin && at < stop(begin));
  const near = (at) => hits.filter((each) => each >= at && each < at + LENGTH - BEFORE).length;
  const best = hits.reduce((one, at) => (near(at) > near(one) ? at : one), hits[0]);
  const from = Math.max(begin, (best ?? begin) - BEFORE);
  const to = Math.min(stop(begin), from + LENGTH);
  const part = make("p", from > begin ? "… " : "", { class: "s", dir: "auto", ...ofTexts() });
  for (let at = from; at < to; at++) {
    part.append(locations.includes(at) ? make("mark", words[at]) : words[at], at < to - 1 ? " " : "");
  }
  if (to < stop(begin)) part.append(" …");
  const spelling = locations.find((at) => at > stop(begin));
  if (!hits.length && spelling) {
    const name = words.slice(words.lastIndexOf(NAME_FOLLOWS, spelling) + 1, stop(spelling));
    part.append(" (", make("mark", name.join(" ")), ")");
  }
  return part;
}

function line(page) {
  const { url, meta } = page;
  const item = document.createElement("li");
  item.append(make("time", meta.when || "", meta.first ? { datetime: meta.first } : {}));
  const part = make("div", "", { class: meta.column === "said" ? "s1" : meta.column ? "r" : "" });
  part.append(told(meta.kicker || "", "k"));
  part.append(make("a", meta.title, { class: "t", dir: "auto", ...ofTexts(), href: url }));
  if (meta.meta) part.append(told(meta.meta, "m"));
  if (meta.column) part.append(excerpt(page));
  item.append(part);
  return item;
}

// Letters and figures of a text in small ones without accents, with a space between words.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];

// Where no word begins as asked, Pagefind finds any that begins with the same letter or two: one of
// these is meant where it begins with three, and is `near` where another spelling may be meant.
function meaning({ raw_content: text, locations }) {
  const words = text.split(/\s+/);
  const there = plain(locations.map((at) => words[at]).join(" "));
  const begins = (part) => there.some((word) => word.startsWith(part));
  const query = plain(asked.get("q"));
  const isMeant = !query.length || query.some((word) => begins(word.slice(0, 3)));
  return { isMeant, isNear: !query.every(begins) };
}

// A place or name that is spelled as asked, in whatever way.
function isNamed(page) {
  const same = plain(asked.get("q")).join(" ");
  return spellings(page).some((name) => plain(name).join(" ") === same);
}

// One place or actor has all the words in a spelling of its name.
function alone(entries) {
  const words = plain(asked.get("q"));
  const having = entries.filter(({ page }) =>
    spellings(page).some((name) => words.every((word) => plain(name).includes(word))),
  );
  return having.length === 1 ? having : [];
}

// The places and actors that are named as asked stand above what is found. Other things that are
// come first in it, then what has their name in the title, whatever was asked for.
async function ordered(pagefind, results) {
  const { results: entries } = await pagefind.search(asked.get("q"), { filters: { not: { sort: "event" } } });
  const loaded = await Promise.all(entries.slice(0, STEP).map(async (each) => ({ id: each.id, page: await each.data() })));
  const named = loaded.filter(({ page }) => isNamed(page));
  const withEvents = (named.length ? named : loaded).filter(({ page }) => page.meta.events);
  const cards = named.length ? withEvents : entries.length > STEP ? [] : alone(withEvents);
  const { results: titled } = named.length ? await pagefind.search(named[0].page.meta.title) : { results };
  const rank = new Map(titled.map(({ id }, at) => [id, at]));
  named.forEach(({ id }, at) => rank.set(id, at - named.length));
  const place = ({ id }) => rank.get(id) ?? results.length;
  return {
    cards: cards.map(({ page }) => page),
    results: results
      .filter(({ id }) => !cards.some((card) => card.id === id))
      .sort((one, other) => place(one) - place(other)),
  };
}

async function results(pagefind) {
  if (!asked.get("q")?.trim()) {
    return { cards: [], results: (await pagefind.search(null, { filters: { sort: "event" } })).results };
  }
  const all = (await pagefind.search(asked.get("q"))).results;
  const { isMeant, isNear } = all.length ? meaning(await all[0].data()) : {};
  return isMeant ? { ...(await ordered(pagefind, all)), isNear } : { cards: [], results: [] };
}

// The spellings of what a page is about, its own name first; Pagefind ends the last with a stop.
function spellings({ raw_content: text }) {
  const names = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").split(NAME_FOLLOWS).slice(1);
  return names.map((name) => name.trim().replace(/\.$/, ""));
}

// A place or actor: how else it is spelled, what it is, how many events, and the ways on.
function card(page) {
  const { url, meta } = page;
  const part = make("div", "", { class: "card", role: "note" });
  const isSame = (name) => plain(name).join(" ") === plain(asked.get("q")).join(" ");
  const others = spellings(page).slice(1);
  if (others.length) {
    const also = make("p", `${found.dataset.also} `, { class: "k" });
    // The one that was asked for is among those that are shown.
    others.sort((one, other) => isSame(other) - isSame(one));
    others.slice(0, SPELLINGS).forEach((name, at) => also.append(at ? ", " : "", isSame(name) ? make("b", name) : name));
    if (others.length > SPELLINGS) also.append(" …");
    part.append(also);
  }
  part.append(make("a", meta.title, { class: "t", dir: "auto", ...ofTexts(), href: url }));
  const more = told(meta.lead || meta.kicker || "", "s");
  more.append(more.textContent ? " · " : "", meta.events);
  if (meta.asked) {
    const asks = told(meta.asked, "");
    const link = make("a", "", { href: found.dataset.base + meta.asked_at });
    link.append(...asks.childNodes);
    more.append(" · ", link);
  }
  if (meta.map) more.append(" · ", make("a", found.dataset.map, { href: found.dataset.base + meta.map }));
  part.append(more);
  return part;
}

// How many letters are to be changed, added, left out or swapped to make one word of the other.
function distance(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const line = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      line[j] = Math.min(last[j] + 1, line[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        line[j] = Math.min(line[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, line];
  }
  return last[other.length];
}

// Of a longer word more letters may be wrong.
const most = (word) => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

function off(word, spelled) {
  const fitting = spelled.filter((each) => Math.abs(each.length - word.length) <= most(word));
  const nearest = Math.min(...fitting.map((each) => distance(word, each)));
  return nearest > most(word) ? Infinity : nearest;
}

// Each word that was asked for has one that is near to it, or all have where they are written as one.
function offName(words, { name, also }) {
  const own = plain(name);
  const each = words.reduce((sum, word) => sum + off(word, [...own, ...plain(also)]), 0);
  return Math.min(each, off(words.join(""), [own.join("")]));
}

// The names on the page that are nearest to some words.
function nearest(words) {
  const names = [...document.querySelectorAll(".az li")].map((item) => {
    const name = item.textContent;
    return { name, off: offName(words, { name, also: item.dataset.also || "" }) };
  });
  const least = Math.min(...names.map((each) => each.off));
  return least < Infinity ? names.filter((each) => each.off === least) : [];
}

function suggestion(phrase, names) {
  const part = make("p", `${found.dataset[phrase]} `);
  const given = [...new Set(names.map(({ name }) => name))].slice(0, SUGGESTED);
  given.forEach((name, at) => {
    const query = new URLSearchParams(asked);
    query.set("q", name);
    part.append(at ? ", " : "", make("a", name, { ...ofTexts(), dir: "auto", href: `?${query}` }));
  });
  return given.length ? [part] : [];
}

// Names that are spelled nearly as asked; where nothing was found, else those with one of the words.
function suggestions(isFound) {
  const words = plain(asked.get("q"));
  const near = words.length ? nearest(words) : [];
  if (near.length) return suggestion("meant", near);
  const known = (word) => nearest([word]).filter((each) => !each.off);
  return isFound ? [] : suggestion("known", words.flatMap(known));
}

async function chosenOf(results) {
  const loaded = await Promise.all(results.slice(0, MOST).map((each) => each.data()));
  const fitting = loaded.filter(isChosen);
  // Without a word no result is nearer than another.
  if (!asked.get("q")?.trim()) fitting.sort((a, b) => (a.meta.first < b.meta.first ? -1 : 1));
  return fitting.map((each) => ({ data: async () => each }));
}

async function show({ cards, results, isNear }) {
  const isFiltered = NAMES.slice(1).some((name) => asked.get(name));
  const chosen = isFiltered ? await chosenOf(results) : results;
  found.append(...cards.map(card));
  if (cards.length && !chosen.length && !isFiltered) return;
  found.append(make("h2", chosen.length ? said("found", chosen.length) : said("nothing")));
  if (!cards.length && (isNear || !results.length)) found.append(...suggestions(results.length));
  if (!chosen.length) {
    found.append(make("p", found.dataset.advice));
    document.getElementById("missing").hidden = false;
  }
  if (isFiltered && results.length > MOST) {
    found.append(make("p", said("first", MOST), { class: "s" }));
  }
  const list = make("ul", "", { class: "rows", role: "list" });
  const more = make("button", found.dataset.more, { class: "btn", type: "button" });
  let shown = 0;
  const step = async () => {
    const next = await Promise.all(chosen.slice(shown, shown + STEP).map((each) => each.data()));
    shown += next.length;
    list.append(...next.map(line));
    more.hidden = shown >= chosen.length;
  };
  await step();
  more.addEventListener("click", step);
  found.append(list, more);
}

async function look() {
  try {
    const pagefind = await import(`${found.dataset.index}pagefind.js`);
    // A worker would be 12 KB more, for an answer that takes a few milliseconds.
    await pagefind.options({ baseUrl: found.dataset.base, noWorker: true });
    // A long record has several indexes, each of so many events that its making needs little memory.
    for (let number = 2; number <= Number(found.dataset.indexes); number += 1) {
      await pagefind.mergeIndex(`${found.dataset.index}${number}/`, { baseUrl: found.dataset.base });
    }
    // What begins with a word may stand in the parts of the index behind that word's own.
    const words = (asked.get("q") || "").trim().split(/\s+/).filter(Boolean);
    if (words.length) await pagefind.preload(words.flatMap((word) => SIGNS.map((sign) => word + sign)).join(" "));
    await show(await results(pagefind));
  } catch (error) {
    console.warn(error);
    found.replaceChildren(make("p", found.dataset.failed, { class: "note" }));
  }
  found.removeAttribute("aria-busy");
}

for (const name of NAMES) {
  if (asked.get(name)) form.elements[name].value = asked.get(name);
}
if (NAMES.slice(1).some((name) => asked.get(name))) form.querySelector("details").open = true;
if (NAMES.some((name) => (asked.get(name) || "").trim())) {
  found.hidden = false;
  found.setAttribute("aria-busy", "true");
  look();
}
