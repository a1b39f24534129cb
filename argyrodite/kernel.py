"""The running cell, and the line between a kernel and the front ends that show its widgets.

Messages are ``{cell, id, of, settings}``; ``settings`` are flat changes (``circuit``, ``bounds.R1``) against what the code says
(``src/lab/kernel-line.ts``). Outside a kernel there is no cell and nobody to talk to, and everything else works.

Front ends open a comm each. The kernel speaks to all of them over one that it opens when it first shows a widget; by it they know
that there is somebody to talk to.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from weakref import WeakValueDictionary

TARGET = "argyrodite"

#: Of the kernel's own comm: known beforehand, so that a page that comes later finds it.
LINE = "argyrodite"

#: Executions whose widgets are counted still; more than one only where cells run at once (subshells).
_MAX_EXECUTIONS = 32

_lock = threading.RLock()
_counts: dict[str, Counter[str]] = {}
_line: Any = None


@dataclass(eq=False)
class Display:
    """A widget as it stands in a cell's output."""

    id: str
    #: The cell's, where the front end said it.
    cell: str | None
    #: Of the cell's run that made the output.
    execution: str | None
    #: What people changed: flat keys with values, out of the cell's metadata.
    saved: dict[str, Any]
    #: The hash of the data that these changes were made for.
    of: str | None
    #: Called with a front end's message when someone changes something there.
    receive: Callable[[dict[str, Any]], None] = field(default=lambda _: None)
    #: For each flat key that was set from Python, the number of the message that told it last.
    told: dict[str, int] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str | None, str]:
        return self.cell, self.id

    def register(self) -> None:
        """From now on it is this one that the front end means."""
        if self.cell is None:
            return
        _displays[self.place] = self
        _kept.pop(self.place, None)
        _open_line()

    def keep(self, kept: bool) -> None:
        """Stay reachable although nobody else holds the widget: its callbacks shall be called."""
        if not self.current:
            return
        if kept:
            _kept[self.place] = self
        else:
            _kept.pop(self.place, None)

    @property
    def current(self) -> bool:
        """Whether its output was not made anew since, as far as Python knows."""
        return _displays.get(self.place) is self

    def tell(self, settings: dict[str, Any], of: str) -> None:
        """Have a front end write changes into the cell's metadata."""
        if not self.current or not _open_line():
            return
        with _lock:
            number = next(_numbers)
            self.told.update(dict.fromkeys(settings, number))
            _line.send({"cell": self.cell, "id": self.id, "of": of, "settings": settings, "number": number})

    def unheard(self, heard: Any) -> list[str]:
        """Keys that were set from Python later than the message which a front end had heard last when it wrote."""
        return [key for key, number in self.told.items() if number > heard] if isinstance(heard, int) else []


#: By cell and id. A widget that nobody holds any more is not kept for the front end's sake, unless it has callbacks.
_displays: WeakValueDictionary[tuple[str | None, str], Display] = WeakValueDictionary()
_kept: dict[tuple[str | None, str], Display] = {}
_numbers = count(1)


def new_display(name: str) -> Display:
    """The next place for a widget of this name in the cell that runs now."""
    execution, metadata = _running_cell()
    with _lock:
        counter = _counts.setdefault(execution, Counter()) if execution else Counter()
        while len(_counts) > _MAX_EXECUTIONS:
            del _counts[next(iter(_counts))]
        counter[name] += 1
        place = counter[name]
    id_ = name if place == 1 else f"{name}-{place}"
    saved = saved_under(id_, metadata)
    return Display(id_, metadata.get("cellId"), execution, saved, saved.pop("of", None))


def saved_under(id_: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    """What people changed, flat, and ``of``: out of the metadata of the widget's cell."""
    prefix = f"{TARGET}.{id_}."
    return {key[len(prefix) :]: value for key, value in metadata.items() if key.startswith(prefix)}


def listen() -> None:
    """Let front ends open their line, where this is a kernel."""
    if _kernel() is None:
        return
    from comm import get_comm_manager

    get_comm_manager().register_target(TARGET, _on_open)


def complain(problem: str) -> None:
    """Have front ends show what went wrong while no cell was running, under which it could stand."""
    if _running_cell()[0] is None and _open_line():
        _line.send({"problem": problem})


def _open_line() -> bool:
    """Whether there is somebody to talk to, now."""
    global _line
    if _kernel() is None:
        return False
    with _lock:
        if _line is None:
            from comm import create_comm

            _line = create_comm(target_name=TARGET, comm_id=LINE, data={})
            _line.on_close(_on_close)
    return True


def _on_close(_: dict[str, Any]) -> None:
    """A front end that does not know us hung up; the others are spoken to anew when there is something to say."""
    global _line
    _line = None


def _on_open(comm: Any, message: dict[str, Any]) -> None:
    comm.on_msg(_on_message)
    _on_message(message)


def _on_message(message: dict[str, Any]) -> None:
    data = message["content"].get("data") or {}
    cell, id_, settings = (data.get(key) for key in ("cell", "id", "settings"))
    if not (isinstance(cell, str) and isinstance(id_, str) and isinstance(settings, dict)):
        return  # not ours
    display = _displays.get((cell, id_))
    if display is not None:
        display.receive(data)


def _kernel() -> Any:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None)


def _running_cell() -> tuple[str | None, dict[str, Any]]:
    """The execution's id and the cell's metadata, which JupyterLab sends along with the code."""
    parent: dict[str, Any] = getattr(_kernel(), "get_parent", dict)()
    if parent.get("header", {}).get("msg_type") != "execute_request":
        return None, {}
    return parent["header"].get("msg_id"), parent.get("metadata") or {}
