"""The JavaScript that Pyodide itself runs in: JupyterLite, and Python on a web page."""

from __future__ import annotations

import json
import sys
from typing import Any, Sequence

if sys.platform != "emscripten":
    raise ImportError("this Python does not run in a browser")

import js  # type: ignore[import-not-found]
from pyodide.code import run_js  # type: ignore[import-not-found]


class PyodideEngine:
    name = "pyodide"

    def __init__(self, source: str) -> None:
        self.load(source)
        self._engine = js.argyrodite

    def call(self, request: str, inputs: Sequence[Any]) -> tuple[str, list[bytes]]:
        for data in inputs:
            view = memoryview(data).cast("B")
            place = self._engine.allocate(view.nbytes)
            if view.nbytes:
                place.assign(view)
        answer = self._engine.call(request)
        return answer, [self._engine.take().to_bytes() for _ in range(json.loads(answer).get("outputs", 0))]

    def load(self, script: str) -> None:
        run_js(script + "\n;0")

    def in_forked_child(self) -> None:
        return None  # there are no processes here
