# The hash of number_part.h over the bytes of a word, and tables by it; other scripts begin with this one. Numbers stay
# below 2^53, where awk counts exactly.
BEGIN { for (byte = 1; byte < 256; byte++) byte_code[sprintf("%c", byte)] = byte }

function chunk(word, at) {
  return byte_code[substr(word, at, 1)] + 256 * (byte_code[substr(word, at + 1, 1)] + 256 * (byte_code[substr(word, at + 2, 1)] + 256 * byte_code[substr(word, at + 3, 1)]))
}

function hash(word, bits,    sum) {
  if (length(word) > 15) { print "word_hash.awk: '" word "' is longer than 15 bytes" > "/dev/stderr"; failed = 1; exit 1 }
  sum = (chunk(word, 1) * 850093) % 4294967296 + (chunk(word, 5) * 641453) % 4294967296
  sum = (sum + (chunk(word, 9) * 965423) % 4294967296 + (chunk(word, 13) * 738281) % 4294967296) % 4294967296
  return int(sum / 2 ^ (32 - bits))
}

# Prints static const uint16_t NAME[2^bits]: for each slot 1 + the index of the word there, 0 where there is none.
function print_slots(name, words, count, bits,    i, slot, size, slots) {
  size = 2 ^ bits
  for (i = 0; i < count; i++) {
    slot = hash(words[i], bits)
    while (slot in slots) slot = (slot + 1) % size
    slots[slot] = i + 1
  }
  printf "static const uint16_t %s[%d] = {", name, size
  for (i = 0; i < size; i++) printf "%s%d", i == 0 ? "" : i % 24 ? ", " : ",\n  ", (i in slots) ? slots[i] : 0
  print "};\n"
}
