// Saves a page load, nothing more: every page works without it.
(() => {
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const button = (className, text, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    made.addEventListener("click", () => action(made));
    return made;
  };

  // Theme: the system's unless the reader chose one here before.
  const themes = ["auto", "light", "dark"];
  const kept = (value) => {
    try {
      if (value) localStorage.setItem("theme", value);
      return localStorage.getItem("theme");
    } catch {
      return value;
    }
  };
  let theme = themes.includes(kept()) ? kept() : "auto";
  const show = () => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    return `Theme: ${theme}`;
  };
  document.querySelector(".top").append(button("theme", show(), (made) => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    kept(theme);
    made.textContent = show();
  }));

  // Parts of the record, in place; the address can be shared.
  const links = all("[data-only]");
  const events = all(".timeline .ev");
  const status = document.querySelector(".showing");
  const hide = (selector, isShown) => all(selector).forEach((each) => { each.hidden = !isShown(each); });
  const holds = (each) => each.querySelector(".ev:not([hidden])");
  // Replies whose event is out of sight say what they answer.
  const name = (event) => {
    const row = event.parentNode;
    row.classList.toggle("solo", event.hidden);
    let to = row.querySelector(":scope > .to");
    if (event.hidden && !to) {
      to = document.createElement("p");
      to.className = "to";
      to.append(document.createElement("span"), event.querySelector("h3 a").cloneNode(true));
      to.firstChild.textContent = "In answer to";
      row.prepend(to);
    }
    if (to) to.hidden = !event.hidden;
  };
  const only = (wanted) => {
    events.forEach((event) => { event.hidden = wanted && !event.classList.contains(wanted); });
    hide(".hung > li, .under > li", holds);
    hide(".row, .day, .background", holds);
    all(".background").forEach((each) => { each.open = wanted; });
    hide(".gap", () => !wanted);
    all(".row > .happened").forEach(name);
    links.forEach((link) => {
      if (link.dataset.only === wanted) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const shown = events.filter((event) => !event.hidden).length;
    status.hidden = !wanted;
    status.textContent = wanted ? `Showing ${shown} of ${events.length} events` : "";
  };
  const asked = () => new URLSearchParams(location.search).get("only") || "";
  const go = () => only(links.some((link) => link.dataset.only === asked()) ? asked() : "");
  links.forEach((link) => link.addEventListener("click", (click) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    const wanted = link.dataset.only;
    history.pushState(null, "", wanted ? `?only=${wanted}` : location.pathname);
    go();
  }));
  if (links.length) {
    addEventListener("popstate", go);
    if (asked()) go();
  }

  // A link to something folded away unfolds it, also where the browser does not.
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    const folded = target && target.closest("details:not([open])");
    if (folded) {
      folded.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // The day being read, in the chart.
  const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const link = document.querySelector(`.bars a[href="#${entry.target.id}"]`);
    if (link && entry.isIntersecting) link.setAttribute("aria-current", "true");
    else if (link) link.removeAttribute("aria-current");
  }), { rootMargin: "-25% 0px -70%" });
  if (document.querySelector(".bars")) all(".day").forEach((day) => seen.observe(day));

  // Copy the permanent link or the citation.
  if (navigator.clipboard) {
    all(".copied").forEach((text) => text.after(" ", button("copy", "Copy", async (made) => {
      await navigator.clipboard.writeText(text.textContent);
      made.textContent = "Copied";
    })));
  }
})();
