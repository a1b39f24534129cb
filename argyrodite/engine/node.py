"""A Node beside this process, spoken to through its pipes (``node_host.mjs``)."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import tempfile
from importlib import resources
from typing import IO, Any, Sequence

from ..errors import ArgyroditeError


class NodeEngine:
    name = "node"

    def __init__(self, source: str) -> None:
        program = shutil.which("node")
        if program is None:
            raise ImportError("there is no node on the path")
        self._program = program
        self._source = source
        self._process: subprocess.Popen[bytes] | None = None
        self._start()

    def call(self, request: str, inputs: Sequence[Any]) -> tuple[str, list[bytes]]:
        if self._process is None:
            self._start()
        try:
            answer, *outputs = self._exchange([request.encode(), *inputs])
            return answer.decode(), outputs
        except (OSError, EOFError):
            raise ArgyroditeError(
                "worker-failed", f"Node stopped unexpectedly. Run it again. It said: {self._last_words()}"
            ) from None
        except BaseException:
            self._stop()  # an answer half read would be taken for the next one's
            raise

    def load(self, script: str) -> None:
        self._exchange([b"", script.encode()])

    def in_forked_child(self) -> None:
        return None

    def _start(self) -> None:
        host = resources.files(__package__).joinpath("node_host.mjs").read_text(encoding="utf-8")
        self._words = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [self._program, "--input-type=module", "--eval", host],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
        )
        try:
            self.load(self._source)
        except (OSError, EOFError):
            raise ImportError(f"{self._program} could not load the engine ({self._last_words()})") from None

    def _exchange(self, parts: Sequence[Any]) -> list[bytes]:
        assert self._process is not None and self._process.stdin and self._process.stdout
        _write(self._process.stdin, [memoryview(part).cast("B") for part in parts])
        return _read(self._process.stdout)

    def _last_words(self) -> str:
        self._stop()
        self._words.seek(0)
        lines = [line for line in self._words.read().decode(errors="replace").splitlines() if "Error" in line]
        return lines[0] if lines else "nothing"

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _write(stream: IO[bytes], parts: list[memoryview]) -> None:
    stream.write(struct.pack(f"<{1 + len(parts)}I", len(parts), *(part.nbytes for part in parts)))
    for part in parts:
        stream.write(part)
    stream.flush()


def _read(stream: IO[bytes]) -> list[bytes]:
    (count,) = struct.unpack("<I", _exactly(stream, 4))
    lengths = struct.unpack(f"<{count}I", _exactly(stream, 4 * count))
    return [_exactly(stream, length) for length in lengths]


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
