"""What the usual tools take out of a notebook, and what of a widget is left."""

from __future__ import annotations

import subprocess
import sys
from copy import deepcopy

import nbformat
import pytest
from nbconvert.preprocessors import ClearMetadataPreprocessor, ClearOutputPreprocessor

import argyrodite as ag

SETTINGS = {
    "argyrodite.nyquist-fitter.circuit": "R0-p(R1,CPE1)",
    "argyrodite.nyquist-fitter.fixed.R0": 12,
    "argyrodite.nyquist-fitter.exclude.3": True,
    "argyrodite.nyquist-fitter.of": "0123456789abcdef",
}


@pytest.fixture
def saved(columns, tmp_path):
    """A notebook file with a widget in it, which someone has changed."""
    data = ag.NyquistFitter(columns)._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell("ag.open('a.mpt')", metadata={**SETTINGS, "trusted": True, "tags": ["fit"]})
    cell.id = "spectrum"
    cell.execution_count = 3
    cell.outputs = [nbformat.v4.new_output("execute_result", data=data, execution_count=3)]
    path = tmp_path / "saved.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    return path


def strip(path, *options):
    subprocess.run([sys.executable, "-m", "nbstripout", *options, str(path)], check=True)
    (cell,) = nbformat.read(path, 4).cells
    return cell


def test_nbstripout_takes_the_output_and_leaves_what_people_changed(saved):
    cell = strip(saved)
    assert cell.outputs == []
    assert {key: value for key, value in cell.metadata.items() if key.startswith("argyrodite.")} == SETTINGS


def test_nbstripout_keeps_the_cells_id_when_it_is_told_to(saved):
    assert strip(saved, "--keep-id").id == "spectrum"


def test_nbstripout_takes_settings_too_by_their_names(saved):
    keys = " ".join(f"cell.metadata.{key}" for key in SETTINGS)
    assert strip(saved, "--extra-keys", keys).metadata == {"tags": ["fit"]}


def test_nbconvert_clears_the_output_alone_or_all_metadata(saved):
    notebook = nbformat.read(saved, 4)
    cleared, _ = ClearOutputPreprocessor(enabled=True)(deepcopy(notebook), {})
    assert cleared.cells[0].outputs == []
    assert {**cleared.cells[0].metadata, **SETTINGS} == cleared.cells[0].metadata
    bare, _ = ClearMetadataPreprocessor(enabled=True)(deepcopy(notebook), {})
    assert bare.cells[0].metadata == {}
