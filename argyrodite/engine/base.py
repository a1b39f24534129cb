"""What every engine can do."""

from __future__ import annotations

from typing import Any, Protocol, Sequence

from ..errors import ArgyroditeError


class Engine(Protocol):
    """A JavaScript engine with ``engine.js`` loaded. One call at a time: the caller holds a lock."""

    name: str

    def call(self, request: str, inputs: Sequence[Any]) -> tuple[str, list[bytes]]:
        """Hand over JSON and bytes; the answer is JSON and bytes too."""
        ...

    def load(self, script: str) -> None:
        """Run another of the package's own scripts, which adds a part to the engine."""
        ...

    def in_forked_child(self) -> Engine | None:
        """What takes this engine's place after a fork; ``None`` where a new one can be started."""
        ...


class LostEngine:
    """Stands where an engine was lost in a fork and cannot be started anew."""

    def __init__(self, name: str) -> None:
        self.name = name

    def call(self, request: str, inputs: Sequence[Any]) -> tuple[str, list[bytes]]:
        raise self._lost()

    def load(self, script: str) -> None:
        raise self._lost()

    def in_forked_child(self) -> LostEngine:
        return self

    def _lost(self) -> ArgyroditeError:
        return ArgyroditeError(
            "forked",
            "This process was forked from one that had already computed something with argyrodite, and its engine cannot"
            " follow. Start processes with multiprocessing.get_context('spawn'), or set ARGYRODITE_ENGINE=node.",
        )
