-- Fingerprints: the published examples of SHA-256, and every length around a block against the system's own sha256sum, with
-- the processor's instructions for it and without.
local helper = require "helper"
local sandbox = require "quern.host.sandbox"

local function hex(bytes) return (bytes:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end

local SCRIPT = [[
local read = require "quern.host.read"
for at = 1, #arg do print(read.hash(arg[at])) end
]]

describe("SHA-256", function()
  it("gives the published digests", function()
    assert.equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hex(sandbox.sha256 ""))
    assert.equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hex(sandbox.sha256 "abc"))
    assert.equal("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
      hex(sandbox.sha256 "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
    assert.equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", hex(sandbox.sha256(("a"):rep(1000000))))
  end)

  for _, kernel in ipairs { "best", "portable" } do
    it("agrees with sha256sum at every length around a block, " .. kernel, function()
      local folder = helper.folder()
      local script, names = helper.write(folder .. "/hash.lua", SCRIPT), {}
      for _, length in ipairs { 0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000, 4096, 300007 } do
        local bytes = {}
        for i = 1, length do bytes[i] = string.char(i * i // 7 % 256) end
        names[#names + 1] = helper.write(("%s/%d"):format(folder, length), table.concat(bytes))
      end
      local list = table.concat(names, " ")
      local own, err = helper.shell(("QUERN_KERNEL=%s %s %s %s"):format(kernel, helper.quern, script, list))
      assert.equal("", err)
      local theirs = helper.shell("sha256sum " .. list)
      local expected = {}
      for hash, name in theirs:gmatch "(%x+)%s+(%S+)" do
        expected[#expected + 1] = hash .. "\t" .. name:match "%d+$"
      end
      assert.equal(table.concat(expected, "\n") .. "\n", own)
    end)
  end
end)

describe("base64", function()
  it("gives the published texts", function()
    for bytes, text in pairs { [""] = "", f = "Zg==", fo = "Zm8=", foo = "Zm9v", foob = "Zm9vYg==", fooba = "Zm9vYmE=",
      foobar = "Zm9vYmFy", ["\xff\xfe\xfd\0"] = "//79AA==" } do
      assert.equal(text, sandbox.base64(bytes))
    end
  end)
end)
