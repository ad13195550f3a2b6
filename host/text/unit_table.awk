# Makes the tables of unit.c from data/units.csv, data/currencies.csv and the names of currencies in iso-codes:
#   LC_ALL=C awk -f word_hash.awk -f unit_table.awk data/units.csv data/currencies.csv /usr/share/iso-codes/json/iso_4217.json > unit_table.h
# Tables of forms: symbols (matched as they are; Chinese among them), words (in lowercase), and those of both that may stand
# before a number. They are sorted by how they begin, a run of letters (in lowercase) or one other character, and then by
# bytes; groups say where the forms with one beginning stand, and are found by its hash.
BEGIN {
  FS = ","
  split("a f p n u m c d da da h k K M G T P E Z Y", letters, " ")
  split("atto femto pico nano micro milli centi deci deca deka hecto kilo kilo mega giga tera peta exa zetta yotta", names, " ")
  split("1e-18 1e-15 1e-12 1e-9 1e-6 1e-3 1e-2 1e-1 1e1 1e1 1e2 1e3 1e3 1e6 1e9 1e12 1e15 1e18 1e21 1e24", powers, " ")
  split("飞 皮 纳 微 毫 厘 分 百 千 兆 吉 太 拍", chinese, " ")
  split("f p n u m c d h k M G T P", chinese_letters, " ")
  for (i in letters) { letter[names[i]] = letters[i]; power[letters[i]] = powers[i]; own[letters[i]] = letters[i] }
  for (i in chinese) letter[chinese[i]] = chinese_letters[i]
  own["u"] = "µ"; own["K"] = "k"
  split("all amd ars bob cop cup dop gel gip kid lak mad mop mur nad pen ron sar sos std top try xxx", list, " ")
  for (i in list) word[list[i]] = 1 # lowercase they are words
}

function unit(code, dimension, factor,    key) {
  if (factor != "") factor = sprintf("%.15g", factor)
  key = code "," factor
  if (!(key in unit_index)) {
    unit_index[key] = units++
    unit_code[units - 1] = code; unit_dimension[units - 1] = dimension; unit_factor[units - 1] = factor
  }
  return unit_index[key]
}

# One form; the first that claims it keeps it.
function form(table, text, index_of_unit, flags,    n) {
  if ((table, text) in taken) return
  taken[table, text] = 1
  n = ++count[table]
  forms[table, n] = text; form_unit[table, n] = index_of_unit; form_flags[table, n] = flags
  if (table != "before" && flags ~ /BEFORE/ && unit_dimension[index_of_unit] == "money") {
    sub(/ \| UNIT_CAREFUL/, "", flags)
    form("before", text, index_of_unit, flags)
  }
}

# A form as the file writes it, with * or > for a plural, ~ for care, ^ for one that may stand before the number, / for one
# that stands only behind a slash.
function written(text, lang, prefix, index_of_unit,    flags, table, many, plural, before, careful) {
  flags = lang == "zh" ? "UNIT_CHINESE" : lang == "sym" ? "UNIT_SYMBOL" : "0"
  before = sub(/\^$/, "", text)
  careful = sub(/~$/, "", text)
  if (sub(/\/$/, "", text)) flags = flags " | UNIT_PER"
  if (careful) flags = flags " | UNIT_CAREFUL"
  if (before || (lang == "sym" && !careful)) flags = flags " | UNIT_BEFORE"
  table = lang == "en" ? "word" : "symbol"
  if (table == "word") text = tolower(text)
  many = index(text, ">")
  plural = many ? substr(text, many + 1) : text
  if (many || gsub(/\*/, "s", plural)) {
    form(table, prefix plural, index_of_unit, flags)
    if (many) text = substr(text, 1, many - 1)
    gsub(/\*/, "", text)
    flags = flags " | UNIT_SINGULAR"
  }
  form(table, prefix text, index_of_unit, flags)
}

FILENAME ~ /\.csv$/ {
  if ($0 ~ /^#/ || $1 == "code" || NF < 6) next
  per_row++
  count_forms = split($6, list, "|")
  count_prefixes = split($5, prefixes, " ")
  base = unit($1, $2, $3)
  for (i = 1; i <= count_forms; i++) written(list[i], $4, "", base)
  for (p = 1; p <= count_prefixes; p++) {
    symbol = $4 == "sym" ? prefixes[p] : letter[prefixes[p]]
    scaled = unit(own[symbol] $1, $2, $3 == "" ? "" : $3 * power[symbol])
    for (i = 1; i <= count_forms; i++) {
      written(list[i], $4, prefixes[p], scaled)
      if ($4 == "sym" && symbol == "u") { written(list[i], $4, "µ", scaled); written(list[i], $4, "μ", scaled) }
    }
  }
  next
}

# iso-codes: a currency is "alpha_3" and then its "name". Metals, bond units and tests begin with X and are no money, but
# for the CFA and CFP francs and the East Caribbean dollar.
/"alpha_3"/ { split($0, part, "\""); currency = part[4]; next }
/"name"/ && currency != "" {
  split($0, part, "\""); name = tolower(part[4])
  if (currency !~ /^X/ || currency ~ /^X(OF|AF|PF|CD)$/) {
    base = unit(currency, "money", 1)
    form("symbol", currency, base, "UNIT_SYMBOL | UNIT_BEFORE")
    if (!(tolower(currency) in word)) form("symbol", tolower(currency), base, "UNIT_SYMBOL | UNIT_CAREFUL | UNIT_BEFORE")
    if (name !~ /[^a-z ]/) { form("word", name, base, "0"); form("word", name "s", base, "0") }
  }
  currency = ""
}

# How a form begins: its first letters in lowercase (at most 15, as many as a Word holds), or its first character that is
# no letter.
function beginning(text,    first) {
  if (match(text, /^[A-Za-z]+/)) return tolower(substr(text, 1, RLENGTH > 15 ? 15 : RLENGTH))
  first = byte_code[substr(text, 1, 1)]
  return substr(text, 1, first >= 240 ? 4 : first >= 224 ? 3 : first >= 194 ? 2 : 1)
}

function sort_forms(table,    gap, i, j, n, a, b, c, key, keys) {
  n = count[table]
  for (i = 1; i <= n; i++) keys[i] = beginning(forms[table, i]) "\001" forms[table, i]
  for (gap = int(n / 2); gap > 0; gap = int(gap / 2))
    for (i = gap + 1; i <= n; i++) {
      a = forms[table, i]; b = form_unit[table, i]; c = form_flags[table, i]; key = keys[i]
      for (j = i - gap; j >= 1 && keys[j] > key; j -= gap) {
        forms[table, j + gap] = forms[table, j]
        form_unit[table, j + gap] = form_unit[table, j]
        form_flags[table, j + gap] = form_flags[table, j]
        keys[j + gap] = keys[j]
      }
      forms[table, j + gap] = a; form_unit[table, j + gap] = b; form_flags[table, j + gap] = c; keys[j + gap] = key
    }
}

function print_forms(table,    i, run) {
  printf "static const UnitForm %s_forms[] = {\n", table
  for (i = 1; i <= count[table]; i++) {
    printf "  {\"%s\", %d, %s, %d},\n", forms[table, i], length(forms[table, i]), form_flags[table, i], form_unit[table, i]
    run = beginning(forms[table, i])
    if (!((table, run) in low)) low[table, run] = i - 1
    high[table, run] = i
  }
  print "};\n"
}

# The groups of one table, or of two that are searched together.
function print_groups(name, table, other, bits,    i, n, t, run, runs, known, first) {
  n = 0
  for (t = 0; t < 2; t++)
    for (i = 1; i <= count[t ? other : table]; i++) {
      run = beginning(forms[t ? other : table, i])
      if (!(run in known)) { known[run] = 1; runs[n++] = run }
    }
  printf "static const UnitGroup %s_groups[] = {\n", name
  for (i = 0; i < n; i++)
    printf "  {\"%s\", %d, %d, %d, %d},\n", runs[i], low[table, runs[i]], high[table, runs[i]], low[other, runs[i]], high[other, runs[i]]
  print "};\n"
  print_slots(name "_slots", runs, n, bits)
  printf "static const bool %s_begins[256] = {", name
  for (i = 0; i < n; i++) { first[byte_code[substr(runs[i], 1, 1)]] = 1; first[byte_code[toupper(substr(runs[i], 1, 1))]] = 1 }
  for (i = 0; i < 256; i++) printf "%s%d", i == 0 ? "" : i % 32 ? ", " : ",\n  ", first[i]
  print "};\n"
}

function is_letter(byte) { return byte >= 65 && byte <= 90 || byte >= 97 && byte <= 122 }

# By the last byte of the forms before a number and, behind a letter or beyond ASCII, the one before it: 6 bits of each. No
# letter before a letter counts as 0.
function print_ends(table,    i, last, before, wide, upper, lower, letter) {
  for (i = 1; i <= count[table]; i++) {
    last = byte_code[substr(forms[table, i], length(forms[table, i]), 1)]
    before = length(forms[table, i]) > 1 ? byte_code[substr(forms[table, i], length(forms[table, i]) - 1, 1)] : 0
    if (is_letter(last)) letter[(is_letter(before) ? before % 32 : 0) * 64 + last % 32] = 8
    else if (last >= 128) wide[before % 64 * 64 + last % 64] = 4
    else if (last >= 64) upper[last % 64] = 2
    else lower[last % 64] = 1
  }
  printf "static const uint8_t %s_ends[4096] = {", table
  for (i = 0; i < 4096; i++) printf "%s%d", i == 0 ? "" : i % 32 ? ", " : ",\n  ", lower[i] + upper[i] + wide[i] + letter[i]
  print "};\n"
}

function kind(dimension) {
  if (dimension ~ /^(percent|money|count|multiple)$/) return "UNIT_" toupper(dimension)
  return "UNIT_MEASURE"
}

END {
  if (failed) exit 1
  if (!per_row || !(("symbol", "CHF") in taken) || !(("symbol", "$") in taken)) { print "unit_table.awk: units.csv, currencies.csv or iso_4217.json is empty" > "/dev/stderr"; exit 1 }
  print "/* Made by unit_table.awk from data/units.csv, data/currencies.csv and iso-codes. */\nstatic const Unit units[] = {"
  for (i = 0; i < units; i++) {
    slash = unit_dimension[i] == "money" ? 0 : index(unit_code[i], "/")
    code = slash ? substr(unit_code[i], 1, slash - 1) : unit_code[i]
    per = slash ? "\"" substr(unit_code[i], slash + 1) "\"" : "NULL"
    printf "  {\"%s\", %s, \"%s\", %s, %s},\n", code, per, unit_dimension[i], unit_factor[i] == "" ? "0" : unit_factor[i], kind(unit_dimension[i])
  }
  print "};\n"
  sort_forms("symbol"); print_forms("symbol")
  sort_forms("word"); print_forms("word")
  sort_forms("before"); print_forms("before")
  print_groups("unit", "symbol", "word", 13)
  print_groups("before", "before", "none", 10)
  print_ends("before")
}
