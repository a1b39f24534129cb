"""How a function of the library is asked for, and how its answer comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import engine
from ..records import Result, Results, freeze


def call(name: str, *tables: bytes, **given: Any) -> Any:
    """Run a function of ``src/runner/functions.ts``, by its name there; tables are Arrow IPC streams.

    Raises
    ------
    ArgyroditeError
    """
    __tracebackhide__ = True
    value, (rows,) = engine.call("call", {"name": name, "given": given}, *tables)
    if isinstance(value, list):
        return Results((freeze(member) for member in value), rows)
    return Result(value, rows, _summary(value))


def _summary(value: Mapping[str, Any]) -> list[list[str]]:
    """What fits a line each."""
    plain = [[name, str(member)] for name, member in value.items() if isinstance(member, (str, int, float))]
    listed = [[name, f"{len(member)} of them"] for name, member in value.items() if isinstance(member, list) and member]
    return plain + listed
