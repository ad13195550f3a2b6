/* target.h: loops worth compiling twice, for any x86-64 and for one with AVX2; the right one is chosen at the start.
 *
 * Both give the same bits: contraction into fused multiply-add is off in ISO C mode, and sums keep their order. */
#ifndef QUERN_FRAME_TARGET_H
#define QUERN_FRAME_TARGET_H

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define FRAME_HOT __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define FRAME_HOT
#endif

#endif
