"""The first notebook shows what its code gives."""

from __future__ import annotations

import importlib.util

import nbformat
import pytest

from argyrodite.widget import MIME_TYPE

from .conftest import ROOT

NOTEBOOK = ROOT / "examples" / "start-here.ipynb"


def shown(notebook) -> dict[str, list]:
    """What each cell prints and shows of us; how pyarrow writes a schema is pyarrow's."""
    return {
        cell.id: [
            output.get("text") or [output.data.get(kind) for kind in (MIME_TYPE, "text/html", "text/plain")]
            for output in cell.outputs
            if output.output_type == "stream" or MIME_TYPE in output.data
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def test_is_sound_and_names_its_kernel_and_has_widgets_before_it_is_run():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert MIME_TYPE in first.outputs[0].data
    assert all("execution" not in cell.metadata for cell in notebook.cells)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_gives_the_same_outputs_when_it_is_run_again():
    spec = importlib.util.spec_from_file_location("make_notebooks", ROOT / "examples" / "make_notebooks.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    before = shown(notebook)
    maker.run(notebook)
    assert shown(notebook) == before, "run: python examples/make_notebooks.py"
