"""Pages that show widgets without the extension. Everything from a notebook is escaped; figures are images, in which nothing runs."""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib import resources
from typing import Any

from ..errors import ArgyroditeError


def render(template: str, **context: Any) -> str:
    """One of the templates, with what it is about."""
    text = environment().get_template(f"{template}.html.j2").render(context)
    return text.encode("utf-8", "replace").decode()  # JSON can hold halves of characters, and no file can


def style(*names: str) -> str:
    """Style sheets, one behind the other."""
    folder = resources.files(__package__).joinpath("templates")
    return "\n".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in names)


@lru_cache(maxsize=None)
def environment() -> Any:
    """Where templates are rendered.

    Raises
    ------
    ArgyroditeError
        ``missing-package``: asked for at the start of a long work, not at its end
    """
    try:
        import jinja2
    except ImportError:
        raise ArgyroditeError(
            "missing-package", "Pages need the package jinja2. Install it: pip install argyrodite[export]"
        ) from None
    made = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["svg_url"] = _svg_url
    return made


def _svg_url(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
