return {
  summary = "print the version",
  usage = "",
  examples = { { "quern version", "the version of quern and of Lua" } },
  run = function()
    print("quern " .. require("quern").version .. " (" .. _VERSION .. ")")
  end,
}
