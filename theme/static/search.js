// Looks for what the address asks for. The index is loaded only then, from this site.
const found = document.getElementById("found");
const form = document.getElementById("looking");
const asked = new URLSearchParams(location.search);
const STEP = 10;
const MOST = 300;
const NAMES = ["q", "column", "kind", "side", "from", "to"];

function make(name, text, attributes = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
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

// Pagefind gives a piece of the text as HTML with the words found in <mark>; only these two pass.
// Two semicolons stand before each spelling of a name: what is about the words found is shown alone.
function excerpt(html) {
  const part = make("p", "", { class: "s", dir: "auto" });
  const pieces = html.split(";;");
  html = pieces.find((piece) => piece.includes("<mark>")) || pieces[0];
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    part.append(node.nodeName === "MARK" ? make("mark", node.textContent) : node.textContent);
  }
  part.prepend("… ");
  part.append(" …");
  return part;
}

function line({ url, meta, excerpt: html }) {
  const item = document.createElement("li");
  item.append(make("time", meta.when || "", meta.first ? { datetime: meta.first } : {}));
  const part = make("div", "", { class: meta.column === "said" ? "s1" : meta.column ? "r" : "" });
  part.append(make("p", meta.kicker || "", { class: "k" }));
  const { lang } = found.dataset;
  const title = { class: "t", dir: "auto", ...(lang && { lang }), href: url };
  part.append(make("a", meta.title, title));
  if (meta.meta) part.append(make("p", meta.meta, { class: "m" }));
  if (meta.column) part.append(excerpt(html));
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
