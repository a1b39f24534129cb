"""Live widgets for argyrodite solid electrolytes: from an instrument's raw file to a result that a colleague can check.

>>> import argyrodite as ag
>>> table = ag.read("Cl-13.mpt")                                       # a pyarrow table
>>> fitter = ag.NyquistFitter(table, circuit="R0-p(R1,CPE1)-CPE2")     # in a notebook: the widget
>>> round(fitter.result.parameters["R1"].value, 1)                     # with or without one: the numbers
8.5

The same analyses are functions too: `fit_circuit`, `kramers_kronig`, `estimate_ccd`, `fit_components`, `composition`, ... They take pyarrow
tables, pandas or polars data frames, dictionaries of columns, or the path of a file; their answers have ``to_arrow()``,
``to_pandas()`` and ``to_polars()``, and what stands in them `argyrodite.results` says.

Files are opened with `open` and read with `read`; thousands of spectra are fitted with `fit_many`. What a user can mend is an
`ArgyroditeError`, whose message says how.
"""

from typing import Any as _Any

from . import kernel as _kernel
from .engine import engine_name
from .compositions import study_table
from .errors import ArgyroditeError, ArgyroditeWarning
from .files import read
from .functions import (
    activation_energy,
    batch,
    charge_shift,
    chlorine_beside_licl,
    chlorine_from_lattice,
    compare_shares,
    component_library,
    composition,
    composition_from_masses,
    correct_table,
    efficiency,
    electronic_conductivity,
    estimate_ccd,
    fit_circuit,
    fit_components,
    fit_series,
    growth_laws,
    ionic_conductivity,
    kramers_kronig,
    lattice_at,
    lattice_density,
    line_shape,
    parse_circuit,
    plating,
    profile_likelihood,
    quantify,
    read_resistances,
    reference_series,
    relative_density,
    relaxation_times,
    segment_steps,
    simulate,
    simulate_argyrodite,
    simulate_symmetric_cell,
    start_model,
    suggest_circuit,
    sulfide_balance,
    summarise_ccd,
    xps_background,
    zhit,
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
    "charge_shift",
    "chlorine_beside_licl",
    "chlorine_from_lattice",
    "compare_shares",
    "component_library",
    "composition",
    "composition_from_masses",
    "correct_table",
    "efficiency",
    "electronic_conductivity",
    "engine_name",
    "estimate_ccd",
    "fit_circuit",
    "fit_components",
    "fit_many",
    "fit_series",
    "growth_laws",
    "ionic_conductivity",
    "kramers_kronig",
    "lattice_at",
    "lattice_density",
    "line_shape",
    "open",
    "parse_circuit",
    "plating",
    "profile_likelihood",
    "quantify",
    "read",
    "read_resistances",
    "reference_series",
    "relative_density",
    "relaxation_times",
    "segment_steps",
    "simulate",
    "simulate_argyrodite",
    "simulate_symmetric_cell",
    "start_model",
    "study_table",
    "suggest_circuit",
    "sulfide_balance",
    "summarise_ccd",
    "xps_background",
    "zhit",
]

_kernel.listen()


def __getattr__(name: str) -> _Any:
    """The version when somebody asks for it: looking it up takes a third of the import."""
    if name != "__version__":
        raise AttributeError(f"module “argyrodite” has no “{name}”")
    from importlib import metadata

    return metadata.version("argyrodite")


def _jupyter_labextension_paths():
    """Where `jupyter labextension develop` finds the built extension."""
    return [{"src": "labextension", "dest": "argyrodite"}]
