#include "base/interrupt.h"

#include <time.h>

atomic_bool interrupt_flag;

void interrupt_raise(void) { atomic_store_explicit(&interrupt_flag, true, memory_order_relaxed); }

bool interrupt_clear(void) { return atomic_exchange_explicit(&interrupt_flag, false, memory_order_relaxed); }

void interrupt_sleep(double seconds) {
  static const double STEP = 0.02;
  for (double left = seconds; left > 0 && !interrupt_pending(); left -= STEP) {
    struct timespec step = {0, (long)((left < STEP ? left : STEP) * 1e9)};
    (void)nanosleep(&step, NULL);
  }
}
