"""XpsQuantifier: spectra of a .vms, fitted without a front end, and two samples beside each other."""

from __future__ import annotations

import importlib.util
import json

import nbformat
import pytest

import argyrodite as ag
from argyrodite.widget import MIME_TYPE

from .conftest import ROOT
from .test_notebook import shown

NOTEBOOK = ROOT / "examples" / "xps.ipynb"
FILE = ROOT / "examples" / "data" / "Cl-06-Cl-13-cycled.vms"


def doublet(name: str, position: float) -> dict:
    return {"name": name, "region": "P 2p", "position": position, "fwhm": 1.2, "splitting": 0.87, "ratio": 0.5}


# as measured: the samples are charged by 0.35 eV
MODEL = {
    "regions": {"P 2p": {"background": "active-shirley"}},
    "components": {
        "P-PS4": doublet("PS4", 132.2),
        "P-LixP": doublet("LixP", 128.75),
        "P-Li3P": doublet("Li3P", 126.65),
    },
}


def left(sample):
    return next(one for one in sample.fit.components if one.id == "P-PS4")


def test_opens_a_vms_as_a_quantifier_and_keeps_what_the_errors_need():
    widget = ag.open(FILE)
    assert isinstance(widget, ag.XpsQuantifier)
    about = json.loads(widget.table.schema.metadata[b"argyrodite"])["spectra"]
    assert [one["region"] for one in about[:4]] == ["S 2p", "P 2p", "Cl 2p", "Li 1s"]
    assert all(one["dwell_second"] > 0 and one["sweeps"] == 10 for one in about)


def test_gives_back_the_shares_that_both_samples_were_simulated_with():
    samples = ag.XpsQuantifier(FILE, compared_sample=1, **MODEL).result.samples
    assert [sample.label[:5] for sample in samples] == ["Cl-06", "Cl-13"]
    for sample, share in zip(samples, (0.48, 0.81)):
        one = left(sample)
        assert abs(one.fraction - share) < 4 * one.fraction_error < 0.1


def test_repeats_a_simulation_with_its_seed():
    def scatter(seed):
        fit = ag.XpsQuantifier(FILE, monte_carlo_samples=20, seed=seed, **MODEL).result.samples[0].fit
        return [one.fraction_error for one in fit.monte_carlo.components]

    assert scatter(1) == scatter(1) != scatter(2)


def test_gives_a_row_for_each_component_as_a_table():
    rows = ag.XpsQuantifier(FILE, **MODEL).result.to_arrow().to_pylist()
    assert len(rows) == 3


def test_shows_a_widget_and_a_text():
    data = ag.XpsQuantifier(FILE, **MODEL)._repr_mimebundle_()
    bundle = data[0] if isinstance(data, tuple) else data
    assert bundle[MIME_TYPE]["widget"] == "xps-quantifier"
    assert "PS" in bundle["text/plain"]


def test_names_a_setting_that_there_is_not():
    with pytest.raises(ag.ArgyroditeError):
        ag.XpsQuantifier(FILE, backgrund="linear")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_notebook_says_that_it_is_simulated_and_gives_the_same_outputs_when_it_is_run_again():
    spec = importlib.util.spec_from_file_location("make_notebooks", ROOT / "examples" / "make_notebooks.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert [cell.source for cell in notebook.cells] == [cell.source for cell in maker.XPS]
    assert "simulated" in notebook.cells[0].source
    before = shown(notebook)
    maker.run(notebook)
    assert shown(notebook) == before, "run: python examples/make_notebooks.py"
