#ifndef KEPTERRORS_H
#define KEPTERRORS_H

#include <stddef.h>

// Standard error while the screen is up. All of it may be called in a signal handler, but for `keep_errors`.

/// From here on what goes to standard error is kept. Only a terminal is spared: errors that go to a file or a pipe
/// disturb no screen.
void keep_errors(void);

/// Shows the last 64 KB of what was kept, and keeps no more.
void show_errors(void);

/// Writes all, however often it takes.
void write_all(int file, const char *bytes, size_t length);

/// Whether a file takes bytes now, or within so many milliseconds.
int takes_bytes(int file, int milliseconds);

#endif
