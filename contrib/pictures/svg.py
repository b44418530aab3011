#!/usr/bin/env python3
"""A screen as tmux tells it (capture-pane -e -p) on standard input, a picture (SVG) on standard
output. Letters stand on a grid of cells; what is wide takes two."""

import re
import sys
import unicodedata

CELL, LINE, BASE = 9, 24, 18  # points: a cell, a line, from its top to the foot of the letters
INK, PAPER = "#24292f", "#ffffff"
COLOURS = ["#24292f", "#c0392b", "#1e8449", "#b9770e", "#1f618d", "#884ea0", "#117a8b", "#f4f6f7"]


def wide(char):
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


class Pen:
    """The look of the letters that follow, as escape sequences changed it."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.bold = self.under = self.turned = False
        self.ink, self.paper = INK, PAPER

    def take(self, codes):
        for code in codes:
            if code == 0:
                self.reset()
            elif code in (1, 4, 7):
                setattr(self, {1: "bold", 4: "under", 7: "turned"}[code], True)
            elif 30 <= code <= 37 or 40 <= code <= 47:
                setattr(self, "ink" if code < 40 else "paper", COLOURS[code % 10])
            elif code == 39:
                self.ink = INK
            elif code == 49:
                self.paper = PAPER

    def look(self):
        ink, paper = (self.paper, self.ink) if self.turned else (self.ink, self.paper)
        return ink, paper, self.bold, self.under


def runs(line, pen):
    """(cell, text, look) of pieces that look alike."""
    cell, start, text, look = 0, 0, "", pen.look()
    for part in re.split(r"(\x1b\[[0-9;]*m|\x1b\(B|\x0f)", line):
        if part.startswith("\x1b["):
            pen.take([int(code or 0) for code in part[2:-1].split(";")])
        elif not part.startswith(("\x1b", "\x0f")):
            for char in part:
                if pen.look() != look:
                    if text:
                        yield start, text, look
                    start, text, look = cell, "", pen.look()
                text += char
                cell += wide(char)
    if text:
        yield start, text, look


def quoted(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def draw(lines, columns, out):
    out.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{columns * CELL}" '
        f'height="{len(lines) * LINE}" font-size="18" xml:space="preserve" '
        "font-family=\"'Noto Sans Mono CJK SC','WenQuanYi Zen Hei Mono',monospace\">\n"
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n'
    )
    pen = Pen()
    for row, line in enumerate(lines):
        for cell, text, (ink, paper, bold, under) in runs(line, pen):
            width = sum(map(wide, text))
            if paper != PAPER:
                out.write(
                    f'<rect x="{cell * CELL}" y="{row * LINE}" width="{width * CELL}" '
                    f'height="{LINE}" fill="{paper}"/>\n'
                )
            extra = ' font-weight="bold"' if bold else ""
            extra += ' text-decoration="underline"' if under else ""
            for word in re.finditer("[^ ]+", text):
                at = cell + sum(map(wide, text[: word.start()]))
                places = []
                for char in word[0]:
                    places.append(str(at * CELL))
                    at += wide(char)
                out.write(
                    f'<text x="{" ".join(places)}" y="{row * LINE + BASE}" fill="{ink}"{extra}>'
                    f"{quoted(word[0])}</text>\n"
                )
    out.write("</svg>\n")


if __name__ == "__main__":
    draw(sys.stdin.read().rstrip("\n").split("\n"), int(sys.argv[1]), sys.stdout)
