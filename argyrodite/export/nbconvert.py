"""``jupyter nbconvert --to argyrodite-html`` (and ``argyrodite-pdf``): a notebook's page with its widgets as they are saved in it.

What stands in a widget's output was made when its cell ran. Since then people may have changed its settings, and those are in the
cell's metadata: here the widget is computed with them, without a kernel, and shown by the template of the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from nbconvert.utils.exceptions import ConversionException
from traitlets import default

from ..errors import ArgyroditeError
from .browser import print_pdf
from .page import render, style
from .widgets import LostWidget, open_widget, places


class SavedWidgetsPreprocessor(Preprocessor):
    """Puts what a widget shows now in the place of its output."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        for place in list(places(nb.cells)):
            widget = open_widget(place, folder)
            if widget.problem:
                where = f"{place.id} in cell {place.cell + 1}"
                show = self.log.error if isinstance(widget, LostWidget) else self.log.warning
                show("argyrodite: %s: %s", where, widget.problem)
            nb.cells[place.cell].outputs[place.output].data = {"text/html": render("output", widget=widget)}
        resources.setdefault("inlining", {}).setdefault("css", []).append(style("page", "notebook"))
        resources["argyrodite_needs"] = list(_needs(nb))
        return nb, resources


def _needs(nb: Any) -> Iterator[str]:
    """What of the libraries that nbconvert's pages load from the web this one can do without: then it needs no web at all."""
    sources = [cell.source for cell in nb.cells if cell.cell_type == "markdown"]
    outputs = [
        str(output.data.get(kind, ""))
        for cell in nb.cells
        for output in cell.get("outputs", [])
        if "data" in output
        for kind in ("text/html", "text/latex", "text/markdown", "application/javascript")
    ]
    if any(mark in text for text in sources + outputs for mark in ("$", r"\(", r"\[", r"\begin")):
        yield "mathjax"
    if any("require" in text for text in outputs):
        yield "requirejs"


class ArgyroditeHTMLExporter(HTMLExporter):
    """HTML with the widgets of argyrodite as they are saved in the notebook."""

    export_from_notebook = "HTML with argyrodite’s widgets"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "argyrodite-page"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(Path(__file__).parent / "templates"), *super()._default_extra_template_basedirs()]

    def _init_preprocessors(self) -> None:
        super()._init_preprocessors()
        self.register_preprocessor(SavedWidgetsPreprocessor, enabled=True)


class ArgyroditePDFExporter(ArgyroditeHTMLExporter):
    """The same page as PDF, printed by a browser that is on this machine."""

    export_from_notebook = "PDF with argyrodite’s widgets"
    output_mimetype = "application/pdf"

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> tuple[Any, dict[str, Any]]:
        html, resources = super().from_notebook_node(nb, resources, **kw)
        try:
            pdf = print_pdf(html)
        except ArgyroditeError as error:
            raise ConversionException(str(error)) from None
        resources["output_extension"] = ".pdf"
        return pdf, resources
