-- Pages in the styles of different sites and times, in several languages and character sets: what they say of themselves,
-- and that nothing of a menu, a sidebar, an advert or a comment stands in their text. The pages are our own.
local helper = require "helper"
local corpus = require "quern.corpus"

local WANTED = {
  ["blog.html"] = "UTF-8|Overcapacity, again|Metals Notes|Ana Ruiz|2024-07-15|en|3",
  ["de.html"] = "windows-1252|Stahlerzeugung fällt erneut|Wirtschaftsbote|Jörg Müller|2024-07-15|de|2",
  ["gov.html"] = "GB18030|上半年粗钢产量下降|运行监测协调局|-|2024-07-15|zh|3",
  ["jp.html"] = "Shift_JIS|粗鋼生産が減少|経済新報|-|2024-07-15|ja|2",
  ["paper.html"] = "UTF-8|Steel output falls again|The Daily Ledger|Ana Ruiz|2024-07-15|en|3",
  ["portal.html"] = "UTF-8|上半年粗钢产量下降2%，出口或创新高|经济观察报|李明|2024-07-15|zh|2",
  ["release.html"] = "UTF-8|Ministry publishes steel figures|-|-|2024-07-15|en|4",
  ["tw.html"] = "big5|鋼鐵產量下降|財經日報|-|2024-07-15|zh|2",
}

-- What a reader would not call the article.
local FURNITURE = { "cookies", "Business", "Opinion", "newsletter", "Facebook", "Twitter", "Share this", "Copper rises", "More stories", "Comments",
  "I think that", "Copyright", "Politik", "Kupferpreis", "Anzeige", "Impressum", "首页", "当前位置", "分享到", "相关信息", "稳增长工作方案", "版权所有",
  "トップ", "無断転載", "Recent Posts", "Zinc smelters", "I have written", "Proudly powered", "热门推荐", "铜价创历史新高", "网友评论", "免责声明",
  "责任编辑", "广告服务", "首頁", "限時優惠", "Home" }

describe("pages of many kinds", function()
  local documents = {}
  setup(function()
    local opened = assert(corpus.open(helper.folder() .. "/c.db"))
    assert(opened:read "spec/read/fixtures/pages")
    for document in opened:documents() do documents[document.file:match "[^/]+$"] = document end
  end)

  it("say who published what and when", function()
    for name, wanted in pairs(WANTED) do
      local d, bodies = assert(documents[name], name), 0
      for _, zone in ipairs(d.zones) do bodies = bodies + (zone.kind == "body" and 1 or 0) end
      assert.equal(wanted, table.concat({ d.charset, d.title, d.publisher or "-", d.author or "-", d.published or "-", d.language, bodies }, "|"))
    end
  end)

  it("keep their furniture out of the text", function()
    for name, document in pairs(documents) do
      for _, zone in ipairs(document.zones) do
        if zone.kind == "body" or zone.kind == "list_item" or zone.kind == "heading" then
          for _, word in ipairs(FURNITURE) do
            assert.is_nil(document.text:sub(zone.from, zone.to):find(word, 1, true), name .. ": " .. word .. " in a " .. zone.kind)
          end
        end
      end
    end
  end)

  it("lead back to their bytes", function()
    local file = assert(io.open("spec/read/fixtures/pages/gov.html", "rb"))
    local bytes = file:read "a"
    file:close()
    local document = documents["gov.html"]
    local at = document.text:find("北方钢厂", 1, true)
    local place = document:span(at, at + #"北方钢厂" - 1)
    local back = helper.shell(("printf '%s' | iconv -f GB18030 -t UTF-8"):format(bytes:sub(place.from + 1, place.to):gsub(".", function(c)
      return ("\\%03o"):format(c:byte())
    end)))
    assert.equal("北方钢厂", back)
  end)
end)
