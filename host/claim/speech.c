#include "claim/speech.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void speech_begin(Speech *speech, const ClaimRules *rules, const Scanner *scanner, Arena *arena, const char *text,
                  size_t length) {
  speech->rules = rules;
  speech->scanner = scanner;
  speech->arena = arena;
  speech->text = text;
  speech->length = length;
  speech->unit = (Cell){0, 0};
  buf_clear(&speech->said);
  speech->zones.count = speech->pieces = speech->lines = 0;
}

void speech_free(Speech *speech) {
  buf_free(&speech->said);
  zones_free(&speech->zones);
  free(speech->piece);
  free(speech->line);
  scan_free(&speech->scan);
}

Status speech_say(Speech *speech, Cell cell) {
  if (!memory_reserve((void **)&speech->piece, &speech->piece_capacity, speech->pieces + 1, sizeof *speech->piece))
    return STATUS_NOMEM;
  uint32_t at = (uint32_t)speech->said.length;
  speech->piece[speech->pieces++] = (SpeechPiece){at, cell.from, cell.to};
  buf_add(&speech->said, speech->text + cell.from, cell.to - cell.from);
  for (size_t i = at; i < speech->said.length; i++)
    if (strchr("\t\r\n|", speech->said.data[i]) && speech->said.data[i]) speech->said.data[i] = ' ';
  return buf_ok(&speech->said) ? STATUS_OK : STATUS_NOMEM;
}

Status speech_end(Speech *speech, size_t from, ZoneKind kind) {
  Status status = zones_add(&speech->zones, from, speech->said.length, kind, 1);
  buf_adds(&speech->said, "\n\n");
  return status == STATUS_OK && buf_ok(&speech->said) ? STATUS_OK : STATUS_NOMEM;
}

Status speech_heading(Speech *speech, Cell heading) {
  size_t from = speech->said.length;
  if (heading.from == heading.to) return STATUS_OK;
  Status status = speech_say(speech, heading);
  return status == STATUS_OK ? speech_end(speech, from, ZONE_HEADING) : status;
}

Status speech_start(Speech *speech, const GridRow *row) {
  if (!memory_reserve((void **)&speech->line, &speech->line_capacity, speech->lines + 1, sizeof *speech->line))
    return STATUS_NOMEM;
  speech->line[speech->lines++] = (SpeechLine){(uint32_t)speech->said.length, row->from, row->to};
  return STATUS_OK;
}

/* Of `count` entries of `size` bytes that begin with their place, how many begin at or before `at`. */
static size_t count_until(const void *entries, size_t count, size_t size, uint32_t at) {
  size_t lo = 0, hi = count;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    uint32_t place;
    memcpy(&place, (const char *)entries + mid * size, sizeof place);
    if (place <= at)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

bool speech_source(const Speech *speech, uint32_t from, uint32_t to, Cell *source) {
  size_t before = count_until(speech->piece, speech->pieces, sizeof *speech->piece, from);
  const SpeechPiece *piece = speech->piece + (before ? before - 1 : 0), *end = speech->piece + speech->pieces;
  if (piece < end && from >= piece->at + (piece->to - piece->from)) piece++; /* words between: what comes next */
  if (piece >= end || piece->at >= to) return false;
  uint32_t skip = from > piece->at ? from - piece->at : 0, length = piece->to - piece->from;
  uint32_t last = to - piece->at < length ? to - piece->at : length;
  *source = (Cell){piece->from + skip, piece->from + last};
  return source->from < source->to;
}

const SpeechLine *speech_line(const Speech *speech, uint32_t at) {
  size_t before = count_until(speech->line, speech->lines, sizeof *speech->line, at);
  return before ? &speech->line[before - 1] : NULL;
}
