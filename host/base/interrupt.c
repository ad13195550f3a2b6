#include "base/interrupt.h"

atomic_bool interrupt_flag;

void interrupt_raise(void) { atomic_store_explicit(&interrupt_flag, true, memory_order_relaxed); }

bool interrupt_clear(void) { return atomic_exchange_explicit(&interrupt_flag, false, memory_order_relaxed); }
