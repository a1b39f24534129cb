"""What all widgets have in common."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast, overload

from . import engine
from .errors import ArgyroditeError, ArgyroditeWarning
from .kernel import Display, new_display
from .observers import Callback, Observers
from .records import Record, Result, freeze
from .settings import Settings, plain
from .sources import take
from .tables import from_ipc

if TYPE_CHECKING:
    import pyarrow

MIME_TYPE = "application/vnd.argyrodite.v1+json"

Observer = TypeVar("Observer", bound=Callback)
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
        self._observers = Observers()

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

    @overload
    def observe(self, callback: Observer, names: str | Iterable[str] | None = None) -> Observer: ...

    @overload
    def observe(
        self, callback: None = None, names: str | Iterable[str] | None = None
    ) -> Callable[[Observer], Observer]: ...

    def observe(self, callback: Any = None, names: str | Iterable[str] | None = None) -> Any:
        """Call a function whenever a setting has another value, whoever changed it: the code, or someone in a browser.

        Parameters
        ----------
        callback : callable
            Called with the change: ``change.name``, ``change.old``, ``change.new``, ``change.owner`` (the widget) and
            ``change.type`` (always ``"change"``); ``change["new"]`` is the same. Left out, this is a decorator.
        names : str or several, optional
            The settings to hear of; all, where it is left out. A result is not among them, since it is computed when it is asked
            for: take ``change.owner.result``.

        Returns
        -------
        callable
            The callback.

        Raises
        ------
        ArgyroditeError
            ``bad-setting`` where there is no setting of that name.

        Notes
        -----
        Callbacks are called one at a time, in the order of the changes; a callback may set settings, and what it sets is heard of
        after it has returned. For a change in a browser the kernel may call them in a thread of its own, while a cell runs. One
        that fails is shown, and does not keep the others from being called.

        Examples
        --------
        >>> fit = ag.NyquistFitter(ag.read("Cl-13.mpt"))
        >>> @fit.observe(names=["starts", "weighting"])
        ... def report(change):
        ...     print(f"{change.name}: {change.old} → {change.new}")
        >>> fit.weighting = "unit"
        weighting: modulus → unit
        >>> fit.unobserve(report)
        """
        __tracebackhide__ = True
        wanted = [None] if names is None else self._settings_named(names)

        def add(callback: Observer) -> Observer:
            __tracebackhide__ = True
            if not callable(callback):
                raise TypeError("observe() takes a function; give settings as names=…")
            self._observers.add(callback, wanted)
            self._keep_displays()
            return callback

        return add if callback is None else add(callback)

    def unobserve(self, callback: Callback, names: str | Iterable[str] | None = None) -> None:
        """Call a function no longer; with ``names``, no longer for those settings that it was given for."""
        __tracebackhide__ = True
        self._observers.remove(callback, None if names is None else self._settings_named(names))
        self._keep_displays()

    def unobserve_all(self) -> None:
        """Call nothing any more: before a cell that adds callbacks is run again, say."""
        self._observers.clear()
        self._keep_displays()

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
            shown = self._read(given, display.saved, display.of)
            ahead: dict[str, Any] = {}
            if self._shown_beside(display):
                ahead = self._differ(shown, self._whole)
            else:
                self._follow(shown, display)
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
            display.receive = lambda message: self._receive(display, given, message)
            display.register()
            display.keep(bool(self._observers))
            self._displays = [old for old in self._displays if old.place != display.place]
            self._displays.append(display)
            if ahead:
                display.tell(ahead, self._of)
        self._observers.deliver()
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
            self._follow(whole)
        self._observers.deliver()

    def _receive(self, display: Display, given: dict[str, Any], message: dict[str, Any]) -> None:
        """Settings from a front end: what the code said there, with all that people changed."""
        saved = dict(message["settings"])
        with self._lock:
            unheard = display.unheard(message.get("heard"))
            if unheard:  # it will write these, and only then look like it
                ours = self._differ(self._resolve(given), self._whole)
                saved = {key: value for key, value in saved.items() if key not in unheard}
                saved.update((key, ours[key]) for key in unheard if key in ours)
            self._follow(self._read(given, saved, message.get("of")), display)
        self._observers.deliver()

    def _read(self, given: dict[str, Any], saved: dict[str, Any], of: str | None) -> Record:
        """Whole settings of the code and changes that people made for data with the hash `of`."""
        current = of is None or of == self._of
        options = {"widget": self._widget, "settings": given, "changes": saved, "current": current}
        value, _ = engine.call("change", options)
        for problem in value["problems"]:
            warnings.warn(problem, ArgyroditeWarning, stacklevel=4)
        return freeze(value["settings"])

    def _follow(self, whole: Record, source: Display | None = None) -> None:
        """Takes settings over, and has all places follow where the widget is shown, but the one that they come from."""
        differences = self._differ(self._whole, whole)
        if not differences:
            return
        self._observers.note(self, self._whole, whole)
        self._whole = whole
        for display in self._displays:
            if source is None or display.place != source.place:
                display.tell(differences, self._of)

    def _differ(self, old: Record, new: Record) -> dict[str, Any]:
        """What turns one whole of settings into another, flat."""
        return engine.call("differ", {"widget": self._widget, "from": old, "to": new})[0] if old != new else {}

    def _shown_beside(self, display: Display) -> bool:
        """Whether the widget stands in another place already; what is set there counts here too."""
        return any(
            other.current and (other.cell != display.cell or other.execution == display.execution)
            for other in self._displays
        )

    def _keep_displays(self) -> None:
        for display in self._displays:
            display.keep(bool(self._observers))

    def _settings_named(self, names: str | Iterable[str]) -> list[str]:
        __tracebackhide__ = True
        wanted = [names] if isinstance(names, str) else list(names)
        for name in wanted:
            if name == "result":
                raise ArgyroditeError(
                    "bad-setting",
                    "A result is computed when it is asked for, and cannot be observed: observe the settings, and take"
                    " “change.owner.result” where you need it.",
                )
            if name not in self._whole:
                raise ArgyroditeError(
                    "bad-setting", f"A {type(self).__name__} has no setting “{name}”. It has {', '.join(self._whole)}."
                )
        return wanted

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
