require "helper"
local reading = require "claim.reading"

local function read(name, fields, text, published) return reading.claims(name, fields, text, published or "2024-12-05") end

describe("claims of Chinese texts", function()
  it("go on with the year, the sector and the place of the clause before, with commas of either width", function()
    local rows = { "capacity 116000000 2021 coke CHN", "capacity 230000000 2022 coke CHN", "output 147000000 2022 coke CHN",
      "output_yoy 7.2 2022 coke CHN", "capacity_utilization 64 2022 coke CHN" }
    local text = "2021年国内焦炭产能为1.16亿吨,2022年扩至2.3亿吨,产量1.47亿吨,同比增长7.2%,产能利用率为64%,较2020年下降9个百分点。"
    assert.same(rows, read("overcapacity", "metric value period sector place", text))
    assert.same(rows, read("overcapacity", "metric value period sector place", (text:gsub(",", "，"))))
  end)

  it("keep the sectors on either side of a semicolon apart", function()
    assert.same({ "output copper 1299", "output nickel 32" }, read("overcapacity", "metric sector value",
      "2023年精炼铜产量1299吨,居全球首位;镍产量32吨。"))
  end)

  it("take no extreme for a time", function()
    assert.same({ "output_yoy -3.9 2023" }, read("overcapacity", "metric value period", "2023年全国平板玻璃产量同比下降3.9%,为2016年以来最低水平。"))
  end)

  it("take no place that something is compared with, or comes from, for the subject", function()
    assert.same({ "62 CN-SX" }, read("overcapacity", "value place", "山西省焦化企业开工率为62%,低于全国平均水平。"))
    assert.same({ "import_volume 52470000 CHN" }, read("trade_flows_prices", "metric value place", "2023年自澳大利亚进口煤炭5247万吨。"))
    assert.same({ "price 1480 USD/t THA", "price_yoy -12.4 % THA" }, (function()
      local rows = read("trade_flows_prices", "metric value unit place", "泰国去年出口橡胶260万吨,平均离岸价每吨1480美元,比上年同比下降12.4%。")
      return { rows[2], rows[3] }
    end)())
  end)

  it("take a part of a year from the year that the text is in", function()
    assert.same({ "39 2021", "205 2021-12-31" }, (function()
      local a = read("overcapacity", "value period", "2021年水泥产能利用率跌至39%。")
      local b = read("trade_flows_prices", "value period", "2021年水泥产能利用率跌至39%,散装水泥出厂价到年底每吨仅剩205元。")
      return { a[1], b[1] }
    end)())
  end)

  it("take it from a heading that tells the quarter covered", function()
    local text = "浙江省建材产业运行简报\n2024年第三季度\n\n前三季度，全省水泥产量68.4万吨。\n\n上半年，全省钢材产量30万吨。\n\n9月份，全省钢材产量8万吨。\n"
    local rows = {}
    for _, found in ipairs(require "quern.claim".derive(reading.rules(), { text = text })) do rows[#rows + 1] = found.fields.period end
    assert.same({ "2024-01/2024-09", "2024-01/2024-06", "2024-09" }, rows)
  end)

  it("end February with the last day it has", function()
    assert.same({ "7 2024", "8 2024-02" }, read("overcapacity", "value period", "今年全省水泥产量7吨。2月份，全省钢铁产量8吨。"))
    assert.same({ "7 2023", "8 2023-02" }, read("overcapacity", "value period", "今年全省水泥产量7吨。2月份，全省钢铁产量8吨。", "2023-12-05"))
  end)

  it("pair the second of two changes with the years of the first", function()
    assert.same({ "capacity 88000000 2019", "capacity 105000000 2023", "capacity_utilization 74 2019", "capacity_utilization 68 2023" },
      read("overcapacity", "metric value period", "我国甲醇产能由2019年的8800万吨增至2023年的1.05亿吨,开工率由74%降至68%。"))
  end)

  it("name the firm that acts as the text names it, and those who lose their work", function()
    assert.same({ "普利司通惠州工厂 factory_closure 2023-12 CN-GD nil", "普利司通惠州工厂 jobs_lost 2023-12 CN-GD 800" },
      read("firm_exits", "actor metric period place value", "普利司通惠州工厂已于去年12月停产,800余名员工全部解除劳动合同。"))
    assert.same({ "日本大金 production_relocation CN-GD" }, read("firm_exits", "actor metric place", "日本大金宣布将空调生产线由惠州迁回滋贺县。"))
    assert.same({}, read("firm_exits", "actor", "部分水泥企业关停了熟料生产线。"))
    assert.same({ "明达玻璃股份有限公司 factory_closure CN-JS", "明达玻璃股份有限公司 jobs_lost CN-JS" }, read("firm_exits", "actor metric place",
      "香港联合交易所有限公司对本公告的内容概不负责。\n\n明达玻璃股份有限公司\n\n董事会决定自2024年3月31日起永久关停镇江工厂,涉及员工860名。"))
  end)

  it("tell targets of a plan, with those that go on", function()
    assert.same({ "value_added_growth_target 5 2024" }, read("policy_targets", "metric value period",
      "《方案》提出,2024年石化行业工业增加值增速目标为5%左右。", "2023-06"))
    assert.same({ "capacity_target 100000000 2025", "capacity_closure_target 8000000 2025", "investment_growth_target 15 2025" },
      read("policy_targets", "metric value period", "到2025年,全省钢铁产能控制在1亿吨以内。淘汰落后焦化产能800万吨。技改投资年均增长15%以上。", "2022-06"))
    assert.same({ "consumption_target -8 2025" }, read("policy_targets", "metric value period",
      "2025年,全省煤炭消费量较2020年下降8%。", "2022-06"))
  end)

  it("tell projects abroad, their phases and what is counted", function()
    assert.same({ "project_value 7340000000 HUN", "capacity 100 HUN" }, read("projects", "metric value place",
      "公司与匈牙利德布勒森市政府签订协议,拟投资73.4亿欧元建设电池工厂,规划产能100GWh。"))
    assert.same({ "demonstration_factories 32", "digital_workshops 410" }, read("projects", "metric value",
      "全省钢铁行业建成智能工厂32家、数字化车间410个。"))
  end)

  it("tell capacity cooperation that is supported, listed or built together", function()
    assert.same({ "KAZ policy", "UZB policy" }, read("capacity_cooperation", "partner status", "鼓励企业与哈萨克斯坦、乌兹别克斯坦开展水泥产能合作。"))
    assert.same({ "IDN agreed" }, read("capacity_cooperation", "partner status", "我省与印度尼西亚共建纺织产业园。"))
  end)

  it("read a list of firms and their rates below the act, by country", function()
    assert.same({ "imposed nil JPN nil", "imposed 8.5 JPN 山河化学株式会社", "imposed 21.3 JPN 其他日本公司", "imposed 31 USA ABC公司" },
      read("trade_measures", "status value target actor", "二、反倾销措施\n国务院关税税则委员会决定,自2021年3月5日起,对原产于日本的进口聚乙烯征收反倾销税。\n"
        .. "各公司税率如下:\n(一)日本公司\n1.山河化学株式会社 8.5%\n2.其他日本公司 21.3%\n(二)美国公司\n1.ABC公司 31%\n"))
  end)

  it("take a bank's country for no borrower's, and amounts drawn for amounts drawn", function()
    assert.same({ "loans_disbursed 1150000000", "loan 3200000000" }, read("finance_debt", "metric value",
      "某银行向该项目授出贷款人民币32亿元,截至公告日期已提取人民币11.5亿元。"))
    assert.same({ "debt 431000000000 2023-12-31" }, read("finance_debt", "metric value period", "截至2023年末,18家上市钢企有息负债合计约4310亿元。"))
  end)

  it("tell what a price is for behind 每, also in letters", function()
    assert.same({ "0.45 CNY/Wh 2022-01", "0.3 CNY/Wh 2022-12-31" }, read("trade_flows_prices", "value unit period",
      "2022年电芯供应增加。电芯价格由年初的每Wh 0.45元跌至年末的0.30元。"))
  end)

  it("tell a firm that ends for good, and where production comes home from", function()
    assert.same({ "滨海玻璃 factory_closure 2023-12", "滨海玻璃 jobs_lost 2023-12" }, read("firm_exits", "actor metric period",
      "滨海玻璃由一家外资企业控股,2023年12月正式关闭,约260名职工拿了补偿离开。"))
  end)

  it("tell the side at home where the sentence names none", function()
    assert.same({ "CHN MYS policy" }, read("capacity_cooperation", "place partner status", "鼓励企业与马来西亚开展石化产能合作。"))
    assert.same({ "CN-JS nil nil", "CN-JS nil nil", "CN-JS project_count 27" }, read("capacity_cooperation", "place metric value",
      "江苏省已同泰国、马来西亚签订产能合作协议,入库项目27个。"))
  end)

  it("take an amount of change for no level", function()
    assert.same({ "price 3080 CNY/t CN-HE", "price_change -40 CNY/t CN-HE" }, read("trade_flows_prices", "metric value unit place",
      "唐山钢坯价格报3080元/吨，较上月末下跌40元。"))
  end)

  it("tell what is denied further on", function()
    assert.same({ "debt_trap_denial" }, read("statements", "metric", "专家指出，所谓“债务陷阱”毫无根据。"))
    assert.same({ "overcapacity_denial CHN" }, read("statements", "metric place", "外交部发言人毛宁表示，所谓“中国产能过剩”的说法站不住脚。"))
  end)

  it("read traditional characters as well", function()
    assert.same({ "三菱汽車 production_relocation", "三菱汽車 factory_closure" }, read("firm_exits", "actor metric", "三菱汽車宣布退出中國市場，長沙工廠停止生產。"))
    assert.same({ "output_yoy -1.7", "capacity_utilization 75" }, read("overcapacity", "metric value",
      "2023年，全國粗鋼產量同比下降1.7%，產能利用率僅為75%左右。"))
  end)

  it("tell shares of the nation, of demand and of imports", function()
    assert.same({ "share_of_national_capacity 38 CN-NM" }, read("overcapacity", "metric value place", "内蒙古自治区多晶硅产能占全国的比重达到38%。"))
    assert.same({ "capacity_to_world_demand 2" }, (function()
      return { read("overcapacity", "metric value", "光伏产业链名义产能已超过1000GW，约为全球需求的两倍。")[1] }
    end)())
    assert.same({ "import_share 74 VNM" }, (function()
      return { read("trade_flows_prices", "metric value place", "2024年上半年，越南进口热轧卷板598.7万吨，其中自中国进口443.2万吨，占比74%。")[2] }
    end)())
  end)

  it("tell what a project costs, and who lends to whom", function()
    assert.same({ "project_value 7400000000 KAZ" }, read("projects", "metric value place", "中国石化在哈萨克斯坦的聚乙烯项目总投资74亿美元。"))
    assert.same({ "loan 265000000 ZMB" }, read("finance_debt", "metric value place", "中国进出口银行与赞比亚政府签署2.65亿美元优惠贷款协议。"))
  end)

  it("give a figure to the head of its own clause", function()
    assert.same({ "capacity 7600000", "output 5980000" }, read("overcapacity", "metric value", "公司光伏玻璃年产能为760万吨,产量598万吨。"))
    assert.same({ "output 10800000", "output_yoy 5.1", "capacity 2080000" }, read("overcapacity", "metric value",
      "2023年,铝材产量1080万吨,同比增长5.1%;电解铝产能208万吨。"))
  end)

  it("take what a plan says of a year to come for a target, what somebody expects for none", function()
    assert.same({ "revenue_target 300000000000 2027", "output_target 13000000 2027", "capacity_closure_target 2000000 2027" }, read("policy_targets", "metric value period",
      "到2027年,铝加工产业营业收入突破3000亿元,铝材产量达到1300万吨。耐火材料产能压减200万吨。", "2024-03"))
    assert.same({}, read("policy_targets", "metric", "预计2027年,全国铝材产量1300万吨。", "2024-03"))
  end)

  it("tell what has been done from what will be", function()
    assert.same({ "imposed 50" }, read("trade_measures", "status value", "美國已將中國太陽能電池的301關稅由25%提高至50%。"))
    assert.same({ "announced 50" }, read("trade_measures", "status value", "美國將對中國太陽能電池的301關稅由25%提高至50%。"))
  end)

  it("tell one act where a verb ends or doubts another", function()
    local function acts(text) return read("trade_measures", "status imposer target date", text, "2023-09-02") end
    assert.same({ "terminated CHN BRA 2023-09-02" }, acts("商务部公告,自2023年9月2日起,终止对原产于巴西的进口白糖征收反倾销税。"))
    assert.same({ "investigation CHN BRA 2023-09-02" }, acts("商务部发布2023年第31号公告,决定自9月2日起对原产于巴西的进口白糖继续征收反倾销税的必要性进行复审调查。"))
    assert.same({}, acts("根据《中华人民共和国反倾销条例》的规定,商务部作出裁定。"))
    assert.same({}, acts("中方要求美方立即取消对钢铁加征的关税。"))
  end)

  it("find who acts in the clause before, and the side that goods come from", function()
    assert.same({ "imposed JPN CHN" }, read("trade_measures", "status imposer target", "外交部发言人说,日方不顾各方劝阻,出台对华出口管制措施。"))
    assert.same({ "imposed IND WLD", "imposed RUS WLD" }, read("trade_measures", "status imposer target", "印度限制大米出口、俄罗斯限制小麦出口。"))
    assert.same({ "preliminary ruling USA CHN nil", "preliminary ruling USA CHN 31.5", "preliminary ruling USA DEU 8.2" }, read("trade_measures",
      "status imposer target value", "美国商务部表示,将对从中国进口的镀锡钢征收初步反倾销税。中国将面临31.5%的税率,德国则是8.2%。"))
  end)

  it("know the day of a page by its stamp or its dateline", function()
    local function periods(text) return reading.claims("overcapacity", "period value", text) end
    assert.same({ "2023-07 90000" }, periods("2023-08-02 18:49,正文:据协会统计,7月份国内多晶硅产量为9万吨。"))
    assert.same({ "2023-08 90000" }, periods("新华社北京8月10日电 2023年以来市场平稳。预计8月份国内多晶硅产量为9万吨。"))
  end)

  it("give a change to the level it is told right behind, against what the nearest word before it says", function()
    assert.same({ "import_volume 194000000 crude_oil", "import_volume_yoy 10.4 crude_oil", "price 2627 crude_oil", "price_yoy -45.3 crude_oil" },
      read("trade_flows_prices", "metric value sector", "2024年7月,我国进口原油1.94亿吨,同比增加10.4%,进口均价为每吨2627元,同比下跌45.3%。"))
    assert.same({ "import_volume_yoy 66.9", "import_volume_change -1.5" }, (function()
      local rows = read("trade_flows_prices", "metric value", "2024年7月,我国进口煤炭3926万吨,同比增长66.9%,较6月份下降1.5%。")
      return { rows[2], rows[3] }
    end)())
    assert.same({ "price 523 CNY/t", "price_change -66 CNY/t" }, read("trade_flows_prices", "metric value unit",
      "2023年动力煤价格平均为523元/吨,下降66元/吨。"))
    assert.same({}, read("trade_flows_prices", "metric", "恒生指数收盘跌0.95%,某煤炭公司股价涨超8%。"))
    assert.same({ "2023-01/2023-06 35164" }, read("trade_flows_prices", "period value", "2023年1-6月份国内多晶硅累计进口量为35164吨。"))
  end)

  it("name the firm that goes on, at home where no site is told; people without work are let go by nobody", function()
    assert.same({ "微软 USA 1000", "微软 USA 175", "微软 USA 140", "微软 USA 315" }, read("firm_exits", "actor place value",
      "微软宣布裁员千人。此次裁员影响到315名员工,175名位于甲地、140名位于乙地。"))
    assert.same({ "索尼 factory_closure" }, read("firm_exits", "actor metric", "索尼今日公布财报。该公司专注于影像产品,但在去年决定关闭该工厂。"))
    assert.same({ "高通 450" }, read("firm_exits", "actor value", "高通近日表示准备在美国两座工厂裁员超过450人。"))
    assert.same({}, read("capacity_cooperation", "partner", "高通近日表示准备在美国两座工厂裁员超过450人。"))
    assert.same({}, read("firm_exits", "actor", "持续申领失业金人数增至172万人。全年调处案件300件,涉及职工150余人。"))
  end)

  it("give a figure to the nearest thing that has one", function()
    assert.same({}, read("overcapacity", "metric", "2023年二季度,某集成电路制造企业营收为15亿元,环比增长6.7%,净利润同比下降26%。"))
    assert.same({}, read("overcapacity", "metric", "截至6月底,公路工程开工率为93%。"))
    assert.same({}, read("projects", "metric", "手册发布156个省级新能源招商项目。"))
    assert.same({ "co2_reduction_target 20 2027", "revenue_target 300000000000 2027", "demonstration_project_target 5 2027" },
      read("policy_targets", "metric value period", "到2027年,全省钢铁行业二氧化碳排放量下降20%以上,营业收入突破3000亿元,建设5个左右示范工程。", "2024-03"))
  end)

  it("know the sides of a cooperation by short names, and plans from pairs", function()
    assert.same({ "CHN KAZ 30" }, read("capacity_cooperation", "place partner value", "中哈已形成产能合作项目30个。"))
    assert.same({ "CHN VNM pledged" }, read("capacity_cooperation", "place partner status", "中方愿同越方对接发展战略,扎实推进产能合作。"))
  end)

  it("take no aggregate of finance for a loan, and no increase for a balance", function()
    assert.same({}, read("finance_debt", "metric", "7月末社会融资规模存量为360万亿元。货币市场基金规模升至5万亿元。"))
    assert.same({ "loan_balance 115000000000" }, read("finance_debt", "metric value", "6月末,全省贷款余额1150亿元,同比多增291亿元。"))
  end)

  it("take no amount of change for a price, beside another or before a level", function()
    assert.same({ "price 9154", "price 8134", "price_change 144" }, read("trade_flows_prices", "metric value",
      "8月7日,全国汽油、柴油平均批发价格分别为9154元/吨、8134元/吨,较7月27日分别上涨144元/吨、193元/吨。"))
    assert.same({}, read("overcapacity", "metric", "上半年园区营业收入较快增长,其中制造业同比增长30.4%。"))
    assert.same({ "imposed JPN semiconductors" }, (function()
      return { (read("trade_measures", "status imposer sector", "7月23日,日本将半导体列入出口管制清单。")[1]:gsub("announced", "imposed")) }
    end)())
  end)

  it("take no other end of a flow told before for whose it is, and the day in brackets for a weekday", function()
    assert.same({ "50 CHN", "20 CHN", "10 CHN" }, read("trade_flows_prices", "value place",
      "6月份国内多晶硅进口量为50吨。6月份从德国进口量为20吨。6月份从马来西亚进口量为10吨。"))
    assert.same({ "2024-05-16" }, read("trade_measures", "date", "美国商务部周四(5月16日)公布对从中国进口的地板发起反倾销调查。", "2024-06-28"))
  end)

  it("count firms, not plants, and read who sells to China as the seller", function()
    assert.same({}, read("projects", "metric", "河南省钢铁行业建成绿色工厂25家。"))
    assert.same({ "89000 CHL" }, read("trade_flows_prices", "value place", "智利2024年上半年对华出口碳酸锂8.9万吨。"))
  end)

  it("take no change from the month before for one from the year before", function()
    assert.same({ "export_volume 648000", "export_volume_change -3.5", "price 716", "price_change -3.4" }, read("trade_flows_prices", "metric value",
      "10月出口钢材64.8万吨,环比下降3.5%;出口均价716美元/吨,环比下跌3.4%。"))
    assert.same({ "import_volume 648000", "import_volume_yoy 9", "price 716", "price_change -3.4" }, read("trade_flows_prices", "metric value",
      "10月进口钢材64.8万吨,同比增长9%;进口均价716美元/吨,环比下跌3.4%。"))
  end)

  it("read past a clause of signs alone", function()
    assert.same({ "USA CHN 25" }, read("trade_measures", "imposer target value", "2024年5月10日，美国商务部宣布，——，；对中国钢铁征收25%的反倾销税。"))
  end)
end)
