"""What all widgets have in common."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from . import engine
from .errors import ArgyroditeWarning
from .kernel import Display, new_display
from .records import Record, Result, freeze
from .settings import Settings, plain
from .sources import take
from .tables import from_ipc

if TYPE_CHECKING:
    import pyarrow

MIME_TYPE = "application/vnd.argyrodite.v1+json"


R = TypeVar("R")


class Widget(Generic[R]):
    """A table and settings; the result follows from them, here as in the browser.

    Settings are attributes too: ``widget.circuit = "R0-p(R1,CPE1)"``.
    """

    #: As it stands in seeds, e.g. ``nyquist-fitter``.
    _widget: ClassVar[str]

    def __init__(self, table: Any, **settings: Any) -> None:
        __tracebackhide__ = True
        self._lock = threading.RLock()
        source = take(table, self._takes()[0])
        value, (self._ipc,) = engine.call("accept", {"widget": self._widget}, source.ipc)
        self._of = value["of"]
        self._file = source.file
        #: What the code says.
        self._given = _without_defaults(plain(settings))
        #: Whole settings: the code's, with what people changed where the widget was shown last.
        self._whole = self._resolve(self._given)
        self._computed: tuple[Record, R] | None = None
        self._displays: list[Display] = []

    @property
    def settings(self) -> Settings:
        """Every setting with its present value; assigning checks."""
        return Settings(self)

    @settings.setter
    def settings(self, settings: Mapping[str, Any]) -> None:
        __tracebackhide__ = True
        self._assign({**dict.fromkeys(self._whole), **settings})

    @property
    def table(self) -> pyarrow.Table:
        """The data, as a pyarrow table."""
        return from_ipc(self._ipc)

    @property
    def result(self) -> R:
        """The analysis of the table with the present settings; computed when it is asked for.

        Raises
        ------
        ArgyroditeError
            What the analysis says: ``bad-circuit``, ``too-few-points``, ...
        """
        __tracebackhide__ = True
        with self._lock:
            if self._computed is None or self._computed[0] is not self._whole:
                value, (columns,) = engine.call(
                    "analyse", {"widget": self._widget, "settings": self._whole}, self._ipc
                )
                self._computed = self._whole, cast(R, Result(value["result"], columns, value["summary"]))
            return self._computed[1]

    @classmethod
    def _takes(cls) -> list[str]:
        """The kinds of table that it takes."""
        return _describe(cls._widget)["kinds"]

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and name in self._whole:
            return self._whole[name]
        raise AttributeError(f"a {type(self).__name__} has no “{name}”")

    def __setattr__(self, name: str, value: Any) -> None:
        __tracebackhide__ = True
        if name.startswith("_") or hasattr(type(self), name):
            object.__setattr__(self, name, value)
        else:
            self._assign({name: value})

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._whole]

    def __repr__(self) -> str:
        given = "".join(f", {name}={value!r}" for name, value in self._given.items())
        return f"<{type(self).__name__}: {self.table.num_rows} rows{given}>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """What a notebook keeps: the seed of the live widget, and its answer as text for viewers without the extension."""
        display = new_display(self._widget)
        with self._lock:
            given = dict(self._given)
            self._change(given, display.saved, display.of)
            bundle, _ = engine.call(
                "bundle",
                {
                    "widget": self._widget,
                    "given": given,
                    "settings": self._whole,
                    "id": display.id,
                    "file": self._file and self._file.reference(),
                },
                self._ipc,
            )
            display.receive = lambda saved, of: self._change(given, saved, of)
            display.register()
            self._displays = [old for old in self._displays if old.cell != display.cell or old.id != display.id]
            self._displays.append(display)
        if MIME_TYPE not in bundle:
            warnings.warn(
                "The data are too large to stand in a notebook, and not from one file: save them as a file and open it"
                " with argyrodite.open().",
                ArgyroditeWarning,
                stacklevel=2,
            )
        return bundle

    def _values(self) -> Record:
        return self._whole

    def _assign(self, changes: dict[str, Any]) -> None:
        """Settings from the code; ``None`` is the default. Where the widget is shown, a front end follows."""
        __tracebackhide__ = True
        with self._lock:
            changes = plain(changes)
            whole = self._resolve({**self._whole, **changes})
            self._given = _without_defaults({**self._given, **changes})
            differences, _ = engine.call("differ", {"widget": self._widget, "from": self._whole, "to": whole})
            if not differences:
                return
            self._whole = whole
            for display in self._displays:
                display.tell(differences)

    def _change(self, given: dict[str, Any], saved: dict[str, Any], of: str | None) -> None:
        """Settings from a front end: what the code said there, with the changes that people made."""
        options = {
            "widget": self._widget,
            "settings": given,
            "changes": saved,
            "current": of is None or of == self._of,
        }
        with self._lock:
            value, _ = engine.call("change", options)
            whole = freeze(value["settings"])
            if whole != self._whole:
                self._whole = whole
        for problem in value["problems"]:
            warnings.warn(problem, ArgyroditeWarning, stacklevel=3)

    def _resolve(self, settings: dict[str, Any]) -> Record:
        value, _ = engine.call("resolve", {"widget": self._widget, "settings": settings})
        return freeze(value)


@lru_cache(maxsize=None)
def _describe(name: str) -> dict[str, Any]:
    """A widget's kinds of table and the fields of its settings."""
    value, _ = engine.call("describe", {})
    return next(widget for widget in value if widget["name"] == name)


def _without_defaults(settings: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if value is not None}
