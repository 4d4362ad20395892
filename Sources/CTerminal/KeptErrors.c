#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "KeptErrors.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/// Where standard error went before, and the file in memory it goes to meanwhile; -1 while it is left alone.
static int errors_before = -1, errors_kept = -1;

void write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    const ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

int takes_bytes(int file, int milliseconds) {
  struct pollfd room = {.fd = file, .events = POLLOUT};
  return poll(&room, 1, milliseconds) > 0;
}

static int memory_file(void) {
#if defined(__linux__)
  return memfd_create("errors", MFD_CLOEXEC);
#else
  char name[] = "/tmp/errors.XXXXXX";
  const int file = mkstemp(name);
  if (file >= 0) {
    unlink(name);
    fcntl(file, F_SETFD, FD_CLOEXEC);
  }
  return file;
#endif
}

void keep_errors(void) {
  if (errors_before >= 0 || !isatty(STDERR_FILENO)) return;
  const int kept = memory_file();
  if (kept < 0) return;
  errors_before = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (errors_before < 0 || dup2(kept, STDERR_FILENO) < 0) {
    if (errors_before >= 0) close(errors_before);
    errors_before = -1;
    close(kept);
    return;
  }
  errors_kept = kept;
}

void show_errors(void) {
  if (errors_before < 0) return;
  dup2(errors_before, STDERR_FILENO);
  const off_t most = 64 * 1024, end = lseek(errors_kept, 0, SEEK_END);
  off_t place = end > most ? end - most : 0;
  char buffer[1024];
  ssize_t count;
  while ((count = pread(errors_kept, buffer, sizeof buffer, place)) > 0 && takes_bytes(STDERR_FILENO, 1000)) {
    write_all(STDERR_FILENO, buffer, (size_t)count);
    place += count;
  }
  close(errors_kept);
  close(errors_before);
  errors_before = errors_kept = -1;
}
