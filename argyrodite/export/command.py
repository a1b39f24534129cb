"""``argyrodite export notebook.ipynb``, from a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib import metadata
from pathlib import Path

from ..errors import ArgyroditeError
from .folder import MANIFEST, Export, write_export
from .notebook import read_notebook
from .page import environment
from .widgets import open_widget, places

_EPILOG = """\
exit status:
  0  everything is written
  1  written, but some widgets could not be shown or have no result; the report says why in their places
  2  nothing is written: the notebook cannot be read, or the folder is there already

examples:
  argyrodite export notebook.ipynb
  argyrodite export notebook.ipynb --to results --pdf
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; what goes wrong is a sentence on the standard error."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except ArgyroditeError as error:
        print(f"argyrodite: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="argyrodite", description="Widgets of a saved notebook, without JupyterLab.")
    parser.add_argument("--version", action="version", version=f"argyrodite {metadata.version('argyrodite')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    export = commands.add_parser(
        "export",
        help="write the results of all widgets of a notebook, and a report",
        description="Write the results of all widgets of a notebook: a folder for each with its data, settings, result (Arrow, CSV,"
        " JSON) and figure (SVG), and report.html, which needs no other file. The settings are those that are saved in the notebook."
        " No kernel runs, and nothing of the notebook's code.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("notebook", type=Path, help="the .ipynb file")
    export.add_argument(
        "--to", type=Path, metavar="DIR", help="the folder to write (default: NOTEBOOK-export, beside the notebook)"
    )
    export.add_argument("--pdf", action="store_true", help="the report as report.pdf too; needs Chromium, Chrome or Edge")
    export.add_argument("--force", action="store_true", help="write into a folder that is there already")
    export.set_defaults(run=_export)
    return parser


def _export(options: argparse.Namespace) -> int:
    notebook = read_notebook(options.notebook)
    found = list(places(notebook.cells))
    if not found:
        raise ArgyroditeError(
            "no-widgets",
            f"There is no widget in the outputs of “{notebook.path}”. Run its cells in JupyterLab, and save it.",
        )
    folder = options.to or notebook.path.with_name(f"{notebook.path.stem}-export")
    _check_folder(folder, options.force)
    environment()  # before the work, not after it
    if options.pdf:
        from .browser import find_browser, print_pdf

        find_browser()
    opened = (open_widget(place, notebook.path.parent) for place in _with_progress(found))
    done = write_export(notebook, opened, folder, metadata.version("argyrodite"), date.today())
    if options.pdf:
        (folder / "report.pdf").write_bytes(print_pdf((folder / "report.html").read_text(encoding="utf-8")))
    return _tell(done)


def _check_folder(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise ArgyroditeError("cannot-write", f"“{folder}” is a file. Choose a folder with --to.")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        what = "an earlier export" if (folder / MANIFEST).is_file() else "other files"
        raise ArgyroditeError(
            "folder-exists",
            f"“{folder}” is there already, with {what}. Choose another folder with --to, or write over it with --force.",
        )


def _with_progress(found: list) -> list:
    from tqdm import tqdm

    return tqdm(found, desc="widgets", unit="widget", disable=None, leave=False)  # None: where nobody watches


def _tell(done: Export) -> int:
    failed = [entry for entry in done.entries if entry.widget.problem]
    for entry in failed:
        place = entry.widget.place
        print(f"argyrodite: {place.id} in cell {place.cell + 1}: {entry.widget.problem}", file=sys.stderr)
    count = len(done.entries)
    print(f"{count} {'widget' if count == 1 else 'widgets'} written to {done.folder}; open {done.folder / 'report.html'}")
    return 1 if failed else 0
