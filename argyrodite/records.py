"""Read-only answers of the engine: dictionaries whose entries are attributes too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from .tables import from_ipc

if TYPE_CHECKING:
    import pandas
    import pyarrow


class Record(dict):
    """A dictionary that cannot be changed; ``record.value`` is ``record["value"]``."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"there is no “{name}” here; there are {', '.join(self)}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]

    def __reduce__(self):
        return type(self), (dict(self),)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("This cannot be changed in place. Assign a whole new value to the widget's setting instead.")

    __setitem__ = __delitem__ = __setattr__ = __delattr__ = __ior__ = _refuse
    update = pop = popitem = setdefault = clear = _refuse


class Rows(tuple):
    """Records in their order; one that has a name is found by it too: ``parameters["R1"]``."""

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, str):
            return super().__getitem__(key)
        for row in self:
            if row.get("name") == key:
                return row
        raise KeyError(f"{key}; there are {', '.join(str(row.get('name')) for row in self)}")

    def __repr__(self) -> str:
        return "(" + ",\n ".join(map(repr, self)) + ")"


class Result(Record):
    """What an analysis gave; numbers that are not finite (an error that the data do not determine) are ``None``."""

    __slots__ = ("_columns", "_summary")

    def __init__(self, value: dict[str, Any], columns: bytes, summary: list[list[str]]) -> None:
        super().__init__((name, freeze(member)) for name, member in value.items())
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_summary", summary)

    def to_arrow(self) -> pyarrow.Table:
        """The rows (a fit's parameters) as a pyarrow table."""
        return from_ipc(self._columns)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows (a fit's parameters) as a pandas data frame."""
        return self.to_arrow().to_pandas()

    def __repr__(self) -> str:
        return "\n".join(": ".join(part for part in row if part) for row in self._summary)

    def __reduce__(self):
        return Result, (dict(self), self._columns, self._summary)


class Results(Rows):
    """Several answers in their order, with what of them is a table."""

    _columns: bytes

    def __new__(cls, rows: Any, columns: bytes) -> Results:
        results = super().__new__(cls, rows)
        results._columns = columns
        return results

    def to_arrow(self) -> pyarrow.Table:
        """The rows as a pyarrow table."""
        return from_ipc(self._columns)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame."""
        return self.to_arrow().to_pandas()

    def __reduce__(self):
        return Results, (tuple(self), self._columns)


def freeze(value: Any) -> Any:
    """JSON with nothing in it that could be changed by accident."""
    if isinstance(value, dict):
        return Record((name, freeze(member)) for name, member in value.items())
    if isinstance(value, (list, tuple)):
        members = [freeze(member) for member in value]
        return Rows(members) if members and all(isinstance(member, dict) for member in members) else tuple(members)
    return value
