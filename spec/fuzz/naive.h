/* naive.h: the lexicon's matches by trying every term at every place: what the kernels must find, written the plain
 * way. */
#ifndef QUERN_SPEC_NAIVE_H
#define QUERN_SPEC_NAIVE_H

#include "text/lexicon.h"

/* As lexicon_scan, in time (bytes x terms that share a first byte). */
Status naive_scan(const Lexicon *lexicon, const char *text, size_t length, Mentions *mentions);

#endif
