"""Live widgets for argyrodite solid electrolytes: from an instrument's raw file to a result that a colleague can check.

>>> import argyrodite as ag
>>> table = ag.read("Cl-13.mpt")                                       # a pyarrow table
>>> fitter = ag.NyquistFitter(table, circuit="R0-p(R1,CPE1)-CPE2")     # in a notebook: the widget
>>> fitter.result.parameters["R0"].value                               # with or without one: the numbers
"""

from importlib import metadata as _metadata

from . import kernel as _kernel
from .engine import engine_name
from .compositions import study_table
from .errors import ArgyroditeError, ArgyroditeWarning
from .files import read
from .functions import (
    activation_energy,
    batch,
    composition,
    efficiency,
    estimate_ccd,
    fit_circuit,
    fit_components,
    fit_series,
    ionic_conductivity,
    kramers_kronig,
    plating,
    profile_likelihood,
    quantify,
    relaxation_times,
    segment_steps,
    simulate,
    suggest_circuit,
    summarise_ccd,
    xps_background,
)
from .many import fit_many
from .widgets import CcdEstimator, CompositionCard, NyquistFitter, XpsQuantifier, open

__all__ = [
    "ArgyroditeError",
    "ArgyroditeWarning",
    "CcdEstimator",
    "CompositionCard",
    "NyquistFitter",
    "XpsQuantifier",
    "activation_energy",
    "batch",
    "composition",
    "efficiency",
    "engine_name",
    "estimate_ccd",
    "fit_circuit",
    "fit_components",
    "fit_many",
    "fit_series",
    "ionic_conductivity",
    "kramers_kronig",
    "open",
    "plating",
    "profile_likelihood",
    "quantify",
    "read",
    "relaxation_times",
    "segment_steps",
    "simulate",
    "study_table",
    "suggest_circuit",
    "summarise_ccd",
    "xps_background",
]

__version__ = _metadata.version("argyrodite")

_kernel.listen()


def _jupyter_labextension_paths():
    """Where `jupyter labextension develop` finds the built extension."""
    return [{"src": "labextension", "dest": "argyrodite"}]
