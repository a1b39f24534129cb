"""The library's own analyses, run in a JavaScript engine inside this process or beside it.

The same compiled code computes here, in the browser and in Node, so that a result does not depend on where it was asked for.
One engine is started, at the first use, and kept; calls from several threads wait for each other.
"""

from __future__ import annotations

import json
import os
import threading
from importlib import resources
from typing import Any, Callable, Sequence

from ..errors import ArgyroditeError
from .base import Engine

__all__ = ["call", "engine_name"]

#: Forces one of the engines: ``mini-racer``, ``pyodide`` or ``node``.
VARIABLE = "ARGYRODITE_ENGINE"

_lock = threading.RLock()
_engine: Engine | None = None


def engine_name() -> str:
    """Which engine computes: ``"mini-racer"``, ``"pyodide"`` or ``"node"``. Starts it where it does not run yet.

    Examples
    --------
    >>> ag.engine_name() in ("mini-racer", "node", "pyodide")
    True
    """
    with _lock:
        return _running().name


def call(method: str, options: dict[str, Any], *inputs: Any) -> tuple[Any, list[bytes]]:
    """Run a method of the engine (``src/runner/engine-methods.ts``).

    Parameters
    ----------
    method : str
    options : dict
        What can be JSON.
    *inputs : bytes-like
        Arrow IPC streams, or a file's content.

    Returns
    -------
    value, outputs
        What came back as JSON, and the bytes beside it.

    Raises
    ------
    ArgyroditeError
        What the method throws; ``no-engine`` where there is no engine.
    """
    __tracebackhide__ = True
    request = json.dumps({"method": method, "options": options})
    with _lock:
        reply, outputs = _exchange(request, inputs)
        if "wants" in reply:  # a part that most calls do without
            _running().load(_source(f"{reply['wants']}.js"))
            reply, outputs = _exchange(request, inputs)
    if "error" in reply:
        raise ArgyroditeError.from_data(reply["error"])
    if "defect" in reply:
        raise RuntimeError(f"This is a defect of argyrodite; please report it.\n{reply['defect']}")
    return reply["value"], outputs


def _exchange(request: str, inputs: Sequence[Any]) -> tuple[dict[str, Any], list[bytes]]:
    answer, outputs = _running().call(request, inputs)
    return json.loads(answer), outputs


def _running() -> Engine:
    global _engine
    if _engine is None:
        _engine = _start()
    return _engine


def _start() -> Engine:
    wanted = os.environ.get(VARIABLE, "")
    if wanted and wanted not in _makers:
        raise ArgyroditeError("no-engine", f"{VARIABLE} is “{wanted}”; it can be {', '.join(_makers)}.")
    source = _source("engine.js")
    problems = []
    for name, make in _makers.items():
        if wanted in ("", name):
            try:
                return make(source)
            except ImportError as error:
                problems.append(str(error))
    raise ArgyroditeError(
        "no-engine",
        "There is nothing that could run the analyses: "
        + "; ".join(problems)
        + ". Install one: pip install mini-racer, or Node.js from https://nodejs.org.",
    )


def _source(script: str) -> str:
    try:
        return resources.files(__package__).joinpath(script).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ArgyroditeError(
            "no-engine",
            "The engine has not been built in this copy of the sources. Run: npm run build:engine",
        ) from None


def _make_mini_racer(source: str) -> Engine:
    from .mini_racer import MiniRacerEngine

    return MiniRacerEngine(source)


def _make_pyodide(source: str) -> Engine:
    from .pyodide import PyodideEngine

    return PyodideEngine(source)


def _make_node(source: str) -> Engine:
    from .node import NodeEngine

    return NodeEngine(source)


#: In the order in which they are tried. One that is not to be had here raises ImportError.
_makers: dict[str, Callable[[str], Engine]] = {
    "pyodide": _make_pyodide,
    "mini-racer": _make_mini_racer,
    "node": _make_node,
}


def _after_fork() -> None:
    """A forked child has none of the engine's threads, and shares its pipes: it must neither use nor end it."""
    global _engine, _lock
    _lock = threading.RLock()
    if _engine is not None:
        _engine = _engine.in_forked_child()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
