"""Read-only answers of the engine: dictionaries whose entries are attributes too.

What stands in which answer, `argyrodite.results` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, overload

from .tables import from_ipc

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T")


class Record(dict):
    """A dictionary that cannot be changed; ``record.value`` is ``record["value"]``."""

    if not TYPE_CHECKING:  # an editor knows what there is by the classes of `results`, and names what there is not

        def __getattr__(self, name: str) -> Any:
            try:
                return self[name]
            except KeyError:
                raise AttributeError(f"there is no “{name}” here; there are {', '.join(self)}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]

    def __reduce__(self) -> Any:
        return type(self), (dict(self),)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("This cannot be changed in place. Assign a whole new value to the widget's setting instead.")

    __setitem__ = __delitem__ = __setattr__ = __delattr__ = __ior__ = _refuse  # type: ignore[assignment]
    update = pop = popitem = setdefault = clear = _refuse  # type: ignore[assignment]


class Rows(tuple[T, ...]):
    """Records in their order; one that has a name is found by it too: ``parameters["R1"]``."""

    @overload  # type: ignore[override]
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[T, ...]: ...
    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, str):
            return super().__getitem__(key)
        for row in self:
            if row.get("name") == key:  # type: ignore[attr-defined]
                return row
        raise KeyError(f"{key}; there are {', '.join(str(row.get('name')) for row in self)}")  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        return "(" + ",\n ".join(map(repr, self)) + ")"


class _HasTable:
    """What of an answer a colleague would want as a table."""

    _columns: bytes

    def to_arrow(self) -> pyarrow.Table:
        """The rows (a fit's parameters, say) as a pyarrow table."""
        return from_ipc(self._columns)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows (a fit's parameters, say) as a pandas data frame."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The rows (a fit's parameters, say) as a polars data frame."""
        import polars

        return polars.DataFrame(self.to_arrow())


class Result(_HasTable, Record):
    """What an analysis gave; numbers that are not finite (an error that the data do not determine) are ``None``."""

    _summary: list[list[str]]

    def __init__(self, value: dict[str, Any], columns: bytes, summary: list[list[str]]) -> None:
        super().__init__((name, freeze(member)) for name, member in value.items())
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_summary", summary)

    def __repr__(self) -> str:
        return "\n".join(": ".join(part for part in row if part) for row in self._summary)

    def __reduce__(self) -> Any:
        return type(self), (dict(self), self._columns, self._summary)


class Results(_HasTable, Rows[T]):
    """Several answers in their order, with what of them is a table."""

    def __new__(cls, rows: Any, columns: bytes) -> Results[T]:
        results = super().__new__(cls, rows)
        results._columns = columns
        return results

    def __reduce__(self) -> Any:
        return Results, (tuple(self), self._columns)


def freeze(value: Any) -> Any:
    """JSON with nothing in it that could be changed by accident."""
    if isinstance(value, dict):
        return Record((name, freeze(member)) for name, member in value.items())
    if isinstance(value, (list, tuple)):
        members = [freeze(member) for member in value]
        return Rows(members) if members and all(isinstance(member, dict) for member in members) else tuple(members)
    return value
