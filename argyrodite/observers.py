"""Callbacks that hear of a widget's settings, as traitlets and ipywidgets have them."""

from __future__ import annotations

import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

from . import kernel
from .records import Record

if TYPE_CHECKING:
    from .widget import Widget

#: So many changes in a row, each made by a callback for the one before, are callbacks that go round in a circle.
_MAX_ROUNDS = 1000


class Change(Record):
    """One setting of a widget that has another value now: ``change.new``, or ``change["new"]``."""

    #: The setting's, as in ``widget.settings``.
    name: str
    old: Any
    new: Any
    #: The widget; it may have changed further since.
    owner: Widget[Any]
    type: Literal["change"]


Callback = Callable[[Change], object]


class Observers:
    """A widget's callbacks, and the changes that they have still to hear of.

    Changes come from the code and, in whatever thread a kernel reads its messages, from front ends. They are delivered one after the
    other in their order: what a callback changes is heard of after it has returned, and two threads never deliver at once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        #: With the setting that each wants to hear of; None is all.
        self._callbacks: list[tuple[Callback, str | None]] = []
        self._pending: deque[Change] = deque()
        self._delivering = False

    def __bool__(self) -> bool:
        return bool(self._callbacks)

    def add(self, callback: Callback, names: Iterable[str | None]) -> None:
        with self._lock:
            new = [(callback, name) for name in names]
            self._callbacks += [entry for entry in new if entry not in self._callbacks]

    def remove(self, callback: Callback, names: Iterable[str] | None) -> None:
        """Without names, wherever it is."""
        with self._lock:
            self._callbacks = [
                (other, name)
                for other, name in self._callbacks
                if other != callback or (names is not None and name not in names)
            ]

    def clear(self) -> None:
        with self._lock:
            self._callbacks = []

    def note(self, owner: Widget[Any], old: Record, new: Record) -> None:
        """Keeps what differs, to be delivered. To be called where changes are made in their order, under the widget's lock."""
        if not self._callbacks:
            return
        for name, value in new.items():
            if value != old[name]:
                self._pending.append(
                    Change(name=name, old=old[name], new=value, owner=owner, type="change")
                )

    def deliver(self) -> None:
        """Calls the callbacks, unless that is under way: then what is new will be its turn there."""
        with self._lock:
            if self._delivering:
                return
            self._delivering = True
        rounds = 0
        while True:
            with self._lock:
                if not self._pending:
                    self._delivering = False
                    return
                change = self._pending.popleft()
                wanted = [callback for callback, name in self._callbacks if name in (None, change.name)]
            rounds += 1
            if rounds > _MAX_ROUNDS:
                self._pending.clear()
                _complain(f"The callbacks for “{change.name}” keep changing settings in a circle, and were stopped.")
                continue
            try:
                for i, callback in enumerate(wanted):
                    if callback not in wanted[:i]:
                        _call(callback, change)
            except BaseException:  # the user interrupts
                self._delivering = False
                raise


def _call(callback: Callback, change: Change) -> None:
    """One that fails is shown, and the others are called all the same."""
    try:
        callback(change)
    except Exception as error:
        traceback.print_exc()
        name = getattr(callback, "__name__", None) or type(callback).__name__
        _complain(f"The callback “{name}” failed when “{change.name}” changed: {type(error).__name__}: {error}")


def _complain(problem: str) -> None:
    """Under the running cell; where none runs, nobody would see it there, and the front end shows it."""
    print(problem, file=sys.stderr)
    kernel.complain(problem)
