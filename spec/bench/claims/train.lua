-- What a tuned build is trained by: the sample corpus, read and claimed again and again.
local claim = require "quern.claim"
local corpus = require "quern.corpus"
local recipe = require "quern.recipe"

local ROUNDS = 20

local rules = claim.rules_of(assert(recipe.load(recipe.shipped()[1])))
local path = os.tmpname()
for _ = 1, ROUNDS do
  do
    local opened <close> = assert(corpus.open(path))
    assert(opened:read { "data/sample" })
  end
  do
    local opened <close> = assert(corpus.open(path))
    assert(claim.update(opened, rules))
    for _ in opened:claims() do end
  end
  for _, tail in ipairs { "", "-wal", "-shm" } do os.remove(path .. tail) end
end
