/* schema.h: the tables of a corpus file, as the steps that lead from each version to the next. */
#ifndef QUERN_STORE_SCHEMA_H
#define QUERN_STORE_SCHEMA_H

/* schema_steps[n] leads from user_version n to n + 1. A step that has shipped never changes. */
extern const char *const schema_steps[];
extern const int schema_version;

/* Where all steps lead, from an empty file. */
extern const char schema_whole[];

/* Marks a database as a corpus of quern. */
enum { SCHEMA_APPLICATION = 0x7175726E };

#endif
