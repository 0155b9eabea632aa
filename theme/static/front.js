// Marks the day being read, in the strip, where the browser does not do so by itself.
if (document.querySelector(".strip a[href^='#']") && !CSS.supports("selector(:target-current)")) {
  const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const link = document.querySelector(`.strip a[href="#${entry.target.id}"]`);
    if (link && entry.isIntersecting) link.setAttribute("aria-current", "true");
    else if (link) link.removeAttribute("aria-current");
  }), { rootMargin: "-25% 0px -70%" });
  document.querySelectorAll(".day").forEach((day) => seen.observe(day));
}

// On a phone the numbers of all questions but the first wait until they are asked for.
if (matchMedia("(max-width: 47.99rem)").matches) {
  document.querySelectorAll("details.side").forEach((side) => { side.open = false; });
}
