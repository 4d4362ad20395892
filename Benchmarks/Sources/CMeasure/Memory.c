#include "CMeasure.h"

#if defined(__linux__)

#include <stdio.h>

// getrusage would count the memory of the program that started this one.
double peak_resident_megabytes(void) {
  FILE *status = fopen("/proc/self/status", "r");
  if (!status) return 0;
  char line[256];
  long kilobytes = 0;
  while (fgets(line, sizeof line, status))
    if (sscanf(line, "VmHWM: %ld", &kilobytes) == 1) break;
  fclose(status);
  return kilobytes / 1024.0;
}

#else

#include <sys/resource.h>

double peak_resident_megabytes(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) ? 0 : usage.ru_maxrss / 1048576.0;
}

#endif
