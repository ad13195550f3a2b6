-- Packing, installing, verifying, signing: through the command line, as a user does it.
local helper = require "helper"
local tree = require "quern.recipe.tree"
local ustar = require "quern.recipe.ustar"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read "a"
  file:close()
  return bytes
end

--- A place with its own home for recipes; `quern` runs there.
local function place()
  local folder = helper.folder()
  local self = { folder = folder, home = folder .. "/home" }
  local program = helper.quern:sub(1, 1) == "/" and helper.quern or require("quern.host.system").real_path(helper.quern)
  function self.quern(words, before)
    return helper.shell(("cd %s && %s QUERN_RECIPES=%s %s %s </dev/null"):format(folder, before or "env", self.home, program, words))
  end
  return self
end

local function flip(path, at, bit)
  local bytes = read(path)
  helper.write(path, bytes:sub(1, at - 1) .. string.char(bytes:byte(at) ~ (bit or 1)) .. bytes:sub(at + 1))
end

describe("a new recipe", function()
  it("passes its own check and test", function()
    local here = place()
    assert.equal(0, select(3, here.quern "recipe new steel"))
    assert.matches("its declaration is fine", (here.quern "recipe check ./steel"))
    local out, _, code = here.quern "recipe test ./steel"
    assert.equal(0, code)
    assert.equal("steel: 1 passed, 0 failed\n", out)
  end)

  it("fails its test when a cell is wrong, and names the line", function()
    local here = place()
    here.quern "recipe new steel"
    helper.write(here.folder .. "/steel/fixtures/summary.csv", "year,rows,largest\n2021,2,4\n2022,1,2\n")
    local out, _, code = here.quern "recipe test ./steel"
    assert.equal(1, code)
    assert.matches("line 2: expected '2021,2,4', got '2021,2,3'", out, 1, true)
  end)
end)

describe("an archive", function()
  it("is the same in another folder, language, user mask and time", function()
    local one, other = place(), place()
    one.quern "recipe new steel"
    other.quern("recipe new steel", "umask 077; env LC_ALL=de_DE.UTF-8 TZ=Asia/Shanghai")
    helper.shell(("touch -d 2001-01-01 %s/steel/recipe.lua"):format(other.folder))
    one.quern "recipe pack ./steel"
    other.quern("recipe pack ./steel", "env LC_ALL=zh_CN.UTF-8")
    local a, b = read(one.folder .. "/steel-0.1.0.tar"), read(other.folder .. "/steel-0.1.0.tar")
    assert.equal(tree.sha256(a), tree.sha256(b))
    assert.equal("steel-0.1.0/fixtures/observations.csv\nsteel-0.1.0/fixtures/summary.csv\nsteel-0.1.0/recipe.lua\n",
      (helper.shell("tar tf " .. one.folder .. "/steel-0.1.0.tar")))
  end)

  it("with any one bit flipped is refused, or is another recipe by its hash", function()
    local files = { { name = "fixtures/a.csv", bytes = "a\n1\n" }, { name = "recipe.lua", bytes = "return {}\n" } }
    local archive, hash = ustar.pack(files, "x-1.0.0"), tree.hash(files)
    for at = 1, #archive do
      for _, bit in ipairs { 1, 32, 128 } do
        local damaged = archive:sub(1, at - 1) .. string.char(archive:byte(at) ~ bit) .. archive:sub(at + 1)
        local found, root = ustar.unpack(damaged)
        assert.is_true(not found or tree.hash(found) ~= hash or root ~= "x-1.0.0", "byte " .. at)
      end
    end
  end)

  it("cannot slip out of its folder or bring links", function()
    local function header(name, kind)
      local good = ustar.pack({ { name = "a", bytes = "" } }, "x")
      local head = name .. ("\0"):rep(100 - #name) .. good:sub(101, 156) .. (kind or "0") .. good:sub(158, 512)
      local sum = 8 * 32
      for i = 1, 512 do if i < 149 or i > 156 then sum = sum + head:byte(i) end end
      return head:sub(1, 148) .. ("%06o\0 "):format(sum) .. head:sub(157) .. ("\0"):rep(1024)
    end
    for _, name in ipairs { "../../etc/passwd", "/etc/passwd", "x/../../a", "x//a", "x/./a", "x/.git/hooks/a", "x", "x/a\\b", "x/a:b" } do
      assert.is_nil((ustar.unpack(header(name))), name)
    end
    for _, kind in ipairs { "1", "2", "3", "4", "5", "6", "7", "x", "g", "L", "K", "S" } do
      assert.is_nil((ustar.unpack(header("x/a", kind))), "kind " .. kind)
    end
    assert.is_table((ustar.unpack(header("x/a"))))
  end)
end)

describe("installing", function()
  it("notes what it installed, and verify names what changed since", function()
    local here = place()
    here.quern "recipe new steel"
    here.quern "recipe pack ./steel"
    local out, _, code = here.quern "recipe install steel-0.1.0.tar"
    assert.equal(0, code)
    assert.matches("permissions\n  none", out, 1, true)
    assert.matches("test: the example: passed", out, 1, true)
    assert.equal(0, select(3, here.quern "recipe verify"))
    flip(here.home .. "/steel/fixtures/summary.csv", 3)
    out, _, code = here.quern "recipe verify"
    assert.equal(1, code)
    assert.matches("^steel: its files were changed", out)
    flip(here.home .. "/steel/fixtures/summary.csv", 3)
    local lock = here.home .. "/recipes.lock"
    for at = 1, #read(lock), 7 do
      flip(lock, at)
      local _, err
      _, err, code = here.quern "recipe verify"
      assert.equal(1, code)
      assert.matches("recipes.lock: ", err, 1, true)
      flip(lock, at)
    end
    assert.equal(0, select(3, here.quern "recipe remove steel"))
    assert.equal(1, select(3, here.quern "recipe remove steel"))
  end)

  it("takes a commit of a git repository, and only a whole commit name", function()
    local here = place()
    here.quern "recipe new steel"
    local commit = helper.shell(([[cd %s/steel && git init -q && git add -A &&
      git -c user.name=a -c user.email=a@b commit -qm x && git rev-parse HEAD]]):format(here.folder)):match "%x+"
    local url = "file://" .. here.folder .. "/steel"
    local out, err, code = here.quern("recipe install " .. url .. "#" .. commit)
    assert.equal(0, code, err .. out)
    assert.matches(url, read(here.home .. "/recipes.lock"), 1, true)
    assert.equal(2, select(3, here.quern("recipe install " .. url .. "#main")))
    assert.equal(2, select(3, here.quern("recipe install 'ext::sh -c touch% x#" .. commit .. "'")))
  end)

  it("refuses links, devices and what its tests refute", function()
    local here = place()
    here.quern "recipe new steel"
    helper.shell(("ln -s /etc/passwd %s/steel/fixtures/p.csv"):format(here.folder))
    local _, err, code = here.quern "recipe install ./steel"
    assert.equal(3, code)
    assert.matches("symbolic link", err)
    helper.shell(("cd %s/steel/fixtures && rm p.csv && mkfifo pipe.csv"):format(here.folder))
    _, err, code = here.quern "recipe install ./steel"
    assert.equal(1, code)
    assert.matches("not a regular file", err)
    helper.shell(("cd %s/steel/fixtures && rm pipe.csv && echo 2023,1,1 >> summary.csv"):format(here.folder))
    _, err, code = here.quern "recipe install ./steel"
    assert.equal(1, code)
    assert.matches("its own tests fail", err)
  end)

  it("shows turned text and does not install it unread", function()
    local here = place()
    here.quern "recipe new steel"
    local path = here.folder .. "/steel/recipe.lua"
    helper.write(path, "-- \u{202E}kcatta\n" .. read(path))
    local out, _, code = here.quern "recipe install ./steel"
    assert.equal(3, code)
    assert.matches("careful: hidden or turned text in recipe.lua:1", out, 1, true)
    assert.is_nil(out:find("\u{202E}", 1, true))
  end)

  it("shows what an update changes", function()
    local here = place()
    here.quern "recipe new steel"
    here.quern "recipe install ./steel"
    local path = here.folder .. "/steel/recipe.lua"
    helper.write(path, (read(path):gsub('version = "0.1.0"', 'version = "0.2.0"')
      :gsub("permissions = {}", 'permissions = { { "read", "prices.csv", why = "weights" } }')))
    local out, _, code = here.quern "recipe update steel"
    assert.equal(3, code)
    assert.matches("NEW PERMISSION: read prices.csv: weights", out, 1, true)
    assert.matches('%-  quern = 1, name = "steel", version = "0.1.0"', out)
    out, _, code = here.quern "recipe update steel --yes"
    assert.equal(0, code, out)
    assert.matches("steel 0.2.0 h1:", read(here.home .. "/recipes.lock"), 1, true)
  end)
end)

describe("a signature", function()
  it("is checked against the allowed signers", function()
    if not os.execute "command -v ssh-keygen >/dev/null" then pending "ssh-keygen is not installed" end
    local here = place()
    here.quern "recipe new steel"
    helper.shell(("ssh-keygen -q -t ed25519 -N '' -C x -f %s/key"):format(here.folder))
    assert.equal(0, select(3, here.quern "recipe pack ./steel --key key"))
    helper.shell(("mkdir -p %s && echo \"ann@example.org $(cat %s/key.pub)\" > %s/allowed_signers"):format(here.home, here.folder, here.home))
    assert.matches("signed by ann@example.org", (here.quern "recipe verify steel-0.1.0.tar"))
    local path = here.folder .. "/steel/recipe.lua"
    helper.write(path, (read(path):gsub("What counts here", "What counts now")))
    here.quern "recipe pack ./steel"
    local _, err, code = here.quern "recipe verify steel-0.1.0.tar"
    assert.equal(3, code)
    assert.matches("signature", err)
    helper.write(here.home .. "/allowed_signers", "")
    assert.equal(3, select(3, here.quern "recipe install steel-0.1.0.tar --yes"))
  end)
end)
