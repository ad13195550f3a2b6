/* library.h: libraries that one feature needs, loaded when that feature is first used.
 *
 * PDF, Word and spreadsheet support bring large libraries. Loading them on demand keeps the start fast, and where one
 * is missing only its feature fails, with the name of the Debian package to install. */
#ifndef QUERN_BASE_LIBRARY_H
#define QUERN_BASE_LIBRARY_H

#include "base/status.h"

typedef struct LibrarySymbol {
  const char *name;
  void *slot; /* address of the function pointer to fill */
} LibrarySymbol;

/* Opens `file` ("libarchive.so.13") once and fills every slot; `symbols` ends with {NULL, NULL}. `package` is the
 * Debian package ("libarchive13") and `feature` what needs it ("reading zip archives"): both go into the message. Call
 * it as often as convenient: slots that are filled stay as they are. Not for two threads at a time on the same slots.
 */
Status library_open(const char *file, const char *package, const char *feature, const LibrarySymbol *symbols,
                    Error *error);

#endif
