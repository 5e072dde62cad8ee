"use strict";
(() => {
  const page = document.body;
  const words = page.dataset;
  const find = (id) => document.getElementById(id);
  const every = (query, from) => [...(from || document).querySelectorAll(query)];
  const state = find("state");
  const colon = document.documentElement.lang === "fr" ? "\u00a0: " : ": ";
  const place = "incplan:" + words.document;
  const fields = every("[data-key]");

  document.documentElement.classList.add("scripted");
  every(".tools, .actions").forEach((item) => { item.hidden = false; });
  if (window.matchMedia("(min-width: 64rem)").matches) find("contents").open = true;

  // What is ticked and written, by key: { at: time } or { text: words }.
  let kept = {};
  let keeps = true;
  try {
    const read = JSON.parse(window.localStorage.getItem(place) || "{}");
    if (read && typeof read === "object" && !Array.isArray(read)) kept = read;
  } catch (_problem) {
    keeps = false;
  }
  const keep = () => {
    try {
      window.localStorage.setItem(place, JSON.stringify(kept));
      keeps = true;
    } catch (_problem) {
      keeps = false;
    }
    tell();
  };

  const two = (number) => String(number).padStart(2, "0");
  const clock = (at) => two(at.getHours()) + ":" + two(at.getMinutes());
  const day = (at) => at.getFullYear() + "-" + two(at.getMonth() + 1) + "-" + two(at.getDate());
  const moment = (text) => {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? null : at;
  };

  const boxes = fields.filter((field) => field.type === "checkbox");
  const filled = (pattern, ...values) => values.reduce((text, value) => text.replace("#", value), pattern);
  const tell = () => {
    if (!fields.length) return;
    const ticked = boxes.filter((box) => box.checked).length;
    const hint = keeps ? words.wordKept : words.wordNotKept;
    state.textContent = (boxes.length ? filled(words.wordTicked, ticked, boxes.length) + ". " : "") + hint;
  };
  const show = (field) => {
    const value = kept[field.dataset.key];
    if (field.type !== "checkbox") {
      field.value = value && typeof value.text === "string" ? value.text : "";
      return;
    }
    const at = value ? moment(value.at) : null;
    field.checked = Boolean(at);
    const line = field.closest("li, .field");
    if (!line) return;
    line.classList.toggle("ticked", field.checked);
    const shown = line.querySelector(".at-value");
    if (shown) {
      shown.textContent = at ? clock(at) : "__:__";
      shown.title = at ? day(at) + " " + clock(at) : "";
    }
  };
  fields.forEach((field) => {
    show(field);
    const box = field.type === "checkbox";
    field.addEventListener(box ? "change" : "input", () => {
      const value = box ? field.checked && { at: new Date().toISOString() } : field.value && { text: field.value };
      if (value) kept[field.dataset.key] = value;
      else delete kept[field.dataset.key];
      if (box) show(field);
      keep();
    });
  });

  const plain = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
  const line = (field) => {
    const value = kept[field.dataset.key];
    if (field.type !== "checkbox") {
      return value ? (field.getAttribute("aria-label") || "") + colon + value.text.replace(/^(\d{4}-\d\d-\d\d)T(?=\d)/, "$1 ") : "";
    }
    const owner = field.closest(".field");
    const item = field.closest("label");
    const call = field.closest(".calls li");
    const what = call ? plain(call.querySelector(".name")) + " (" + plain(call.querySelector(".function")) + "): " + plain(item) : plain(item);
    const at = value ? moment(value.at) : null;
    if (owner) return at ? owner.getAttribute("aria-label") + colon + what : "";
    return "[" + (at ? "x" : " ") + "] " + (at ? day(at) + " " + clock(at) + "  " : "") + what;
  };
  const report = () => {
    const found = [words.title, ...every("footer dl > div").map((item) => plain(item.querySelector("dt")) + colon + plain(item.querySelector("dd"))), ""];
    let heading = "";
    fields.forEach((field) => {
      const text = line(field);
      if (!text) return;
      const title = plain(field.closest("section").querySelector("h2, h3, h4, h5, h6"));
      if (title !== heading) found.push("", title);
      heading = title;
      found.push(text);
    });
    return found.join("\n") + "\n";
  };
  const save = () => {
    const now = new Date();
    const address = URL.createObjectURL(new Blob([report()], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "incplan-" + day(now) + "-" + clock(now).replace(":", "") + ".txt";
    page.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  if (fields.length) {
    find("save").hidden = false;
    find("reset").hidden = false;
    tell();
  }
  find("save").addEventListener("click", save);
  find("print").addEventListener("click", () => window.print());
  find("reset").addEventListener("click", () => {
    if (!window.confirm(words.wordResetSure)) return;
    kept = {};
    fields.forEach(show);
    keep();
  });

  // Search: every word must be in a piece (an item, a row, a paragraph) together with its headings.
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const pieces = every("main li, main tbody tr, main p, main dl > div, main .card, main .field")
    .filter((item) => !item.parentElement.closest("main li, main tbody tr, main dl > div, main .card, main .field, main .alert"));
  const sections = every("main section");
  const headings = new Map();
  sections.forEach((item) => {
    const title = plain(item.querySelector("h2, h3, h4, h5, h6"));
    const above = item.parentElement.closest("section");
    headings.set(item, folded((above ? headings.get(above) + " " : "") + title));
  });
  const text = new Map(pieces.map((item) => {
    const section = item.closest("section");
    return [item, folded(plain(item)) + " " + (section ? headings.get(section) : "")];
  }));
  const search = (typed) => {
    const wanted = folded(typed).split(/\s+/).filter(Boolean);
    let count = 0;
    pieces.forEach((item) => {
      const hit = wanted.every((word) => text.get(item).includes(word));
      item.classList.toggle("away", !hit);
      if (hit) count += 1;
    });
    sections.forEach((item) => {
      item.classList.toggle("away", wanted.length > 0 && !every("*", item).some((inner) => text.has(inner) && !inner.classList.contains("away")));
    });
    every("main .wide").forEach((item) => {
      const rows = every("tbody tr", item);
      item.classList.toggle("away", rows.length ? rows.every((row) => row.classList.contains("away")) : wanted.length > 0);
    });
    document.documentElement.classList.toggle("searching", wanted.length > 0);
    const told = count ? filled(words.wordFound, count) : words.wordNothingFound;
    find("found").textContent = wanted.length ? told : "";
  };
  const box = find("search");
  box.value = "";
  box.addEventListener("input", () => search(box.value));
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      box.focus();
    } else if (event.key === "Escape" && event.target === box) {
      box.value = "";
      search("");
    }
  });
  every("nav a, .references a").forEach((link) => {
    link.addEventListener("click", () => {
      box.value = "";
      search("");
      if (!window.matchMedia("(min-width: 64rem)").matches) find("contents").open = false;
    });
  });
})();
