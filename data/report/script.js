// The report's behaviour. Without it every cell still leads to its sentence further down the page.
"use strict";
document.documentElement.classList.add("script");

const notes = JSON.parse(document.getElementById("notes").textContent);
const panel = document.getElementById("panel");
const collator = new Intl.Collator("en", { numeric: true });

// ---- evidence ----------------------------------------------------------------------------------------------------

let shown = { list: [], at: 0, field: null, from: null };

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

function present() {
  const number = shown.list[shown.at];
  const note = notes[number - 1];
  const body = panel.querySelector(".body");
  const source = document.getElementById("source-" + note.source);
  panel.querySelector(".bar p").textContent =
    "Evidence " + number + (shown.list.length > 1 ? ", " + (shown.at + 1) + " of " + shown.list.length : "");
  panel.querySelector("[data-go='-1']").disabled = shown.at === 0;
  panel.querySelector("[data-go='1']").disabled = shown.at === shown.list.length - 1;
  body.replaceChildren(facts(note));
  if (!source) return;
  const copy = source.cloneNode(true);
  copy.removeAttribute("id");
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  let first = null;
  copy.querySelectorAll("mark").forEach((mark) => {
    if (!mark.dataset.n.split(" ").includes(String(number))) {
      mark.replaceWith(...mark.childNodes);
      return;
    }
    mark.classList.add("on");
    if (shown.field && (mark.dataset.f || "").split(" ").includes(number + ":" + shown.field)) mark.classList.add("field");
    first = first || mark;
  });
  body.append(copy);
  if (first) first.scrollIntoView({ block: "center" });
}

function open(list, field, from) {
  if (list.length === 0) return;
  shown = { list, at: 0, field, from };
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

function key(row, index, numeric) {
  const cell = row.cells[index];
  const text = cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent.trim();
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

function filter(section) {
  const words = section.querySelector("input").value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = [...section.querySelectorAll("select")].filter((select) => select.value !== "");
  const table = section.querySelector("table");
  let count = 0;
  for (const row of table.tBodies[0].rows) {
    const text = row.textContent.toLowerCase();
    const kept = words.every((word) => text.includes(word)) &&
      chosen.every((select) => row.cells[select.dataset.column].textContent.trim() === select.value);
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

function beside(cell, key) {
  const row = cell.parentElement;
  const rows = [...row.parentElement.rows].filter((other) => !other.hidden);
  const at = rows.indexOf(row);
  const step = (next) => next && next.cells[cell.cellIndex];
  let found = { ArrowRight: cell.nextElementSibling, ArrowLeft: cell.previousElementSibling, ArrowDown: step(rows[at + 1]),
    ArrowUp: step(rows[at - 1]), Home: row.cells[0], End: row.cells[row.cells.length - 1] }[key];
  while (found && !found.querySelector("a") && (key === "ArrowRight" || key === "ArrowLeft")) {
    found = key === "ArrowRight" ? found.nextElementSibling : found.previousElementSibling;
  }
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
