"""The widgets in a notebook's outputs, each with the settings in force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import engine
from ..errors import ArgyroditeError
from ..kernel import saved_under
from ..widget import MIME_TYPE
from .data_file import read_data_file


@dataclass(frozen=True)
class Place:
    """Where a widget stands."""

    #: Counted from 0.
    cell: int
    output: int
    #: ``In [3]``, where the cell was run.
    execution_count: int | None
    #: Unique in its cell.
    id: str
    seed: Any
    #: What people changed, flat.
    saved: dict[str, Any]


@dataclass(frozen=True)
class SavedWidget:
    """What a page without the widget can show (``saved_widget`` in ``src/runner/engine-methods.ts``)."""

    place: Place
    #: Names, settings, texts, and the result as JSON.
    said: dict[str, Any]
    #: The table, as an Arrow IPC file.
    data: bytes
    #: The result's rows, as an Arrow IPC file; `None` where there is no result.
    rows: bytes | None
    #: The file that holds the data, where the notebook does not.
    file: dict[str, Any] | None

    @property
    def problem(self) -> str | None:
        """Why there is no result, in a sentence."""
        return self.said.get("problem")


@dataclass(frozen=True)
class LostWidget:
    """What stands in the place of a widget that cannot be shown."""

    place: Place
    problem: str


def places(cells: Iterable[Mapping[str, Any]]) -> Iterator[Place]:
    """Every output that holds a widget, in their order; nothing of it is looked at yet."""
    for index, cell in enumerate(cells):
        seeds = list(_seeds(cell))
        if not seeds:
            continue
        said = [seed.get("id") if isinstance(seed, Mapping) else None for _, seed in seeds]
        ids, _ = engine.call("unique_ids", {"ids": said})
        metadata = cell.get("metadata")
        for (output, seed), id_ in zip(seeds, ids):
            saved = saved_under(id_, metadata if isinstance(metadata, Mapping) else {})
            count = cell.get("execution_count")
            yield Place(index, output, count if isinstance(count, int) else None, id_, seed, saved)


def open_widget(place: Place, folder: Path) -> SavedWidget | LostWidget:
    """What stands there, computed with the settings in force.

    Parameters
    ----------
    folder
        The notebook's, for data that are in a file beside it.
    """
    try:
        json.dumps([place.seed, place.saved], allow_nan=False)
    except (ValueError, RecursionError):
        return LostWidget(place, "This output holds what no notebook may: NaN or Infinity, or JSON without end. Run the cell again.")
    try:
        file, _ = engine.call("seed_file", {"seed": place.seed})
        content = [read_data_file(file, folder, place.saved.get("file"))] if file else []
        saved = {key: value for key, value in place.saved.items() if key != "of"}
        options = {"seed": place.seed, "saved": saved, "of": place.saved.get("of")}
        said, (data, *rows) = engine.call("saved_widget", options, *content)
    except ArgyroditeError as error:
        return LostWidget(place, str(error))
    except RuntimeError as error:
        return LostWidget(place, f"This could not be shown: {str(error)[:300]}")
    return SavedWidget(place, said, data, rows[0] if rows else None, file)


def _seeds(cell: Mapping[str, Any]) -> Iterator[tuple[int, Any]]:
    outputs = cell.get("outputs")
    for index, output in enumerate(outputs if isinstance(outputs, list) else []):
        data = output.get("data") if isinstance(output, Mapping) else None
        if isinstance(data, Mapping) and data.get(MIME_TYPE) is not None:
            yield index, data[MIME_TYPE]
