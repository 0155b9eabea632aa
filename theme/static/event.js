// Fills in the day of access of a citation and adds it for BibTeX and in RIS, copies the HTML to
// embed, and adds ways to share: the device's own means where it has any, else mail and messengers.
(() => {
  "use strict";
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())];
  const language = document.documentElement.lang;
  const cite = document.getElementById("cite");
  cite.querySelector("span").textContent =
    now.toLocaleDateString(language === "en" ? "en-GB" : language, {
      day: "numeric",
      month: "long",
      year: "numeric",
    });

  // A line of its own would be another tag, or another field.
  const line = (text) => text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  const told = (name) => line(document.querySelector(`meta[property='og:${name}']`).content);
  const { note, version } = cite.dataset;
  const sheet = document.getElementById("share");
  const address = sheet && document.querySelector("link[rel=canonical]").href;
  // BibTeX counts braces even behind a backslash, so there is no bare one.
  const named = { "\\": "textbackslash", "{": "textbraceleft", "}": "textbraceright", "~": "textasciitilde", "^": "textasciicircum" };
  const escaped = (text) => text.replace(/[\\{}~^$&#%_]/g, (sign) => named[sign] ? `\\${named[sign]}{}` : `\\${sign}`);
  const lines = (fields, made) => fields.filter(([, value]) => value).map(made).join("\n");
  const bibtex = [
    ["title", `{${escaped(told("title"))}}`],
    ["organization", escaped(told("site_name"))],
    ["date", version],
    ["note", escaped(line(note))],
    ["url", address],
    ["urldate", today.join("-")],
  ];
  const ris = [
    ["TY", "ELEC"],
    ["TI", told("title")],
    ["T2", told("site_name")],
    ["DA", version && version.replaceAll("-", "/")],
    ["N1", line(note)],
    ["UR", address],
    ["Y2", today.join("/")],
  ];
  const id = location.pathname.split("/").filter(Boolean).pop();
  const forms = {
    BibTeX: `@misc{${id},\n${lines(bibtex, ([name, value]) => `  ${name} = {${value}},`).slice(0, -1)}\n}`,
    RIS: `${lines(ris, ([tag, value]) => `${tag}  - ${value}`)}\nER  - `,
  };
  for (const [name, text] of Object.entries(forms)) {
    const details = document.createElement("details");
    for (const [tag, inner] of [["summary", name], ["pre", text]]) {
      details.appendChild(document.createElement(tag)).textContent = inner;
    }
    cite.append(details);
  }

  if (sheet) {
    const [title, url] = [told("title"), address].map(encodeURIComponent);
    const ways = {
      [sheet.dataset.mail]: `mailto:?subject=${title}&body=${url}`,
      Telegram: `https://t.me/share/url?url=${url}`, // a messenger shows the title itself
      WhatsApp: `https://wa.me/?text=${url}`,
    };
    const list = sheet.appendChild(document.createElement("ul"));
    list.setAttribute("role", "list");
    for (const [name, href] of Object.entries(ways)) {
      const link = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
      link.textContent = name;
      link.href = href;
    }
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
      if (error.name !== "AbortError") sheet.showPopover();
    });
  });
})();
