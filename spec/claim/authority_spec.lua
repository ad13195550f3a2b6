-- Papers of authorities, read from their files: who acts is told by the head, whom it falls on by where the goods come from.
local helper = require "helper"
local json = require "quern.json"

--- The rows of trade measures of a paper, by what tells them apart.
local function rows(lines)
  local path = helper.write(helper.folder() .. "/paper.txt", table.concat(lines, "\n") .. "\n")
  local out, list = helper.run("claims", path, "trade_measures", "--format", "jsonl"), {}
  for line in out:gmatch "[^\n]+" do
    local f = json.decode(line).fields
    list[#list + 1] = table.concat({ f.imposer, type(f.target) == "table" and table.concat(f.target, "+") or f.target or "-", f.measure_type,
      f.status, f.date or "-", f.value and ("%g"):format(f.value) }, " ")
  end
  table.sort(list)
  return list
end

describe("papers of authorities", function()
  it("lay duties on goods originating in a place", function()
    assert.same({ "EU BOL antidumping imposed 2024-03-12", "EU PER antidumping imposed 2024-03-12" }, rows {
      "COMMISSION IMPLEMENTING REGULATION (EU) 2024/999", "", "Brussels, 12 March 2024", "",
      "A definitive anti-dumping duty is hereby imposed on imports of steel wheels originating in the Republic of Peru and Bolivia." })
  end)

  it("go on behind a colon in lists of rates with wide gaps", function()
    assert.same({ "CHN JPN antidumping imposed 2024-11-21", "CHN JPN antidumping imposed 2024-11-21 21.5", "CHN JPN antidumping imposed 2024-11-21 29",
      "CHN KOR antidumping imposed 2024-11-21", "CHN KOR antidumping imposed 2024-11-21 23.1" }, rows {
      "商务部公告2024年第99号", "", "2024年11月20日", "",
      "商务部裁定，原产于日本和韩国的进口钢管存在倾销，自2024年11月21日起征收反倾销税。各公司的反倾销税税率如下：", "",
      "日本公司：", "1．东海钢管株式会社    21.5%", "2．其他日本公司        29.0%", "", "韩国公司：", "1．汉江钢管株式会社    23.1%" })
  end)

  it("are of the country whose ministry heads them, or from whose town they are dated", function()
    assert.same({ "TUR IND antidumping imposed 2024-05-03 6.4", "TUR THA antidumping imposed 2024-05-03 6.4" }, rows {
      "COMMUNIQUÉ ON UNFAIR COMPETITION IN IMPORTS (2024/99)", "", "Ministry of Trade of Türkiye", "Official Gazette, 3 May 2024", "",
      "Anti-dumping duties were imposed on imports of yarn originating in India and Thailand at rates of 6.4% to 24.6%." })
    assert.same({ "IND CHN antidumping imposed 2024-06-14 619" }, rows {
      "NOTIFICATION", "New Delhi, the 14th June, 2024", "No. 99/2024-Customs (ADD)", "",
      "An anti-dumping duty of USD 619 per tonne is hereby imposed on aluminium foil originating in China PR." })
  end)

  it("tell a case on dumping and one on subsidies side by side", function()
    assert.same({ "CAN CHN antidumping imposed 2023-11-16", "CAN CHN countervailing/antisubsidy imposed 2023-11-16" }, rows {
      "Canada Border Services Agency", "", "Ottawa, November 16, 2023", "",
      "On November 16, 2023, the CBSA made final determinations of dumping and subsidizing respecting certain ladders from China." })
    assert.same({ "CAN OMN antidumping terminated 2023-11-16" }, rows {
      "Canada Border Services Agency", "", "Ottawa, November 16, 2023", "", "The CBSA has terminated the dumping investigation in respect of pipe from Oman." })
  end)
end)
