"""Where a widget's data come from."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from typing import Any

from . import engine
from .errors import ArgyroditeError
from .files import File, load
from .tables import to_arrow, to_ipc


@dataclass(frozen=True)
class Source:
    #: The table, as an Arrow IPC stream.
    ipc: bytes
    #: What the file said; ``None`` for a table, which the widget asks itself.
    kind: str | None = None
    #: Where the table is the content of one file.
    file: File | None = None


def take(data: Any, kind: str | None = None, columns: dict[str, Any] | None = None) -> Source:
    """A table's bytes, from a table, a file's path, or several paths, which become one series.

    Parameters
    ----------
    data
        See `tables.to_arrow`; or paths.
    kind : str or None
        What a table without metadata is taken for; ``None`` where only paths are understood.
    columns : dict or None
        Which columns of the files are which, see `files.read`.

    Raises
    ------
    ArgyroditeError
    """
    __tracebackhide__ = True
    if isinstance(data, Source):
        return data
    if isinstance(data, (str, PathLike)):
        return _take_files([data], columns)
    if isinstance(data, (list, tuple)) and data and all(isinstance(path, (str, PathLike)) for path in data):
        return _take_files(data, columns)
    if kind is None:
        raise ArgyroditeError("file-missing", "open() takes the path of a file, or a list of such paths.")
    return Source(to_ipc(to_arrow(data, kind)))


def _take_files(paths: Any, columns: dict[str, Any] | None) -> Source:
    __tracebackhide__ = True
    files = []
    for path in paths:  # no comprehension: before Python 3.12 that is a frame of its own, and the warning's place is counted
        files.append(load(path, stacklevel=5, columns=columns))
    if len(files) == 1:
        return Source(files[0].ipc, files[0].kind, files[0])
    _, (ipc,) = engine.call("join", {}, *(file.ipc for file in files))
    return Source(ipc, files[0].kind)
