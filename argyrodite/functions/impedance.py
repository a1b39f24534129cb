"""Impedance spectra: circuits, validity, relaxation times, conductivity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .. import engine
from ..records import Result, Results
from ..sources import take
from .call import call

_SPECTRUM = "impedance-spectrum"


def simulate(circuit: str, values: Mapping[str, float], frequency: Iterable[float]) -> Result:
    """The impedance of a circuit.

    Parameters
    ----------
    circuit : str
        ``R0-p(R1,CPE1)-CPE2``, ``R(RQ)Q`` or ``Rb(Rgb-CPEgb)W``.
    values : dict
        By the names of its parameters; a constant-phase element has ``CPE1_0`` (F s^(α-1)) and ``CPE1_1`` (α).
    frequency : iterable of float
        Hz.

    Returns
    -------
    Result
        ``frequency`` (Hz), ``real`` and ``imaginary`` (ohm).

    Examples
    --------
    >>> ag.simulate("R0-p(R1,C1)", {"R0": 10, "R1": 100, "C1": 1e-6}, [1e5, 1e3, 10]).to_pandas()
    """
    __tracebackhide__ = True
    return call("simulate", circuit=circuit, values=dict(values), frequency=[float(f) for f in frequency])


def fit_circuit(
    table: Any,
    circuit: str,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    weighting: str = "modulus",
    initial: Mapping[str, float] | None = None,
    fixed: Mapping[str, float] | None = None,
    bounds: Mapping[str, Mapping[str, float]] | None = None,
    starts: int = 64,
    seed: int = 1,
) -> Result:
    """Fit an equivalent circuit by complex nonlinear least squares; no initial guess is needed.

    Parameters
    ----------
    table
        Of kind impedance-spectrum, or the path of a file.
    circuit : str
    spectrum : int, optional
        Which spectrum of the table, counted from 0.
    range : (float, float), optional
        Hz; all frequencies without it.
    exclude : iterable of int
        Row numbers.
    weighting : {"modulus", "unit", "proportional"}
    initial, fixed : dict, optional
        Values by the names of parameters.
    bounds : dict, optional
        ``{"R1": {"lower": 1, "upper": 1e4}}``.
    starts, seed : int
        From how many places the fit begins, and which ones.

    Returns
    -------
    Result
        ``parameters`` with ``value``, ``standard_error``, ``lower_95``, ``upper_95`` and ``unit``; ``sum_of_squares``,
        ``reduced_chi_square``, ``aic``, ``bic``, ``correlation``, ``fitted``, ``residuals``, ``converged``, ``warnings``.

    Raises
    ------
    ArgyroditeError

    Examples
    --------
    >>> ag.fit_circuit("Cl-13.mpt", "R0-p(R1,CPE1)-CPE2").parameters["R1"].value
    """
    __tracebackhide__ = True
    return call(
        "fit_circuit",
        _spectrum_table(table),
        circuit=circuit,
        **_selection(spectrum, range, exclude),
        **_fit_options(weighting, initial, fixed, bounds, starts, seed),
    )


def fit_series(
    table: Any,
    circuit: str,
    *,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    weighting: str = "modulus",
    initial: Mapping[str, float] | None = None,
    fixed: Mapping[str, float] | None = None,
    bounds: Mapping[str, Mapping[str, float]] | None = None,
    starts: int = 64,
    seed: int = 1,
    thorough: bool = False,
) -> Results:
    """Fit one circuit to every spectrum of a series: each from its neighbours', or with `thorough` from all starts as well.

    Takes what `fit_circuit` takes; the table's spectra are numbered by its column ``spectrum``.

    Returns
    -------
    Results
        One fit for each spectrum; ``to_pandas()`` has a row for each parameter of each.
    """
    __tracebackhide__ = True
    return call(
        "fit_series",
        _spectrum_table(table),
        circuit=circuit,
        thorough=thorough,
        **_selection(None, range, exclude),
        **_fit_options(weighting, initial, fixed, bounds, starts, seed),
    )


def suggest_circuit(
    table: Any,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    weighting: str = "modulus",
    starts: int = 32,
    seed: int = 1,
) -> Results:
    """Which circuit? A family for solid electrolytes, fitted and ranked by BIC, with reasons.

    Returns
    -------
    Results
        ``circuit``, ``fit``, ``bic``, ``refused`` (its parameters cannot be told from the data), ``reasons``; the best first.
    """
    __tracebackhide__ = True
    return call(
        "suggest_circuit",
        _spectrum_table(table),
        **_selection(spectrum, range, exclude),
        weighting=weighting,
        starts=starts,
        seed=seed,
    )


def kramers_kronig(
    table: Any,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    c: float = 0.85,
    method: str = "complex",
) -> Result:
    """Whether a spectrum obeys the Kramers-Kronig relations (linear test: Boukamp 1995, Schönleber et al. 2014).

    Parameters
    ----------
    c : float
        RC elements are added until μ <= c.
    method : {"complex", "real", "imaginary"}

    Returns
    -------
    Result
        ``valid``, ``elements``, ``mu``, ``residual_real`` and ``residual_imaginary`` (of the modulus), ``warnings``.
    """
    __tracebackhide__ = True
    return call("kramers_kronig", _spectrum_table(table), **_selection(spectrum, range, exclude), c=c, method=method)


def relaxation_times(
    table: Any,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    lambda_: float | None = None,
) -> Result:
    """The distribution of relaxation times by Tikhonov regularisation with nonnegativity.

    Parameters
    ----------
    lambda_ : float, optional
        How smooth; without it, generalised cross-validation chooses.

    Returns
    -------
    Result
        ``tau`` (s), ``gamma`` (ohm), ``peaks`` with ``tau`` and ``resistance`` (ohm), ``ohmic_resistance``, ``lambda``, ``warnings``.
    """
    __tracebackhide__ = True
    options = {} if lambda_ is None else {"lambda": lambda_}
    return call("relaxation_times", _spectrum_table(table), **_selection(spectrum, range, exclude), **options)


def profile_likelihood(
    table: Any,
    circuit: str,
    parameter: str,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    weighting: str = "modulus",
    initial: Mapping[str, float] | None = None,
    fixed: Mapping[str, float] | None = None,
    bounds: Mapping[str, Mapping[str, float]] | None = None,
    starts: int = 64,
    seed: int = 1,
) -> Result:
    """How the best fit worsens as one parameter is held away from its best value: a 95 % interval without a straight line's help.

    Returns
    -------
    Result
        ``values``, ``sum_of_squares``, ``threshold``, ``lower_95``, ``upper_95``; ``lower_open`` and ``upper_open`` where the data
        give no limit.
    """
    __tracebackhide__ = True
    return call(
        "profile_likelihood",
        _spectrum_table(table),
        circuit=circuit,
        parameter=parameter,
        **_selection(spectrum, range, exclude),
        **_fit_options(weighting, initial, fixed, bounds, starts, seed),
    )


def ionic_conductivity(resistance_ohm: float, pellet_thickness_mm: float, electrode_area_cm2: float) -> float:
    """thickness/(resistance × area), in S/cm.

    Examples
    --------
    >>> ag.ionic_conductivity(20.4, 0.85, 0.785)
    """
    __tracebackhide__ = True
    given = {
        "resistance_ohm": resistance_ohm,
        "pellet_thickness_mm": pellet_thickness_mm,
        "electrode_area_cm2": electrode_area_cm2,
    }
    value, _ = engine.call("call", {"name": "ionic_conductivity", "given": given})
    return value


def activation_energy(temperature_celsius: Sequence[float], conductivity: Sequence[float]) -> Result:
    """Activation energy of conduction from ln(σT) against 1/T, all points alike.

    Parameters
    ----------
    temperature_celsius, conductivity : sequence of float
        Conductivities in any one unit.

    Returns
    -------
    Result
        ``energy_ev``, ``standard_error``, ``lower_95``, ``upper_95``, ``prefactor``, ``warnings``.
    """
    __tracebackhide__ = True
    points = [
        {"temperature_celsius": float(temperature), "conductivity": float(value)}
        for temperature, value in zip(temperature_celsius, conductivity, strict=True)
    ]
    return call("activation_energy", points=points)


def _spectrum_table(table: Any) -> bytes:
    __tracebackhide__ = True
    return take(table, _SPECTRUM).ipc


def _selection(spectrum: int | None, range_: tuple[float, float] | None, exclude: Iterable[int]) -> dict[str, Any]:
    selection: dict[str, Any] = {"exclude": [int(row) for row in exclude]}
    if spectrum is not None:
        selection["spectrum"] = spectrum
    if range_ is not None:
        selection["range"] = list(range_)
    return selection


def _fit_options(
    weighting: str,
    initial: Mapping[str, float] | None,
    fixed: Mapping[str, float] | None,
    bounds: Mapping[str, Mapping[str, float]] | None,
    starts: int,
    seed: int,
) -> dict[str, Any]:
    return {
        "weighting": weighting,
        "initial": dict(initial or {}),
        "fixed": dict(fixed or {}),
        "bounds": {name: dict(limits) for name, limits in (bounds or {}).items()},
        "starts": starts,
        "seed": seed,
    }
