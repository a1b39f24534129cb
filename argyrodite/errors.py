"""What goes wrong, in words."""

from __future__ import annotations

from typing import Any


class ArgyroditeError(Exception):
    """A failure that a user can mend; the message says how.

    Attributes
    ----------
    code : str
        Stable, for code that branches on it: ``"empty-file"``, ``"bad-circuit"``, ``"bad-setting"``, ...
    line : int or None
        The line of the file that is meant, counted from 1.
    byte : int or None
        The byte of the file that is meant, counted from 0.
    position : int or None
        The character of a circuit that is meant, counted from 0.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        line: int | None = None,
        byte: int | None = None,
        position: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.byte = byte
        self.position = position

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> ArgyroditeError:
        """The error that the engine answered with."""
        place = {key: data.get(key) for key in ("line", "byte", "position")}
        return cls(data["code"], data["message"], **place)

    def __reduce__(self):
        return _rebuild, (self.code, str(self), self.line, self.byte, self.position)


def _rebuild(code, message, line, byte, position):
    return ArgyroditeError(code, message, line=line, byte=byte, position=position)


class ArgyroditeWarning(UserWarning):
    """Something the user should know although the work went on."""
