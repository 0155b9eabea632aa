// Makes an event file of what is typed, judges it as the check does, and hands it on. Rules, words
// and names come with the data of the site; a test has this and the check judge the same inputs.
(async () => {
  "use strict";
  const form = document.getElementById("add");
  const field = (id) => document.getElementById(id);
  const data = await fetch(form.dataset.from)
    .then((answer) => answer.json())
    .catch(() => form.remove());
  if (!data) return; // the page says how to write an event by hand
  const STEPS = ["report", "event", "end"];
  const CLAIM = ["says", "by", "question", "stance", "how", "number", "unit"];
  const INPUTS = ["url", "headline", "published", "kind", "date", "sure", "who", "answer", "title", "summary", "places", ...CLAIM];
  const { address: ADDRESS, lookalikes: LOOKALIKES, ...RULES } = data.rules;
  const GRAMMAR = new Set(RULES.grammar);
  const ALIKE = 0.65;
  const [LIKELY, RATHER_ALIKE] = [0.3, 0.35];
  const LONGEST_LINK = 7500;
  // What has no sign of its own, or turns the text around it: nobody means to type it.
  const UNSEEN =
    /[\p{Cf}\p{Co}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2028\u2029\u2800\u3164\ufe00-\ufe0f\uffa0]|(?![\t\n])\p{Cc}/gu;
  const whole = (pattern, flags = "i") => new RegExp(`^(?:${pattern})$`, flags);
  const start = (pattern) => new RegExp(`^(?:${pattern})`, "i");
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
  // A name of actors or places: on file by its id or a spelling, near one on file, or neither.
  const isId = (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  const texts = (entry) => [entry[0], entry[1], ...entry.slice(3)];
  const registry = (entries) => {
    const found = { entries, ids: new Map(), exact: new Set(), folded: new Map() };
    for (const entry of [...entries].reverse()) {
      found.ids.set(entry[0], entry);
      for (const text of [...entry.slice(3), entry[1]]) {
        found.exact.add(text);
        found.folded.set(fold(text), entry);
      }
    }
    return found;
  };
  const lookUp = (name, { ids, exact, folded }) => {
    if (ids.has(name)) return ids.get(name);
    return isId(name) && !exact.has(name) ? null : folded.get(fold(name));
  };
  const LOOKS = new Map([...LOOKALIKES[0]].map((letter, i) => [letter, LOOKALIKES[1][i]]));
  const skeleton = (name) =>
    [...fold(name.replace(/^[“”„«»‘’‹›"']+|[“”„«»‘’‹›"']+$/g, "").replaceAll("-", " "))]
      .map((letter) => LOOKS.get(letter) || letter)
      .join("");
  // The words of a text in small Latin letters: what an id is made of.
  const latin = (text) => {
    const [all, ukrainian, only, initial] = RULES.latin;
    const small = text.toLowerCase();
    const letters = [...only].some((letter) => small.includes(letter)) ? { ...all, ...ukrainian } : all;
    const opened = small.replace(new RegExp(initial, "gu"), (letter) => all[letter]);
    const spelled = [...opened].map((letter) => letters[letter] ?? letter).join("");
    return fold(spelled).replaceAll("'", "").match(/[a-z0-9]+/g) || [];
  };
  const distance = (one, other) => {
    let [before, last] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row.push(cost);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  };
  const isNear = (one, other) => {
    if (one === other) return true;
    const least = Math.min(one.length, other.length);
    const most = least < 4 ? 0 : least < 8 ? 1 : 2;
    return Math.abs(one.length - other.length) <= most && distance(one, other) <= most;
  };
  const lastWords = (entry) =>
    texts(entry)
      .map((text) => skeleton(text).split(" "))
      .filter((words) => words.length > 1)
      .map((words) => words.at(-1));
  const isSame = (name, entry) => texts(entry).some((text) => skeleton(text) === skeleton(name));
  const near = (name, { entries }, isActor) => {
    const written = skeleton(name);
    const parts = (entry) => [...lastWords(entry), ...(isId(name) ? skeleton(entry[0]).split(" ") : [])];
    const found = entries.filter(
      (entry) =>
        texts(entry).some((text) => isNear(written, skeleton(text))) ||
        (isActor && written.length >= 4 && parts(entry).includes(written)),
    );
    const exact = found.filter((entry) => isSame(name, entry));
    return exact.length ? exact : found;
  };
  const shown = (name) =>
    isId(name)
      ? name
          .split("-")
          .map((word) => word[0].toUpperCase() + word.slice(1))
          .join(" ")
      : name;
  // What a name is made of where it is printed.
  const PRINTED = /^[\p{L}\p{N}](?:[\p{L}\p{N}_ .,'"’ʼ“”„«»()&/+№#!:–-]*[\p{L}\p{N}_.)!»”'’])?$/u;
  const actors = registry(data.actors);
  // A short name of one actor alone is a spelling too, after all others.
  for (const [short, id] of Object.entries(data.shorts)) {
    actors.exact.add(short);
    if (!actors.folded.has(fold(short))) actors.folded.set(fold(short), actors.ids.get(id));
  }
  const places = registry(data.places);
  const questions = registry(data.questions);
  const kinds = new Map(data.kinds.map((kind) => [kind[0], kind]));
  const outlets = new Map();
  for (const outlet of [...data.outlets].reverse()) {
    for (const domain of outlet.slice(2)) outlets.set(domain, outlet);
  }
  // Each name once, with its entry.
  const named = (text, entries) => {
    const names = text.split(",").map((name) => name.trim());
    const found = names.filter(Boolean).map((name) => [name, lookUp(name, entries)]);
    return [...new Map(found.map((each) => [idsOf([each])[0], each]).reverse()).values()].reverse();
  };

  // Addresses.
  const TRACKING = whole(ADDRESS.tracking);
  const FORBIDDEN = new RegExp(ADDRESS.forbidden);
  const keyOf = (part) => part.split("=")[0];
  const cleaned = (url) => {
    const [, start, query, end] = url.match(/^([^?#]*)(\?[^#]*)?(#.*)?$/s) || ["", url];
    const kept = (query || "")
      .slice(1)
      .split("&")
      .filter((part) => part && !TRACKING.test(keyOf(part)));
    const scheme = new RegExp(ADDRESS.bare, "i").test(url) ? "https://" : "";
    return `${scheme}${start}${kept.length ? `?${kept.join("&")}` : ""}${end || ""}`;
  };
  const parts = (url) => {
    const found = url.match(/^[a-z][a-z0-9+.-]*:\/\/(?:([^/?#]*)@)?([^/?#:]*)(?::([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?/i);
    if (!found) return null;
    const [, user, host, port, path, query, end] = found;
    return { user, host: host.toLowerCase(), port, path, query: query || "", end: end || "" };
  };
  const domainOf = (url) => (parts(url)?.host || "").replace(/^www\./, "");
  const inAscii = (host) => {
    try {
      return new URL(`https://${host}`).hostname;
    } catch {
      return host;
    }
  };
  const outletOf = (url) => {
    const host = domainOf(url) && inAscii(domainOf(url)).split(".");
    const steps = parts(url)?.path.split("/").filter(Boolean).slice(0, 3);
    for (let from = 0; from < host.length - 1; from++) {
      for (let to = steps.length; to >= 0; to--) {
        const found = outlets.get([host.slice(from).join("."), ...steps.slice(0, to)].join("/"));
        if (found) return found;
      }
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
  const hostFault = (host) => {
    if (whole(ADDRESS.numbered).test(host)) return say("number", { host });
    if (/^[\0-\x7f]*$/.test(host) && !host.includes("xn--")) {
      return whole(ADDRESS.host).test(host) ? "" : say("private", { host: quoted(host) });
    }
    // Letters that look like Latin ones stand below no Latin ending, as in a spoofed .com; and no
    // sign is one that browsers turn into a plain letter or dot.
    const names = inAscii(host).split(".");
    const isSpoof = names.slice(0, -1).join(".").includes("xn--") && !names.at(-1).startsWith("xn--");
    const isWell =
      names.join(".").includes("xn--") && whole(ADDRESS.foreign, "").test(names.join("."));
    return isWell && !isSpoof ? "" : say("foreign", { host: quoted(host) });
  };
  const contentFault = (url, { query, end }) => {
    const names = `${query.slice(1)}&${end.slice(1)}`.split("&").map(keyOf);
    const found = names.filter((name) => TRACKING.test(name));
    if (found.length) return say("tracking", { names: found.join(", ") });
    let plain = "";
    try {
      plain = url.includes("%") ? decodeURIComponent(url) : "";
    } catch {
      // What no letters are written as is for the check to judge.
    }
    const word = mixed(plain);
    return word && !url.includes(word) ? say("hidden", { word: quoted(word) }) : "";
  };
  const detour = (url) => {
    const host = domainOf(url);
    if (whole(ADDRESS.altering).test(host)) return say("altering", { host });
    if (new RegExp(`^(?:${ADDRESS.archive})`).test(url)) return say("archive");
    return start(ADDRESS.detour).test(host + parts(url).path) ? say("detour") : "";
  };
  const addressFault = (url) => {
    if (!url) return say("no_url");
    if (url.length > RULES.longest) return say("long_url");
    const sign = url.match(FORBIDDEN);
    if (sign) return say("forbidden", { sign: quoted(sign[0]) });
    const found = parts(url);
    if (found?.port && !(/^\d+$/.test(found.port) && found.port < 65536)) return say("no_address", { url: quoted(url) });
    if (!/^https?:/i.test(url)) {
      const scheme = url.match(/^([a-z][a-z0-9+.-]*):/i);
      return say("scheme", { start: quoted(scheme ? scheme[1].toLowerCase() : url.slice(0, 12)) });
    }
    if (!found) return say("private", { host: "''" });
    if (found.user !== undefined) return say("user");
    if (found.port) return say("port", { port: Number(found.port) });
    return hostFault(found.host) || contentFault(url, found) || detour(url);
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
  const LETTERS = new Map(RULES.scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, "gu")]));
  const mainScript = (text) => {
    const all = (text.match(/\p{L}/gu) || []).length;
    return [...LETTERS.keys()].find((script) => 2 * (text.match(LETTERS.get(script)) || []).length > all);
  };
  const lacksWords = (whole, least) => {
    const text = whole.replace(/(?:[\p{L}\p{N}_]+:\/\/|www\.)\S*/giu, " ");
    const count = (text.match(/\p{L}+/gu) || []).length;
    return !count || (count < least && mainScript(text) !== undefined);
  };
  const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  const mixed = (text) =>
    (text.match(/\p{L}+/gu) || []).find(
      (word) => SCRIPTS.filter((script) => script.test(word)).length > 1,
    );
  const telling = (text) =>
    new Set((text.match(/[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu) || []).map(fold).filter((word) => !GRAMMAR.has(word)));
  // Events of the same day with like words: nearly the same title, or much the same told.
  const placeWords = (ids) => [...telling(ids.map((id) => places.ids.get(id)?.[1] || "").join(" "))];
  const likeness = (now, event) => {
    const [mine, theirs] = [telling(now.title), telling(event[3])];
    const share = [...mine].filter((word) => theirs.has(word)).length / new Set([...mine, ...theirs]).size;
    if (share >= ALIKE) {
      const isElsewhere =
        placeWords(idsOf(now.places)).some((word) => mine.has(word) && !theirs.has(word)) &&
        placeWords(event[5]).some((word) => theirs.has(word) && !mine.has(word));
      return isElsewhere ? "" : "twin";
    }
    const speaker = (now.isSaid && idsOf(now.who)[0]) || "";
    const isMet = speaker || event[4] ? speaker === event[4] : idsOf(now.places).some((id) => event[5].includes(id));
    const least = parts(now.url) && event.slice(6).includes(pageKey(now.url)) ? LIKELY : RATHER_ALIKE;
    return isMet && share >= least ? "likely" : "";
  };
  const idsOf = (found) => found.map(([name, entry]) => (entry ? entry[0] : shown(name)));
  const fileOf = (event) => `${event[1]}-${event[0]}.md`;
  const citing = ({ url }) => parts(url) && data.events.find((event) => event.slice(6).includes(pageKey(url)));
  const alike = (now, wanted) =>
    data.events.filter((event) => now.key && event[1] === now.key && likeness(now, event) === wanted);
  const taken = new Set(data.events.map((event) => event[0]));
  const idOf = (title) => {
    const words = latin(title).filter((word) => !RULES.small.includes(word) && !/^(19|20)\d\d$/.test(word));
    const stem = words.slice(0, 6).join("-").slice(0, 56).replace(/^-+|-+$/g, "") || "event";
    if (!taken.has(stem)) return stem;
    for (let number = 2; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
  };
  const PLAIN = /^[\p{L}\p{N}](?:[^\p{C}:#"]|:(?=[^\s])|(?<=\S)#)*$/u;
  // As Python writes a text down.
  const quoted = (text) => {
    const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
    const signs = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };
    return mark + text.replace(/[\t\n\r\\]|'/g, (sign) => signs[sign] || (mark === "'" ? "\\'" : sign)) + mark;
  };
  const scalar = (text) => (PLAIN.test(text) && !text.endsWith(" ") ? text : JSON.stringify(text));

  // What is typed, as values.
  const ANSWERS = new Map([[data.campaign[1], data.campaign[0]]]);
  const label = (event) => `${event[2]}: ${event[3]}`;
  for (const event of data.events) ANSWERS.set(label(event), event[0]);
  const isAnswer = (id) => taken.has(id) || id === data.campaign[0];
  const titled = (words) =>
    data.events.filter((event) => words[0] && words.every((word) => fold(event[3]).includes(word)));
  const nearest = (events, date) => {
    const near = (event) => Math.abs(new Date(event[1].replace(/-00$/, "-01")) - new Date(date));
    return date ? [...events].sort((one, other) => near(one) - near(other)) : [...events].reverse();
  };
  // An entry of the list, an id as files and addresses have it, or a part of one title alone.
  const answerOf = (text) => {
    const bare = text.replace(/^\[(.*)\]$/, "$1").trim();
    const id = (bare.match(/^https?:\/\/[^?#]*\/events\/([^/?#]+)/)?.[1] || bare).replace(/^\d{4}-\d\d-\d\d-|\.md$/g, "");
    if (ANSWERS.has(text) || isAnswer(id)) return ANSWERS.get(text) || id;
    for (const found of [titled([fold(bare)]), titled(fold(bare).split(" "))]) {
      if (found.length === 1) return found[0][0];
    }
    return "";
  };
  // What may be meant by what names no event, by its title or its place, the nearest day first.
  const MOST_OFFERED = 5;
  const meant = ({ answer, given, date }) => {
    if (answer || !given) return [];
    const place = lookUp(given, places);
    const here = place ? data.events.filter((event) => event[5].includes(place[0])) : [];
    const found = [...new Set([...titled(fold(given).split(" ")), ...here])];
    return nearest(found, date).slice(0, MOST_OFFERED);
  };
  // A question by any spelling, or by words that it alone has.
  const questionOf = (name) => {
    const known = lookUp(name, questions);
    if (known) return known;
    const spelled = ([id, asked, , ...others]) => fold([id.replaceAll("-", " "), asked, ...others].join(" "));
    for (const words of [[fold(name)], fold(name).split(" ")]) {
      const found = data.questions.filter((each) => words.every((word) => spelled(each).includes(word)));
      if (found.length === 1) return found[0];
    }
    return null;
  };
  // A claim is begun with any part of it but the two lists, which always say something.
  const claimed = (given, speaker) => {
    const isClaim = ["says", "by", "question", "number", "unit"].some((id) => given[id]);
    const question = given.question && [given.question, questionOf(given.question)];
    const number = given.number.replace(/(\d)[, ](?=\d{3}(?!\d))/g, "$1");
    return {
      isClaim,
      by: given.by ? [given.by, lookUp(given.by, actors)] : speaker,
      question,
      number,
      unit: given.unit || (number && question?.[1]?.[2][0]) || "",
    };
  };
  const typed = () => {
    const plain = (text) => text.normalize("NFC").replace(UNSEEN, "").trim().replace(/\s+/g, " ");
    const given = Object.fromEntries(INPUTS.map((id) => [id, plain(field(id).value)]));
    const kind = kinds.get(given.kind);
    const url = cleaned(field("url").value.trim());
    const isMonth = given.date && given.sure === "month";
    const who = named(given.who, actors);
    return {
      ...given,
      url,
      isSaid: Boolean(kind && kind[2]),
      outlet: outletOf(url),
      when: isMonth ? given.date.slice(0, 7) : given.date && given.date + given.sure,
      key: isMonth ? `${given.date.slice(0, 7)}-00` : given.date,
      answer: answerOf(given.answer),
      given: given.answer,
      who,
      places: named(given.places, places),
      ...claimed(given, kind?.[2] ? who[0] : null),
    };
  };
  const list = (found) => `[${found.map(([name, entry]) => (entry ? entry[0] : scalar(name))).join(", ")}]`;
  const sourceLines = ({ url, headline, published }, outlet) => {
    const address = /^https?:\/\/[^\s#"'{}[\]]+$/.test(url) ? url : JSON.stringify(url);
    const told = [
      outlet && `outlet: ${outlet[0]}`,
      url ? `url: ${address}` : "key: s1",
      headline && `title: ${scalar(headline)}`,
      published && `published: ${published}`,
    ];
    return told.filter(Boolean).map((line, i) => (i ? `  ${line}` : `- ${line}`));
  };
  const claimLines = ({ isClaim, by, question, stance, says, how, number, unit }) => {
    const named = (found) => found && (found[1] ? found[1][0] : scalar(found[0]));
    const told = [
      ["by", named(by)],
      ["question", named(question)],
      ["stance", stance],
      ["says", says && scalar(says)],
      [how || "value", number && scalar(number)],
      ["unit", unit && scalar(unit)],
      ["sources", "[s1]"],
    ].filter(([, value]) => value);
    return isClaim ? ["claims:", ...told.map(([key, value], i) => `${i ? " " : "-"} ${key}: ${value}`)] : [];
  };
  const written = (now) => {
    const lines = ["---"];
    const add = (key, value) => value && lines.push(`${key}: ${value}`);
    add("title", now.title && scalar(now.title));
    add("date", now.when);
    add("kind", now.kind);
    add("summary", now.summary && scalar(now.summary));
    if (now.isSaid) add("speaker", now.who.length && (now.who[0][1]?.[0] || scalar(now.who[0][0])));
    const others = now.isSaid ? now.who.slice(1) : now.who;
    add("actors", others.length && list(others));
    add("places", now.places.length && list(now.places));
    if (now.isSaid) add("responds_to", now.answer && `[${now.answer}]`);
    lines.push(...claimLines(now), "sources:", ...sourceLines(now), `added: ${today()}`, "---", "");
    return lines.join("\n");
  };
  const fileName = (now) => `${now.key || "YYYY-MM-DD"}-${idOf(now.title)}.md`;

  // What is wrong, by the field it is wrong in, in the words of the check.
  // Of a reaction the later of the fields it lacks, so that none is told of before it is reached.
  const reaction = (now) => {
    if (!now.isSaid || (now.who.length && now.answer)) return {};
    const name = now.who.length ? "no_answer" : now.answer ? "no_speaker" : "neither";
    return { [now.answer ? "who" : "answer"]: say(name, { kind: now.kind }) };
  };
  // A month ends with its last day, and what it answers may be of that.
  const lateFault = ({ isSaid, key, answer }) => {
    const event = isSaid && key && data.events.find((each) => each[0] === answer);
    const isLate = event && event[1].replace(/-00$/, "-01") > key.replace(/-00$/, "-31");
    return isLate ? say("late", { title: event[3] }) : "";
  };
  const marks = (text) => {
    const found = whole(RULES.around, "").test(text);
    return found ? say("marks", { first: text[0], last: text.at(-1) }) : "";
  };
  const inWords = (text) => {
    const word = mixed(text);
    return word ? say("mixed", { word: quoted(word) }) : "";
  };
  const titleFaults = (now) => {
    const length = [...now.title].length;
    if (!now.title) return [say("no_title")];
    if (length > RULES.most) return [say("long_title", { n: length })];
    const bare = lacksWords(now.title, 2) ? say("bare_title") : "";
    const stop = now.title.endsWith(".") ? say("full_stop") : "";
    return [bare, stop, inWords(now.title), marks(now.title), ...alike(now, "twin").map((event) => say("twin", { title: event[3] }))];
  };
  const summaryFaults = ({ summary }) => {
    const count = sentences(summary);
    if (!summary) return [say("no_summary")];
    const length = [...summary].length;
    if (length > RULES.most_told) return [say("long_summary", { n: length })];
    const bare = lacksWords(summary, 4) ? say("bare_summary") : "";
    return [bare, count > 4 ? say("sentences", { n: count }) : "", inWords(summary), marks(summary)];
  };
  const isKnown = (date) => date.length === 10 && date >= "1900" && date < "2200";
  const dayFault = (date) => {
    if (date && !isKnown(date)) return say("year", { year: date.slice(0, -6) });
    return date > today() ? say("to_come", { date }) : "";
  };
  // A month begins with its first day, which is what the check compares.
  const firstDay = ({ date, sure }) => (date && sure === "month" ? `${date.slice(0, -2)}01` : date);
  const dateFault = (now) => (now.date ? dayFault(firstDay(now)) : say("no_date"));
  const earlyFault = (now) =>
    isKnown(now.published) && isKnown(now.date) && now.published < firstDay(now)
      ? say("early", { published: now.published, date: now.when })
      : "";
  const standIn = ({ url }) => (new RegExp(RULES.stand_in, "i").test(url) ? say("stand_in") : "");
  const newId = (name) => latin(name).join("-").slice(0, 60).replace(/^-+|-+$/g, "") || "short-name";
  const nearOne = (name, folder) => near(name, folder === "actors" ? actors : places, folder === "actors");
  const isNothing = (name) => RULES.nothing.includes(name.toLowerCase());
  const isNew = (name) => !isNothing(name) && PRINTED.test(name) && !isId(shown(name));
  const nameFaults = (found, folder) =>
    found
      .filter(([, entry]) => !entry)
      .map(([name]) => {
        if (isNothing(name)) return say("nobody", { name });
        const close = nearOne(name, folder);
        if (!close.length) return isNew(name) ? "" : say("no_name", { name });
        const called = close.map((entry) => entry[1]).reduce((one, other) => say("or", { one, other }));
        const isSure = close.every((entry) => isSame(name, entry));
        return [say(isSure ? "spelled" : "near", { name, close: called }), isSure ? null : entryOf(folder, name)];
      });
  const numberFault = ({ number, unit }) => {
    if (!number) return unit ? say("no_number") : "";
    if (number.length > RULES.most_digits) return say("long_number", { n: number.length });
    return whole(RULES.number, "").test(number) ? "" : say("not_number", { number: quoted(number) });
  };
  const claimFaults = ({ by, question, says, number, unit }) => {
    const length = [...says].length;
    const isLong = length > RULES.most_claimed;
    const isUnknown = question && !question[1];
    return {
      says: says ? [isLong ? say("long_says", { n: length }) : "", inWords(says), marks(says)] : [say("no_says")],
      by: by ? [...mixedNames([by]), ...nameFaults([by], "actors")] : [say("no_by")],
      question: isUnknown ? [inWords(question[0]), say("no_question", { name: question[0] })] : [],
      number: [numberFault({ number, unit }), inWords(number)],
      unit: [number && !unit ? say("no_unit") : "", inWords(unit)],
    };
  };
  const mixedNames = (found) => found.map(([name, entry]) => (entry ? "" : inWords(name)));
  const faults = (now) => {
    const found = {
      url: [addressFault(now.url), standIn(now), inWords(now.url)],
      published: [dayFault(now.published), earlyFault(now)],
      kind: [now.kind ? "" : say("no_kind")],
      date: [dateFault(now)],
      headline: [inWords(now.headline)],
      who: [reaction(now).who, ...mixedNames(now.who), ...nameFaults(now.who, "actors")],
      answer: [reaction(now).answer, lateFault(now)],
      title: titleFaults(now),
      summary: summaryFaults(now),
      places: [...mixedNames(now.places), ...nameFaults(now.places, "places")],
      ...(now.isClaim ? claimFaults(now) : {}),
    };
    const each = ([id, told]) => [...new Set(told)].filter(Boolean).map((fault) => [id].concat(fault));
    return Object.entries(found).flatMap(each);
  };

  // What is worth seeing, and stops nothing: in the words of the check, with the entry of a name.
  const ofForm = (id, text) => {
    const picture = text.match(new RegExp(RULES.picture, "u"));
    const sign = text.match(new RegExp(RULES.markdown, "m"));
    return [
      picture && [id, say("picture", { sign: picture[0] })],
      sign && [id, say("markdown", { sign: sign[0].trim() })],
    ];
  };
  const isShouted = (text) => {
    const letters = text.match(/\p{L}/gu) || [];
    return letters.length >= 12 && letters.filter((letter) => /\p{Lu}/u.test(letter)).length > 0.7 * letters.length;
  };
  const otherScript = (id, text) => {
    const script = mainScript(text);
    const isOther = RULES.script && script && script !== RULES.script;
    return isOther && [id, say(`${id}_script`)];
  };
  const entryOf = (folder, name, domain) => ({
    folder: `data/${folder}`,
    name: `${newId(name)}.yml`,
    lines: [
      ...Object.entries({ name, ...RULES.entry[folder] }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
      ...(domain ? [`domains: ["${domain}"]`] : []),
    ],
  });
  const newName = (id, folder, name, domain = "") => [id, say("unlisted", { name }), entryOf(folder, name, domain)];
  const newNames = (id, found, folder) =>
    [...new Set(found.filter(([, entry]) => !entry).map(([name]) => name))]
      .filter((name) => isNew(name) && !nearOne(name, folder).length)
      .map((name) => {
        const isElsewhere = lookUp(shown(name), folder === "places" ? actors : places);
        if (!isElsewhere) return newName(id, folder, shown(name));
        return [id, say(folder === "places" ? "an_actor" : "a_place", { name: shown(name) })];
      });
  const remarks = (now) =>
    [
      now.summary && sentences(now.summary) < 2 && ["summary", say("short")],
      ...ofForm("title", now.title),
      ...ofForm("summary", now.summary),
      ...ofForm("says", now.says),
      ...["title", "summary"].map((id) => otherScript(id, now[id])),
      isShouted(now.title) && ["title", say("capitals")],
      ...alike(now, "likely").map((event) => ["title", say("likely", { title: event[3] })]),
      domainOf(now.url) && !now.outlet && newName("url", "outlets", domainOf(now.url), domainOf(now.url)),
      ...newNames("who", now.who, "actors"),
      ...newNames("by", now.isClaim && now.by && !now.who.some(([name]) => name === now.by[0]) ? [now.by] : [], "actors"),
      ...newNames("places", now.places, "places"),
    ].filter(Boolean);

  // What is found out, and is no fault.
  let linkDay = "";
  const answered = (id) => data.events.find((event) => event[0] === id)?.[3] || (id ? "" : say("choose"));
  const notes = (now) => {
    const cited = citing(now);
    const outlet = now.outlet ? say("known", { name: now.outlet[1] }) : "";
    const roles = now.who.filter(([, entry]) => entry).map(([, entry]) => (entry[2] ? `${entry[1]}: ${entry[2]}` : entry[1]));
    return {
      url: [outlet, cited && say("cited", { title: cited[3] })].filter(Boolean).join(" "),
      date: now.date && now.date === linkDay ? say("from_link") : "",
      who: roles.join(" · "),
      answer: field("answer").value.trim() ? answered(now.answer) : "",
      places: now.places.filter(([, entry]) => entry).map(([, entry]) => entry[1]).join(" · "),
      by: now.isClaim && now.by?.[1] ? now.by[1][1] : "",
      question: now.question?.[1] ? now.question[1][1] : "",
      unit: now.number && !field("unit").value ? now.unit : "",
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
  const note = (id, faults, told, kind) => {
    const box = field(`${id}_note`);
    if (!box) return;
    const shown = touched.has(id) ? faults : [];
    if (shown.length) field(id).setAttribute("aria-invalid", "true");
    else field(id).removeAttribute("aria-invalid");
    box.replaceChildren(...(told ? [line(kind, told)] : []), ...shown.map((message) => line("bad", message)));
  };
  const listed = (id, message) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = message;
    item.append(link);
    return item;
  };
  const begun = ({ folder, name, lines }) => {
    const link = document.createElement("a");
    link.href = address(data.file, { folder, name, text: `${lines.join("\n")}\n` });
    link.textContent = say("begin", { file: name, host: form.dataset.host });
    return link;
  };
  const withEntry = ([id, message, entry]) => {
    const item = listed(id, message);
    if (entry && data.file.includes("{folder}")) item.append(document.createElement("br"), begun(entry));
    return item;
  };
  const address = (pattern, gaps) =>
    pattern.replace(/\{(\w+)\}/g, (all, gap) => encodeURIComponent(gaps[gap] || "").replaceAll("%2F", "/"));
  const preview = (now) => {
    const day = now.date && new Date(`${now.date}T00:00:00Z`);
    const language = document.documentElement.lang;
    field("shown").className = now.isSaid ? "s1" : "r";
    field("shown_kind").textContent = kinds.get(now.kind)?.[1] || "";
    const shown = (now.isSaid ? now.who.slice(0, 1) : now.places.slice(0, 2)).map(([name, entry]) => entry?.[1] || name);
    field("shown_who").textContent = shown.join(", ");
    field("shown_title").textContent = now.title;
    field("shown_summary").textContent = now.summary;
    // As the page of an event has it: the question, who answers, and what.
    const asked = now.question?.[1];
    const stance = field("stance").selectedOptions[0].textContent;
    field("shown_claim").hidden = !now.isClaim;
    field("shown_asked").textContent = asked ? asked[1] : "";
    field("shown_by").textContent = now.by ? now.by[1]?.[1] || now.by[0] : "";
    field("shown_answer").textContent =
      asked?.[2][1] ? stance : !now.stance ? "" : now.stance === "denies" ? say("denies") : stance;
    field("shown_says").textContent = now.says;
    if (now.isClaim) field("contested").open = true;
    field("shown_date").textContent = day
      ? day.toLocaleDateString(language === "en" ? "en-GB" : language, { day: now.sure === "month" ? undefined : "numeric", month: "long", year: "numeric", timeZone: "UTC" })
      : "";
  };
  // Buttons stay while they offer the same: one may be about to be pressed.
  let offering = "";
  const offer = (events) => {
    const ids = events.map(([id]) => id).join(" ");
    if (ids === offering) return;
    offering = ids;
    field("answer_offers").replaceChildren(...events.map(choice));
  };
  const choice = (event) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = label(event);
    button.addEventListener("click", () => {
      field("answer").value = label(event);
      field("answer").dispatchEvent(new Event("change", { bubbles: true }));
      field("answer").focus();
    });
    return button;
  };
  // An event that may be the one that is told here: its page, its file, and what to put into it.
  const other = (now, isWell) => {
    const [same] = [...alike(now, "twin"), ...alike(now, "likely")];
    const cited = citing(now);
    const event = same || cited;
    field("alike").hidden = !event;
    if (!event) return;
    field("alike_what").textContent = say(same ? "alike" : "cited", { title: event[3] });
    field("alike_page").href = address(data.page, { id: event[0] });
    if (field("alike_file")) field("alike_file").href = address(data.edit, { name: fileOf(event) });
    field("alike_more").hidden = !same || cited === same || !isWell;
    field("alike_lines").textContent = sourceLines(now, now.outlet).join("\n");
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
    options("happened", [data.campaign[1], ...nearest(data.events, date).slice(0, 200).map(label)]);
  };
  // The questions about the places, or answered on the day, stand before others.
  const offeredQuestions = ({ key, places }) => {
    const ids = idsOf(places);
    const isNear = ([, , [, , about, days]]) => days.includes(key) || about.some((id) => ids.includes(id));
    const near = data.questions.filter(isNear);
    const names = new Set([...near, ...data.questions].map((question) => question[1]));
    if (askedFor !== `${key} ${ids}`) options("asked", [...names]);
    askedFor = `${key} ${ids}`;
  };
  let [offeredFor, askedFor] = [null, null];
  const draw = () => {
    const now = typed();
    const wrong = faults(now);
    const seen = remarks(now);
    const told = notes(now);
    const text = written(now);
    const name = fileName(now);
    const of = (id) => wrong.filter(([wrongId]) => wrongId === id).map(([, message]) => message);
    for (const id of INPUTS) note(id, of(id), told[id], id === "answer" && !now.answer ? "s" : "ok");
    field("answers").hidden = !now.isSaid;
    field("who_label").textContent = say(now.isSaid ? "who_said" : "who_took_part");
    field("date_label").textContent = say(now.isSaid ? "day_said" : "day_happened");
    field("title_count").textContent = say("left", { n: [...now.title].length });
    field("summary_count").textContent = say("told", { n: sentences(now.summary) });
    other(now, !of("url").length);
    offer(now.isSaid ? meant(now) : []);
    // Of a form that nobody has begun everything is missing, which says nothing.
    const isBegun = INPUTS.some((id) => field(id).value);
    field("verdict").parentElement.hidden = !isBegun;
    field("verdict").textContent = say(wrong.length ? "mend" : "well");
    field("faults").replaceChildren(...wrong.map(withEntry));
    field("seen").hidden = !seen.length;
    field("remarks").replaceChildren(...seen.map(withEntry));
    const done = [parts(now.url) && !of("url").length, !wrong.length, false];
    STEPS.forEach((step, i) => field(`step_${step}`).classList.toggle("done", Boolean(done[i])));
    field("file").textContent = text;
    field("file_name").textContent = name;
    preview(now);
    const gaps = { folder: "events", name, text, title: now.title, link: now.url };
    const isLong = address(data.file, gaps).length > LONGEST_LINK;
    if (isLong) gaps.text = "";
    field("said").textContent = isLong ? say("long") : "";
    if (field("open")) field("open").href = address(data.file, gaps);
    if (field("send")) field("send").href = address(data.issue, gaps);
    offeredQuestions(now);
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
    if (event.target.id === "date") linkDay = "";
    if (event.target.id === "url") {
      const day = dayIn(field("url").value);
      field("url").value = cleaned(field("url").value.trim());
      if (day && day <= today()) {
        field("published").value ||= day;
        if (!field("date").value) field("date").value = linkDay = day;
      }
    }
    draw();
    keep();
  });
  // From field to field alone: what is about to be pressed must not move.
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (!INPUTS.includes(target.id) || !INPUTS.includes(relatedTarget?.id)) return;
    touched.add(target.id);
    draw();
  });
  form.addEventListener("reset", () => {
    touched.clear();
    linkDay = "";
    setTimeout(() => {
      draw();
      keep();
    });
  });
  const copying = (button, from, told) =>
    field(button).addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field(from).textContent);
        field(told).textContent = say("copied");
      } catch {
        const details = field(from).closest("details");
        if (details) details.open = true;
        getSelection().selectAllChildren(field(from));
      }
    });
  copying("copy", "file", "said");
  copying("alike_copy", "alike_lines", "alike_said");
  form.hidden = false;
  draw();
  form.dataset.ready = "true";
})();
