#ifndef CMEASURE_H
#define CMEASURE_H

// What a program cannot see of itself from Swift.

/// How often memory was asked for since the program began: malloc, calloc, realloc, aligned_alloc, posix_memalign,
/// memalign. -1 where it is not counted: with another C library than glibc.
long allocation_count(void);

/// The most physical memory this program has held, in megabytes; 0 where that cannot be read.
double peak_resident_megabytes(void);

/// Multiply-adds in registers only, so many rounds of 12 independent ones of 8 (level 3) or 16 (level 4) numbers:
/// returns how many operations that was, a multiply-add being two. Level 1 multiplies and adds 4 numbers, apart.
/// The processor must have the level: 3 is x86-64-v3, 4 AVX-512F.
double multiply_add_operations(int level, long rounds);

#endif
