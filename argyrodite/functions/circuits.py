"""Equivalent circuits: what a code means, the impedance of one, and fits of one to spectra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .call import call

if TYPE_CHECKING:
    from ..records import Results
    from ..results import Circuit, CircuitFit, CircuitSuggestion, ProfileLikelihood, SimulatedSpectrum

_SPECTRUM = "impedance-spectrum"


def parse_circuit(circuit: str) -> Circuit:
    """What a circuit's code means, and which parameters it has.

    Parameters
    ----------
    circuit : str
        In any of three notations: ``R0-p(R1,CPE1)-W2`` as in impedance.py, Boukamp's ``R(RQ)W``, or ``Rb(Rgb-CPEgb)W``. The
        elements are R, C, L, CPE (or Q), W, Wo, Ws and G.

    Returns
    -------
    Circuit
        ``code`` (in the first notation), ``parameters`` with ``name``, ``unit``, ``lower`` and ``upper``, and the ``tree``.

    Raises
    ------
    ArgyroditeError
        ``bad-circuit``, with the ``position`` of the character where it stops making sense.

    Examples
    --------
    >>> [f"{one.name} / {one.unit}" for one in ag.parse_circuit("R(RQ)").parameters]
    ['R0 / Ω', 'R1 / Ω', 'CPE1_0 / F s^(α−1)', 'CPE1_1 / ']
    """
    __tracebackhide__ = True
    return call("parse_circuit", circuit=circuit)


def simulate(circuit: str, values: Mapping[str, float], frequency: Iterable[float]) -> SimulatedSpectrum:
    """The impedance of a circuit.

    Parameters
    ----------
    circuit : str
        ``R0-p(R1,CPE1)-CPE2``, ``R(RQ)Q`` or ``Rb(Rgb-CPEgb)W``; see `parse_circuit`.
    values : dict
        By the names of its parameters; a constant-phase element has ``CPE1_0`` (F s^(α-1)) and ``CPE1_1`` (α).
    frequency : iterable of float
        Hz.

    Returns
    -------
    SimulatedSpectrum
        ``frequency`` (Hz), ``real`` and ``imaginary`` (ohm; a capacitive point has a negative imaginary part).

    Raises
    ------
    ArgyroditeError
        ``bad-circuit``, ``unknown-parameter``.

    Examples
    --------
    >>> spectrum = ag.simulate("R0-p(R1,C1)", {"R0": 10, "R1": 100, "C1": 1e-6}, [1e5, 1e3, 10])
    >>> [round(value, 2) for value in spectrum.real]
    [10.03, 81.7, 110.0]
    >>> spectrum.to_pandas().columns.tolist()
    ['frequency_hertz', 'real_impedance_ohm', 'imaginary_impedance_ohm']
    """
    __tracebackhide__ = True
    return call("simulate", circuit=circuit, values=values, frequency=frequency)


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
) -> CircuitFit:
    """Fit an equivalent circuit by complex nonlinear least squares; no initial guess is needed.

    Parameters
    ----------
    table
        A pyarrow table as `read` gives it; a pandas or polars data frame, a dictionary of columns, or anything with the Arrow
        PyCapsule interface, with the columns ``frequency_hertz``, ``real_impedance_ohm`` and ``imaginary_impedance_ohm``; or the
        path of a file.
    circuit : str
        ``R0-p(R1,CPE1)-CPE2``, ``R(RQ)Q`` or ``Rb(Rgb-CPEgb)W``; see `parse_circuit`.
    spectrum : int, optional
        Which spectrum of the table, counted from 0; the first without it.
    range : (float, float), optional
        Hz, both ends included; all frequencies without it.
    exclude : iterable of int
        Row numbers of the table.
    weighting : {"modulus", "unit", "proportional"}
        Residuals over the modulus, as they are, or each part over itself.
    initial, fixed : dict, optional
        Values by the names of parameters: where one start begins, and what is not fitted.
    bounds : dict, optional
        ``{"R1": {"lower": 1, "upper": 1e4}}``; one of the two is enough.
    starts, seed : int
        From how many places the fit begins, and which ones.

    Returns
    -------
    CircuitFit
        ``parameters`` with ``value``, ``standard_error``, ``lower_95``, ``upper_95`` (None where the data do not determine them)
        and ``unit``, found by name too: ``parameters["R1"]``; ``sum_of_squares``, ``reduced_chi_square``, ``aic``, ``bic``,
        ``correlation``, ``fitted``, ``residuals``, ``converged``, ``warnings``. ``to_pandas()`` has a row for each parameter.

    Raises
    ------
    ArgyroditeError
        ``bad-circuit``, ``unknown-parameter``, ``too-few-points``, ``bad-table``; for a path what `read` says.

    Examples
    --------
    >>> fit = ag.fit_circuit("Cl-13.mpt", "R0-p(R1,CPE1)-CPE2")
    >>> resistance = fit.parameters["R1"]
    >>> print(f"{resistance.value:.1f} ± {resistance.standard_error:.1f} {resistance.unit}")
    8.5 ± 0.1 Ω
    >>> fit.to_pandas()["name"].tolist()
    ['R0', 'R1', 'CPE1_0', 'CPE1_1', 'CPE2_0', 'CPE2_1']
    """
    __tracebackhide__ = True
    return call(
        "fit_circuit",
        table,
        _SPECTRUM,
        circuit=circuit,
        spectrum=spectrum,
        range=range,
        exclude=exclude,
        weighting=weighting,
        initial=initial,
        fixed=fixed,
        bounds=bounds,
        starts=starts,
        seed=seed,
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
) -> Results[CircuitFit]:
    """Fit one circuit to every spectrum of a series: each from its neighbours', or with `thorough` from all starts as well.

    Takes what `fit_circuit` takes, and a list of paths; the table's spectra are numbered by its column ``spectrum``.

    Returns
    -------
    Results of CircuitFit
        One fit for each spectrum; ``to_pandas()`` of all has a row for each parameter of each.

    Raises
    ------
    ArgyroditeError
        As `fit_circuit`.

    Examples
    --------
    >>> fits = ag.fit_series("Cl-13-Li-aging.mpt", "Rb(Rgb-CPEgb)(Rint-CPEint)W", starts=8)
    >>> [round(fit.parameters["Rint"].value) for fit in fits]
    [51, 139, 176, 229, 301, 359, 406, 447, 486]
    """
    __tracebackhide__ = True
    return call(
        "fit_series",
        table,
        _SPECTRUM,
        circuit=circuit,
        range=range,
        exclude=exclude,
        weighting=weighting,
        initial=initial,
        fixed=fixed,
        bounds=bounds,
        starts=starts,
        seed=seed,
        thorough=thorough,
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
) -> Results[CircuitSuggestion]:
    """Which circuit? A family for solid electrolytes, fitted and ranked by BIC, with reasons.

    Takes what `fit_circuit` takes.

    Returns
    -------
    Results of CircuitSuggestion
        ``circuit``, ``fit``, ``bic``, ``refused`` (its parameters cannot be told from the data), ``reasons``; the best first.

    Raises
    ------
    ArgyroditeError
        ``too-few-points``

    Examples
    --------
    >>> ag.suggest_circuit("Cl-13.mpt", starts=2)[0].circuit
    'R0-p(R1,CPE1)-CPE2'
    """
    __tracebackhide__ = True
    return call(
        "suggest_circuit",
        table,
        _SPECTRUM,
        spectrum=spectrum,
        range=range,
        exclude=exclude,
        weighting=weighting,
        starts=starts,
        seed=seed,
    )


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
) -> ProfileLikelihood:
    """How the best fit worsens as one parameter is held away from its best value: a 95 % interval without a straight line's help.

    Takes what `fit_circuit` takes, and the parameter's name.

    Returns
    -------
    ProfileLikelihood
        ``["values"]`` and ``sum_of_squares``, ``threshold``, ``lower_95``, ``upper_95``; ``lower_open`` and ``upper_open`` where the
        data give no limit.

    Raises
    ------
    ArgyroditeError
        As `fit_circuit`.

    Examples
    --------
    >>> profile = ag.profile_likelihood("Cl-13.mpt", "R0-p(R1,CPE1)-CPE2", "R1", starts=4)
    >>> profile.lower_95 < profile.value < profile.upper_95
    True
    """
    __tracebackhide__ = True
    return call(
        "profile_likelihood",
        table,
        _SPECTRUM,
        circuit=circuit,
        parameter=parameter,
        spectrum=spectrum,
        range=range,
        exclude=exclude,
        weighting=weighting,
        initial=initial,
        fixed=fixed,
        bounds=bounds,
        starts=starts,
        seed=seed,
    )
