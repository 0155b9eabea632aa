// Makes an event file of what is typed, judges it as the check does, and hands it on. Rules, words
// and names come with the data of the site; a test has this and the check judge the same inputs.
(async () => {
  "use strict";
  const form = document.getElementById("add");
  const field = (id) => document.getElementById(id);
  const data = await (await fetch(form.dataset.from)).json();
  const INPUTS = "url headline published kind date sure who answer title summary places".split(" ");
  const SMALL = "a an and as at by for from in is it of on or over says that the to".split(" ");
  const GRAMMAR = new Set(
    ("a after an and are as at be been before by during for from had has have he her his in into is it its not of on" +
      " or over said say says she that the their they this to was were with").split(" "),
  );
  const ALIKE = 0.65;
  const LONGEST_LINK = 7500;
  const MAIN = /^(https?):\/\//i;
  const say = (name, gaps = {}) =>
    data.say[name].replace(/\{(\w+)\}/g, (all, gap) => (gap in gaps ? gaps[gap] : all));
  const today = () => new Date().toISOString().slice(0, 10);

  // Spellings, as the program compares them.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[’ʼ]/g, "'")
      .replace(/‑/g, "-")
      .trim()
      .replace(/\s+/g, " ");
  const spelled = (entries) => {
    const found = new Map();
    for (const entry of entries) {
      for (const text of [entry[0], entry[1], ...entry.slice(3)]) {
        if (!found.has(fold(text))) found.set(fold(text), entry);
      }
    }
    return found;
  };
  const actors = spelled(data.actors);
  const places = spelled(data.places);
  const kinds = new Map(data.kinds.map((kind) => [kind[0], kind]));
  const outlets = new Map();
  for (const outlet of data.outlets) {
    for (const domain of outlet.slice(2)) outlets.set(domain, outlet);
  }
  const distance = (one, other) => {
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const changed = row[j - 1] + (one[i - 1] !== other[j - 1]);
        next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
      }
      row = next;
    }
    return row[other.length];
  };
  const near = (name, entries) => {
    const wanted = fold(name);
    const close = (text) =>
      text.length > 3 && Math.abs(text.length - wanted.length) < 3 && distance(text, wanted) < 3;
    return [...entries.keys()].find((text) => close(text)) || "";
  };
  const named = (text) =>
    text
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean);

  // Addresses.
  const TRACKING = new RegExp(`^(?:${data.tracking})$`, "i");
  const FORBIDDEN = new RegExp(data.forbidden);
  const cleaned = (url) => {
    const [, start, query, end] = url.match(/^([^?#]*)(\?[^#]*)?(#.*)?$/s) || ["", url];
    const kept = (query || "")
      .slice(1)
      .split("&")
      .filter((part) => part && !TRACKING.test(part.split("=")[0]));
    return `${start}${kept.length ? `?${kept.join("&")}` : ""}${end || ""}`;
  };
  const parts = (url) => {
    const found = url.match(/^https?:\/\/(?:([^/?#@]*)@)?([^/?#:]*)(?::(\d*))?([^?#]*)(\?[^#]*)?/i);
    if (!found) return null;
    const [, user, host, port, path, query] = found;
    return { user, host: host.toLowerCase(), port, path, query: query || "" };
  };
  const domainOf = (url) => (parts(url)?.host || "").replace(/^www\./, "");
  const outletOf = (url) => {
    const host = domainOf(url).split(".");
    for (let from = 0; from < host.length - 1; from++) {
      const found = outlets.get(host.slice(from).join("."));
      if (found) return found;
    }
    return null;
  };
  const TABLE = [...Array(256).keys()].map((byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
    return byte >>> 0;
  });
  const crc = (text) => {
    let sum = 0xffffffff;
    for (const byte of new TextEncoder().encode(text)) {
      sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
    }
    return ((sum ^ 0xffffffff) >>> 0).toString(16);
  };
  const pageKey = (url) => {
    const { path, query } = parts(url);
    return crc(`${domainOf(url)}${path.replace(/\/+$/, "")}${query}`);
  };
  const addressFault = (url) => {
    if (!url) return say("no_url");
    const sign = url.match(FORBIDDEN);
    if (sign) return say("forbidden", { sign: sign[0] });
    if (!MAIN.test(url)) {
      const scheme = url.match(/^([a-z][a-z0-9+.-]*):/i);
      return say("scheme", { start: scheme ? scheme[1].toLowerCase() : url.slice(0, 12) });
    }
    const { user, host, port } = parts(url);
    if (user !== undefined) return say("user");
    if (port) return say("port", { port: Number(port) });
    if (/^[0-9.]+$/.test(host)) return say("number", { host });
    // A domain in other letters is for the check to judge.
    if (!/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.[\p{L}][\p{L}\p{N}-]+$/u.test(host)) return say("private", { host });
    return "";
  };
  const dayIn = (url) => {
    const found = url.match(/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?!\d)/) || url.match(/(20\d\d)(\d\d)(\d\d)(?!\d)/);
    if (!found) return "";
    const day = `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}`;
    const time = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(+time) && time.toISOString().startsWith(day) ? day : "";
  };

  // Texts.
  const SENTENCE =
    /[.!?…](?<!(?<![\p{L}\p{N}_])[A-Z]\.)(?<!(?<![\p{L}\p{N}_])(?:Mr|Ms|Dr|St|Lt|No)\.)(?<!(?<![\p{L}\p{N}_])(?:Mrs|Gen|Col|Maj|Sgt)\.)(?<!(?<![\p{L}\p{N}_])Capt\.)[.!?…]*["'”’»)\]]*(?=\s+["'“‘«([]*(?![a-zа-яё])[\p{L}\p{N}]|\s*$)/gu;
  const sentences = (text) => {
    const ends = [...text.matchAll(SENTENCE)].map((end) => end.index + end[0].length);
    return ends.length + (text.slice(ends.at(-1) || 0).trim() ? 1 : 0);
  };
  const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  const mixed = (text) =>
    (text.match(/\p{L}+/gu) || []).find(
      (word) => SCRIPTS.filter((script) => script.test(word)).length > 1,
    );
  const telling = (text) =>
    new Set((text.match(/[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu) || []).map(fold).filter((word) => !GRAMMAR.has(word)));
  const alike = (date, title) => {
    const mine = telling(title);
    return data.events.find((event) => {
      if (!date || event[1].slice(0, 10) !== date) return false;
      const theirs = telling(event[3]);
      const shared = [...mine].filter((word) => theirs.has(word)).length;
      return shared && shared >= ALIKE * (mine.size + theirs.size - shared);
    });
  };
  const taken = new Set(data.events.map((event) => event[0]));
  const idOf = (title) => {
    const words = (fold(title).match(/[a-z0-9]+/g) || []).filter(
      (word) => !SMALL.includes(word) && !/^(19|20)\d\d$/.test(word),
    );
    const stem = words.slice(0, 6).join("-").slice(0, 56).replace(/^-+|-+$/g, "") || "event";
    if (!taken.has(stem)) return stem;
    for (let number = 2; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
  };
  const PLAIN = /^[\p{L}\p{N}](?:[^\p{C}:#"]|:(?=[^\s])|(?<=\S)#)*$/u;
  const scalar = (text) => (PLAIN.test(text) && !text.endsWith(" ") ? text : JSON.stringify(text));

  // What is typed, as values.
  const ANSWERS = new Map([[data.campaign[1], data.campaign[0]]]);
  const label = (event) => `${event[2]}: ${event[3]}`;
  for (const event of data.events) ANSWERS.set(label(event), event[0]);
  const answerOf = (text) =>
    ANSWERS.get(text) || (taken.has(text) || text === data.campaign[0] ? text : "");
  const typed = () => {
    const given = Object.fromEntries(INPUTS.map((id) => [id, field(id).value.trim().replace(/\s+/g, " ")]));
    const kind = kinds.get(given.kind);
    return {
      ...given,
      url: cleaned(field("url").value.trim()),
      isSaid: Boolean(kind && kind[2]),
      outlet: outletOf(given.url),
      answer: answerOf(given.answer),
      who: named(given.who).map((name) => [name, actors.get(fold(name))]),
      places: named(given.places).map((name) => [name, places.get(fold(name))]),
    };
  };
  const list = (found) => `[${found.map(([name, entry]) => (entry ? entry[0] : scalar(name))).join(", ")}]`;
  const written = (now) => {
    const lines = ["---"];
    const add = (key, value) => value && lines.push(`${key}: ${value}`);
    add("title", now.title && scalar(now.title));
    add("date", now.date && now.date + now.sure);
    add("kind", now.kind);
    add("summary", now.summary && scalar(now.summary));
    if (now.isSaid) add("speaker", now.who.length && (now.who[0][1]?.[0] || scalar(now.who[0][0])));
    const others = now.isSaid ? now.who.slice(1) : now.who;
    add("actors", others.length && list(others));
    add("places", now.places.length && list(now.places));
    if (now.isSaid) add("responds_to", now.answer && `[${now.answer}]`);
    lines.push("sources:", "- key: s1", `  outlet: ${now.outlet ? now.outlet[0] : domainOf(now.url)}`);
    if (now.headline) lines.push(`  title: ${scalar(now.headline)}`);
    if (now.url) lines.push(`  url: ${scalar(now.url).startsWith('"') && !/ #|: /.test(now.url) ? now.url : scalar(now.url)}`);
    if (now.published) lines.push(`  published: ${now.published}`);
    lines.push(`added: ${today()}`, "---", "");
    return lines.join("\n");
  };
  const fileName = (now) => `${now.date || "YYYY-MM-DD"}-${idOf(now.title)}.md`;

  // What is wrong, by the field it is wrong in, in the words of the check.
  const reaction = (now) => {
    if (!now.isSaid || (now.who.length && now.answer)) return "";
    const name = now.who.length ? "no_answer" : now.answer ? "no_speaker" : "neither";
    return say(name, { kind: now.kind });
  };
  const titleFault = ({ title }) => {
    const length = [...title].length;
    if (!title) return say("no_title");
    if (length > data.most) return say("long_title", { n: length });
    return title.endsWith(".") ? say("full_stop") : "";
  };
  const summaryFault = ({ summary }) => {
    const count = sentences(summary);
    if (!summary) return say("no_summary");
    if (count === 1) return say("one_sentence");
    return count > 4 ? say("sentences", { n: count }) : "";
  };
  const dateFault = ({ date }) => {
    if (!date) return say("no_date");
    return date > today() ? say("to_come", { date }) : "";
  };
  const publishedFault = ({ published, date, sure }) => {
    if (published > today()) return say("to_come", { date: published });
    return published && date && published < date ? say("early", { published, date: date + sure }) : "";
  };
  const inWords = (text) => {
    const word = mixed(text);
    return word ? say("mixed", { word }) : "";
  };
  const faults = (now) => {
    const found = {
      url: addressFault(now.url),
      kind: now.kind ? reaction(now) : say("no_kind"),
      date: dateFault(now),
      published: publishedFault(now),
      title: titleFault(now) || inWords(now.title),
      summary: summaryFault(now) || inWords(now.summary),
    };
    return Object.entries(found).filter(([, message]) => message);
  };

  // What is found out, and is no fault.
  const unknown = (entries, from) =>
    entries
      .filter(([, entry]) => !entry)
      .map(([name]) => {
        const close = near(name, from);
        return close ? say("near", { name, near: from.get(close)[1] }) : say("new_name", { name });
      });
  const notes = (now) => {
    const cited = now.url && parts(now.url) && data.events.find((event) => event.slice(4).includes(pageKey(now.url)));
    const outlet = () => {
      if (!parts(now.url)) return "";
      if (cited) return say("cited", { title: cited[3] });
      return now.outlet ? say("known", { name: now.outlet[1] }) : say("new_outlet", { name: domainOf(now.url) });
    };
    const roles = now.who.filter(([, entry]) => entry).map(([, entry]) => `${entry[1]}: ${entry[2]}`);
    return {
      url: outlet(),
      who: [...unknown(now.who, actors), ...roles].join(" "),
      places: unknown(now.places, places).join(" ") || now.places.map(([, entry]) => entry[1]).join(", "),
    };
  };

  // The page.
  const line = (kind, text) => {
    const made = document.createElement("p");
    made.className = kind;
    made.textContent = text;
    return made;
  };
  const touched = new Set();
  const note = (id, fault, told) => {
    const box = field(`${id}_note`);
    if (!box) return;
    const shown = touched.has(id) ? fault : "";
    field(id).toggleAttribute("aria-invalid", false);
    if (shown) field(id).setAttribute("aria-invalid", "true");
    box.replaceChildren(...[told && line("ok", told), shown && line("bad", shown)].filter(Boolean));
  };
  const address = (pattern, gaps) =>
    pattern.replace(/\{(\w+)\}/g, (all, gap) => encodeURIComponent(gaps[gap] || ""));
  const preview = (now) => {
    const day = now.date && new Date(`${now.date}T00:00:00Z`);
    const language = document.documentElement.lang;
    field("shown").className = now.isSaid ? "s1" : "r";
    field("shown_kind").textContent = kinds.get(now.kind)?.[1] || "";
    const shown = (now.isSaid ? now.who.slice(0, 1) : now.places.slice(0, 2)).map(([name, entry]) => entry?.[1] || name);
    field("shown_who").textContent = shown.join(", ");
    field("shown_title").textContent = now.title;
    field("shown_summary").textContent = now.summary;
    field("shown_date").textContent = day
      ? day.toLocaleDateString(language === "en" ? "en-GB" : language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
      : "";
  };
  const options = (id, names) => {
    field(id).replaceChildren(
      ...names.map((name) => {
        const option = document.createElement("option");
        option.value = name;
        return option;
      }),
    );
  };
  const offered = (date) => {
    const near = (event) => Math.abs(new Date(event[1].slice(0, 10)) - new Date(date));
    const events = date ? [...data.events].sort((one, other) => near(one) - near(other)) : [...data.events].reverse();
    options("happened", [data.campaign[1], ...events.slice(0, 200).map(label)]);
  };
  let offeredFor = null;
  const draw = () => {
    const now = typed();
    const wrong = faults(now);
    const told = notes(now);
    const text = written(now);
    const name = fileName(now);
    const byField = Object.fromEntries(wrong);
    for (const id of INPUTS) note(id, byField[id] || "", told[id] || "");
    field("answers").hidden = !now.isSaid;
    field("who_label").textContent = say(now.isSaid ? "who_said" : "who_took_part");
    field("date_label").textContent = say(now.isSaid ? "day_said" : "day_happened");
    field("title_count").textContent = say("left", { n: [...now.title].length });
    field("summary_count").textContent = say("told", { n: sentences(now.summary) });
    const same = alike(now.date, now.title);
    field("alike").hidden = !same;
    field("alike").textContent = same ? say("alike", { title: same[3] }) : "";
    field("verdict").textContent = say(wrong.length ? "mend" : "well");
    field("faults").replaceChildren(
      ...wrong.map(([id, message]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `#${id}`;
        link.textContent = message;
        item.append(link);
        return item;
      }),
    );
    field("file").textContent = text;
    field("file_name").textContent = name;
    preview(now);
    const gaps = { name, text, title: now.title, link: now.url };
    const isLong = address(data.file, gaps).length > LONGEST_LINK;
    if (isLong) gaps.text = "";
    field("said").textContent = isLong ? say("long") : "";
    if (field("open")) field("open").href = address(data.file, gaps);
    if (field("send")) field("send").href = address(data.issue, gaps);
    if (offeredFor !== now.date) offered((offeredFor = now.date));
  };

  // What is typed is kept while the tab is open, where the browser keeps anything.
  const KEY = `add ${form.dataset.from}`;
  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  };
  const keep = () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(INPUTS.map((id) => [id, field(id).value]))));
    } catch {
      // Then it is lost with the page.
    }
  };
  const prefilled = () => {
    const query = new URLSearchParams(location.search);
    const entry = (name, from) => from.find((each) => each[0] === query.get(name))?.[1];
    const known = {
      date: query.get("day"),
      places: entry("place", data.places),
      who: entry("actor", data.actors),
      kind: query.get("kind"),
      url: query.get("url"),
    };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value));
  };

  options("people", data.actors.map((actor) => actor[1]));
  options("where", data.places.map((place) => place[1]));
  const asked = prefilled();
  for (const [id, value] of Object.entries(Object.keys(asked).length ? asked : kept())) {
    if (INPUTS.includes(id)) field(id).value = value;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    draw();
    keep();
  });
  form.addEventListener("change", (event) => {
    touched.add(event.target.id);
    if (event.target.id === "url") {
      const day = dayIn(field("url").value);
      field("url").value = cleaned(field("url").value.trim());
      if (day && day <= today()) {
        field("published").value ||= day;
        field("date").value ||= day;
      }
    }
    draw();
    keep();
  });
  form.addEventListener("reset", () => {
    touched.clear();
    setTimeout(() => {
      draw();
      keep();
    });
  });
  field("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field("file").textContent);
      field("said").textContent = say("copied");
    } catch {
      const details = field("file").closest("details");
      details.open = true;
      getSelection().selectAllChildren(field("file"));
    }
  });
  form.hidden = false;
  draw();
  form.dataset.ready = "true";
})();
