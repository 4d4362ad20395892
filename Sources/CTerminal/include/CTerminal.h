#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stddef.h>

// Signal-safe restoring of the terminal, and signals as something a poll loop can wait for. One screen a process; all
// functions but `terminal_guard_thread` belong to the main thread.

/// Remembers how the terminal stands and catches the signals that end, stop or resize the program. Call it before
/// curses starts, so that curses keeps its own handlers away.
///
/// A program that was asked to end by SIGTERM, SIGINT or SIGHUP and is asked again by the same signal ends at once.
///
/// @param wake the writing end of a non-blocking pipe; a byte arrives there with each caught signal
/// @param chains whether a crash goes on to the handler that was there before, such as Swift's backtracer
/// @return 0, or -1 when standard input or standard output is no terminal
int terminal_guard_open(int wake, int chains);

/// The screen is up: from here on a crash writes `undo`, and what goes to standard error is kept until the screen is
/// gone. At most 512 bytes.
void terminal_guard_arm(const char *undo, size_t length);

/// The screen has been left in the ordinary way: what was kept of standard error is shown.
void terminal_guard_disarm(void);

/// Gives the signals back to who had them before.
void terminal_guard_close(void);

/// The signals caught since the last call, as bits: 1 << SIGWINCH and so on.
unsigned terminal_guard_take_signals(void);

/// Stops the process group as Ctrl-Z does, and returns once it goes on. The screen must have been left.
void terminal_guard_stop(void);

/// Ends the process with a signal, as if it had never been caught.
void terminal_guard_die(int signal);

/// A worker thread leaves signals to the main thread and gets a stack of its own for a crash by stack overflow.
void terminal_guard_thread(void);

#endif
