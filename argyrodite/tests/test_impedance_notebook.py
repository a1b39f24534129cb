"""The notebook of an LPSCl pellet: what it shows follows from its code, and its code does for a real measurement what it does for ours."""

from __future__ import annotations

import importlib.util

import nbformat
import pytest

from argyrodite.errors import ArgyroditeWarning

from .conftest import ROOT
from .test_notebook import shown

NOTEBOOK = ROOT / "examples" / "impedance.ipynb"


@pytest.fixture(scope="module")
def maker():
    spec = importlib.util.spec_from_file_location("make_notebooks", ROOT / "examples" / "make_notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_cells(maker, files: dict[str, str] | None = None) -> dict:
    """The names that the notebook's code leaves behind; with `files`, its first cell's names stand for those instead."""
    names: dict = {}
    for cell in maker.IMPEDANCE:
        if cell.cell_type == "code":
            exec(compile(cell.source, cell.id, "exec"), names)
        if cell.id == "files" and files:
            names.update(files)
    return names


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_gives_the_same_outputs_when_it_is_run_again(maker):
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert [cell.source for cell in notebook.cells] == [cell.source for cell in maker.IMPEDANCE]
    before = shown(notebook)
    maker.run(notebook)
    assert shown(notebook) == before, "run: python examples/make_notebooks.py"


def test_finds_what_the_pellet_was_simulated_with(maker, monkeypatch):
    monkeypatch.chdir(NOTEBOOK.parent)
    names = run_cells(maker)
    assert names["accepted"][0].circuit == "R0-p(R1,CPE1)-CPE2"
    line = names["line"]
    assert line.lower_95 < 0.37 < line.upper_95  # eV, examples/generator/cells.mjs
    assert names["validity"].valid


def test_gives_the_known_answer_for_the_published_measurement(maker, monkeypatch, real, capsys):
    """PEIS_LPSCl_IonBlocking_-25C of hybrid-drt, from both of its files, with the expected minimum of this circuit."""
    monkeypatch.chdir(NOTEBOOK.parent)
    measured = real / "impedance" / "PEIS_LPSCl_IonBlocking_-25C"
    with pytest.warns(ArgyroditeWarning, match="area"):
        names = run_cells(maker, {"binary_file": f"{measured}.mpr", "text_file": f"{measured}.txt"})
    printed = capsys.readouterr().out
    assert "79 points" in printed and "below 1e-7: True" in printed
    assert names["accepted"][0].circuit == "R0-p(R1,CPE1)-CPE2"
    result = names["result"]
    assert result.sum_of_squares == pytest.approx(2.500461e-2, rel=1e-6)
    expected = {"R0": 170.543, "R1": 1297.38, "CPE1_0": 2.62256e-9, "CPE1_1": 0.785352, "CPE2_0": 1.80388e-7, "CPE2_1": 0.891607}
    for name, value in expected.items():
        assert result.parameters[name].value == pytest.approx(value, rel=1e-4)
