--- The claims behind the rows that recipes return: a list of claim numbers by row. Rows are plain tables, so that their
-- evidence is kept beside them, for as long as they live.
return setmetatable({}, { __mode = "k" })
