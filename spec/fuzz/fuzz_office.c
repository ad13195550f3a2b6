/* Any bytes as one of the XML parts of a Word file, an OpenDocument text or a workbook. */
#include "read_check.h"

static uint32_t crc32(const uint8_t *bytes, size_t length) {
  uint32_t crc = UINT32_MAX;
  for (size_t i = 0; i < length; i++) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
  }
  return ~crc;
}

static void put(Buf *out, uint32_t value, int bytes) {
  for (int i = 0; i < bytes; i++) buf_addc(out, (char)(value >> 8 * i));
}

static void put_entry(Buf *out, const char *name, const uint8_t *bytes, size_t length) {
  put(out, 20, 2), put(out, 0, 2), put(out, 0, 2), put(out, 0, 2), put(out, 0x21, 2);
  put(out, crc32(bytes, length), 4), put(out, (uint32_t)length, 4), put(out, (uint32_t)length, 4);
  put(out, (uint32_t)strlen(name), 2), put(out, 0, 2);
}

/* A member without compression; its entry in the list at the end goes to `list`. */
static void add(Buf *zip, Buf *list, const char *name, const void *bytes, size_t length) {
  uint32_t at = (uint32_t)zip->length;
  buf_add(zip, "PK\3\4", 4), put_entry(zip, name, bytes, length), buf_adds(zip, name);
  buf_add(zip, bytes, length);
  buf_add(list, "PK\1\2", 4), put(list, 20, 2), put_entry(list, name, bytes, length);
  put(list, 0, 2), put(list, 0, 2), put(list, 0, 2), put(list, 0, 4), put(list, at, 4), buf_adds(list, name);
}

typedef struct Member {
  const char *name, *text;
} Member;

#define W                                                                    \
  "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Steel output fell by two " \
  "percent.</w:t></w:r></w:p></w:body></w:document>"
static const Member word[] = {
    {"word/document.xml", W}, {"word/styles.xml", "<styles/>"}, {"docProps/core.xml", "<p/>"}};
static const Member open_text[] = {{"mimetype", "application/vnd.oasis.opendocument.text"},
                                   {"content.xml", "<o><p>Steel output fell by two percent.</p></o>"},
                                   {"meta.xml", "<m/>"}};
static const Member book[] = {
    {"xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels", "<R><Relationship Id='r1' Target='worksheets/sheet1.xml'/></R>"},
    {"xl/worksheets/sheet1.xml", "<s><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row></s>"},
    {"xl/sharedStrings.xml", "<sst><si><t>Title</t></si><si><t>Text</t></si></sst>"},
    {"xl/styles.xml", "<styleSheet/>"}};
static const struct {
  const char *name;
  const Member *member;
  size_t count;
} kinds[] = {{"a.docx", word, 3}, {"a.odt", open_text, 3}, {"a.xlsx", book, 5}};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  size_t kind = data[0] % 3, which = data[1] % kinds[kind].count;
  Buf zip = BUF_INIT, list = BUF_INIT;
  for (size_t i = 0; i < kinds[kind].count; i++) {
    const Member *member = &kinds[kind].member[i];
    if (i == which)
      add(&zip, &list, member->name, data + 2, size - 2);
    else
      add(&zip, &list, member->name, member->text, strlen(member->text));
  }
  uint32_t at = (uint32_t)zip.length, count = (uint32_t)kinds[kind].count;
  buf_add(&zip, list.data, list.length);
  buf_add(&zip, "PK\5\6", 4), put(&zip, 0, 4), put(&zip, count, 2), put(&zip, count, 2);
  put(&zip, (uint32_t)list.length, 4), put(&zip, at, 4), put(&zip, 0, 2);
  read_and_check(kinds[kind].name, zip.data, zip.length);
  buf_free(&zip);
  buf_free(&list);
  return 0;
}
