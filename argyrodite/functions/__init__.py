"""The library's functions: the very analyses that the widgets run, without a widget.

Tables are pyarrow tables as `read` gives them, pandas or polars data frames, anything with the Arrow PyCapsule interface, or the path
of a file. Answers are read-only records whose entries are attributes too, with ``to_arrow()`` and ``to_pandas()``.
"""

from .circuits import fit_circuit, fit_series, parse_circuit, profile_likelihood, simulate, suggest_circuit
from .compositions import (
    batch,
    chlorine_beside_licl,
    chlorine_from_lattice,
    composition,
    composition_from_masses,
    lattice_at,
    lattice_density,
    reference_series,
    relative_density,
)
from .conduction import activation_energy, electronic_conductivity, growth_laws, ionic_conductivity
from .cycling import efficiency, estimate_ccd, plating, segment_steps, simulate_symmetric_cell, summarise_ccd
from .photoelectrons import (
    component_library,
    fit_components,
    line_shape,
    simulate_argyrodite,
    start_model,
    xps_background,
)
from .shares import charge_shift, compare_shares, quantify, sulfide_balance
from .spectra import correct_table, kramers_kronig, read_resistances, relaxation_times, zhit

__all__ = [
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
    "estimate_ccd",
    "fit_circuit",
    "fit_components",
    "fit_series",
    "growth_laws",
    "ionic_conductivity",
    "kramers_kronig",
    "lattice_at",
    "lattice_density",
    "line_shape",
    "parse_circuit",
    "plating",
    "profile_likelihood",
    "quantify",
    "read_resistances",
    "reference_series",
    "relative_density",
    "relaxation_times",
    "segment_steps",
    "simulate",
    "simulate_argyrodite",
    "simulate_symmetric_cell",
    "start_model",
    "suggest_circuit",
    "sulfide_balance",
    "summarise_ccd",
    "xps_background",
    "zhit",
]
