#ifndef CPROCESSOR_H
#define CPROCESSOR_H

// What the processor can do, asked of the processor itself.

#if defined(__x86_64__)
#include <cpuid.h>

/// 4 when the processor and the operating system have x86-64-v4 (v3 and AVX-512 F, BW, CD, DQ, VL), 3 when they have
/// x86-64-v3 (AVX2, FMA, BMI1, BMI2, F16C, LZCNT, MOVBE), else 1.
static inline int processor_level(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 1;
  const unsigned fma = 1u << 12, movbe = 1u << 22, osxsave = 1u << 27, avx = 1u << 28, f16c = 1u << 29;
  const unsigned first = fma | movbe | osxsave | avx | f16c;
  if ((c & first) != first) return 1;

  // The system must save the wide registers when it switches threads: bits 1 (SSE) and 2 (AVX) of XCR0.
  unsigned low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  if ((low & 6u) != 6u) return 1;

  unsigned b7;
  if (!__get_cpuid_count(7, 0, &a, &b7, &c, &d)) return 1;
  const unsigned bmi1 = 1u << 3, avx2 = 1u << 5, bmi2 = 1u << 8;
  const unsigned second = bmi1 | avx2 | bmi2;
  if ((b7 & second) != second) return 1;

  if (!__get_cpuid(0x80000001u, &a, &b, &c, &d)) return 1;
  const unsigned lzcnt = 1u << 5;
  if (!(c & lzcnt)) return 1;

  // The masks, and the upper parts of the wider registers and the further ones: bits 5, 6 and 7 of XCR0.
  const unsigned f = 1u << 16, dq = 1u << 17, cd = 1u << 28, bw = 1u << 30, vl = 1u << 31;
  const unsigned third = f | dq | cd | bw | vl;
  return (low & 0xE0u) == 0xE0u && (b7 & third) == third ? 4 : 3;
}
#else
/// On other architectures there is one compilation of the kernels.
static inline int processor_level(void) { return 1; }
#endif

#endif
