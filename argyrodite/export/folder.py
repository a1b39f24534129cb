"""What an export leaves behind: a folder for each widget, and the report."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import ArgyroditeError
from ..widget import Widget
from .notebook import Notebook
from .report import Entry, report
from .widgets import LostWidget, SavedWidget

#: What an export wrote, so that the next one in the same place leaves nothing old behind.
MANIFEST = "export.json"


@dataclass(frozen=True)
class Export:
    """What was written."""

    folder: Path
    entries: list[Entry]


def write_export(
    notebook: Notebook, widgets: Iterable[SavedWidget | LostWidget], folder: Path, version: str, day: date
) -> Export:
    """Write every widget's files as it comes, then the report.

    Raises
    ------
    ArgyroditeError
        ``cannot-write``
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_old(folder)
        entries = [_write_widget(n, widget, folder, version) for n, widget in enumerate(widgets, 1)]
        _write(folder / "report.html", report(notebook, entries, version, day))
        _write(folder / MANIFEST, _json(_manifest(notebook, entries, version)))
    except OSError as error:
        raise ArgyroditeError(
            "cannot-write", f"“{error.filename or folder}” cannot be written: {error.strerror}. Choose another folder with --to."
        ) from None
    return Export(folder, entries)


def file_name(number: int, id_: str, sample: Any) -> str:
    """A folder's name for a widget, safe on every system and unique by its number: ``01-nyquist-fitter-Cl-13``."""
    text = unicodedata.normalize("NFC", sample) if isinstance(sample, str) else ""
    safe = re.sub(r"[^\w.+-]+", "-", text)[:60].strip(".-_")
    return f"{number:02d}-{id_[:40]}" + (f"-{safe}" if safe else "")


def _write_widget(number: int, widget: SavedWidget | LostWidget, folder: Path, version: str) -> Entry:
    if isinstance(widget, LostWidget):
        return Entry(number, widget, [], "")
    said = widget.said
    name = file_name(number, widget.place.id, said["sample"])
    files: dict[str, str | bytes] = {"settings.json": _json(_settings(widget, version)), "data.arrow": widget.data}
    if widget.rows is not None:
        files |= {"result.json": _json(said["result"]), "result.arrow": widget.rows, "result.csv": said["csv"]}
    if said["picture"]:
        files["figure.svg"] = said["picture"]
    (folder / name).mkdir(exist_ok=True)
    for file, content in files.items():
        _write(folder / name / file, content)
    return Entry(number, widget, [f"{name}/{file}" for file in files], _code(said["widget"], name))


def _settings(widget: SavedWidget, version: str) -> dict[str, Any]:
    """All that decides the result: with these and the same data anybody gets it again."""
    said = widget.said
    return {
        "widget": said["widget"],
        "settings": said["settings"],
        "code": said["given"],
        "by_hand": said["changes"],
        "data": {"hash": said["of"], **(widget.file or {}), **dict(said["about"])},
        "argyrodite": version,
    }


def _code(widget: str, name: str) -> str:
    kind = next(kind.__name__ for kind in Widget.__subclasses__() if kind._widget == widget)
    return (
        "import json, argyrodite as ag, pyarrow as pa\n\n"
        f'table = pa.ipc.open_file("{name}/data.arrow").read_all()\n'
        f'settings = json.load(open("{name}/settings.json", encoding="utf-8"))["settings"]\n'
        f"ag.{kind}(table, **settings).result"
    )


def _manifest(notebook: Notebook, entries: list[Entry], version: str) -> dict[str, Any]:
    return {
        "notebook": {"name": notebook.path.name, "sha256": notebook.sha256},
        "argyrodite": version,
        "widgets": [
            {
                "id": entry.widget.place.id,
                "cell": entry.widget.place.cell,
                "problem": entry.widget.problem,
                "files": entry.files,
            }
            for entry in entries
        ],
    }


def _remove_old(folder: Path) -> None:
    """The files of the export that was here before; what is not of an export stays."""
    try:
        old = json.loads((folder / MANIFEST).read_bytes())["widgets"]
        names = [name for widget in old for name in widget["files"] if re.fullmatch(r"[\w.+-]+/[\w.+-]+", name)]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return
    for name in names:
        if ".." not in Path(name).parts:
            (folder / name).unlink(missing_ok=True)
    for parent in {(folder / name).parent for name in names}:
        if parent.is_dir() and parent != folder and not any(parent.iterdir()):
            parent.rmdir()


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _write(path: Path, content: str | bytes) -> None:
    path.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
