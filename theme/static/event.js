// Fills in the day of access of a citation, copies the address, the citation and the HTML to embed, and
// shares by the device's own means where it has any.
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

  const mark = (given) => {
    if (given.select) given.select();
    else getSelection().selectAllChildren(given);
  };
  // Without a clipboard, as on a page that no key protects, there is nothing to press.
  const copiers = navigator.clipboard ? document.querySelectorAll("[data-copies]") : [];
  for (const copy of copiers) {
    const given = document.getElementById(copy.dataset.copies);
    const status = document.getElementById(`${given.id}_said`);
    copy.hidden = false;
    copy.addEventListener("click", () => {
      mark(given);
      navigator.clipboard.writeText(given.value || given.innerText.trim()).then(() => {
        status.textContent = status.dataset.said;
        // Where that is for the ear alone, the button tells the eye.
        if (status.className) copy.textContent = status.dataset.said;
      }, () => {
        // It stays selected, to be copied by hand; what lies in a sheet is shown for that.
        const sheet = given.closest("[popover]:not(:popover-open)");
        if (sheet) sheet.showPopover();
        mark(given);
      });
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
