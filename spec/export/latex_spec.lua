-- LaTeX that compiles, where pdflatex or tectonic is installed.
local export = require "quern.export"
local fixture = require "export.fixture"
local helper = require "helper"

local COMPILERS = {
  { "pdflatex", "pdflatex -draftmode -interaction=nonstopmode -halt-on-error" }, { "tectonic", "tectonic" },
}

local function compiler()
  for _, one in ipairs(COMPILERS) do
    if helper.shell("command -v " .. one[1]) ~= "" then return one[2] end
  end
end

--- Compiles in a folder of its own; returns what the compiler said if it failed.
local function problem(bytes)
  local folder = helper.folder()
  helper.write(folder .. "/t.tex", bytes)
  local out, _, code = helper.shell(("cd %s && timeout 100 %s t.tex"):format(folder, compiler()))
  return code ~= 0 and out:sub(-800) or nil
end

describe("LaTeX", function()
  it("compiles: tables, Chinese, hostile text", function()
    if not compiler() then return pending "needs pdflatex or tectonic" end
    local options = fixture.options()
    options.warnings[3] = "\\input{/etc/passwd} \\write18{rm} $x^2$ % {~#&_} \u{202E}x [y] ``q'' | \n\n\\end{document}"
    options.tables[1].frame[1].sector = "-- = \\\\ & % # _ { } ~ ^ $ < > ' \" \\begin{x}"
    assert.is_nil(problem(assert(export.bytes("tex", options))))
  end)

  it("compiles as a bare table in a document of one's own", function()
    if not compiler() then return pending "needs pdflatex or tectonic" end
    local frame = require "quern.frame"
    local made = frame.new { { "sector", "code", { "solar_pv", "a & b" } }, { "value", "f64", { 64, 72.2 } } }
    local bare = assert(export.frame("tex", made, "t"))
    assert.is_nil(problem("\\documentclass{article}\\usepackage{array,booktabs}\\begin{document}\n" .. bare .. "\\end{document}\n"))
  end)
end)
