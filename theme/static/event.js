// Fills in the day of access of a citation, copies the HTML to embed, and shares by the device's own
// means where it has any.
(() => {
  "use strict";
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const numbers = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())];
  const language = document.documentElement.lang;
  const days = {
    words: () =>
      now.toLocaleDateString(language === "en" ? "en-GB" : language, {
        day: "numeric",
        month: "long",
        year: "numeric",
      }),
    dashes: () => numbers.join("-"),
    slashes: () => numbers.join("/"),
  };
  for (const gap of document.querySelectorAll("[data-today]")) {
    gap.textContent = days[gap.dataset.today]();
  }

  const copy = document.querySelector("#embed .btn");
  if (copy && navigator.clipboard) {
    const html = document.querySelector("#embed textarea");
    const status = document.querySelector("#embed [role=status]");
    copy.hidden = false;
    copy.addEventListener("click", () => {
      html.select();
      navigator.clipboard.writeText(html.value).then(() => {
        status.textContent = status.dataset.said;
      }, () => {}); // it stays selected, to be copied by hand
    });
  }

  const button = document.querySelector("button[popovertarget=share]");
  if (!button || !navigator.share) return;
  button.addEventListener("click", (click) => {
    click.preventDefault();
    const title = document.querySelector("meta[property='og:title']").content;
    const url = document.querySelector("link[rel=canonical]").href;
    navigator.share({ title, url }).catch((error) => {
      // Whoever closed the device's own sheet did so on purpose.
      if (error.name !== "AbortError") document.getElementById("share").showPopover();
    });
  });
})();
