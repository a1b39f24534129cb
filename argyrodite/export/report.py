"""The report on a notebook's widgets, as one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .notebook import Notebook
from .page import render, style
from .widgets import LostWidget, Place, SavedWidget


@dataclass(frozen=True)
class Entry:
    """A widget in the report."""

    #: From 1.
    number: int
    widget: SavedWidget | LostWidget
    #: What was written for it, relative to the report.
    files: list[str]
    #: Python that gives the same numbers from these files.
    code: str


def report(notebook: Notebook, entries: list[Entry], version: str, day: date) -> str:
    """A page in HTML that needs no other file."""
    from markupsafe import Markup

    return render(
        "report",
        title=notebook.title,
        notebook=notebook,
        entries=entries,
        version=version,
        date=f"{day.day} {day:%B %Y}",
        css=Markup(style("page", "report")),
        heading=heading,
        answer=answer,
        where=where,
    )


def heading(entry: Entry) -> str:
    """``Nyquist fitter · Cl-13``"""
    widget = entry.widget
    if isinstance(widget, LostWidget):
        return "A widget that cannot be shown"
    return " · ".join(part for part in (widget.said["title"], widget.said.get("sample")) if part)


def answer(widget: SavedWidget | LostWidget) -> str:
    """The first line of what it says."""
    if isinstance(widget, LostWidget):
        return widget.problem
    return widget.problem or ": ".join(widget.said["summary"][0])


def where(place: Place) -> str:
    """In words; cells are counted from 1, as people do."""
    run = f", run as [{place.execution_count}]" if place.execution_count is not None else ""
    return f"cell {place.cell + 1}{run}, {place.id}"
