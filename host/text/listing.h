/* listing.h: runs of lines that each give a name and what is told of it: "Capacity: 300 MW", "- Chile: 5.2 million t",
 * "总投资：50亿元", "Partner - Acme", "德国 7%".
 *
 * A sheet tells several things of one works, loan or measure; a list tells the same of several countries, goods or
 * firms. Which of the two it is, the words tell (claim/sheet.h, claim/listed.h); here are only lines, and what stands
 * above. */
#ifndef QUERN_TEXT_LISTING_H
#define QUERN_TEXT_LISTING_H

#include "text/grid.h"
#include "text/zone.h"

typedef struct ListingLine {
  Cell whole, name, value;
} ListingLine;

typedef struct Listing {
  ListingLine *line;
  uint32_t lines;
  Cell lead[GRID_LEADS]; /* short lines above, the nearest first; sentences that end in a colon among them */
  uint32_t leads;
} Listing;

/* The run of two lines or more that begins with zone `first`, and *end, the zone behind it. False: none begins there,
 * or memory is out (*status). */
bool listing_at(Arena *arena, const char *text, const Zones *zones, size_t first, size_t *end, Listing *listing,
                Status *status);

/* grid_loose.c: the table without tabs and rulings that begins with zone `first`: cells with blanks, pipes or commas
 * between them, alike in all of its lines. */
bool grid_loose(Arena *arena, const char *text, const Zones *zones, size_t first, size_t *end, Grid *grid,
                Status *status);

#endif
