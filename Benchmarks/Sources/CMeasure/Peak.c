#include "CMeasure.h"

// Twelve chains are more than any processor needs to have a multiply-add under way in every unit at every moment. An
// empty piece of assembly that claims to change the sums keeps the loop from being folded.
#define CHAINS 12

#if defined(__x86_64__)

#include <immintrin.h>

#define LOOP(TYPE, SET, STEP)                                 \
  TYPE sum[CHAINS], a = SET(0.999f), b = SET(0.001f);         \
  for (int i = 0; i < CHAINS; i++) sum[i] = SET(i);           \
  for (long round = 0; round < rounds; round++) {             \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < CHAINS; i++) { \
      sum[i] = STEP;                                          \
      __asm__ volatile("" : "+v"(sum[i]));                    \
    }                                                         \
  }

static void narrow(long rounds) { LOOP(__m128, _mm_set1_ps, _mm_add_ps(_mm_mul_ps(sum[i], a), b)) }

__attribute__((target("avx2,fma"))) static void wide(long rounds) {
  LOOP(__m256, _mm256_set1_ps, _mm256_fmadd_ps(sum[i], a, b))
}

__attribute__((target("avx512f"))) static void widest(long rounds) {
  LOOP(__m512, _mm512_set1_ps, _mm512_fmadd_ps(sum[i], a, b))
}

double multiply_add_operations(int level, long rounds) {
  if (level >= 4) widest(rounds);
  else if (level == 3) wide(rounds);
  else narrow(rounds);
  return 2.0 * CHAINS * rounds * (level >= 4 ? 16 : level == 3 ? 8 : 4);
}

#else

typedef float Four __attribute__((vector_size(16)));

double multiply_add_operations(int level, long rounds) {
  (void)level;
  Four sum[CHAINS], a = {0.999f, 0.999f, 0.999f, 0.999f}, b = {0.001f, 0.001f, 0.001f, 0.001f};
  for (int i = 0; i < CHAINS; i++) sum[i] = a * (float)i;
  for (long round = 0; round < rounds; round++) {
    _Pragma("clang loop unroll(full)") for (int i = 0; i < CHAINS; i++) {
      sum[i] = __builtin_elementwise_fma(sum[i], a, b);
      __asm__ volatile("" : "+w"(sum[i]));
    }
  }
  return 2.0 * CHAINS * rounds * 4;
}

#endif
