// The same site as hugo/, stock/ and same/, in Eleventy: lists of pages are collections.
const slug = text => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const day = event => event.date.toISOString().slice(0, 10);
const TOPICS = { kinds: event => [event.data.kind], actors: event => event.data.actors, places: event => event.data.places };

function grouped(events, keys) {
  const groups = new Map();
  for (const event of events) for (const key of keys(event)) {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(event);
  }
  return groups;
}

function paged(groups, topic, size) {
  const pages = [];
  for (const [name, events] of groups) {
    const count = Math.ceil(events.length / size);
    const url = page => `/${topic}/${slug(name)}/${page ? `page/${page + 1}/` : ""}`;
    for (let page = 0; page < count; page++) pages.push({
      name, url: url(page), number: page + 1, count,
      events: events.slice(page * size, (page + 1) * size),
      newer: page ? url(page - 1) : null, older: page + 1 < count ? url(page + 1) : null,
    });
  }
  return pages;
}

module.exports = function (config) {
  let known = null;  // events newest first, by slug, and those that answer each
  config.on("eleventy.before", () => { known = null; });
  const all = api => {
    if (known) return known.events;
    const events = api.getFilteredByGlob("**/events/*.md").sort((one, other) => other.date - one.date);
    known = { events, bySlug: new Map(events.map(event => [event.fileSlug, event])), replies: grouped([...events].reverse(), event => event.data.responds_to || []) };
    return events;
  };
  config.setQuietMode(true);
  config.addFilter("slug", slug);
  config.addFilter("day", date => date.toISOString().slice(0, 10));
  config.addFilter("minute", date => date.toISOString().slice(0, 16).replace("T", " "));
  config.addFilter("iso", date => date.toISOString().slice(0, 19) + "Z");
  config.addFilter("event", id => known.bySlug.get(id));
  config.addFilter("replies", id => known.replies.get(id) || []);
  config.addCollection("events", all);
  for (const [topic, keys] of Object.entries(TOPICS)) {
    config.addCollection(`${topic}Pages`, api => paged(grouped(all(api), keys), topic, 100));
    config.addCollection(`${topic}List`, api => [...grouped(all(api), keys)].map(([name, events]) => ({ name, count: events.length })).sort((one, other) => one.name < other.name ? -1 : 1));
  }
  config.addCollection("days", api => [...grouped(all(api), event => [day(event)])].map(([name, events]) => ({ name, events })));
  return {
    dir: { input: ".", output: process.env.BENCH_OUTPUT },
    markdownTemplateEngine: false, htmlTemplateEngine: "njk", templateFormats: ["njk", "md"],
  };
};
