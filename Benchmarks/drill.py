"""A quiz on a real screen, answered by a program until it is killed or has had enough."""

import os
import re
import signal
import threading
import time

from session import Session

QUESTION = re.compile(r"Is this number (\d+)\.")
RIGHT = re.compile(r"(\d)\. +certainly")


class Drill:
    """Answers the questions of `reviews.lesson`, changes some grades and takes some answers back.

    `deeds` are what it did, in order, as the log should have them: [kind, question, the moment its outcome was seen on
    the screen]; of the last nobody knows whether the program got the key."""

    def __init__(self, home, lessons, chance, most=None):
        self.chance, self.most = chance, most
        self.deeds = []
        self.killed = None
        self.is_over = False
        self.trouble = None
        self.session = Session(home, "quiz", "drill", lessons=lessons)
        # A key for a program that dies in this moment would wait for ever.
        os.set_blocking(self.session.fd, False)
        self.thread = threading.Thread(target=self.drive)

    def kill(self):
        self.killed = time.monotonic()
        os.kill(self.session.pid, signal.SIGKILL)

    def has_ended(self):
        return os.waitid(os.P_PID, self.session.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def drive(self):
        try:
            self.answer_all()
        except OSError:
            pass  # It died before it got the key.

    def answer_all(self):
        while self.wait(lambda text: RIGHT.search(text) and "Graded" not in text or "all for today" in text):
            text = self.session.screen.text
            answers = sum(1 for deed in self.deeds if deed[0] == "answered")
            if "all for today" in text or answers == self.most:
                self.is_over = True
                return self.leave()
            self.answer(QUESTION.search(text)[1], RIGHT.search(text)[1])

    def answer(self, question, digit):
        if not self.do("answered", question, digit + "\r", lambda text: "Graded" in text):
            return
        if self.chance.random() < 0.3:
            self.wait(lambda _: False, self.chance.uniform(0, 0.1))
        if self.chance.random() < 0.2 and not self.do("regraded", question, "2", lambda text: "Graded hard" in text):
            return
        if self.chance.random() < 0.15:
            self.do("took-back", question, "u", lambda text: "Graded" not in text)
        else:
            self.session.send("\r")

    def do(self, kind, question, keys, holds):
        """Whether its outcome was seen."""
        self.deeds.append([kind, question, None])
        self.session.send(keys)
        if not self.wait(holds):
            return False
        self.deeds[-1][2] = time.monotonic()
        return True

    def leave(self):
        """By way of the contents."""
        self.session.send("q")
        if self.wait(lambda text: "q quit" in text):
            self.session.send("q")
            self.wait(lambda _: False)

    def wait(self, holds, seconds=20):
        """Whether the screen came to this; not if the program ended, or the time did."""
        end = time.monotonic() + seconds
        while not holds(self.session.screen.text):
            if time.monotonic() > end:
                if seconds == 20:
                    self.trouble = "the screen stands still:\n" + self.session.screen.text
                return False
            data = self.session.read(min(0.2, seconds))
            self.session.feed(data)
            if "not saved" in self.session.screen.row(0):
                self.trouble = "it says that something was not saved:\n" + self.session.screen.text
            if not data and self.has_ended():
                return False
        return True
