"""Logs of reviews that nobody did, and a lesson to be asked about: what quizzes are measured and killed with.

A log reaches the program as an exported file does, through `gradus import-progress`.
"""

import json
import random
import re
import subprocess
import time

from session import BINARY, LESSONS

DAY = 86_400.0
# Cards of the course, as quizzes call them.
QUESTION = re.compile(r"^```question\nid: (\S+)$", re.MULTILINE)


def course_questions():
    """(lesson, question) pairs of the course."""
    pairs = []
    for path in sorted(LESSONS.glob("*.md")):
        text = path.read_text()
        if path.name != "README.md":
            lesson = re.search(r"^id: (\S+)$", text, re.MULTILINE)[1]
            pairs += [(lesson, question) for question in QUESTION.findall(text)]
    return pairs


def lesson(count, name="drill"):
    """The text of a lesson of so many questions that are answered in one way: the choice that says yes is right."""
    pages = "".join(
        f"\n## Page {number}\n\nSay yes.\n\n```question\nid: {name}.{number}\nkind: choice\n"
        f"ask: Is this number {number}.\nchoices:\n  - text: certainly\n    right: true\n    why: So it is.\n"
        "  - text: by no means\n    why: It is.\nhints:\n  - Say so.\nexplanation: It is what it is.\n```\n"
        for number in range(count))
    return f"---\nid: {name}\ntitle: A drill\nminutes: 5\norder: 90\nsummary: For measuring.\n---\n# A drill\n{pages}"


def answer(number, lesson, question, moment, grade):
    """An event of an exported log."""
    is_right = grade != "again"
    return {
        "id": f"made-{number}", "time": moment, "zone": 0, "kind": "answered", "lesson": lesson, "item": question,
        "answer": "x", "grade": "right" if is_right else "wrong", "right": is_right, "attempt": 1, "hints": 0,
        "duration": 6.5, "seed": str(number), "occasion": "quiz", "confidence": "fairly", "rating": grade,
    }


def due(pairs, first=0):
    """Each of these questions, forgotten yesterday."""
    moment = time.time() - DAY
    return [answer(first + number, *pair, moment + number, "again") for number, pair in enumerate(pairs)]


def years(count, pairs, seed=1, cards=2_000):
    """So many reviews of three years on so many cards, these among them; the others come from lessons that are not
    here any more. The last review of each of these was a day ago, and it was forgotten, so that it is due."""
    chance = random.Random(seed)
    others = [("gone", f"gone.{number}") for number in range(max(0, cards - len(pairs)))]
    last = due(pairs, first=count - len(pairs))
    end = last[0]["time"] - DAY
    moments = sorted(end - chance.random() * 1_095 * DAY for _ in range(count - len(last)))
    grades = ["again", "hard", "good", "easy"]
    return [
        answer(number, *chance.choice(pairs + others), moment, chance.choices(grades, [12, 8, 65, 15])[0])
        for number, moment in enumerate(moments)
    ] + last


def import_log(home, events):
    """Gives a home this log."""
    path = home.path / "log.json"
    path.write_text(json.dumps({"format": "gradus-progress", "version": 1, "events": events}))
    subprocess.run([BINARY, "import-progress", path], env=home.environment(), check=True, stdout=subprocess.DEVNULL)
    path.unlink()


def fold(home):
    """Seconds of reading the log and of folding it, as the program says itself."""
    said = subprocess.run([BINARY, "rehearse", "--fold"], env=home.environment(), check=True, capture_output=True)
    return [float(word) for word in said.stdout.split()[2:]]
