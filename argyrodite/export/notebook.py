"""A notebook file, read as data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ArgyroditeError


@dataclass(frozen=True)
class Notebook:
    path: Path
    sha256: str
    cells: list[Mapping[str, Any]]
    metadata: Mapping[str, Any]

    @property
    def title(self) -> str:
        """As it calls itself: its metadata, its first heading, or the file's name."""
        title = self.metadata.get("title")
        if isinstance(title, str) and title.strip():
            return title.strip()
        for cell in self.cells:
            if cell.get("cell_type") == "markdown":
                for line in source_of(cell).splitlines():
                    if line.startswith("# "):
                        return line[2:].strip()
        return self.path.stem


def read_notebook(path: Path) -> Notebook:
    """
    Raises
    ------
    ArgyroditeError
        ``file-missing``, ``bad-notebook``
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArgyroditeError(
            "file-missing", f"There is no file “{path}”. Look at its name, and at the folder."
        ) from None
    except OSError as error:
        raise ArgyroditeError("file-missing", f"“{path}” cannot be read: {error.strerror}.") from None
    content = _parse(path, data)
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        raise ArgyroditeError("bad-notebook", f"“{path}” is no notebook: it is JSON, but not of this form.")
    cells = content.get("cells")
    if content["nbformat"] < 4 or not isinstance(cells, list):
        raise ArgyroditeError(
            "bad-notebook",
            f"“{path}” is a notebook of format {content['nbformat']}; 4 is read. Open it in JupyterLab and save it again.",
        )
    metadata = content.get("metadata")
    return Notebook(
        path,
        hashlib.sha256(data).hexdigest(),
        [cell for cell in cells if isinstance(cell, dict)],
        metadata if isinstance(metadata, dict) else {},
    )


def source_of(cell: Mapping[str, Any]) -> str:
    """A cell's text, which a file may hold in lines."""
    source = cell.get("source")
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))


def _parse(path: Path, data: bytes) -> Any:
    if not data.strip():
        raise ArgyroditeError("bad-notebook", f"“{path}” is empty. Save the notebook again.")
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        if data.lstrip()[:1] != b"{":
            problem = "it is not JSON. Give the path of an .ipynb file"
        elif error.pos >= len(error.doc.rstrip()) - 1:
            problem = f"its JSON ends in the middle, in line {error.lineno}. Copy or save it again"
        else:
            problem = f"its JSON is broken in line {error.lineno} ({error.msg}). Copy or save it again"
    except (UnicodeDecodeError, RecursionError):
        problem = "it is not JSON. Give the path of an .ipynb file"
    raise ArgyroditeError("bad-notebook", f"“{path}” is no notebook: {problem}.")
