-- The HTML report of the demo's sample in a browser: nothing fails, nothing leaves the file, every cell of both main
-- tables opens the right sentence, it can be sorted, filtered and used by keyboard, and it can be read by everybody.
local browser = require "browser"
local helper = require "helper"
local json = require "quern.json"

-- What a checker of accessibility looks at: names of controls, alternatives, order of headings, doubled ids, contrast.
local CHECKS = [[
  const wrong = [];
  const name = (element) => (element.getAttribute("aria-label") || element.textContent || element.title || "").trim();
  document.querySelectorAll("a, button, svg a, [role=region], dialog").forEach((element) => {
    if (element.id !== "panel" && !name(element) ) wrong.push("no name: " + element.outerHTML.slice(0, 90));
  });
  document.querySelectorAll("input, select").forEach((control) => {
    if (!control.labels || control.labels.length === 0) wrong.push("no label: " + control.outerHTML.slice(0, 90));
  });
  document.querySelectorAll("svg").forEach((svg) => { if (!svg.getAttribute("aria-label")) wrong.push("svg without a name"); });
  document.querySelectorAll("table").forEach((table) => {
    table.querySelectorAll("th").forEach((th) => { if (!th.scope) wrong.push("th without scope: " + th.textContent); });
    if (!table.caption && !table.classList.contains("making")) wrong.push("table without a caption");
  });
  if (!document.documentElement.lang) wrong.push("no language");
  if (!document.title) wrong.push("no title");
  const ids = new Set();
  document.querySelectorAll("[id]").forEach((element) => {
    if (ids.has(element.id)) wrong.push("id twice: " + element.id);
    ids.add(element.id);
  });
  document.querySelectorAll("a[href^='#']").forEach((link) => {
    if (!ids.has(decodeURIComponent(link.getAttribute("href").slice(1)))) wrong.push("no such place: " + link.getAttribute("href"));
  });
  let level = 0;
  document.querySelectorAll("h1, h2, h3").forEach((heading) => {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) wrong.push("heading skips a level: " + heading.textContent);
    level = own;
  });
  document.querySelectorAll("[tabindex]").forEach((element) => { if (element.tabIndex > 0) wrong.push("tabindex above 0"); });
  // Contrast of every piece of text against what is painted behind it (WCAG 2.1 AA: 4.5, large text and marks 3).
  const parse = (colour) => {
    const srgb = colour.match(/^color\(srgb ([^)]+)\)/);
    const parts = srgb ? srgb[1].split(/[ /]+/).map((x, i) => i < 3 ? x * 255 : Number(x)) : (colour.match(/[\d.]+/g) || []).map(Number);
    return parts.length >= 3 ? [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1] : [0, 0, 0, 0];
  };
  const luminance = ([r, g, b]) => [r, g, b].map((value) => {
    const x = value / 255;
    return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  }).reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const painted = new Map();
  const behind = (element) => {
    if (!painted.has(element)) painted.set(element, paper(element));
    return painted.get(element);
  };
  const paper = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at !== element && painted.has(at)) return painted.get(at);
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0.99) return colour;
    }
    return parse(getComputedStyle(document.body).backgroundColor);
  };
  let measured = 0, least = 21;
  const check = (element, colour, need, what) => {
    const found = ratio(parse(colour), behind(element));
    measured++;
    least = Math.min(least, found / need * 4.5);
    if (found < need) wrong.push(what + " contrast " + found.toFixed(2) + ": " + element.outerHTML.slice(0, 80));
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || ["SCRIPT", "STYLE", "TITLE", "title", "OPTION"].includes(element.tagName)) continue;
    if (element.closest("button:disabled")) continue;
    const style = getComputedStyle(element);
    check(element, element.closest("svg") ? style.fill : style.color, 4.5, "text");
  }
  document.querySelectorAll("svg.bars rect, svg g.full *").forEach((mark) => check(mark, getComputedStyle(mark).fill, 3, "mark"));
  document.querySelectorAll("svg g.hollow *, svg g.half *").forEach((mark) => check(mark, getComputedStyle(mark).stroke, 3, "mark"));
  return { wrong: [...new Set(wrong)].slice(0, 20), measured, least };]]

-- Every link of every cell. Laying out the page anew for each would take long: the panel opens and scrolls in earnest for
-- the first link of a row, and stays open for the others.
local CLICKS = [[
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const out = [], scroll = Element.prototype.scrollIntoView;
  for (const section of document.querySelectorAll("section.table")) {
    const names = [...section.querySelectorAll("thead th")].map((th) => th.querySelector("button") ?
      th.querySelector("button").firstChild.textContent : "evidence");
    for (const row of section.querySelectorAll("tbody tr")) {
      let first = null;
      for (const link of row.querySelectorAll("td a")) {
        Element.prototype.scrollIntoView = first ? () => {} : scroll;
        link.click();
        const on = [...panel.querySelectorAll("mark.on")];
        out.push({ table: section.id.slice(2), row: Number(row.dataset.row), column: names[link.closest("td").cellIndex], open: panel.open,
          quote: flat(on.map((mark) => mark.textContent).join("")), notes: row.dataset.n,
          field: [...panel.querySelectorAll("mark.field")].map((mark) => flat(mark.textContent)),
          facts: [...panel.querySelectorAll(".facts dt")].map((dt) => dt.textContent) });
        if (first) continue;
        first = link;
        const shown = panel.getBoundingClientRect(), at = on[0] && on[0].getBoundingClientRect();
        out[out.length - 1].hidden = !at || at.top < shown.top || at.bottom > shown.bottom + 1;
      }
      panel.close();
      if (row.rowIndex % 12 !== 1) continue;
      first.click();
      const closed = new Promise((done) => panel.addEventListener("close", done, { once: true }));
      panel.close();
      await closed; // then the panel gives the focus back
      if (document.activeElement !== first) out[out.length - 1].lost = true;
    }
  }
  Element.prototype.scrollIntoView = scroll;
  return out;]]

local SORTS = [[
  const out = [];
  document.querySelectorAll("section.table").forEach((section) => {
    const table = section.querySelector("table"), before = [...table.tBodies[0].rows].map((row) => row.dataset.row).join();
    table.querySelectorAll("th button").forEach((button, index) => {
      const th = button.parentElement;
      for (const way of ["ascending", "descending"]) {
        button.click();
        const values = [...table.tBodies[0].rows].map((row) => {
          const cell = row.cells[index], text = cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent.trim();
          return th.classList.contains("n") ? (text === "" ? null : Number(text)) : text || null;
        });
        out.push({ table: section.id, column: button.textContent, sorted: th.getAttribute("aria-sort"), way, numeric: th.classList.contains("n"), values });
      }
    });
    const field = section.querySelector("input[type=search]");
    field.value = "chn steel"; field.dispatchEvent(new Event("input"));
    out.push({ table: section.id, filter: section.querySelector("output").textContent,
      kept: [...table.tBodies[0].rows].filter((row) => !row.hidden).length, all: table.tBodies[0].rows.length });
    field.value = ""; field.dispatchEvent(new Event("input"));
    const select = section.querySelector("select");
    select.value = select.options[1].value; select.dispatchEvent(new Event("input"));
    const column = Number(select.dataset.column);
    out.push({ table: section.id, chosen: select.value,
      values: [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[column].dataset.v || row.cells[column].textContent.trim()) });
    select.value = ""; select.dispatchEvent(new Event("input"));
    const links = [...table.querySelectorAll("td a")], stops = links.filter((link) => link.tabIndex === 0);
    stops[0].focus();
    const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    const at = () => document.activeElement.closest("td").cellIndex + "," + [...table.tBodies[0].rows].indexOf(document.activeElement.closest("tr"));
    const way = [at()];
    for (const key of ["ArrowDown", "ArrowRight", "End", "Home", "ArrowUp"]) { press(key); way.push(at()); }
    out.push({ table: section.id, stops: stops.length, way });
  });
  return out;]]

local PRINTED = [[
  const seen = (selector) => [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);
  return { nav: seen("nav"), tools: seen(".tools"), documents: seen(".sources"), list: seen(".list li"), evidence: seen(".evidence li"),
    charts: seen("svg"), paper: getComputedStyle(document.body).backgroundColor };]]

-- One visit for everything, for a browser takes its time to start. The style is changed as the reader's setting would.
local ALL = ([[
  const style = document.querySelector("style"), own = style.textContent;
  const styled = async (from, to, run) => {
    style.textContent = own.replaceAll(from, to);
    const answer = await run();
    style.textContent = own;
    return answer;
  };
  const checks = async () => { CHECKS };
  return { clicks: await (async () => { CLICKS })(), sorts: await (async () => { SORTS })(), light: await checks(),
    dark: await styled("(prefers-color-scheme: dark)", "all", checks),
    print: await styled("@media print", "@media all", async () => { PRINTED }) };]]):gsub("%u%u+", {
  CHECKS = CHECKS, CLICKS = CLICKS, SORTS = SORTS, PRINTED = PRINTED })

describe("the report of the sample in a browser", function()
  local page, expected, answer, console, addresses

  setup(function()
    if not browser.available() then return end
    local folder = helper.folder()
    assert.equal(0, (select(3, helper.run("demo", "-o", folder .. "/d"))))
    local file = assert(io.open(folder .. "/d/report.html", "rb"))
    page = file:read "a"
    file:close()
    expected = {}
    for _, name in ipairs { "overcapacity", "trade_measures" } do
      expected[name] = json.decode((helper.run("run", name, "--format", "json", "--corpus", folder .. "/d/demo.db"))).rows
    end
    answer, console, addresses = browser.probe(page, ALL)
  end)

  --- Like `it`, where there is a browser.
  local function seen(name, body)
    it(name, function()
      if not browser.available() then return pending "needs chromium" end
      body()
    end)
  end

  seen("is below a megabyte, raises no error, says nothing to the console and asks for nothing", function()
    assert.is_true(#page < 1 << 20)
    assert.same({}, answer.problems)
    assert.same({}, answer.requests)
    assert.same({}, console)
    assert.same({}, addresses)
  end)

  seen("opens the sentence of every cell of both tables, highlighted and in sight, and gives the focus back", function()
    local count, cells = 0, 0
    for _, click in ipairs(answer.value.clicks) do
      local row, place = expected[click.table][click.row], ("%s row %d %s"):format(click.table, click.row, click.column)
      local quotes = {}
      for _, source in ipairs(row.sources_of) do quotes[source.quote:gsub("^%s+", ""):gsub("%s+$", "")] = true end
      assert.is_true(click.open, place)
      assert.is_true(quotes[click.quote], place .. " shows: " .. click.quote)
      assert.is_falsy(click.hidden, place .. " is not in sight")
      assert.is_nil(click.lost, place .. " loses the focus")
      local facts = table.concat(click.facts, " ")
      for _, name in ipairs { "published", "where", "rule" } do assert.is_truthy(facts:find(name, 1, true), place) end
      count = count + 1
    end
    for _, rows in pairs(expected) do
      for _, row in ipairs(rows) do
        cells = cells + #row.sources_of
        for name in pairs(row) do if name ~= "sources_of" then cells = cells + 1 end end
      end
    end
    assert.equal(cells, count)
  end)

  seen("sorts by every column both ways, filters, and moves by the arrow keys", function()
    for _, step in ipairs(answer.value.sorts) do
      if step.sorted then
        assert.equal(step.way, step.sorted)
        local last
        for i, value in ipairs(step.values) do
          if value ~= json.null and step.numeric then
            if last then assert.is_true(step.way == "ascending" and last <= value or step.way == "descending" and last >= value, step.column) end
            last = value
          end
          assert.is_false(i > 1 and step.values[i - 1] == json.null and value ~= json.null, step.column .. ": empty cells come last")
        end
      elseif step.filter then
        assert.equal(("%d of %d rows"):format(step.kept, step.all), step.filter)
        assert.is_true(step.kept > 0 and step.kept < step.all)
      elseif step.chosen then
        assert.is_true(#step.values > 0)
        for _, value in ipairs(step.values) do assert.equal(step.chosen, value) end
      else
        assert.equal(1, step.stops)
        assert.equal(6, #step.way)
        assert.not_equal(step.way[1], step.way[2])
      end
    end
  end)

  for _, scheme in ipairs { "light", "dark" } do
    seen("has names, labels, order and contrast in " .. scheme, function()
      assert.same({}, answer.value[scheme].wrong)
      assert.is_true(answer.value[scheme].measured > 500)
    end)
  end

  seen("shows no control and no panel in print, and the list of sources", function()
    assert.same({ nav = false, tools = false, documents = false, list = true, evidence = true, charts = true, paper = "rgb(255, 255, 255)" },
      answer.value.print)
  end)
end)
