"""How the figures are said: tables for people, one line of JSON for programs."""

import json
from collections.abc import Sequence
from typing import Any

from benchmarks.figures import Figure, Noise, Section

Cells = Sequence[str]


def said(section: Section) -> str:
    """One section as text: the baselines first, then what is held beside them."""
    names = list(dict.fromkeys(name for figure in section.figures for name in figure.baselines))
    baselines = {name: times for figure in section.figures for name, times in figure.baselines.items()}
    head = ("milliseconds", "p50", "p95", *(f"x {name}" for name in names))
    rows: list[Cells] = [
        (name, _ms(times.p50), _ms(times.p95), *("" for _ in names)) for name, times in baselines.items()
    ]
    rows += [_row(figure, names) for figure in section.figures]
    return f"{section.title}\n{aligned(head, rows)}\n{_noise(section.noise)}"


def as_json(sections: Sequence[Section]) -> str:
    """All sections as one line. Times are milliseconds, ratios those of the medians."""
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


def _row(figure: Figure, names: Sequence[str]) -> Cells:
    ratios = (f"{figure.ratio_to(name):.2f}" if name in figure.baselines else "" for name in names)
    return (figure.name, _ms(figure.times.p50), _ms(figure.times.p95), *ratios)


def _noise(noise: Noise) -> str:
    return (
        f"  noise: the baseline measured twice {_ms(noise.first.p50)} and {_ms(noise.second.p50)} "
        f"({noise.ratio:.2f}x), its p95 {noise.spread:.2f}x its median"
    )


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.2f}"


def _plain(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "noise": {"ratio": round(section.noise.ratio, 3), "spread": round(section.noise.spread, 3)},
        "figures": [
            {
                "name": figure.name,
                "p50": round(figure.times.p50, 3),
                "p95": round(figure.times.p95, 3),
                "baselines": {name: round(times.p50, 3) for name, times in figure.baselines.items()},
                "against": figure.against,
                "ratio": round(figure.ratio, 3),
                "limit": figure.limit,
                "met": figure.met,
            }
            for figure in section.figures
        ],
    }
