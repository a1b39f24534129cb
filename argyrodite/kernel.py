"""The running cell, and the line between a kernel and the front ends that show its widgets.

Messages are ``{cell, id, of, settings}``; ``settings`` are flat changes (``circuit``, ``bounds.R1``) against what the code says
(``src/lab/kernel.ts``). Outside a kernel there is no cell and nobody to talk to, and everything else works.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

TARGET = "argyrodite"

#: Executions whose widgets are counted still; more than one only where cells run at once (subshells).
_MAX_EXECUTIONS = 32

_lock = threading.RLock()
_counts: dict[str, Counter[str]] = {}


@dataclass(eq=False)
class Display:
    """A widget as it stands in a cell's output."""

    id: str
    #: The cell's, where the front end said it.
    cell: str | None
    #: What people changed: flat keys with values, out of the cell's metadata.
    saved: dict[str, Any]
    #: The hash of the data that these changes were made for.
    of: str | None
    #: Called with `settings` and `of` when someone changes it in the front end.
    receive: Callable[[dict[str, Any], str | None], None] = field(default=lambda *_: None)

    def register(self) -> None:
        """From now on it is this one that the front end means."""
        if self.cell is not None:
            _displays[(self.cell, self.id)] = self

    def tell(self, settings: dict[str, Any]) -> None:
        """Have a front end write changes into the cell's metadata."""
        if self.cell is None or _displays.get((self.cell, self.id)) is not self or _kernel() is None:
            return
        from comm import create_comm

        create_comm(target_name=TARGET, data={"cell": self.cell, "id": self.id, "settings": settings}).close()


#: By cell and id. A widget that nobody holds any more is not kept for the front end's sake.
_displays: WeakValueDictionary[tuple[str, str], Display] = WeakValueDictionary()


def new_display(name: str) -> Display:
    """The next place for a widget of this name in the cell that runs now."""
    execution, metadata = _running_cell()
    with _lock:
        counter = _counts.setdefault(execution, Counter()) if execution else Counter()
        while len(_counts) > _MAX_EXECUTIONS:
            del _counts[next(iter(_counts))]
        counter[name] += 1
        count = counter[name]
    id_ = name if count == 1 else f"{name}-{count}"
    saved = saved_under(id_, metadata)
    return Display(id_, metadata.get("cellId"), saved, saved.pop("of", None))


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


def _on_open(comm: Any, message: dict[str, Any]) -> None:
    comm.on_msg(_on_message)
    _on_message(message)


def _on_message(message: dict[str, Any]) -> None:
    data = message["content"].get("data") or {}
    cell, id_, settings, of = (data.get(key) for key in ("cell", "id", "settings", "of"))
    if not (isinstance(cell, str) and isinstance(id_, str) and isinstance(settings, dict)):
        return  # not ours
    display = _displays.get((cell, id_))
    if display is not None:
        display.receive(settings, of)


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
