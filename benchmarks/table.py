"""How the figures are said: tables for people, one line of JSON for programs."""

import json
import os
from collections.abc import Sequence
from statistics import median
from typing import Any

from benchmarks.figures import Figure, Noise, Section, Times

Cells = Sequence[str]


def said(section: Section) -> str:
    """One section as text: the baselines first, then what is held beside them."""
    names = list(dict.fromkeys(name for figure in section.figures for name in figure.baselines))
    baselines = {name: times for figure in section.figures for name, times in figure.baselines.items()}
    head = (section.unit.name, "p50", f"p{section.tail}", *(f"x {name}" for name in names))
    rows: list[Cells] = [(name, *_said(times, section), *("" for _ in names)) for name, times in baselines.items()]
    rows += [(figure.name, *_said(figure.times, section), *_ratios(figure, names)) for figure in section.figures]
    beneath = [_noise(section.noise)] if section.noise else []
    beneath += [f"  {note}" for note in section.notes]
    return "\n".join((section.title, aligned(head, rows), *beneath))


def as_json(sections: Sequence[Section]) -> str:
    """All sections as one line. Figures are in the section's unit; a ratio is the median of the rounds' own."""
    return json.dumps([_plain(section) for section in sections], separators=(",", ":"))


def targets(sections: Sequence[Section]) -> str:
    """Each target with its figure, and whether it is met."""
    rows = [
        (
            f"{section.title}: {figure.name}",
            f"{figure.limit:g}x",
            f"{figure.ratio:.2f}x",
            "met" if figure.met else "NOT MET",
        )
        for section in sections
        for figure in section.figures
        if figure.limit is not None
    ]
    return "Targets\n" + aligned(("", "target", "figure", ""), rows)


def load() -> str:
    """Whose figures these are: a machine with more to do than processors makes everything but a sleep slower."""
    return f"This machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}."


def aligned(head: Cells, rows: Sequence[Cells]) -> str:
    """Columns as wide as their widest cell: the first to the left, the others to the right."""
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    lines = []
    for row in (head, *rows):
        first, *others = (
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(("", first, *others)).rstrip())
    return "\n".join(lines)


def _said(times: Times, section: Section) -> Cells:
    """The median and the tail, in the section's unit."""
    return [_two(section.unit.each * seconds) for seconds in (median(times.seconds), times.within(section.tail))]


def _ratios(figure: Figure, names: Sequence[str]) -> Cells:
    return [f"{figure.ratio_to(name):.2f}" if name in figure.baselines else "" for name in names]


def _noise(noise: Noise) -> str:
    return (
        f"  noise: the baseline measured twice {_two(noise.first.p50)} and {_two(noise.second.p50)} "
        f"({noise.ratio:.2f}x), its p95 {noise.spread:.2f}x its median"
    )


def _two(number: float) -> str:
    return f"{number:.2f}"


def _plain(section: Section) -> dict[str, Any]:
    each, tail = section.unit.each, section.tail
    noise = section.noise and {"ratio": round(section.noise.ratio, 3), "spread": round(section.noise.spread, 3)}
    return {
        "title": section.title,
        "unit": section.unit.name,
        "noise": noise,
        "notes": section.notes,
        "figures": [
            {
                "name": figure.name,
                "p50": round(each * median(figure.times.seconds), 3),
                f"p{tail}": round(each * figure.times.within(tail), 3),
                "baselines": {name: round(each * median(times.seconds), 3) for name, times in figure.baselines.items()},
                "against": figure.against,
                "ratio": round(figure.ratio, 3),
                "limit": figure.limit,
                "met": figure.met,
            }
            for figure in section.figures
        ],
    }
