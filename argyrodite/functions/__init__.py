"""The library's functions: the very analyses that the widgets run, without a widget.

Tables are pyarrow tables as `read` gives them, pandas or polars data frames, anything with the Arrow PyCapsule interface, or the path
of a file. Answers are read-only records whose entries are attributes too, with ``to_arrow()`` and ``to_pandas()``.
"""

from .compositions import batch, composition
from .cycling import efficiency, estimate_ccd, plating, segment_steps, summarise_ccd
from .impedance import (
    activation_energy,
    fit_circuit,
    fit_series,
    ionic_conductivity,
    kramers_kronig,
    profile_likelihood,
    relaxation_times,
    simulate,
    suggest_circuit,
)
from .photoelectrons import fit_components, quantify, xps_background

__all__ = [
    "activation_energy",
    "batch",
    "composition",
    "efficiency",
    "estimate_ccd",
    "fit_circuit",
    "fit_components",
    "fit_series",
    "ionic_conductivity",
    "kramers_kronig",
    "plating",
    "profile_likelihood",
    "quantify",
    "relaxation_times",
    "segment_steps",
    "simulate",
    "suggest_circuit",
    "summarise_ccd",
    "xps_background",
]
