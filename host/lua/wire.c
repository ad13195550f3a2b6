#include "lua/wire.h"

#include <lauxlib.h>
#include <stdint.h>
#include <string.h>

/* A value is a tag and what follows it: 'i' and 'd' eight bytes, 's' a length of four and the bytes, 't' pairs of key
 * and value up to 'e', 'l' a count of four and that many values (a list). Numbers are little-endian. */
enum { TABLE_COST = 64, SLOT_COST = 16, STRING_COST = 40 };

typedef struct Encoder {
  lua_State *L;
  Buf *out;
  size_t most;
  WireCode code;
  Error *error;
} Encoder;

static void add_u32(Buf *out, size_t value) {
  char bytes[4] = {(char)(value & 255), (char)(value >> 8 & 255), (char)(value >> 16 & 255), (char)(value >> 24 & 255)};
  buf_add(out, bytes, sizeof bytes);
}

static void add_number(Buf *out, char tag, const void *value) {
  buf_addc(out, tag);
  buf_add(out, value, 8);
}

static Status encode(const Encoder *encoder, int index, int depth);

static Status encode_string(const Encoder *encoder, int index) {
  size_t length;
  const char *text = lua_tolstring(encoder->L, index, &length);
  if (length > UINT32_MAX) return error_set(encoder->error, STATUS_LIMIT, "a string of more than 4 GiB");
  buf_addc(encoder->out, 's');
  add_u32(encoder->out, length);
  buf_add(encoder->out, text, length);
  return STATUS_OK;
}

/* Length of the list that the table is, if its keys are 1 to n; otherwise -1. */
static lua_Integer list_length(lua_State *L, int index) {
  lua_Unsigned border = lua_rawlen(L, index);
  lua_Unsigned pairs = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    bool counts = lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1 && (lua_Unsigned)lua_tointeger(L, -1) <= border;
    if (!counts || border > UINT32_MAX) {
      lua_pop(L, 1);
      return -1;
    }
    pairs++;
  }
  return pairs == border && border > 0 ? (lua_Integer)border : -1;
}

static Status encode_table(const Encoder *encoder, int index, int depth) {
  lua_State *L = encoder->L;
  if (depth >= WIRE_MOST_DEPTH || !lua_checkstack(L, 4))
    return error_set(encoder->error, STATUS_LIMIT, "tables nested more than %d deep, or in a circle", WIRE_MOST_DEPTH);
  lua_Integer count = list_length(L, index);
  Status status = STATUS_OK;
  if (count >= 0) {
    buf_addc(encoder->out, 'l');
    add_u32(encoder->out, (size_t)count);
    for (lua_Integer i = 1; status == STATUS_OK && i <= count; i++) {
      lua_rawgeti(L, index, i);
      status = encode(encoder, lua_gettop(L), depth + 1);
      lua_pop(L, 1);
    }
    return status;
  }
  buf_addc(encoder->out, 't');
  lua_pushnil(L);
  while (lua_next(L, index)) {
    status = encode(encoder, lua_gettop(L) - 1, depth + 1);
    if (status == STATUS_OK) status = encode(encoder, lua_gettop(L), depth + 1);
    lua_pop(L, status == STATUS_OK ? 1 : 2);
    if (status != STATUS_OK) return status;
  }
  buf_addc(encoder->out, 'e');
  return STATUS_OK;
}

static Status encode(const Encoder *encoder, int index, int depth) {
  lua_State *L = encoder->L;
  if (encoder->out->length > encoder->most)
    return error_set(encoder->error, STATUS_LIMIT, "more than %zu bytes", encoder->most);
  int type = lua_type(L, index);
  if (type == LUA_TSTRING) return encode_string(encoder, index);
  if (type == LUA_TTABLE) return encode_table(encoder, index, depth);
  if (type == LUA_TNIL) {
    buf_addc(encoder->out, 'n');
  } else if (type == LUA_TBOOLEAN) {
    buf_addc(encoder->out, lua_toboolean(L, index) ? 'y' : 'x');
  } else if (type == LUA_TNUMBER && lua_isinteger(L, index)) {
    lua_Integer value = lua_tointeger(L, index);
    add_number(encoder->out, 'i', &value);
  } else if (type == LUA_TNUMBER) {
    lua_Number value = lua_tonumber(L, index);
    add_number(encoder->out, 'd', &value);
  } else if (type == LUA_TFUNCTION && encoder->code == WIRE_MARK_CODE) {
    buf_addc(encoder->out, 'f');
  } else {
    return error_set(encoder->error, STATUS_INVALID, "a %s cannot be handed over", lua_typename(L, type));
  }
  return STATUS_OK;
}

Status wire_encode(lua_State *L, int index, WireCode code, size_t most, Buf *out, Error *error) {
  Encoder encoder = {L, out, most, code, error};
  int top = lua_gettop(L);
  Status status = lua_checkstack(L, 4) ? encode(&encoder, lua_absindex(L, index), 0) : error_nomem(error, "encoding");
  lua_settop(L, top);
  if (status == STATUS_OK && !buf_ok(out)) return error_nomem(error, "handing a value over");
  if (status == STATUS_OK && out->length > most) return error_set(error, STATUS_LIMIT, "more than %zu bytes", most);
  return status;
}

typedef struct Decoder {
  lua_State *L;
  const unsigned char *bytes;
  size_t length, at, memory; /* `memory` is what the value may still cost */
} Decoder;

static bool take(Decoder *decoder, size_t count, const unsigned char **from) {
  if (decoder->length - decoder->at < count) return false;
  *from = decoder->bytes + decoder->at;
  decoder->at += count;
  return true;
}

static bool take_u32(Decoder *decoder, size_t *value) {
  const unsigned char *from;
  if (!take(decoder, 4, &from)) return false;
  *value = (size_t)from[0] | (size_t)from[1] << 8 | (size_t)from[2] << 16 | (size_t)from[3] << 24;
  return true;
}

static bool spend(Decoder *decoder, size_t cost) {
  if (decoder->memory < cost) return false;
  decoder->memory -= cost;
  return true;
}

static bool decode(Decoder *decoder, int depth);

static bool decode_string(Decoder *decoder) {
  size_t length;
  const unsigned char *from;
  if (!take_u32(decoder, &length) || !take(decoder, length, &from) || !spend(decoder, STRING_COST + length))
    return false;
  lua_pushlstring(decoder->L, (const char *)from, length);
  return true;
}

static bool decode_list(Decoder *decoder, int depth) {
  size_t count;
  if (!take_u32(decoder, &count) || count > decoder->length - decoder->at || count > INT32_MAX) return false;
  if (!spend(decoder, TABLE_COST + SLOT_COST * count)) return false;
  lua_createtable(decoder->L, (int)count, 0);
  for (size_t i = 1; i <= count; i++) {
    if (!decode(decoder, depth + 1)) return false;
    lua_rawseti(decoder->L, -2, (lua_Integer)i);
  }
  return true;
}

/* A key that Lua cannot take, nil or NaN, is a forgery. */
static bool is_key(lua_State *L) {
  return !lua_isnil(L, -1) && !(lua_type(L, -1) == LUA_TNUMBER && lua_tonumber(L, -1) != lua_tonumber(L, -1));
}

static bool decode_pairs(Decoder *decoder, int depth) {
  if (!spend(decoder, TABLE_COST)) return false;
  lua_newtable(decoder->L);
  while (decoder->at < decoder->length && decoder->bytes[decoder->at] != 'e') {
    if (!spend(decoder, 4 * SLOT_COST) || !decode(decoder, depth + 1) || !is_key(decoder->L)) return false;
    if (!decode(decoder, depth + 1)) return false;
    lua_rawset(decoder->L, -3);
  }
  const unsigned char *end;
  return take(decoder, 1, &end);
}

static bool decode_number(Decoder *decoder, bool integer) {
  const unsigned char *from;
  if (!take(decoder, 8, &from)) return false;
  lua_Integer whole;
  lua_Number real;
  memcpy(&whole, from, sizeof whole);
  memcpy(&real, from, sizeof real);
  if (integer)
    lua_pushinteger(decoder->L, whole);
  else
    lua_pushnumber(decoder->L, real);
  return true;
}

static bool decode(Decoder *decoder, int depth) {
  const unsigned char *tag;
  if (depth > WIRE_MOST_DEPTH || !lua_checkstack(decoder->L, 4) || !take(decoder, 1, &tag)) return false;
  switch (*tag) {
    case 'n': lua_pushnil(decoder->L); return true;
    case 'y': lua_pushboolean(decoder->L, 1); return true;
    case 'x': lua_pushboolean(decoder->L, 0); return true;
    case 'f': lua_getfield(decoder->L, LUA_REGISTRYINDEX, WIRE_CODE); return true;
    case 'i': return decode_number(decoder, true);
    case 'd': return decode_number(decoder, false);
    case 's': return decode_string(decoder);
    case 'l': return decode_list(decoder, depth);
    case 't': return decode_pairs(decoder, depth);
    default: return false;
  }
}

Status wire_decode(lua_State *L, const char *bytes, size_t length, size_t most, Error *error) {
  Decoder decoder = {L, (const unsigned char *)bytes, length, 0, most};
  int top = lua_gettop(L);
  if (decode(&decoder, 0) && decoder.at == length) return STATUS_OK;
  lua_settop(L, top);
  if (decoder.memory < TABLE_COST + STRING_COST) return error_set(error, STATUS_LIMIT, "a message that is too large");
  return error_set(error, STATUS_INVALID, "a malformed message");
}
