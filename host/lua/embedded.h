/* embedded.h: the files that travel inside the binary: lib/, scripts/, data/ (table made by the Makefile). */
#ifndef QUERN_LUA_EMBEDDED_H
#define QUERN_LUA_EMBEDDED_H

typedef struct EmbeddedFile {
  const char *path;  /* "lib/quern/cli.lua", "data/sectors.csv"; NULL ends the table */
  const char *start; /* the bytes */
  const char *end;
} EmbeddedFile;

extern const EmbeddedFile embedded_files[];

/* The file of that name, or NULL. */
const EmbeddedFile *embedded_find(const char *path);

#endif
