"""Samples by their formulas: the table of kind composition, of whatever names compositions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from . import engine
from .errors import ArgyroditeError
from .tables import from_ipc, to_arrow, to_ipc
from .sources import Source, take

if TYPE_CHECKING:
    import pyarrow

_KIND = "composition"
_HALIDES = ("fluorine", "chlorine", "bromine", "iodine")


def study_table() -> pyarrow.Table:
    """The study's measured values (Zeng et al. 2022), one row for each, with unit, error, place in the paper and citation.

    Returns
    -------
    pyarrow.Table
        What the paper does not give is null.

    Examples
    --------
    >>> values = ag.study_table().to_pandas()
    >>> values[values.property == "ionic_conductivity_s_cm"].set_index("sample").value.to_dict()
    {'Cl-13': 0.0053, 'Cl-16': 0.0088}
    """
    __tracebackhide__ = True
    _, (ipc,) = engine.call("study_table", {})
    return from_ipc(ipc)


def take_samples(data: Any) -> Source:
    """The table of a formula, ``{"chlorine": 1.3}``, a list of either or of rows with properties, a table, or a file.

    Raises
    ------
    ArgyroditeError
    """
    __tracebackhide__ = True
    if isinstance(data, Source):
        return data
    if isinstance(data, str) and _is_path(data):
        return take(data)
    if isinstance(data, str) or _is_row(data):
        return _of_rows([data])
    if isinstance(data, (list, tuple)) and data and not all(isinstance(row, PathLike) for row in data):
        return _of_rows(data)
    return take(data, _KIND)


def join(ipc: bytes, results: Mapping[str, Any]) -> Source:
    """The table with results put in by the labels of its samples; see ``CompositionCard.join``."""
    __tracebackhide__ = True
    _, (joined,) = engine.call("join_results", {"results": results}, ipc)
    return Source(joined, _KIND)


def _is_path(text: str) -> bool:
    """A folder, or an extension with a letter: in a formula, digits follow the point."""
    return re.search(r"[/\\]|\.[A-Za-z]\w*$", text) is not None


def _is_row(data: Any) -> bool:
    if not isinstance(data, Mapping) or not data:
        return False
    named = [data[name] for name in ("formula", *_HALIDES) if name in data]
    return bool(named) and all(isinstance(value, (str, int, float)) for value in named)


def _of_rows(data: Any) -> Source:
    __tracebackhide__ = True
    rows = []
    for row in data:
        rows.append(_row(row))
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: [_number(row.get(name)) for row in rows] for name in names}
    return Source(to_ipc(to_arrow(columns, _KIND)), _KIND)


def _row(row: Any) -> dict[str, Any]:
    """Label and formula first, then what was measured."""
    __tracebackhide__ = True
    if isinstance(row, str):
        row = {"formula": row}
    if not _is_row(row):
        raise ArgyroditeError(
            "bad-table",
            f"A sample cannot be made of {row!r}. Give a formula such as \"Li5.7PS4.7Cl1.3\", {{\"chlorine\": 1.3}}, or a"
            " dictionary with “label”, “formula” and what was measured.",
        )
    given = row["formula"] if "formula" in row else {name: row[name] for name in _HALIDES if name in row}
    value, _ = engine.call("composition", {"of": given})
    others = {name: value for name, value in row.items() if name not in ("label", "formula", *_HALIDES)}
    return {"label": str(row.get("label", value["sample_name"])), "formula": value["formula"], **others}


def _number(value: Any) -> Any:
    """Whole numbers are measured values too."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
