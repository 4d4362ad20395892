#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "CTerminal.h"
#include "KeptErrors.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const struct {
  int number;
  /// What is said about it on the screen that was there before; NULL when somebody asked for it.
  const char *message;
} crashes[] = {
    {SIGSEGV, "The program failed: it used memory that is not its own (SIGSEGV).\n"},
    {SIGBUS, "The program failed: it used memory that is not there (SIGBUS).\n"},
    {SIGILL, "The program failed: something happened that never should (SIGILL).\n"},
    {SIGTRAP, "The program failed: something happened that never should (SIGTRAP).\n"},
    {SIGFPE, "The program failed: a calculation was impossible (SIGFPE).\n"},
    {SIGABRT, "The program failed and gave up (SIGABRT).\n"},
    {SIGSYS, "The program failed: the system refused a call (SIGSYS).\n"},
    {SIGQUIT, NULL},
};
static const int requests[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP};
enum { crash_count = sizeof crashes / sizeof *crashes, request_count = sizeof requests / sizeof *requests };

static struct sigaction crash_before[crash_count];
static struct sigaction request_before[request_count];
static struct termios attributes;
static char undo_bytes[512];
static size_t undo_length;
static int wake_pipe = -1;
static int chains_crashes;
/// The terminal by another number than standard output, and a file that swallows everything.
static int screen = -1, nowhere = -1;
enum { screen_down, screen_up, screen_leaving };
static atomic_int state = screen_down;
static atomic_uint caught, asked;
static _Thread_local char signal_stack[32 * 1024];

static void use_signal_stack(void) {
  const stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  sigaltstack(&stack, NULL);
}

/// A terminal that has stopped reading must not keep the program from ending: what still waits for it is dropped.
static void write_undo(void) {
  if (!takes_bytes(screen, 1000)) tcflush(screen, TCOFLUSH);
  if (takes_bytes(screen, 0)) write_all(screen, undo_bytes, undo_length);
}

/// Nothing comes between the parts of a restoration; and a process in the background, which would be stopped for
/// setting attributes, is let through.
static void hold_signals(sigset_t *before) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, before);
}

static void release_signals(const sigset_t *before) { pthread_sigmask(SIG_SETMASK, before, NULL); }

/// Leaves the screen from anywhere, even a signal handler. Does nothing the second time.
static void restore(void) {
  const int number = errno;
  sigset_t signals;
  hold_signals(&signals);
  int expected = screen_up;
  if (atomic_compare_exchange_strong(&state, &expected, screen_leaving)) {
    write_undo();
    tcsetattr(STDIN_FILENO, TCSANOW, &attributes);
    show_errors();
    atomic_store(&state, screen_down);
  } else {
    // Two threads may crash at once: the second waits until the first has restored.
    const struct timespec moment = {.tv_nsec = 1000000};
    for (int i = 0; i < 3000 && atomic_load(&state) == screen_leaving; i++) nanosleep(&moment, NULL);
  }
  release_signals(&signals);
  errno = number;
}

/// The process is about to end, perhaps in the middle of a picture: another thread that still draws draws nowhere.
static void restore_for_good(void) {
  if (atomic_load(&state) != screen_down) dup2(nowhere, STDOUT_FILENO);
  restore();
}

void terminal_guard_arm(const char *undo, size_t length) {
  undo_length = length < sizeof undo_bytes ? length : sizeof undo_bytes;
  memcpy(undo_bytes, undo, undo_length);
  keep_errors();
  atomic_store(&state, screen_up);
}

void terminal_guard_disarm(void) {
  int expected = screen_up;
  if (!atomic_compare_exchange_strong(&state, &expected, screen_down)) return;
  sigset_t signals;
  hold_signals(&signals);
  tcsetattr(STDIN_FILENO, TCSANOW, &attributes);
  show_errors();
  release_signals(&signals);
}

void terminal_guard_die(int number) {
  restore_for_good();
  signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static void crash(int number, siginfo_t *info, void *context) {
  restore_for_good();
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i].number != number) continue;
    if (crashes[i].message) write_all(STDERR_FILENO, crashes[i].message, strlen(crashes[i].message));
    const struct sigaction *before = &crash_before[i];
    if (chains_crashes && (before->sa_flags & SA_SIGINFO) && before->sa_sigaction) {
      dup2(screen, STDOUT_FILENO);
      before->sa_sigaction(number, info, context);
    }
  }
  // Raised again: it arrives when this handler returns, and whoever waits for the process sees what ended it.
  signal(number, SIG_DFL);
  raise(number);
}

static void request(int number) {
  const int error = errno;
  const unsigned bit = 1u << number;
  const unsigned before = atomic_fetch_or(&asked, bit);
  if ((number == SIGTERM || number == SIGINT || number == SIGHUP) && (before & bit)) {
    // Asked for the second time: the loop does not answer.
    restore_for_good();
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  atomic_fetch_or(&caught, bit);
  const char byte = 0;
  const ssize_t ignored = write(wake_pipe, &byte, 1);
  (void)ignored;
  errno = error;
}

static void catch_request(int number) {
  struct sigaction action = {.sa_handler = request, .sa_flags = SA_RESTART | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

unsigned terminal_guard_take_signals(void) { return atomic_exchange(&caught, 0); }

int terminal_guard_open(int wake, int chains) {
  static int has_exit_handler;
  if (!isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &attributes) != 0) return -1;
  screen = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  wake_pipe = wake;
  chains_crashes = chains;
  atomic_store(&asked, 0);
  atomic_store(&caught, 0);
  use_signal_stack();
  if (!has_exit_handler) has_exit_handler = atexit(restore_for_good) == 0;

  // Whoever started this process may have left signals blocked.
  sigset_t all;
  sigemptyset(&all);
  for (int i = 0; i < crash_count; i++) {
    struct sigaction action = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i].number, &action, &crash_before[i]);
    sigaddset(&all, crashes[i].number);
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
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i].number, &crash_before[i], NULL);
  for (int i = 0; i < request_count; i++) sigaction(requests[i], &request_before[i], NULL);
  close(screen);
  close(nowhere);
  screen = nowhere = -1;
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
