// Looks for what the address asks for. The index is loaded only then, from this site.
const found = document.getElementById("found");
const form = document.getElementById("looking");
const asked = new URLSearchParams(location.search);
const STEP = 10;
const MOST = 300;
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
  return found.dataset[phrase].replace("{q}", asked.get("q").trim()).replace("{n}", number);
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

async function show(results) {
  const isFiltered = NAMES.slice(1).some((name) => asked.get(name));
  let chosen = results;
  if (isFiltered) {
    const loaded = await Promise.all(results.slice(0, MOST).map((each) => each.data()));
    chosen = loaded.filter(isChosen).map((each) => ({ data: async () => each }));
  }
  found.append(make("h2", chosen.length ? said("found", chosen.length) : said("nothing")));
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
    const words = asked.get("q").trim().split(/\s+/);
    await pagefind.preload(words.flatMap((word) => SIGNS.map((sign) => word + sign)).join(" "));
    await show((await pagefind.search(asked.get("q"))).results);
  } catch (error) {
    console.warn(error);
    found.replaceChildren(make("p", found.dataset.failed, { class: "note" }));
  }
}

for (const name of NAMES) {
  if (asked.get(name)) form.elements[name].value = asked.get(name);
}
if (NAMES.slice(1).some((name) => asked.get(name))) form.querySelector("details").open = true;
if ((asked.get("q") || "").trim()) {
  found.hidden = false;
  look();
}
