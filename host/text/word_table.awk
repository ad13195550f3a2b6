# Makes the table of number_word_table.c from data/words.csv:
#   LC_ALL=C awk -f word_hash.awk -f word_table.awk data/words.csv > word_table.h
BEGIN { FS = "," }
/^#/ || $1 == "word" || $1 == "" { next }
{
  flags = $4 == "" ? "0" : "LIST_" toupper($4)
  gsub(/ /, " | LIST_", flags)
  words[count + 0] = $1
  row[count + 0] = sprintf("  {\"%s\", %s, WORD_%s, %s},", $1, $3 == "" ? "0" : $3, $2 == "" ? "OTHER" : toupper($2), flags)
  count++
}
END {
  if (failed) exit 1
  if (!count) { print "word_table.awk: words.csv is empty" > "/dev/stderr"; exit 1 }
  print "/* Made by word_table.awk from data/words.csv. */\nstatic const NumberWord words[] = {"
  for (i = 0; i < count; i++) print row[i]
  print "};\n"
  print_slots("word_slots", words, count, 11)
}
