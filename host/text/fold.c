#include "text/fold.h"

#include <stdint.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/utf8.h"

enum { POLL_EVERY = 1 << 14 };

/* Base letters of the blocks Latin-1 and Extended-A from U+00C0, Extended-B from U+0180, Extended Additional from
 * U+1E00, by the decompositions of Unicode; '.' where a letter has none in ASCII. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "................................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaaaa..ggkkoooo..j...gg..nnaaaaoo"
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";
static const char latin_additional[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

static char base_letter(uint32_t point) {
  if (point >= 0xC0 && point < 0xC0 + sizeof latin - 1) return latin[point - 0xC0];
  if (point >= 0x1E00 && point < 0x1E00 + sizeof latin_additional - 1) return latin_additional[point - 0x1E00];
  return '.';
}

/* What a letter that stands for two becomes. */
static const char *two_letters(uint32_t point) {
  switch (point) {
    case 0xC6:
    case 0xE6: return "ae";
    case 0x152:
    case 0x153: return "oe";
    case 0xDF:
    case 0x1E9E: return "ss";
    case 0xDE:
    case 0xFE: return "th";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    default: return NULL;
  }
}

/* ASCII for signs; 0 when the character vanishes, -1 when it is no such sign. */
static int plain_sign(uint32_t p) {
  if ((p >= 0x2010 && p <= 0x2015) || p == 0x2212 || p == 0x2500 || p == 0xFE58 || p == 0xFE63) return '-';
  if ((p >= 0x2018 && p <= 0x201B) || p == 0x2032 || p == 0x02BC || p == 0xB4 || p == 0x2039 || p == 0x203A)
    return '\'';
  if ((p >= 0x201C && p <= 0x201F) || p == 0x2033 || p == 0xAB || p == 0xBB) return '"';
  if ((p >= 0x300C && p <= 0x300F) || p == 0x301D || p == 0x301E) return '"';
  if (p == 0xA0 || (p >= 0x2000 && p <= 0x200A) || p == 0x202F || p == 0x205F || p == 0x3000) return ' ';
  if (p == 0xAD || (p >= 0x200B && p <= 0x200F) || p == 0x2060 || p == 0xFEFF || (p >= 0x0300 && p <= 0x036F)) return 0;
  return -1;
}

/* Small letters of Greek and Cyrillic. */
static uint32_t small_letter(uint32_t p) {
  if ((p >= 0x391 && p <= 0x3A1) || (p >= 0x3A3 && p <= 0x3AB) || (p >= 0x410 && p <= 0x42F)) return p + 0x20;
  if (p >= 0x400 && p <= 0x40F) return p + 0x50;
  if ((p >= 0x460 && p <= 0x481) || (p >= 0x48A && p <= 0x4BF) || (p >= 0x4D0 && p <= 0x52F)) return p | 1;
  return p;
}

static void fold_wide(uint32_t point, Buf *folded) {
  if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
  const char *two = two_letters(point);
  int sign = plain_sign(point);
  char letter = base_letter(point), bytes[4];
  if (two)
    buf_adds(folded, two);
  else if (sign >= 0)
    buf_add(folded, (char[]){(char)sign}, sign > 0);
  else if (letter != '.')
    buf_addc(folded, letter);
  else if (point >= 'A' && point <= 'Z')
    buf_addc(folded, (char)(point | 0x20));
  else
    buf_add(folded, bytes, utf8_encode(small_letter(point), bytes));
}

Status fold_text(const char *text, size_t length, Buf *folded) {
  size_t step, polled = 0;
  (void)buf_reserve(folded, length);
  for (size_t at = 0; at < length; at += step) {
    unsigned char byte = (unsigned char)text[at];
    step = 1;
    if (at - polled >= POLL_EVERY) {
      polled = at;
      if (interrupt_pending()) return STATUS_INTERRUPTED;
    }
    if (byte < 0x80) {
      bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
      bool again = space && folded->length > 0 && folded->data[folded->length - 1] == ' ';
      if (!again) buf_addc(folded, space ? ' ' : byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : (char)byte);
      continue;
    }
    uint32_t point = utf8_decode(text, length, at, &step);
    if (step == 1)
      buf_addc(folded, (char)byte);
    else
      fold_wide(point, folded);
  }
  return buf_ok(folded) ? STATUS_OK : STATUS_NOMEM;
}
