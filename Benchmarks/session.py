"""Gradus on a pseudo-terminal, in a home of its own, as the benchmarks drive it."""

import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import tempfile
import termios
import time

from screen import Screen

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("GRADUS_BINARY", ROOT / ".build" / "release" / "gradus"))
LESSONS = ROOT / "Lessons"
FRAME_END = b"\x1b[?2026l"


class Home:
    """An empty home whose owner has answered the question about glyphs that a first start asks."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="gradus-bench-"))
        settings = self.path / "config" / "gradus" / "settings.yaml"
        settings.parent.mkdir(parents=True)
        settings.write_text("glyphs: braille\n")
        self.log = self.path / "data" / "gradus" / "progress.sqlite"

    def ask_more(self):
        """As many questions a day as the settings allow."""
        with (self.path / "config" / "gradus" / "settings.yaml").open("a") as settings:
            settings.write("reviews-a-day: 1000\nnew-questions-a-day: 200\n")

    def environment(self):
        return {
            "HOME": str(self.path), "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_DATA_HOME": str(self.path / "data"), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def lessons_at_full_speed(home, epochs=None, samples=None):
    """A copy of the lessons whose runs go as fast as they can, for so many epochs, on rings of so many samples."""
    copy = home.path / f"lessons-{epochs}"
    shutil.copytree(LESSONS, copy)
    for path in copy.glob("*.md"):
        text = re.sub(r"^pace: .*$", "pace: unlimited", path.read_text(), flags=re.MULTILINE)
        # Without its prediction no experiment is closed.
        text = re.sub(r"^```question\n.*?^```\n", "", text, flags=re.MULTILINE | re.DOTALL)
        if epochs:
            text = re.sub(r"^epochs: \d+$", f"epochs: {epochs}", text, flags=re.MULTILINE)
        if samples:
            text = re.sub(r"circle: \{samples: \d+", f"circle: {{samples: {samples}", text)
        path.write_text(text)
    return copy


def page_count():
    """How many pages the first lesson has."""
    return len(re.findall(r"^## ", (LESSONS / "initialization.md").read_text(), flags=re.MULTILINE))


def page_of(experiment):
    """The number of the page an experiment of the first lesson stands on."""
    text = (LESSONS / "initialization.md").read_text()
    return len(re.findall(r"^## ", text[:text.index(f"\nid: {experiment}\n")], flags=re.MULTILINE))


class Session:
    """One running Gradus. `wait` reads what it draws; `chunks` keeps the raw bytes with the time they came."""

    def __init__(self, home, *arguments, columns=80, rows=24, lessons=LESSONS):
        self.screen = Screen(columns, rows)
        self.frames = 0
        self.unfinished = b""
        command = [str(BINARY), "--lessons", str(lessons), *arguments]
        environment = home.environment()
        reader, writer = os.pipe()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.write(writer, struct.pack("d", time.monotonic()))
            os.execve(command[0], command, environment)
        self.started = struct.unpack("d", os.read(reader, 8))[0]
        os.close(reader)
        os.close(writer)

    def send(self, keys):
        os.write(self.fd, keys.encode())

    def read(self, seconds):
        """The bytes that are there now or come within the time; empty when none do, or when the program has ended."""
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return b""
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return b""

    def feed(self, data):
        """Takes what was read; the screen shows whole frames only, as a terminal does."""
        self.unfinished += data
        frames, end, rest = self.unfinished.rpartition(FRAME_END)
        if end:
            self.frames += frames.count(FRAME_END) + 1
            self.screen.feed(frames + end)
            self.unfinished = rest

    def collect(self, seconds, frames=0):
        """Reads for so long, and at least so many frames, without looking at what comes: (moment, bytes) pairs.

        A terminal is as quick as this; following what the bytes draw is not."""
        end = time.monotonic() + seconds
        chunks = []
        while (left := end - time.monotonic()) > 0 or frames > 0:
            data = self.read(left if left > 0 else 1)
            if data:
                chunks.append((time.monotonic(), data))
                frames -= data.count(FRAME_END)
            elif left <= 0:
                break
        return chunks

    def replay(self, chunks):
        """Takes what was collected, and stops after each whole frame to give the moment it was there."""
        for moment, data in chunks:
            frames = self.frames
            self.feed(data)
            if self.frames > frames:
                yield moment

    def run(self, seconds):
        """Lets it go on for so long, keeping the screen up to date."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.feed(self.read(left))

    def wait(self, condition, seconds=20):
        """Reads until the screen meets a condition: a text on it, or a function of it. Returns the moment."""
        holds = (lambda screen: condition in screen.text) if isinstance(condition, str) else condition
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            data = self.read(0.5)
            moment = time.monotonic()
            self.feed(data)
            if holds(self.screen):
                return moment
        raise TimeoutError(f"{condition!r} did not come; the screen shows:\n{self.screen.text}")

    def settle(self, quiet=0.3, seconds=20):
        """Reads until nothing has come for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            data = self.read(quiet)
            if not data:
                return
            self.feed(data)

    def memory(self):
        """Resident memory in megabytes of 1,000,000 bytes."""
        return self.status("VmRSS")

    def peak_memory(self):
        """The most it ever was."""
        return self.status("VmHWM")

    def status(self, name):
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith(name))
        return int(line.split()[1]) * 1024 / 1e6

    def processor_seconds(self):
        """Processor time of the main thread, which draws, and of all others, which train and save."""
        main = others = 0
        for thread in pathlib.Path(f"/proc/{self.pid}/task").iterdir():
            seconds = int((thread / "schedstat").read_text().split()[0]) / 1e9
            if thread.name == str(self.pid):
                main += seconds
            else:
                others += seconds
        return main, others

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
