local helper = require "helper"
local text = require "quern.text"

local REFERENCE = "2024-04-14" -- a Sunday

--- The dates of a text as "span = iso | iso", each with its part and its bound.
local function read(subject, reference)
  local out = {}
  for _, m in ipairs(text.dates(subject, { reference = reference })) do
    local list = {}
    for i, r in ipairs(m.readings or {}) do list[i] = r.lo == r.hi and r.lo or ("%s..%s"):format(r.lo or "", r.hi or "") end
    local value = m.type == "DATE" and table.concat(list, " | ") or ("%gm %gd %gs"):format(m.months, m.days, m.seconds)
    out[#out + 1] = ("%s = %s%s%s"):format(m.text, value, m.mod and " " .. m.mod or "", m.bound and " " .. m.bound or "")
  end
  return out
end

--- The first reading of the only date.
local function first(subject, reference)
  local dates = text.dates(subject, { reference = reference })
  assert.equal(1, #dates, subject .. ": " .. table.concat(read(subject, reference), "; "))
  return dates[1].lo and dates[1].lo .. "/" .. dates[1].hi
end

local function check(cases, reference)
  for subject, expected in pairs(cases) do assert.equal(expected, first(subject, reference), subject) end
end

describe("days, months and years", function()
  it("are read however they are written", function()
    local day = "2024-03-05/2024-03-05"
    check {
      ["on March 5, 2024"] = day, ["on 5 March 2024"] = day, ["the 5th of March, 2024"] = day, ["Tuesday, March 5th, 2024"] = day,
      ["2024-03-05"] = day, ["2024/03/05"] = day, ["05.03.2024"] = day, ["5-Mar-24"] = day, ["March fifth, 2024"] = day,
      ["20240305 report"] = day, ["March 5, '24"] = day, ["2024 March 5"] = day, ["2024 5 March"] = day, ["5.March.2024"] = day, ["05.03.24"] = day,
      ["Mar5, 2024"] = day, ["(March 5, 24)"] = day, ["二○二四年三月五日"] = day, ["2024年3月5日"] = day, ["二零二四年三月五号"] = day, ["２０２４年３月５日"] = day,
      ["in March 2024"] = "2024-03-01/2024-03-31", ["Mar. 2024"] = "2024-03-01/2024-03-31",
      ["March of 2024"] = "2024-03-01/2024-03-31", ["2024-03 edition"] = "2024-03-01/2024-03-31",
      ["2024年3月份"] = "2024-03-01/2024-03-31", ["in 2024"] = "2024-01-01/2024-12-31",
      ["FY2024 results"] = "2024-01-01/2024-12-31", ["in FY24"] = "2024-01-01/2024-12-31", ["CY2024"] = "2024-01-01/2024-12-31",
      ["FY 2024 results"] = "2024-01-01/2024-12-31", ["in the year 2024"] = "2024-01-01/2024-12-31",
    }
  end)

  it("offer both readings of 3/7/2017, the American first", function()
    assert.same({ "3/7/2017 = 2017-03-07 | 2017-07-03" }, read "on 3/7/2017")
    assert.same({ "17/3/2017 = 2017-03-17" }, read "on 17/3/2017")
  end)

  it("know the calendar", function()
    assert.same({}, read "on February 30, 2024")
    assert.same({}, read "on 2023-02-29")
    assert.equal("2024-02-29/2024-02-29", first "February 29, 2024")
    assert.equal("1900-02-01/1900-02-28", first "in February 1900")
    assert.equal("2000-02-01/2000-02-29", first "in February 2000")
  end)

  it("without a year are the last ones begun, then the next; without a reference nothing", function()
    assert.same({ "May = 2023-05-01..2023-05-31 | 2024-05-01..2024-05-31" }, read("profits fell in May", REFERENCE))
    assert.same({ "February 5 = 2024-02-05 | 2025-02-05" }, read("a notice of February 5", REFERENCE))
    assert.same({ "April 20 = 2024-04-20 | 2023-04-20" }, read("it begins on April 20", REFERENCE))
    assert.same({ "May = " }, read "profits fell in May")
    assert.same({ "Aug. 1 = 2024-08-01 | 2023-08-01" }, read("tariffs will take effect on Aug. 1", REFERENCE))
    assert.same({ "11月 = 2023-11-01..2023-11-30 | 2024-11-01..2024-11-30" }, read("11月出口下降", REFERENCE))
  end)
end)

describe("parts and ranges", function()
  it("cover quarters, halves, seasons, decades and centuries", function()
    check {
      ["Q3 2024"] = "2024-07-01/2024-09-30", ["the third quarter of 2024"] = "2024-07-01/2024-09-30",
      ["2024Q3"] = "2024-07-01/2024-09-30", ["3Q24"] = "2024-07-01/2024-09-30", ["2024年第三季度"] = "2024-07-01/2024-09-30",
      ["2024's second half"] = "2024-07-01/2024-12-31", ["H2 2024"] = "2024-07-01/2024-12-31",
      ["2024年下半年"] = "2024-07-01/2024-12-31", ["summer 2023"] = "2023-06-01/2023-08-31",
      ["winter 2023"] = "2023-12-01/2024-02-29", ["the 1980s"] = "1980-01-01/1989-12-31",
      ["20世纪80年代"] = "1980-01-01/1989-12-31", ["the twenty-first century"] = "2001-01-01/2100-12-31",
      ["the early years of the twenty-first century"] = "2001-01-01/2010-12-31",
      ["H1FY24"] = "2024-01-01/2024-06-30", ["2024, third quarter"] = "2024-07-01/2024-09-30", ["2024下半年"] = "2024-07-01/2024-12-31",
      ["24年三季度"] = "2024-07-01/2024-09-30",
      ["the 14th Five-Year Plan"] = "2021-01-01/2025-12-31", ["“十四五”规划"] = "2021-01-01/2025-12-31",
    }
  end)

  it("have an early, a middle and a late part, a start and an end", function()
    assert.same({ "early 2024 = 2024-01-01..2024-12-31 early" }, read "in early 2024")
    assert.same({ "late March of 2024 = 2024-03-01..2024-03-31 late" }, read "in late March of 2024")
    assert.same({ "mid-2010s = 2010-01-01..2019-12-31 mid since" }, read "since mid-2010s")
    assert.same({ "the end of 2023 = 2023-01-01..2023-12-31 | 2023-12-31 end by" }, read "by the end of 2023")
    assert.same({ "2023年底 = 2023-01-01..2023-12-31 | 2023-12-31 end by" }, read "截至2023年底")
    assert.same({ "3月上旬 = 2024-03-01..2024-03-10 | 2025-03-01..2025-03-10" }, read("3月上旬", REFERENCE))
    assert.match("^1—11月 = 2023%-01%-01%.%.2023%-11%-30", read("1—11月产量增长", REFERENCE)[1])
  end)

  it("run from a first to a last", function()
    check {
      ["the plan (2021–25)"] = "2021-01-01/2025-12-31", ["from 2009 to 2011"] = "2009-01-01/2011-12-31",
      ["season 2023/24"] = "2023-01-01/2024-12-31", ["in August and September of 2023"] = "2023-08-01/2023-09-30",
      ["July 13 to 15, 2013"] = "2013-07-13/2013-07-15", ["from the 13th to the 15th of July 2013"] = "2013-07-13/2013-07-15",
      ["10 August - 12 September 2013"] = "2013-08-10/2013-09-12", ["December to May 2022"] = "2021-12-01/2022-05-31",
      ["Q1–Q3 2024"] = "2024-01-01/2024-09-30", ["the first and second quarters of 2024"] = "2024-01-01/2024-06-30",
      ["2024年1-2月"] = "2024-01-01/2024-02-29", ["2016年9月3日至2017年10月4日"] = "2016-09-03/2017-10-04",
      ["2024-03-01/2024-03-05"] = "2024-03-01/2024-03-05", ["3/1/2024-3/5/2024"] = "2024-03-01/2024-03-05",
      ["2021—2025年"] = "2021-01-01/2025-12-31", ["2024年3月1日至5日"] = "2024-03-01/2024-03-05",
    }
  end)

  it("are named by their months, their week, or as far as today", function()
    check({
      ["the July-September quarter of 2023"] = "2023-07-01/2023-09-30", ["June/July 2023"] = "2023-06-01/2023-07-31",
      ["May 9 and 10, 2023"] = "2023-05-09/2023-05-10", ["week 7 of 2024"] = "2024-02-12/2024-02-18", ["2024-W07"] = "2024-02-12/2024-02-18",
      ["2024年第7周"] = "2024-02-12/2024-02-18", ["year to date"] = "2024-01-01/2024-04-14", ["2021年至今"] = "2021-01-01/2024-04-14",
      ["7、8月"] = "2023-07-01/2023-08-31", ["七八月份"] = "2023-07-01/2023-08-31", ["2023年9月6、7日"] = "2023-09-06/2023-09-07",
      ["2023年9月的第二个星期五"] = "2023-09-08/2023-09-08", ["2023年9月的最后三天"] = "2023-09-28/2023-09-30", ["2022年冬"] = "2022-12-01/2023-02-28",
      ["上上个月"] = "2024-02-01/2024-02-29", ["上一季度"] = "2024-01-01/2024-03-31", ["上个周末"] = "2024-04-06/2024-04-07",
      ["three weeks from now"] = "2024-05-05/2024-05-05",
    }, REFERENCE)
    assert.same({ "May 9 = 2023-05-09 | 2024-05-09" }, read("on May 9 and 10 firms", "2024-02-14"))
    assert.equal("2025-03-01/2025-03-02", first("said over the weekend that", "2025-03-03"))
    assert.equal("2025-03-08/2025-03-09", first("to meet over the weekend", "2025-03-06"))
    assert.same({}, read "公元前138年")
  end)

  it("are counted from either end of a period", function()
    check({
      ["the first two months of 2024"] = "2024-01-01/2024-02-29", ["2024年前两个月"] = "2024-01-01/2024-02-29",
      ["the last quarter of 2023"] = "2023-10-01/2023-12-31", ["2021年的最后4个月"] = "2021-09-01/2021-12-31",
      ["the first nine months"] = "2023-01-01/2023-09-30", ["the second half of March 2024"] = "2024-03-16/2024-03-31",
      ["the last week of March 2009"] = "2009-03-23/2009-03-29", ["the third month of 2021"] = "2021-03-01/2021-03-31",
      ["the first quarter of last year"] = "2023-01-01/2023-03-31", ["the 20th of this month"] = "2024-04-20/2024-04-20",
    }, REFERENCE)
  end)
end)

describe("periods named by their end", function()
  it("run back from it", function()
    check({
      ["the three months ended March 31, 2024"] = "2024-01-01/2024-03-31", ["the year to June 2023"] = "2022-07-01/2023-06-30",
      ["the week ending April 12, 2024"] = "2024-04-06/2024-04-12", ["the week of April 10, 2024"] = "2024-04-08/2024-04-14",
      ["September 1, 2021, through August 31, 2022"] = "2021-09-01/2022-08-31", ["from March to today"] = "2024-03-01/2024-04-14",
      ["by year-end 2023"] = "2023-01-01/2023-12-31", ["the first Friday of July 2024"] = "2024-07-05/2024-07-05",
    }, REFERENCE)
  end)
end)

describe("relative dates", function()
  it("count from the reference date", function()
    check({
      ["it fell today"] = "2024-04-14/2024-04-14", ["yesterday"] = "2024-04-13/2024-04-13", ["昨天"] = "2024-04-13/2024-04-13",
      ["the day after tomorrow"] = "2024-04-16/2024-04-16", ["last week"] = "2024-04-01/2024-04-07",
      ["上周三"] = "2024-04-03/2024-04-03", ["last month"] = "2024-03-01/2024-03-31", ["上个月"] = "2024-03-01/2024-03-31",
      ["this quarter"] = "2024-04-01/2024-06-30", ["next year"] = "2025-01-01/2025-12-31", ["去年12月"] = "2023-12-01/2023-12-31",
      ["last summer"] = "2023-06-01/2023-08-31", ["on Saturday"] = "2024-04-13/2024-04-13",
      ["last May"] = "2023-05-01/2023-05-31", ["two years ago"] = "2022-01-01/2022-12-31", ["三年前"] = "2021-01-01/2021-12-31",
      ["two weeks ago"] = "2024-03-31/2024-03-31", ["four decades ago"] = "1980-01-01/1989-12-31",
      ["in the past five years"] = "2019-04-14/2024-04-13", ["the last two quarters"] = "2023-10-01/2024-03-31",
      ["过去五年"] = "2019-04-14/2024-04-13", ["later this year"] = "2024-01-01/2024-12-31",
    }, REFERENCE)
  end)

  it("stay unresolved without one", function()
    for _, subject in ipairs { "last year", "two years ago", "on Monday", "去年", "the past five years", "三天前" } do
      local dates = text.dates(subject)
      assert.equal(1, #dates, subject)
      assert.same({}, dates[1].readings, subject)
    end
  end)

  it("count from the date before where the words say so", function()
    local function last_of(subject)
      local dates = text.dates(subject, { reference = REFERENCE })
      return dates[#dates].lo .. "/" .. dates[#dates].hi
    end
    assert.equal("2022-01-01/2022-12-31", last_of "Trade grew in 2023, up 15.6 percent from the previous year.")
    assert.equal("2023-01-01/2023-02-28",
      last_of "In the first two months of 2024 exports fell, compared with the same period the previous year.")
    assert.equal("2022-03-01/2022-03-31", last_of "Output fell in March 2023 after a rise a year earlier.")
    assert.equal("2023-01-01/2023-02-28", last_of "2024年1-2月出口下降，去年同期为增长。")
    assert.equal("2017-09-01/2017-09-30", last_of "Prices rose in 2017 and fell back in September of that year.")
    assert.equal("2018-02-01/2018-02-28", last_of "A duty was set in 2017 and lifted in February of the following year.")
  end)

  it("count from the last date that has days of its own", function()
    local function last_of(subject)
      local dates = text.dates(subject, { reference = REFERENCE })
      return dates[#dates].lo .. "/" .. dates[#dates].hi
    end
    assert.equal("2016-08-01/2016-08-31", last_of "2016年开工，同年3月停工，同年8月复工。")
    assert.equal("2015-01-01/2015-12-31", last_of "Trade grew in 2015. A year earlier it had shrunk. That year ended well.")
    assert.same({}, read("They said that years of talks were lost", REFERENCE))
  end)
end)

describe("lengths of time", function()
  it("are no dates", function()
    assert.same({ "five years = 60m 0d 0s" }, read("over five years", REFERENCE))
    assert.same({ "two years = 24m 0d 0s" }, read("Within two years, 31 provinces", REFERENCE))
    assert.same({ "two and a half years = 30m 0d 0s" }, read "two and a half years behind")
    assert.same({ "1 year, 2 days, 3 hours and 4 seconds = 12m 2d 10804s" }, read "1 year, 2 days, 3 hours and 4 seconds")
    assert.same({ "a fifty-year = 600m 0d 0s" }, read "a fifty-year service life")
    assert.same({ "三个月 = 3m 0d 0s" }, read "历时三个月")
    assert.same({ "三年半 = 42m 0d 0s" }, read "历时三年半")
    assert.same({ "three days = 0m 3d 0s" }, read("three days later than planned", REFERENCE))
    assert.equal(">", text.dates("for more than two decades")[1].comparator)
    assert.equal("=", text.dates("over five years to build")[1].comparator)
    assert.equal(">", text.dates("at its lowest in over six years")[1].comparator)
    assert.same({}, read "a 41-year-old man")
    assert.same({}, read "two million barrels a day")
  end)
end)

describe("what is no date", function()
  it("is left alone", function()
    for _, subject in ipairs { "99% of it", "2,700 kg", "100 concrete steps", "deliver 2000 pieces of toys", "you may not!",
      "It may have to be changed.", "Theresa May will march on", "$2019 each", "Boeing 2000", "http://x.org/2024/", "3.2015",
      "call 206-555-1212", "192.168.2015.1", "a 4:3 ratio", "in second place", "one may ask", "5G and 3D", "五角大楼", "5号线",
      "steady as of 2:39 p.m. ET (1939 GMT)", "prices at 2000 GMT", "he is in his early 30s" } do
      assert.same({}, read(subject, REFERENCE), subject)
    end
  end)

  it("is a number in a name or alone on its line", function()
    assert.same({}, read("It opened Expo 2017 there", REFERENCE))
    assert.same({}, read("Pages\n2020\n2021", REFERENCE))
    assert.same({ "2022 = 2022-01-01..2022-12-31" }, read "the 2022 Inflation Reduction Act")
  end)
end)

describe("the date reader", function()
  it("finds every word of its table", function()
    local source = assert(io.open("host/text/date_word_table.h")):read "a"
    local before, words = "", 0
    for word in source:gmatch '\n  X%("([%w]+)"' do
      assert.is_true(before < word, word .. " stands out of order")
      before, words = word, words + 1
    end
    assert.is_true(words > 200)
    for _, month in ipairs { "April", "AUGUST", "sept", "November" } do
      assert.same({ month .. " 7, 2019 = 2019-04-07" }, { (read(month .. " 7, 2019")[1]:gsub("%-%d%d%-07", "-04-07")) })
    end
  end)

  it("gives valid spans for any bytes", function()
    math.randomseed(11)
    local parts = { "2024", "May", " ", "-", "of", "the", "last", "two", "years", "ago", "年", "月", "前", "三", "第", "\xe5\xb9", "/",
      "5", "to", "\n", ",", ".", "'", "s", "q1", "同期", "previous", "至", "上", "week", "\xff", "十四五", "first", "half", "same", "period" }
    for _ = 1, 2000 do
      local list = {}
      for i = 1, math.random(30) do list[i] = parts[math.random(#parts)] end
      local subject = table.concat(list, math.random(3) == 1 and "" or " ")
      local before = 0
      for _, m in ipairs(text.dates(subject, { reference = math.random(2) == 1 and REFERENCE or nil })) do
        assert.is_true(m.from > before and m.to >= m.from and m.to <= #subject, subject)
        before = m.to
      end
    end
  end)

  it("agrees with what others expect", function()
    local tool = helper.shared "tools/score_mentions.py"
    if not tool then return pending "no outside test sets here" end
    for _, name in ipairs { "rt_dates", "duckling_dates", "chrono_dates", "seed_mentions" } do
      local set = helper.shared("testsets/" .. name .. ".jsonl")
      local predictions = helper.folder() .. "/" .. name
      helper.write(predictions, (helper.run("mentions", "--batch", set)))
      local out = helper.shell(("python3 %s %s %s --core"):format(tool, set, predictions))
      local score = tonumber(out:match "date [^\n]-valueF1 ([%d.]+)")
      assert.is_true(score >= 0.92, name .. ": " .. tostring(score))
    end
  end)
end)

describe("years of the Republic", function()
  it("have three digits", function()
    check({
      ["113年11月"] = "2024-11-01/2024-11-30", ["114年第1季"] = "2025-01-01/2025-03-31", ["112年底"] = "2023-01-01/2023-12-31",
      ["113年前3季"] = "2024-01-01/2024-09-30", ["113年"] = "2024-01-01/2024-12-31",
    }, REFERENCE)
    assert.same({ "113年 = 1356m 0d 0s" }, read("廠房有113年歷史", REFERENCE))
  end)
end)

describe("holidays", function()
  it("fall where their year has them", function()
    check({
      ["Easter 2022"] = "2022-04-17/2022-04-17", ["Good Friday 2022"] = "2022-04-15/2022-04-15", ["Thanksgiving 2021"] = "2021-11-25/2021-11-25",
      ["Black Friday 2021"] = "2021-11-26/2021-11-26", ["Memorial Day 2021"] = "2021-05-31/2021-05-31", ["New Year’s Eve 2021"] = "2021-12-31/2021-12-31",
      ["Lunar New Year 2021"] = "2021-02-12/2021-02-12", ["2021年春节"] = "2021-02-12/2021-02-12", ["2021年端午節"] = "2021-06-14/2021-06-14",
      ["2021年中秋"] = "2021-09-21/2021-09-21", ["2021年清明节"] = "2021-04-04/2021-04-04", ["去年国庆节"] = "2023-10-01/2023-10-01",
      ["last Halloween"] = "2023-10-31/2023-10-31",
    }, REFERENCE)
    assert.same({}, read("off Easter Island", REFERENCE))
  end)
end)

describe("lengths of time", function()
  local function length(subject)
    local m = text.dates(subject)[1]
    return m and ("%s: %s%gm %gd %gs"):format(m.text, m.comparator ~= "=" and m.comparator or "", m.months, m.days, m.seconds)
  end

  it("have comparators on either side", function()
    assert.equal("more than four years: >48m 0d 0s", length "for more than four years")
    assert.equal("60 days or less: <=0m 60d 0s", length "in 60 days or less")
    assert.equal("八年以上: >=96m 0d 0s", length "八年以上")
    assert.equal("二十天左右: ~0m 20d 0s", length "二十天左右")
  end)

  it("are written in many ways", function()
    assert.equal("8h: 0m 0d 28800s", length "it took 8h")
    assert.equal("an hour and forty minutes: 0m 0d 6000s", length "an hour and forty minutes")
    assert.equal("三刻钟: 0m 0d 2700s", length "三刻钟")
    assert.equal("七个工作日: 0m 7d 0s", length "七个工作日")
  end)
end)

describe("Chinese periods", function()
  it("join parts of months and years into ranges", function()
    check({
      ["2022年6月中旬至7月下旬"] = "2022-06-11/2022-07-31", ["2019年11月下旬至2月上旬"] = "2019-11-21/2020-02-10",
      ["2017年底至2020年初"] = "2017-12-31/2020-12-31", ["去年年底到今年2月中旬"] = "2023-12-31/2024-02-20",
      ["年初至今"] = "2024-01-01/2024-04-14", ["2月底至今"] = "2024-02-29/2024-04-14", ["去年8月到目前"] = "2023-08-01/2024-04-14",
    }, REFERENCE)
  end)

  it("count quarters, years of a century, and both of two years", function()
    check({
      ["2021年二、三季度"] = "2021-04-01/2021-09-30", ["2020年第三和第四季度"] = "2020-07-01/2020-12-31",
      ["2022年前三季"] = "2022-01-01/2022-09-30", ["22年Q2"] = "2022-04-01/2022-06-30", ["22年底"] = "2022-01-01/2022-12-31",
      ["本世纪头二十年"] = "2001-01-01/2020-12-31", ["19世纪下半叶"] = "1851-01-01/1900-12-31",
      ["今明两年"] = "2024-01-01/2025-12-31", ["明后年"] = "2025-01-01/2026-12-31", ["2018年全年"] = "2018-01-01/2018-12-31",
    }, REFERENCE)
    assert.same({ "2018年10月 = 2018-10-01..2018-10-31", "全年 = 2018-01-01..2018-12-31" }, read("2018年10月减产，全年持平", REFERENCE))
    assert.same({ "2035年左右 = 2035-01-01..2035-12-31 about" }, read("2035年左右达峰"))
    assert.same({ "2035年前后 = 2035-01-01..2035-12-31 about" }, read("2035年前后达峰"))
    assert.same({ "十三五末 = 2016-01-01..2020-12-31 | 2020-12-31 end" }, read "十三五末达标")
  end)

  it("run for a length that is a range or that nobody counted", function()
    assert.same({ "近几年 =  about" }, read("近几年产能增加", REFERENCE))
    assert.same({ "几个月前 = " }, read("几个月前停产", REFERENCE))
    assert.equal("2024-04-15/2027-04-14", first("未来两三年", REFERENCE))
    assert.equal("2024-04-15/2034-04-14", first("未来五到十年", REFERENCE))
  end)
end)

describe("Chinese lengths of time", function()
  it("have decimals, neighbours and counts that nobody made", function()
    local function length(subject)
      local m = text.dates(subject)[1]
      return m and ("%s: %s%gm %gd %gs"):format(m.text, m.comparator ~= "=" and m.comparator or "", m.months, m.days, m.seconds)
    end
    assert.equal("3.5年: 42m 0d 0s", length "工期3.5年")
    assert.equal("0.5小时: 0m 0d 1800s", length "耗时0.5小时")
    assert.equal("四五个月: ~4m 0d 0s", length "持续四五个月")
    assert.equal("二十三年: 276m 0d 0s", length "历时二十三年")
    assert.equal("数十年: ~360m 0d 0s", length "持续数十年")
    assert.equal("几周: ~0m 21d 0s", length "停工几周")
    assert.equal(nil, length "几家企业，数家工厂，35.28亿美元")
  end)
end)

describe("English ranges and parts", function()
  it("keep a mark at either end", function()
    check({
      ["from mid-2013 to late 2016"] = "2013-01-01/2016-12-31", ["between early 2011 and mid-2012"] = "2011-01-01/2012-12-31",
      ["from the end of 2014 to the start of 2017"] = "2014-12-31/2017-01-01", ["the April-to-June quarter of 2019"] = "2019-04-01/2019-06-30",
      ["2017 to present"] = "2017-01-01/2024-04-14", ["from May 2021 to the present day"] = "2021-05-01/2024-04-14",
      ["the six months to the end of September 2020"] = "2020-04-01/2020-09-30",
      ["by end June 2022"] = "2022-06-01/2022-06-30", ["in mid to late August 2015"] = "2015-08-01/2015-08-31",
    }, REFERENCE)
    assert.same({ "mid-2013 to late 2016 = 2013-01-01..2016-12-31" }, read("ran mid-2013 to late 2016", REFERENCE))
    assert.same({ "31 May = 2024-05-31 | 2023-05-31" }, read("talks are to end 31 May", REFERENCE))
  end)

  it("are counted loosely", function()
    assert.same({ "the final weeks of 2018 = 2018-01-01..2018-12-31 late" }, read "in the final weeks of 2018")
    assert.same({ "the first days of March 2016 = 2016-03-01..2016-03-31 early" }, read "in the first days of March 2016")
    assert.equal("2024-04-15/2028-04-14", first("over the next two to four years", REFERENCE))
    assert.equal("2021-04-14/2024-04-13", first("in the past two or three years", REFERENCE))
    assert.same({}, read "in the first days of the strike")
  end)

  it("of another year are told from the date before", function()
    local function last_of(subject, reference)
      local dates = text.dates(subject, { reference = reference })
      return dates[#dates].lo and dates[#dates].lo .. "/" .. dates[#dates].hi
    end
    for subject, expected in pairs {
      ["Sales rose in June 2020 from the same month of 2018."] = "2018-06-01/2018-06-30",
      ["Sales rose in June 2020 from the same month a year earlier."] = "2019-06-01/2019-06-30",
      ["Sales fell in the third quarter of 2021 from the year-ago quarter."] = "2020-07-01/2020-09-30",
      ["Sales fell in May 2021, below the year-earlier period."] = "2020-05-01/2020-05-31",
      ["In the first half of 2019 it lost more than in the corresponding period of 2017."] = "2017-01-01/2017-06-30",
      ["It lost money in 2019, as in the year before."] = "2018-01-01/2018-12-31",
      ["The levy of July 3, 2020 was paid the day after."] = "2020-07-04/2020-07-04",
      ["Profits of 2019 were lower than two years before."] = "2017-01-01/2017-12-31",
    } do
      assert.equal(expected, last_of(subject), subject)
      assert.equal(expected, last_of(subject, REFERENCE), subject)
    end
    assert.equal("2022-04-01/2022-06-30", last_of("better than in the same quarter of 2022", REFERENCE))
    assert.same({ "two years = 24m 0d 0s" }, read("two years before the merger", REFERENCE))
  end)

  it("of a week may begin on a Sunday", function()
    assert.same({ "this week = 2024-04-08..2024-04-14 | 2024-04-15..2024-04-21" }, read("due this week", REFERENCE))
    assert.same({ "this week = 2024-04-08..2024-04-14" }, read("due this week", "2024-04-12"))
  end)
end)

describe("English lengths of time", function()
  local function length(subject)
    local m = text.dates(subject, { reference = REFERENCE })[1]
    return m and ("%s: %s%gm %gd %gs"):format(m.text, m.comparator ~= "=" and m.comparator or "", m.months, m.days, m.seconds)
  end

  it("are whole units, quarters of them, and fractions with dashes", function()
    assert.equal("two-and-a-half years: 30m 0d 0s", length "it took two-and-a-half years")
    assert.equal("all month: 1m 0d 0s", length "it rained all month")
    assert.equal("the entire week: 0m 7d 0s", length "closed for the entire week")
    assert.equal("a quarter of a century: 300m 0d 0s", length "a quarter of a century of growth")
    assert.equal("three quarters of an hour: 0m 0d 2700s", length "three quarters of an hour")
    assert.equal("month: 1m 0d 0s", length "the month-long strike")
    assert.equal("four or five months: ~4m 0d 0s", length "four or five months")
    assert.same({}, read "all years, the whole of it")
  end)

  it("follow a verb that looks like a shift", function()
    assert.equal("four weeks: 0m 28d 0s", length "the shutdown would last four weeks")
    assert.equal("six months: 6m 0d 0s", length "expected to last six months")
    assert.equal("2024-03-01/2024-03-31", first("compared to last month", REFERENCE))
  end)

  it("may be a number with a letter, behind a word for a length", function()
    assert.equal("12D: 0m 12d 0s", length "away for 12D")
    assert.equal("4Y: 48m 0d 0s", length "it lasted 4Y")
    assert.same({}, read "a 60W lamp, 4D films")
  end)
end)

describe("English dates told in a roundabout way", function()
  it("are one or two units away", function()
    check({
      ["the month after next"] = "2024-06-01/2024-06-30", ["the quarter before last"] = "2023-10-01/2023-12-31",
      ["the Friday after next"] = "2024-04-26/2024-04-26", ["Saturday the 27th"] = "2024-04-27/2024-04-27",
      ["the rest of this year"] = "2024-04-15/2024-12-31", ["the remainder of 2024"] = "2024-04-15/2024-12-31",
      ["the rest of 2019"] = "2019-01-01/2019-12-31",
    }, REFERENCE)
    assert.same({}, read("the rest of the world", REFERENCE))
    assert.same({ "coming years =  about" }, read("in coming years", REFERENCE))
  end)

  it("are years in words, seasons over two years, and lengths up to a year", function()
    check {
      ["in nineteen eighty-six"] = "1986-01-01/1986-12-31", ["by twenty forty"] = "2040-01-01/2040-12-31",
      ["since two thousand and four"] = "2004-01-01/2004-12-31", ["in the 2009/10 season"] = "2009-01-01/2010-12-31",
      ["in 2013/2014"] = "2013-01-01/2014-12-31", ["in 2013/11"] = "2013-11-01/2013-11-30",
      ["over the four years to 2019"] = "2016-01-01/2019-12-31", ["in the decade to 2020"] = "2011-01-01/2020-12-31",
      ["the seventeenth and eighteenth centuries"] = "1601-01-01/1800-12-31",
      ["the weekend of June 4, 2022"] = "2022-06-04/2022-06-05",
      ["Spring Festival 2022"] = "2022-02-01/2022-02-01", ["the Mid-Autumn Festival of 2022"] = "2022-09-10/2022-09-10",
    }
    assert.same({ "thirty-day = 0m 30d 0s" }, read "in twenty thirty-day terms")
  end)

  it("are months and days between slashes, behind a word for a day", function()
    assert.same({ "7/19 = 2023-07-19 | 2024-07-19" }, read("signed on 7/19.", REFERENCE))
    assert.same({ "9/2 to 9/14 = 2023-09-02..2023-09-14 | 2024-09-02..2024-09-14" }, read("from 9/2 to 9/14", REFERENCE))
    assert.same({ "8/3-9/4 = 2023-08-03..2023-09-04 | 2024-08-03..2024-09-04" }, read("open 8/3-9/4", REFERENCE))
    assert.same({}, read("on 3/4 of the land, by 1/2 percent, 7/8 inch, up by 1/3, from 1/3 to 1/2.", REFERENCE))
    assert.same({ "2018 = 2018-01-01..2018-12-31 since" }, read("from 2018 to present values", REFERENCE))
    assert.same({}, read("all day-to-day work", REFERENCE))
  end)
end)

describe("Chinese periods in few words", function()
  it("are decades side by side, days without a month, and ends of quarters and weeks", function()
    check({
      ["上世纪六七十年代"] = "1960-01-01/1979-12-31", ["二十世纪五六十年代"] = "1950-01-01/1969-12-31", ["六七十年代"] = "1960-01-01/1979-12-31",
      ["2日至9日"] = "2024-04-02/2024-04-09", ["上季度末"] = "2024-01-01/2024-03-31", ["2017年最后两周"] = "2017-12-18/2017-12-31",
      ["2012年到2016年之间"] = "2012-01-01/2016-12-31", ["一个半月前"] = "2024-02-28/2024-02-28",
    }, REFERENCE)
    assert.same({ "2021年中 = 2021-01-01..2021-12-31 mid" }, read("2021年中，产能", REFERENCE))
    assert.same({ "2021年 = 2021-01-01..2021-12-31" }, read("2021年中国产能", REFERENCE))
    assert.same({ "八五 = 1991-01-01..1995-12-31" }, read '"八五"计划')
    assert.same({ "年初以来 = 2024-01-01..2024-12-31 | 2024-01-01.. early since" }, read("年初以来", REFERENCE))
    assert.same({}, read("六七十人", REFERENCE))
  end)
end)

