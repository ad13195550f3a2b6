-- A notice against a table: codes only in one, codes that lost their zeros, figures that differ.
local helper = require "helper"

local NOTICE = "# A notice\n\nThe duties on the goods in the following list go up, the ministry said in its notice of that day.\n\n"
  .. "| No | Code | Goods | Rate |\n|---|---|---|---|\n| 1 | 0203.11.10 | Pork | 10 |\n| 2 | 1001.19.00 | Wheat | 15 |\n| 3 | 0303.23.00 | Tilapia | 10 |\n"

describe("quern reconcile", function()
  it("puts back lost zeros and lists what is only in one", function()
    local folder = helper.folder()
    helper.write(folder .. "/n.md", NOTICE)
    helper.write(folder .. "/t.csv", "n,hs,goods,rate\n1,2031110,Pork,10\n2,10011900,Wheat,25\n3,84713000,Computers,10\n")
    local out, err, code = helper.run("reconcile", folder .. "/n.md", folder .. "/t.csv", "--key", "hs", "--value", "rate")
    assert.equal("", err)
    assert.equal(0, code)
    assert.matches("3 codes in ", out)
    assert.matches("2 codes in both", out)
    assert.matches("1 rows of [^\n]+ lost the leading zero of their code: 2031110 stands for 02031110", out)
    assert.matches("only in [^\n]+n%.md %(1%):\n  3  0303%.23%.00  Tilapia", out)
    assert.matches("only in [^\n]+t%.csv %(1%):\n  3  84713000  Computers", out)
    assert.matches("1 figures differ\n  10011900: 25 in row 2", out)
    local csv = helper.run("reconcile", folder .. "/n.md", folder .. "/t.csv", "--format", "csv")
    assert.matches("lost zero,02031110,2031110,1,", csv)
  end)

  it("finds in the tariff notice of March 2025 what its table lacks", function()
    local notice = helper.shared "real/tariffs_us/china-10-030425.pdf"
    if not notice then return pending "../shared is absent" end
    local out = helper.run("reconcile", notice, "../shared/real/tariffs_us/china-10-percent-030425.csv", "--key", "hs")
    assert.matches("^711 codes in ", out)
    assert.matches("\n691 rows in ", out)
    assert.matches("\n557 rows of [^\n]+ lost the leading zero", out)
    assert.matches("only in [^\n]+%.pdf %(32%)", out)
    assert.matches("only in [^\n]+%.csv %(11%)", out)
  end)
end)
