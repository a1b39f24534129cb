"""A widget's settings, as a mapping that checks what is put into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from .errors import ArgyroditeError

if TYPE_CHECKING:
    from .widget import Widget


class Settings(MutableMapping):
    """Every setting of a widget with its present value.

    Assigning checks the value and recomputes; deleting brings the default back; ``update`` makes several changes at once. Values
    cannot be changed in place: ``settings["fixed"] = {**settings["fixed"], "R0": 5}``.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget

    def __getitem__(self, name: str) -> Any:
        return self._widget._values()[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._widget._assign({name: value})

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self._widget._assign({name: None})

    def update(self, *args: Any, **changes: Any) -> None:  # type: ignore[override]
        self._widget._assign(dict(*args, **changes))

    def __iter__(self) -> Iterator[str]:
        return iter(self._widget._values())

    def __len__(self) -> int:
        return len(self._widget._values())

    def __repr__(self) -> str:
        return repr(dict(self._widget._values()))


def plain(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings as JSON can hold them, of what Python and numpy have.

    Raises
    ------
    ArgyroditeError
        ``bad-setting``
    """
    __tracebackhide__ = True
    result = {}
    for name, value in settings.items():
        try:
            result[name] = _plain(value)
        except ValueError as error:
            raise ArgyroditeError("bad-setting", f"The setting “{name}” {error}.") from None
    return result


def _plain(value: Any) -> Any:
    """Sets and tuples are lists, numpy's numbers are numbers."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, Mapping):
        return {str(name): _plain(member) for name, member in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(member) for member in value)
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return [_plain(member) for member in value]
    if isinstance(value, float) and not isfinite(value):
        raise ValueError("holds a number that is NaN or infinite; leave it out, or give a finite one")
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    raise ValueError(f"cannot be or hold a {type(value).__name__}")
