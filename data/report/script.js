// The report's behaviour. Without it every cell still leads to its sentence further down the page.
"use strict";
document.documentElement.classList.add("script");

const notes = JSON.parse(document.getElementById("notes").textContent);
const panel = document.getElementById("panel");
const collator = new Intl.Collator("en", { numeric: true });

// ---- evidence ----------------------------------------------------------------------------------------------------

let shown = { list: [], at: 0, field: null, from: null, doubts: [] };

function facts(note) {
  const list = document.createElement("dl");
  list.className = "facts";
  for (const [name, value] of note.facts) {
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = name;
    text.textContent = value;
    list.append(term, text);
  }
  return list;
}

// Marks the quote of a note in a copy of its document; returns the first mark.
function highlight(copy, number) {
  let first = null;
  const has = (list, item) => (list || "").split(" ").includes(item);
  copy.querySelectorAll("mark").forEach((mark) => {
    if (!has(mark.dataset.n, String(number))) {
      mark.replaceWith(...mark.childNodes);
      return;
    }
    mark.classList.add(has(mark.dataset.q, String(number)) ? "on" : "near");
    if (shown.field && has(mark.dataset.f, number + ":" + shown.field)) mark.classList.add("field");
    if (!first || (!first.classList.contains("on") && mark.classList.contains("on"))) first = mark;
  });
  return first;
}

function present() {
  const number = shown.list[shown.at];
  const note = notes[number - 1];
  const body = panel.querySelector(".body");
  const source = document.getElementById("source-" + note.source);
  panel.querySelector(".bar p").textContent =
    "Evidence " + number + (shown.list.length > 1 ? ", " + (shown.at + 1) + " of " + shown.list.length : "");
  panel.querySelector("[data-go='-1']").disabled = shown.at === 0;
  panel.querySelector("[data-go='1']").disabled = shown.at === shown.list.length - 1;
  body.replaceChildren();
  for (const doubt of shown.doubts) {
    const line = document.createElement("p");
    line.className = "doubt";
    line.textContent = doubt;
    body.append(line);
  }
  body.append(facts(note));
  if (!source) return;
  const copy = source.cloneNode(true);
  copy.removeAttribute("id");
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  copy.querySelectorAll("h3, p.soft").forEach((element) => element.remove());
  const first = highlight(copy, number);
  body.append(copy);
  if (first) first.scrollIntoView({ block: "center" });
}

function open(list, field, from) {
  if (list.length === 0) return;
  shown = { list, at: 0, field, from, doubts: [...from.querySelectorAll("sup")].map((sign) => sign.title) };
  if (!panel.open) panel.showModal();
  present();
}

panel.addEventListener("close", () => shown.from && shown.from.focus());
panel.addEventListener("click", (event) => {
  if (event.target === panel || event.target.closest("[data-close]")) return panel.close();
  const step = event.target.closest("[data-go]");
  if (!step) return;
  shown.at += Number(step.dataset.go);
  present();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("td a, .evidence a[data-n]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = link.closest("tr");
  const all = (row ? row.dataset.n : link.dataset.n).split(" ").filter(Boolean).map(Number);
  const own = link.dataset.n ? [Number(link.dataset.n)] : all;
  event.preventDefault();
  open(link.dataset.n && row ? own.concat(all.filter((number) => number !== own[0])) : own, link.dataset.f || null, link);
});

// ---- sorting and filtering ---------------------------------------------------------------------------------------

const plain = (cell) => cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent.trim();

function key(row, index, numeric) {
  const cell = row.cells[index];
  const text = plain(cell);
  return numeric ? (text === "" ? null : Number(text)) : text;
}

function sort(table, header) {
  const index = header.cellIndex;
  const numeric = header.classList.contains("n");
  const down = header.getAttribute("aria-sort") === "ascending";
  const compare = (a, b) => {
    const x = key(a, index, numeric);
    const y = key(b, index, numeric);
    const missing = (x === null || x === "") - (y === null || y === "");
    if (missing) return missing;
    const order = numeric ? x - y : collator.compare(x, y);
    return (down ? -order : order) || a.dataset.row - b.dataset.row;
  };
  table.querySelectorAll("th").forEach((th) => th.removeAttribute("aria-sort"));
  header.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = table.tBodies[0];
  body.append(...[...body.rows].sort(compare));
  rove(table);
}

// What a filter looks at: the cells, and what their codes stand for.
function searchable(row) {
  return [...row.cells].map((cell) => {
    const code = cell.querySelector("abbr");
    return plain(cell) + (code ? " " + code.title : "");
  }).join(" ").toLowerCase();
}

function filter(section) {
  const words = section.querySelector("input").value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = [...section.querySelectorAll("select")].filter((select) => select.value !== "");
  const table = section.querySelector("table");
  let count = 0;
  for (const row of table.tBodies[0].rows) {
    const text = searchable(row);
    const kept = words.every((word) => text.includes(word)) &&
      chosen.every((select) => plain(row.cells[select.dataset.column]) === select.value);
    row.hidden = !kept;
    if (kept) count++;
  }
  section.querySelector("output").textContent = count + " of " + table.tBodies[0].rows.length + " rows";
  rove(table);
}

// ---- one tab stop for a table, arrow keys inside it ---------------------------------------------------------------

function rove(table) {
  const links = [...table.querySelectorAll("td a")];
  links.forEach((link) => { link.tabIndex = -1; });
  const first = links.find((link) => !link.closest("tr").hidden);
  if (first) first.tabIndex = 0;
}

// The next cell in the direction of a key that has a link.
function beside(cell, key) {
  const row = cell.parentElement;
  const rows = [...row.parentElement.rows].filter((other) => !other.hidden);
  const cells = [...row.cells];
  const x = cell.cellIndex, y = rows.indexOf(row);
  const way = { ArrowRight: cells.slice(x + 1), ArrowLeft: cells.slice(0, x).reverse(), Home: cells, End: [...cells].reverse(),
    ArrowDown: rows.slice(y + 1).map((other) => other.cells[x]), ArrowUp: rows.slice(0, y).reverse().map((other) => other.cells[x]) }[key];
  const found = way && way.find((other) => other.querySelector("a"));
  return found && found.querySelector("a");
}

document.querySelectorAll("section.table").forEach((section) => {
  const table = section.querySelector("table");
  table.addEventListener("click", (event) => {
    const header = event.target.closest("th");
    if (header) sort(table, header);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    const next = cell && beside(cell, event.key);
    if (!next) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  section.querySelectorAll("input, select").forEach((control) => control.addEventListener("input", () => filter(section)));
  rove(table);
});
