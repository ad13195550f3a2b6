/* room.h: memory for SQLite, which asks for room for a text, a row or a page again and again and gives it back.
 *
 * Small pieces come from malloc, which keeps them at hand itself. For larger ones it looks through all gaps of the heap
 * for one that fits, and rules leave many: those are kept here, by sizes of four steps to a doubling, and given again.
 * What is kept is bounded. Any thread may ask, and give back what another asked for. */
#ifndef QUERN_STORE_ROOM_H
#define QUERN_STORE_ROOM_H

/* Before SQLite is used for the first time: has it ask here. */
void room_for_sqlite(void);

#endif
