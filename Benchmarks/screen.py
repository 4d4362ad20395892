"""The screen of a terminal as text: as much of a terminal as ncurses uses under TERM=xterm-256color.

Colours and other attributes are read over; only the characters and their places count here.
"""

import codecs
import re

TOKEN = re.compile(
    r"\x1b\[([?>=!]?)([0-9;]*)([@-~])"  # control sequences
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles and the like
    r"|\x1b([()][0-9A-Z]|[=>78DEHM])"  # short escapes
    r"|([\x00-\x1a\x1c-\x1f\x7f])"  # control characters
    r"|([^\x00-\x1f\x7f]+)"  # text
)


class Screen:
    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, rows - 1
        self.last = " "
        self.rest = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.sequences = {
            "H": self.place, "f": self.place, "A": self.up, "B": self.down, "C": self.right, "D": self.left,
            "G": self.column, "d": self.line, "J": self.erase_screen, "K": self.erase_line, "X": self.erase_characters,
            "@": self.insert_characters, "P": self.delete_characters, "L": self.insert_lines, "M": self.delete_lines,
            "S": self.scroll_up, "T": self.scroll_down, "r": self.region, "b": self.repeat,
        }

    def feed(self, data):
        """Takes bytes as the program wrote them; a sequence may be cut anywhere."""
        text = self.rest + self.decoder.decode(data)
        end = 0
        while end < len(text):
            token = TOKEN.match(text, end)
            if not token:
                break
            mark, numbers, final, _, control, letters = token.groups()
            if letters:
                self.write(letters)
            elif control:
                self.control(control)
            elif final and not mark and final in self.sequences:
                self.sequences[final](*[int(n) if n else 0 for n in numbers.split(";")])
            elif token.group(0) == "\x1bM":
                self.reverse_index()
            end = token.end()
        self.rest = text[end:]

    def row(self, y):
        return "".join(self.cells[y])

    @property
    def text(self):
        return "\n".join(map(self.row, range(self.rows)))

    def places(self, character):
        """Everywhere this character stands, as (row, column)."""
        return {(y, x) for y, row in enumerate(self.cells) for x, cell in enumerate(row) if cell == character}

    def write(self, text):
        for character in text:
            if self.x >= self.columns:
                self.x = 0
                self.index()
            self.cells[self.y][self.x] = character
            self.x += 1
        self.last = text[-1]

    def control(self, character):
        if character == "\r":
            self.x = 0
        elif character == "\n":
            self.index()
        elif character == "\b":
            self.x = max(0, min(self.x, self.columns - 1) - 1)
        elif character == "\t":
            self.x = min(self.columns - 1, (self.x // 8 + 1) * 8)

    def index(self):
        if self.y == self.bottom:
            self.scroll_up(1)
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def reverse_index(self):
        if self.y == self.top:
            self.scroll_down(1)
        else:
            self.y = max(0, self.y - 1)

    def move(self, x, y):
        self.x = min(max(x, 0), self.columns - 1)
        self.y = min(max(y, 0), self.rows - 1)

    def place(self, y=1, x=1, *_):
        self.move((x or 1) - 1, (y or 1) - 1)

    def up(self, n=1):
        self.move(self.x, self.y - (n or 1))

    def down(self, n=1):
        self.move(self.x, self.y + (n or 1))

    def right(self, n=1):
        self.move(self.x + (n or 1), self.y)

    def left(self, n=1):
        self.move(min(self.x, self.columns - 1) - (n or 1), self.y)

    def column(self, n=1):
        self.move((n or 1) - 1, self.y)

    def line(self, n=1):
        self.move(self.x, (n or 1) - 1)

    def clear(self, y, start, end):
        for x in range(start, min(end, self.columns)):
            self.cells[y][x] = " "

    def erase_line(self, mode=0):
        start, end = {0: (self.x, self.columns), 1: (0, self.x + 1)}.get(mode, (0, self.columns))
        self.clear(self.y, start, end)

    def erase_screen(self, mode=0):
        self.erase_line(mode)
        rows = {0: range(self.y + 1, self.rows), 1: range(self.y)}.get(mode, range(self.rows))
        for y in rows:
            self.clear(y, 0, self.columns)

    def erase_characters(self, n=1):
        self.clear(self.y, self.x, self.x + (n or 1))

    def insert_characters(self, n=1):
        row = self.cells[self.y]
        row[self.x : self.x] = [" "] * (n or 1)
        del row[self.columns :]

    def delete_characters(self, n=1):
        row = self.cells[self.y]
        del row[self.x : self.x + (n or 1)]
        row += [" "] * (self.columns - len(row))

    def shift(self, top, n):
        """Moves the rows from `top` to the end of the region up by n, or down by -n."""
        height = self.bottom - top + 1
        n = max(-height, min(height, n))
        kept = self.cells[top : self.bottom + 1]
        blank = [[" "] * self.columns for _ in range(abs(n))]
        self.cells[top : self.bottom + 1] = kept[n:] + blank if n >= 0 else blank + kept[:n]

    def insert_lines(self, n=1):
        self.shift(self.y, -(n or 1))

    def delete_lines(self, n=1):
        self.shift(self.y, n or 1)

    def scroll_up(self, n=1):
        self.shift(self.top, n or 1)

    def scroll_down(self, n=1):
        self.shift(self.top, -(n or 1))

    def region(self, top=1, bottom=0):
        self.top, self.bottom = (top or 1) - 1, (bottom or self.rows) - 1
        self.move(0, 0)

    def repeat(self, n=1):
        self.write(self.last * (n or 1))
