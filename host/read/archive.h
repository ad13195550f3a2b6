/* archive.h: what is packed in a zip, a tar or a compressed file, member by member, in memory.
 *
 * Nothing is ever written to disk, so a member's name is only a name. What a member says of its size is not believed:
 * it is unpacked until it ends or a limit is reached. An archive that swells beyond all proportion is refused. */
#ifndef QUERN_READ_ARCHIVE_H
#define QUERN_READ_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

/* Called for each regular file. `bytes` are the callee's to read until it returns. Not OK: unpacking stops. */
typedef Status (*ArchiveMember)(void *context, const char *name, const char *bytes, size_t length);

/* Goes through the members in their order. An archive that breaks off or is locked gives what comes before that, then
 * the failure. */
Status archive_each(const char *bytes, size_t length, ArchiveMember member, void *context, Error *error);

/* One member by its name: STATUS_NOTFOUND if there is none. */
Status archive_member(const char *bytes, size_t length, const char *name, Buf *content, Error *error);

#endif
