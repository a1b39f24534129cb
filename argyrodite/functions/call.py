"""How a function of the library is asked for, and how its answer comes back."""

from __future__ import annotations

from typing import Any

from .. import engine
from ..records import Result, Results, freeze
from ..settings import plain
from ..sources import take


def call(name: str, table: Any = None, kind: str | None = None, /, **given: Any) -> Any:
    """Run a function of ``src/runner/functions``, by its name there.

    Parameters
    ----------
    name : str
        Also of a function here.
    table
        What it works on, see `sources.take`, and the kind of a table that does not say its own; none without a kind.
    **given
        The function's other arguments. What is None is not given.

    Returns
    -------
    Result, Results or float
        Of the class that `results` has for it.

    Raises
    ------
    ArgyroditeError
    """
    __tracebackhide__ = True
    tables = [] if kind is None else [take(table, kind).ipc]
    asked = {argument: value for argument, value in plain(given).items() if value is not None}
    value, (rows,) = engine.call("call", {"name": name, "given": asked}, *tables)
    if isinstance(value, list):
        return Results((freeze(member) for member in value), rows)
    return Result(value, rows, _summary(value)) if isinstance(value, dict) else value


def _summary(value: dict[str, Any]) -> list[list[str]]:
    """What fits a line each."""
    plain = [[name, str(member)] for name, member in value.items() if isinstance(member, (str, int, float))]
    listed = [[name, f"{len(member)} of them"] for name, member in value.items() if isinstance(member, list) and member]
    return plain + listed


def call_for_table(name: str, table: Any = None, kind: str | None = None, /, **given: Any) -> Any:
    """The same for one whose answer is a pyarrow table, and nothing else."""
    __tracebackhide__ = True
    return call(name, table, kind, **given).to_arrow()
