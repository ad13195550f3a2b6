require "helper"
local read = require("claim.reading").claims

describe("claims on money and aims", function()
  local function debts(text, published) return read("finance_debt", "metric place value unit", text, published) end
  local function aims(text, published) return read("policy_targets", "metric period value unit", text, published) end

  it("give a loan to whoever borrows it, never to who lends", function()
    assert.same({ "loan POL 90000000 EUR" }, debts "Two European banks signed a 90 million euro loan for a new cable factory in central Poland.")
    assert.same({ "loan TUR 300000000 USD", "loan TUR 250000000 USD" },
      debts "The World Bank approved a $300 million loan to Turkey. It comes on top of a loan of $250 million.")
    assert.same({ "loan ZMB 40000000 USD" }, debts "Chinese lenders agreed on a $40 million loan to help Zambia rebuild its grid.")
  end)

  it("see through a conversion in brackets", function()
    assert.same({ "loan KEN 70000000 EUR" }, debts "Kenya obtained a €70 million (about $76 million) loan.")
    assert.same({ "loans_disbursed CHN 105000000000 CNY" },
      debts "China's policy banks had issued 105 billion yuan (about 14.9 billion U.S. dollars) in loans to shipyards.")
    assert.same({ "capacity_target 2030 40 GW" }, aims("Chile aims to reach a wind capacity of 40 gigawatts (40,000 megawatts) by 2030.", "2024-05-02"))
  end)

  it("take credit for exports and money that funds for no other thing", function()
    assert.same({ "loan GHA 30000000 USD" }, debts "Ghana signed a $30 million export buyer's credit agreement.")
    assert.same({ "loan GHA 50000000 USD" }, debts "Ghana signed a $50 million loan to fund rural clinics.")
  end)

  it("call a target by what it is set for", function()
    assert.same({ "energy_intensity_reduction_target 2015 16 %", "carbon_intensity_reduction_target 2015 17 %" },
      aims("The plan aims to cut energy intensity by 16 percent and carbon intensity by 17 percent by 2015.", "2011-03-05"))
    assert.same({ "share_target 2030 20 %" },
      aims("Hungary wants to raise the share of rail freight to 20 percent by 2030.", "2024-05-02"))
    assert.same({ "urban_jobs_target 2025 3000000 jobs" },
      aims("The ministry plans to create 3 million jobs in urban areas by 2025.", "2024-05-02"))
    assert.same({ "export_target 2030 9000000000 USD" },
      aims("Bangladesh wants to lift textile exports to $9 billion by 2030.", "2024-05-02"))
    assert.same({ "scrapped_tyre_recycling_target 2027 100 %" },
      aims("The milestones for 2027 include doubling the recycling of scrapped tyres.", "2024-05-02"))
    assert.same({ "capacity_closure_target 2026 300 mines" }, aims("Poland plans to close 300 coal mines by 2026.", "2024-05-02"))
  end)

  it("leave to a firm what a firm aims at", function()
    assert.same({}, aims("The company aims to raise its recycling rate to 80 percent by 2026.", "2024-05-02"))
  end)

  it("keep what another thing has from the first", function()
    assert.same({ "capacity_closure_target 2016 50000000 t" },
      aims("China will cut steel capacity by 50 million tonnes and coal output by 150 million tonnes in 2016.", "2016-03-05"))
  end)
end)

describe("claims on what somebody says", function()
  local function said(text) return read("statements", "actor metric", text, "2024-05-02") end

  it("make a denial of what is denied, rejected or called a lie", function()
    assert.same({ "Ana Prado debt_trap_denial" }, said "Foreign Minister Ana Prado rejected claims that the port had become a debt trap.")
    assert.same({ "Li Qun debt_trap_denial" }, said "The so-called debt trap is a lie, spokesperson Li Qun said on Monday.")
    assert.same({ "Critics debt_trap_claim" }, said "Critics say the loans are a debt trap.")
  end)

  it("tell who speaks in an interview", function()
    assert.same({ "Ana Prado debt_trap_claim" },
      said "Jo Field: What do you make of the port?\n\nAna Prado: We needed it badly. It has become a debt trap for the island.")
  end)

  it("take a claim for nobody's verb, and a participle for that of the subject", function()
    assert.same({ "Ana Prado debt_trap_claim" },
      said "Minister Ana Prado criticised the terms on Friday, saying that the claims of creditors had become a debt trap.")
  end)
end)

describe("claims on debtors and plans", function()
  local function debts(text, published) return read("finance_debt", "metric place value unit", text, published) end
  local function aims(text, published) return read("policy_targets", "metric period value unit", text, published) end

  it("take the other country for the debtor of a great creditor", function()
    assert.same({ "loan LAO 90000000 USD" }, debts "Laos and China have reached an agreement on a $90 million loan for a dam.")
    assert.same({ "external_debt ZMB 9000000000 USD" }, debts "Zambia's external debt topped $9 billion.")
    assert.same({ "debt_restructured ZMB 700000000 USD" }, debts "Zambia agreed with two Chinese state-owned lenders to restructure $700 million in debt.")
  end)

  it("tell defaults and restructurings without an amount", function()
    assert.same({ "default LKA nil nil" }, debts "Sri Lanka defaulted on its foreign borrowings in 2022.")
    assert.same({ "debt_restructuring GHA nil nil" }, debts "Ghana secured a debt restructuring deal with its bondholders.")
  end)

  it("read interest and grants", function()
    assert.same({ "interest_rate KEN 3.5 %" }, debts "Kenya obtained a loan with an interest rate of 3.5 percent.")
    assert.same({ "grant USA 20000000 USD" }, debts "The U.S. plant was awarded a $20 million grant.")
  end)

  it("make a target of what a plan says of a year to come", function()
    assert.same({ "capacity_target 2030 300000000 t" },
      aims("The policy, approved in May, plans to achieve steel capacity of 300 million tonnes by 2030.", "2017-05-06"))
    assert.same({ "fixed_asset_investment_growth_target 2023 7 %", "general_budget_revenue_growth_target 2023 8 %" },
      aims("The main goals for 2023 are: fixed asset investment growth of 7%, general budget revenue growth of 8%.", "2023-01-14"))
    assert.same({ "share_target 2030 30 %" }, aims("Chile aims for 30% of all new buses to be electric buses by 2030.", "2023-01-14"))
  end)
end)
