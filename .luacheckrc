std = "lua54"
max_line_length = 140
files["spec/**/*.lua"] = { std = "+busted", max_line_length = 200 }
files["scripts/*.lua"] = { read_globals = { "rule" } }
exclude_files = { "build/**" }
