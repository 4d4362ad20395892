#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGQUIT};
static const int requests[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP};
enum { crash_count = sizeof crashes / sizeof *crashes, request_count = sizeof requests / sizeof *requests };

static struct sigaction crash_before[crash_count];
static struct sigaction request_before[request_count];
static struct termios attributes;
static char undo_bytes[512];
static size_t undo_length;
static int wake_pipe = -1;
static int chains_crashes;
/// Where standard error went before, and the file in memory it goes to meanwhile; -1 while it is left alone.
static int errors_before = -1, errors_kept = -1;
static atomic_int armed, restoring;
static atomic_uint caught, asked;
static _Thread_local char signal_stack[64 * 1024];

static void write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    const ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

static void use_signal_stack(void) {
  const stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  sigaltstack(&stack, NULL);
}

// Standard error

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

/// Only a terminal is spared: errors that go to a file or a pipe disturb no screen.
static void keep_errors(void) {
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

/// Shows the last 64 KB of what was kept.
static void show_errors(void) {
  if (errors_before < 0) return;
  dup2(errors_before, STDERR_FILENO);
  const off_t most = 64 * 1024, end = lseek(errors_kept, 0, SEEK_END);
  off_t place = end > most ? end - most : 0;
  char buffer[1024];
  ssize_t count;
  while ((count = pread(errors_kept, buffer, sizeof buffer, place)) > 0) {
    write_all(STDERR_FILENO, buffer, (size_t)count);
    place += count;
  }
  close(errors_kept);
  close(errors_before);
  errors_before = errors_kept = -1;
}

// Restoring

static void restore_attributes(void) {
  // A background process that sets attributes would be stopped on its way out.
  sigset_t output, before;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, &before);
  tcsetattr(STDIN_FILENO, TCSANOW, &attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void terminal_guard_restore(void) {
  if (!atomic_exchange(&armed, 0)) {
    // Two threads may crash at once: the second waits until the first has restored, at most a second.
    const struct timespec moment = {.tv_nsec = 1000000};
    for (int i = 0; i < 1000 && atomic_load(&restoring); i++) nanosleep(&moment, NULL);
    return;
  }
  const int number = errno;
  atomic_store(&restoring, 1);
  write_all(STDOUT_FILENO, undo_bytes, undo_length);
  restore_attributes();
  show_errors();
  atomic_store(&restoring, 0);
  errno = number;
}

void terminal_guard_arm(const char *undo, size_t length) {
  undo_length = length < sizeof undo_bytes ? length : sizeof undo_bytes;
  memcpy(undo_bytes, undo, undo_length);
  keep_errors();
  atomic_store(&armed, 1);
}

void terminal_guard_disarm(void) {
  if (!atomic_exchange(&armed, 0)) return;
  restore_attributes();
  show_errors();
}

// Signals

void terminal_guard_die(int number) {
  terminal_guard_restore();
  signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static void crash(int number, siginfo_t *info, void *context) {
  terminal_guard_restore();
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] != number) continue;
    const struct sigaction *before = &crash_before[i];
    if (chains_crashes && (before->sa_flags & SA_SIGINFO) && before->sa_sigaction) {
      before->sa_sigaction(number, info, context);
    }
  }
  // Raised again: it arrives when this handler returns, and its sender sees what ended the process.
  signal(number, SIG_DFL);
  raise(number);
}

static void request(int number) {
  const unsigned bit = 1u << number;
  const unsigned before = atomic_fetch_or(&asked, bit);
  if ((number == SIGTERM || number == SIGINT) && (before & bit)) {
    // Asked for the second time: the loop does not answer.
    terminal_guard_restore();
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  const int error = errno;
  atomic_fetch_or(&caught, bit);
  const char byte = 0;
  const ssize_t ignored = write(wake_pipe, &byte, 1);
  (void)ignored;
  errno = error;
}

static void catch_request(int number) {
  struct sigaction action = {.sa_handler = request, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

unsigned terminal_guard_take_signals(void) { return atomic_exchange(&caught, 0); }

int terminal_guard_open(int wake, int chains) {
  static int has_exit_handler;
  if (tcgetattr(STDIN_FILENO, &attributes) != 0) return -1;
  wake_pipe = wake;
  chains_crashes = chains;
  atomic_store(&asked, 0);
  atomic_store(&caught, 0);
  use_signal_stack();
  if (!has_exit_handler) has_exit_handler = atexit(terminal_guard_restore) == 0;

  // Whoever started this process may have left signals blocked.
  sigset_t all;
  sigemptyset(&all);
  for (int i = 0; i < crash_count; i++) {
    struct sigaction action = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i], &action, &crash_before[i]);
    sigaddset(&all, crashes[i]);
  }
  for (int i = 0; i < request_count; i++) {
    sigaction(requests[i], NULL, &request_before[i]);
    sigaddset(&all, requests[i]);
    // What was to be ignored, as under nohup, stays ignored.
    if (request_before[i].sa_handler != SIG_IGN) catch_request(requests[i]);
  }
  pthread_sigmask(SIG_UNBLOCK, &all, NULL);
  return 0;
}

void terminal_guard_close(void) {
  terminal_guard_disarm();
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &crash_before[i], NULL);
  for (int i = 0; i < request_count; i++) sigaction(requests[i], &request_before[i], NULL);
}

void terminal_guard_stop(void) {
  // SIGTSTP rather than SIGSTOP: in a process group that nobody could continue, it does nothing.
  struct sigaction stop, go_on;
  sigaction(SIGTSTP, NULL, &stop);
  if (stop.sa_handler == SIG_IGN) return;
  sigaction(SIGCONT, NULL, &go_on);
  signal(SIGTSTP, SIG_DFL);
  signal(SIGCONT, SIG_DFL);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &stop, NULL);
  sigaction(SIGCONT, &go_on, NULL);
}

void terminal_guard_thread(void) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < request_count; i++) sigaddset(&set, requests[i]);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  use_signal_stack();
}
