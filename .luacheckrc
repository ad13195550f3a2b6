std = "lua54"
max_line_length = 140
files["spec/**/*.lua"] = { std = "+busted" }
files["scripts/*.lua"] = { read_globals = { "rule" } }
exclude_files = { "build/**" }
