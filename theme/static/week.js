// Narrows a week in place. The address keeps what was chosen, links to other weeks carry it, and
// what a fragment names is shown whatever was chosen. Without this the page has the whole week.
(() => {
  const form = document.querySelector("form.filters");
  const names = ["column", "kind", "side", "who", "where"];
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const events = all(".week li[data-kind]");
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("button");

  const chosen = () => {
    const query = new URLSearchParams(location.search);
    return names.map((name) => [name, query.get(name) || ""]).filter(([, value]) => value);
  };
  // An event has the numbers of its choices in a list; its class says of what column it is.
  const mark = (name, value) => {
    const { options } = form.elements[name];
    return options ? String([...options].findIndex((option) => option.value === value)) : value;
  };
  const marks = (event, name) =>
    name === "column" ? [event.matches(".s1") ? "said" : "reported"] : (event.dataset[name] || "").split(" ");
  const fits = (event, wanted) =>
    wanted.every(([name, value]) => marks(event, name).includes(mark(name, value)));
  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  // The controls follow the address, also where this week has nothing of what was chosen.
  const fill = (wanted) => {
    const values = Object.fromEntries(wanted);
    names.forEach((name) => {
      const value = values[name] || "";
      const control = form.elements[name];
      if (control instanceof HTMLSelectElement) {
        if (![...control.options].some((option) => option.value === value)) control.add(new Option(value, value));
        control.value = value;
      } else {
        [...control].forEach((radio) => { radio.checked = radio.value === value; });
      }
    });
    if (wanted.some(([name]) => name !== "column")) form.querySelector("details").open = true;
  };

  const carry = (wanted) => all("a[data-carries]").forEach((link) => {
    const address = new URL(link.href);
    address.search = new URLSearchParams(wanted);
    link.href = address;
  });

  const show = () => {
    const wanted = chosen(), target = named();
    fill(wanted);
    carry(wanted);
    events.forEach((event) => {
      event.hidden = !fits(event, wanted) && event !== target && event.closest(".whole") !== target;
    });
    const shown = events.filter((event) => !event.hidden).length;
    all(".whole").forEach((day) => {
      const has = (part) => all("li[data-kind]", part).some((event) => !event.hidden);
      day.hidden = wanted.length > 0 && !has(day) && day !== target;
      all(".two > div", day).forEach((column) => {
        all(".col", column).forEach((heading) => { heading.hidden = !has(column); });
      });
    });
    status.textContent = !wanted.length ? ""
      : shown ? status.dataset.showing.replace("{n}", shown.toLocaleString(document.documentElement.lang))
        : status.dataset.none;
    clear.hidden = !wanted.length;
    if (wanted.length && target) target.scrollIntoView();
  };

  const go = (wanted) => {
    const query = new URLSearchParams(wanted).toString();
    history.pushState(null, "", location.pathname + (query ? `?${query}` : ""));
    show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => go([...new FormData(form)].filter(([, value]) => value)));
  clear.addEventListener("click", () => {
    go([]);
    form.querySelector("input").focus();
  });
  addEventListener("popstate", show);
  addEventListener("hashchange", show);
  form.hidden = false;
  all(".ways").forEach((ways) => { ways.hidden = true; });
  show();
})();
