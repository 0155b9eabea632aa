// Saves a page load, nothing more: every page works without it.
(() => {
  const root = document.documentElement;

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
  const button = document.createElement("button");
  const place = document.querySelector("[data-themes]");
  const show = () => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    if (place) button.textContent = place.dataset.themes.split("|")[themes.indexOf(theme)];
  };
  show();
  if (place) {
    place.append(button);
    place.hidden = false;
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      kept(theme);
      show();
    });
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
})();
