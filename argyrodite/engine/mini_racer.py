"""V8 in this process, by mini-racer: the first choice where its wheel is installed."""

from __future__ import annotations

import asyncio
import atexit
import concurrent.futures
import ctypes
import json
import threading
from typing import Any, Sequence

from .base import LostEngine

try:
    from py_mini_racer import LibNotFoundError, init_mini_racer, mini_racer
    from py_mini_racer import JSEvalException, JSOOMException
except ImportError as error:
    raise ImportError("mini-racer is not installed, or older than 0.14") from error

from ..errors import ArgyroditeError


class MiniRacerEngine:
    name = "mini-racer"

    def __init__(self, source: str) -> None:
        try:
            init_mini_racer(ignore_duplicate_init=True)
        except (LibNotFoundError, OSError) as error:
            raise ImportError(f"mini-racer is installed, but does not load here ({error})") from error
        # mini-racer works on the event loop on which it is made. In a kernel the running one is the kernel's own, which is
        # busy while a cell runs: so it gets a loop and a thread for itself.
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="argyrodite", daemon=True)
        self._thread.start()
        self._manager = mini_racer(self._loop)
        self._racer = self._run(self._open())
        # At the interpreter's end its thread would be frozen in the middle of things, and waited for without end.
        atexit.register(self._close)
        self.load(source)

    def call(self, request: str, inputs: Sequence[Any]) -> tuple[str, list[bytes]]:
        try:
            for data in inputs:
                view = memoryview(data).cast("B")
                # An ArrayBuffer's memoryview is the engine's own memory; an empty one has none.
                place = self._evaluate(f"argyrodite.allocate({view.nbytes})")
                if view.nbytes:
                    place[:] = view
            answer = self._evaluate(f"argyrodite.call({json.dumps(request)})")
            return answer, [self._take() for _ in range(json.loads(answer).get("outputs", 0))]
        except JSOOMException:
            raise ArgyroditeError(
                "too-large", "There is not enough memory for this table. Cut it into parts."
            ) from None

    def load(self, script: str) -> None:
        self._evaluate(script + "\n;0")

    def in_forked_child(self) -> LostEngine:
        atexit.unregister(self._close)
        # Tearing it down would wait for threads that the child does not have: it is never freed.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self))
        return LostEngine(self.name)

    def _take(self) -> bytes:
        return bytes(self._evaluate("argyrodite.take()"))

    def _evaluate(self, code: str) -> Any:
        try:
            return self._run(self._racer.eval_cancelable(code))
        except JSOOMException:
            raise
        except JSEvalException as error:
            raise RuntimeError(f"This is a defect of argyrodite; please report it.\n{str(error)[:2000]}") from None

    def _run(self, work: Any) -> Any:
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            # Windows wakes no thread that waits without an end when the user presses Ctrl+C.
            while not concurrent.futures.wait([future], timeout=0.2).done:
                pass
            return future.result()
        except BaseException:
            future.cancel()  # Ctrl+C and the kernel's stop button end the computation, not only the waiting for it
            raise

    async def _open(self) -> Any:
        return self._manager.__enter__()

    async def _shut(self) -> None:
        self._manager.__exit__(None, None, None)

    def _close(self) -> None:
        self._run(self._shut())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
