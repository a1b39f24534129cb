"""Printing pages to PDF, by a browser that is on the machine already."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from importlib import resources
from pathlib import Path

from ..errors import ArgyroditeError

#: Goes before all that are looked for.
VARIABLE = "ARGYRODITE_BROWSER"

_SECONDS = 180


def find_browser() -> str:
    """Path of a Chromium-like browser; which are looked for says ``browsers.json``, which Node reads too.

    Raises
    ------
    ArgyroditeError
        ``no-browser``
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        if not Path(chosen).is_file():
            raise ArgyroditeError("no-browser", f"{VARIABLE} names {chosen}, and there is no such file.")
        return chosen
    known = json.loads(resources.files(__package__).joinpath("browsers.json").read_text(encoding="utf-8"))
    for name in known["names"]:
        if found := shutil.which(name):
            return found
    for place in known["places"]:
        if Path(place).is_file():
            return place
    raise ArgyroditeError(
        "no-browser",
        "A PDF is printed by Chromium, Chrome or Edge, and none was found. On Debian and Ubuntu: sudo apt-get install"
        f" chromium. Elsewhere: install Chrome, or set {VARIABLE} to a browser’s path. HTML needs no browser.",
    )


def print_pdf(html: str) -> bytes:
    """The page as it is printed.

    Raises
    ------
    ArgyroditeError
        ``no-browser``, ``browser-failed``
    """
    browser = find_browser()
    with tempfile.TemporaryDirectory(prefix="argyrodite-", ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8", errors="replace")
        command = [
            browser,
            "--headless",
            *(["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []),
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            f"--user-data-dir={Path(folder, 'profile')}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]
        try:
            run = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            raise ArgyroditeError("browser-failed", f"{browser} printed nothing within {_SECONDS} s.") from None
        except OSError as error:
            raise ArgyroditeError("no-browser", f"{browser} cannot be started: {error.strerror}.") from None
        if run.returncode == 0 and pdf.is_file():
            return pdf.read_bytes()
    last = (run.stderr.strip().splitlines() or ["it said nothing"])[-1]
    raise ArgyroditeError("browser-failed", f"{browser} printed no PDF (exit {run.returncode}): {last[:300]}")
