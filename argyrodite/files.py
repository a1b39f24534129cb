"""Instruments' files."""

from __future__ import annotations

import hashlib
import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import engine
from .errors import ArgyroditeError, ArgyroditeWarning
from .tables import from_ipc

if TYPE_CHECKING:
    import pyarrow

#: Where the kernel was started: beside the notebook. What the code does to the working directory later does not move that.
_start = Path.cwd()


@dataclass(frozen=True)
class File:
    """A file that has been read."""

    path: Path
    kind: str
    #: The table, as an Arrow IPC stream.
    ipc: bytes
    size: int
    sha256: str
    #: What the caller said of its columns.
    columns: dict[str, object] | None = None

    def reference(self) -> dict[str, object] | None:
        """How a notebook names the file (``src/widgets/seed.ts``); ``None`` where it lies on another drive."""
        try:
            path = Path(os.path.relpath(self.path, _start)).as_posix()
        except ValueError:
            return None
        said = {"columns": self.columns} if self.columns else {}
        return {"path": path, "sha256": self.sha256, "bytes": self.size, **said}


def read(path: str | os.PathLike[str], columns: dict[str, object] | None = None) -> pyarrow.Table:
    """Read an instrument's file.

    Impedances: Gamry .DTA, BioLogic .mpr and .mpt, VersaStudio .par, ZPlot .z. Cycling: Neware .nda and .ndax, BioLogic .mpr and
    .mpt, texts of Neware, LAND, Arbin, Maccor and others, BDF as text or Parquet. Photoelectron spectra: VAMAS, PHI .spe, SPECS,
    Scienta, Avantage. Anything as Excel .xlsx or delimited text.

    Parameters
    ----------
    path : str or path-like
    columns : dict, optional
        Which columns of the file are which, where their titles do not tell: ``{"voltage_volt": {"from": "U", "unit": "mV"}}``.
        ``from`` is a title or a place counted from 0; ``negated`` turns the sign.

    Returns
    -------
    pyarrow.Table
        Its schema says what it is, in the metadata key ``argyrodite``; each column says its unit. Impedance spectra have
        ``spectrum``, ``frequency_hertz``, ``real_impedance_ohm`` and ``imaginary_impedance_ohm`` (capacitive: negative);
        cycling records have ``test_time_second``, ``voltage_volt`` and ``current_ampere`` (charge: positive).

    Raises
    ------
    ArgyroditeError
        ``empty-file``, ``truncated-file``, ``unknown-format``, ``file-missing``, ``too-large`` and others, in words.

    Warns
    -----
    ArgyroditeWarning
        About what was left out or taken for granted.

    Examples
    --------
    >>> table = ag.read("Cl-13.mpt")
    >>> table.num_rows, table.column_names[:2]
    (61, ['spectrum', 'frequency_hertz'])
    >>> table.schema.field("frequency_hertz").metadata[b"unit"]
    b'Hz'
    """
    __tracebackhide__ = True
    return from_ipc(load(path, stacklevel=3, columns=columns).ipc)


def load(path: str | os.PathLike[str], stacklevel: int, columns: dict[str, object] | None = None) -> File:
    """Read a file, and warn where the caller's caller stands.

    Raises
    ------
    ArgyroditeError
    """
    __tracebackhide__ = True
    place = Path(path).expanduser()
    name = place.name.encode("utf-8", "replace").decode()
    try:
        engine.call("check_size", {"name": name, "bytes": place.stat().st_size})
        data = place.read_bytes()
    except FileNotFoundError:
        raise ArgyroditeError(
            "file-missing", f"There is no file “{path}” in {Path.cwd()}. Look at its name, and at the folder."
        ) from None
    except OSError as error:
        raise ArgyroditeError(
            "file-missing", f"The file “{path}” cannot be read: {error.strerror}. Give the path of a file."
        ) from None
    value, (ipc,) = engine.call("read", {"name": name, **({"columns": columns} if columns else {})}, data)
    for warning in value["warnings"]:
        warnings.warn(f"{name}: {warning['message']}", ArgyroditeWarning, stacklevel=stacklevel)
    return File(place.absolute(), value["kind"], ipc, len(data), hashlib.sha256(data).hexdigest(), columns)
