"""The file beside a notebook that holds a widget's data."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from .. import engine
from ..errors import ArgyroditeError


def read_data_file(file: dict[str, Any], folder: Path, found: Any = None) -> bytes:
    """The content that a seed was made from.

    Parameters
    ----------
    file
        As the seed names it (``src/widgets/seed.ts``).
    folder
        The notebook's.
    found
        Where a person found the file when it was not where the seed says: the metadata's ``file``.

    Raises
    ------
    ArgyroditeError
        ``bad-seed``, ``file-missing``, ``file-changed``, ``too-large``
    """
    if isinstance(found, str) and found != file["path"]:
        try:
            return _read({**file, "path": found}, folder)
        except ArgyroditeError:
            pass  # what the seed says is looked at too, and is what is spoken of
    return _read(file, folder)


def _read(file: dict[str, Any], folder: Path) -> bytes:
    name = file["path"]
    path = _inside(name, folder)
    if not path.is_file():
        raise ArgyroditeError(
            "file-missing",
            f"There is no file “{name}” beside this notebook; the data of this output are in it. Put it there again.",
        )
    size = path.stat().st_size
    engine.call("check_size", {"name": path.name, "bytes": size})
    if size != file["bytes"]:
        raise _changed(name, f"it has {size:,} bytes, and that one had {file['bytes']:,}")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != file["sha256"]:
        raise _changed(name, "it is as large as that one was, but its content differs")
    return data


def _inside(name: str, folder: Path) -> Path:
    """As in JupyterLab, which reaches no further than the folder that it was started in."""
    here = Path(os.path.abspath(folder))
    start = Path.cwd()
    root = start if here.is_relative_to(start) else here
    path = Path(os.path.abspath(here / name))
    if os.path.isabs(name) or "\\" in name or not path.is_relative_to(root):
        raise ArgyroditeError(
            "bad-seed",
            f"The data of this output are in “{name}”, outside the folder {root}. Run this from further up, or copy the"
            " file beside the notebook and run the cell again.",
        )
    return path


def _changed(name: str, how: str) -> ArgyroditeError:
    return ArgyroditeError(
        "file-changed",
        f"The file “{name}” is not the one that this output was made from: {how}. Find that one, or run the cell again.",
    )
