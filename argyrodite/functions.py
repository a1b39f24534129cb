"""The library's functions: the very analyses that the widgets run, without a widget.

Tables are pyarrow tables as `read` gives them, pandas or polars data frames, anything with the Arrow PyCapsule interface, or the path
of a file. Answers are read-only records whose entries are attributes too, with ``to_arrow()`` and ``to_pandas()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import engine
from .records import Result, Results, freeze
from .sources import take

_SPECTRUM = "impedance-spectrum"
_RECORD = "cycling-record"
_PHOTOELECTRONS = "xps-spectrum"


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
    return _call("simulate", circuit=circuit, values=dict(values), frequency=[float(f) for f in frequency])


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
    return _call(
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
    return _call(
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
    return _call(
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
    return _call("kramers_kronig", _spectrum_table(table), **_selection(spectrum, range, exclude), c=c, method=method)


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
    return _call("relaxation_times", _spectrum_table(table), **_selection(spectrum, range, exclude), **options)


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
    return _call(
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
    return _call("activation_energy", points=points)


def segment_steps(table: Any, *, record: int | None = None) -> Results:
    """The stretches of a cycler's record with one way of control: from the file's step numbers, else from the current itself.

    Parameters
    ----------
    table
        Of kind cycling-record, or the path of a file.
    record : int, optional
        Which record of the table, where it holds several.

    Returns
    -------
    Results
        ``kind``, ``start_time_second``, ``end_time_second``, ``current_ampere`` (median), ``capacity_mah``, ...
    """
    __tracebackhide__ = True
    return _call("segment_steps", take(table, _RECORD).ipc, **({} if record is None else {"record": record}))


def estimate_ccd(table: Any, *, electrode_area_cm2: float | None = None, **settings: Any) -> Result:
    """The critical current density of a symmetric cell from a staircase of currents, with its bracket and its evidence.

    Parameters
    ----------
    table
        Of kind cycling-record, or the path of a file.
    electrode_area_cm2 : float, optional
        What the file says without it.
    **settings
        Any of `CcdEstimator`'s: thresholds, the programmed currents, the convention of sign, ...

    Returns
    -------
    Result
        ``last_survived``, ``first_failed`` and ``critical_current_density`` (mA/cm²; None where there is none), ``censoring``,
        ``short`` with its evidence, ``steps``, ``half_cycles``, ``protocol``, ``warnings``.
    """
    __tracebackhide__ = True
    return _call("estimate_ccd", take(table, _RECORD).ipc, **_with_area(electrode_area_cm2, settings))


def summarise_ccd(results: Iterable[Mapping[str, Any]]) -> Result:
    """Replicates: mean and both standard deviations of the determinable ones; censored ones are named and in no mean.

    Parameters
    ----------
    results : iterable of Result
        As `estimate_ccd` gives them.

    Returns
    -------
    Result
        ``n``, ``mean``, ``population_sd``, ``sample_sd``, ``censored``, ``not_determinable``, ``weibull`` (from ten cells on).
    """
    __tracebackhide__ = True
    return _call("summarise_ccd", results=[dict(result) for result in results])


def plating(table: Any, *, electrode_area_cm2: float | None = None, **settings: Any) -> Result:
    """Plating and stripping at constant current: polarization of each cycle, its growth, the first short, the lifetime.

    Takes what `estimate_ccd` takes.

    Returns
    -------
    Result
        ``cycles`` (columns), ``growth_mv_per_cycle``, ``short_cycle``, ``lifetime_cycles``, ``lifetime_hours``, ``warnings``.
    """
    __tracebackhide__ = True
    return _call("plating", take(table, _RECORD).ipc, **_with_area(electrode_area_cm2, settings))


def efficiency(table: Any, *, active_mass_mg: float | None = None, **settings: Any) -> Result:
    """Full cells: capacities, Coulombic efficiency, retention, profiles and dQ/dV.

    Parameters
    ----------
    table
        Of kind cycling-record, or the path of a file.
    active_mass_mg : float, optional
        Milligrams of *active* material; what the file says without it.
    **settings
        Any of `CcdEstimator`'s.

    Returns
    -------
    Result
        ``cycles`` (columns), ``first_coulombic_efficiency_percent``, ``last_retention_percent``, ``profiles``, ``warnings``.
    """
    __tracebackhide__ = True
    given = settings if active_mass_mg is None else {"active_mass_mg": active_mass_mg, **settings}
    return _call("efficiency", take(table, _RECORD).ipc, **given)


def fit_components(
    table: Any,
    model: Mapping[str, Any] | Sequence[Mapping[str, Any]],
    *,
    spectra: Iterable[int] | None = None,
    charge_shift: float | None = None,
    charge_reference: str | None = None,
    charge_error: float = 0,
    weighting: str = "poisson",
    counts_per_unit: float | None = None,
    end_points: int = 5,
    monte_carlo_samples: int = 0,
    seed: int = 1,
) -> Result:
    """Fit components with their background to a photoelectron spectrum, or to several regions of one sample together.

    Parameters
    ----------
    table
        Of kind xps-spectrum, or the path of a file.
    model : dict or list of dict
        For each region ``{"region": "P 2p", "range": [122, 137], "background": "active-shirley", "components": [...]}``, each
        component ``{"name": "PS4", "position": 131.9, "fwhm": 1.2, "splitting": 0.87, "ratio": 0.5}``: both lines of a doublet are
        one component. Limits, shapes and links are those of `XpsQuantifier`.
    spectra : iterable of int, optional
        Spectra of the table that belong together, at most one of each region; its first sample without it.
    charge_shift : float, optional
        eV, measured minus true; with a reference, where the search for it begins.
    charge_reference : str, optional
        A component that stands at its ``position`` by definition: then the shift is fitted.
    charge_error : float
        How well the shift, or the reference's own position, is known, eV.
    weighting : {"poisson", "data", "unit"}
        By the counts that the model expects, by those measured, or all alike.
    counts_per_unit : float, optional
        Electrons counted in one unit of intensity, where the table does not say.
    end_points : int
        Points averaged at each end for linear and Shirley backgrounds.
    monte_carlo_samples, seed : int
        Simulated repetitions of the measurement, each fitted anew; 0 for none.

    Returns
    -------
    Result
        ``components`` with ``position``, ``fwhm``, ``area``, ``fraction`` and their errors; ``regions`` with ``binding_energy``,
        ``background`` and ``envelope``; ``charge_shift``, ``reduced_chi_square``, ``warnings``.

    Examples
    --------
    >>> model = {"region": "P 2p", "components": [{"name": "PS4", "position": 131.9, "fwhm": 1.2, "splitting": 0.87}]}
    >>> ag.fit_components("Cl-13.vms", model).to_pandas()
    """
    __tracebackhide__ = True
    charge = {"shift": charge_shift, "reference": charge_reference, "shift_error": charge_error}
    options = {"spectra": None if spectra is None else [int(one) for one in spectra], "counts_per_unit": counts_per_unit}
    return _call(
        "fit_components",
        take(table, _PHOTOELECTRONS).ipc,
        model=dict(model) if isinstance(model, Mapping) else [dict(region) for region in model],
        charge=_given(charge),
        weighting=weighting,
        end_points=end_points,
        monte_carlo_samples=monte_carlo_samples,
        seed=seed,
        **_given(options),
    )


def quantify(
    fits: Mapping[str, Any] | Iterable[Mapping[str, Any]],
    *,
    library: str | None = None,
    factors: Mapping[str, float] | None = None,
    escape_depth: str = "library",
    transmission: Mapping[str, float] | None = None,
    photon_energy_electronvolt: float | None = None,
    measuring_time_second: Mapping[str, float] | None = None,
    factor_error: float | None = None,
) -> Results:
    """Atomic percent of components across regions, with one set of sensitivity factors.

    Parameters
    ----------
    fits : Result or iterable of Result
        As `fit_components` gives them: one, or several of one sample.
    library : {"scofield", "thermo", "kratos"}, optional
        Scofield's cross sections without it.
    factors : dict, optional
        Factors of your own by region, of the whole doublet, instead of a library.
    escape_depth : {"library", "applied", "none"}
        Whether areas are divided by the escape depth, KE^0.6; ``"library"`` does what the factors need.
    transmission : dict, optional
        The analyser's, by component or region.
    photon_energy_electronvolt : float, optional
        Of Al Kα without it.
    measuring_time_second : dict, optional
        By region, where intensities are counts and regions were not counted equally long.
    factor_error : float, optional
        Standard uncertainty of each factor as a share of it; 0.07 without it.

    Returns
    -------
    Results
        ``atomic_percent`` of each component, ``standard_error`` from counting and ``systematic_error`` from the factors.
    """
    __tracebackhide__ = True
    options = {
        "library": library,
        "factors": None if factors is None else dict(factors),
        "transmission": None if transmission is None else dict(transmission),
        "photon_energy_ev": photon_energy_electronvolt,
        "measuring_time_second": None if measuring_time_second is None else dict(measuring_time_second),
        "factor_error": factor_error,
    }
    return _call(
        "quantify",
        fits=[_areas(fit) for fit in ([fits] if isinstance(fits, Mapping) else fits)],
        escape_depth=escape_depth,
        **_given(options),
    )


def xps_background(
    kind: str,
    energy: Iterable[float],
    intensity: Iterable[float],
    *,
    end_points: int = 5,
    tougaard_b: float = 2866,
    tougaard_c: float = 1643,
) -> Result:
    """The background under the peaks of a photoelectron spectrum, in whichever order its energies are.

    Parameters
    ----------
    kind : {"shirley", "linear", "tougaard"}
    energy : iterable of float
        Binding energy, eV, ascending or descending.
    intensity : iterable of float
        In any unit.
    end_points : int
        Points averaged at each end for linear and Shirley backgrounds.
    tougaard_b, tougaard_c : float
        Of Tougaard's cross section, eV²; the universal ones without them.

    Returns
    -------
    Result
        ``energy`` and ``background``.
    """
    __tracebackhide__ = True
    return _call(
        "xps_background",
        kind=kind,
        energy=[float(one) for one in energy],
        intensity=[float(one) for one in intensity],
        end_points=end_points,
        tougaard_b=tougaard_b,
        tougaard_c=tougaard_c,
    )


def composition(of: str | Mapping[str, float]) -> Result:
    """What a formula says: molar mass, mass and atom percent, charge, nominal free sulfide, whether it is an argyrodite.

    Parameters
    ----------
    of : str or dict
        ``"Li5.7PS4.7Cl1.3"``, or halides of Li7-xPS6-xXx: ``{"chlorine": 1.0, "bromine": 0.5}``.
    """
    __tracebackhide__ = True
    return _call("composition", of=of if isinstance(of, str) else dict(of))


def batch(
    of: str | Mapping[str, float],
    mass_g: float,
    *,
    purity: Mapping[str, float] | None = None,
    balance_step_g: float | None = None,
) -> Results:
    """What is weighed in for a batch: precursor, amount (mmol) and mass (g).

    Parameters
    ----------
    of : str or dict
        See `composition`.
    mass_g : float
        Of the product.
    purity : dict, optional
        Mass fractions by precursor, ``{"Li2S": 0.999}``.
    balance_step_g : float, optional
        What ``rounded_mass_g`` is rounded to.

    Examples
    --------
    >>> ag.batch({"chlorine": 1.3}, 2).to_pandas()
    """
    __tracebackhide__ = True
    given: dict[str, Any] = {"of": of if isinstance(of, str) else dict(of), "mass_g": mass_g}
    if purity is not None:
        given["purity"] = dict(purity)
    if balance_step_g is not None:
        given["balance_step_g"] = balance_step_g
    return _call("batch", **given)


def _call(name: str, *tables: bytes, **given: Any) -> Any:
    __tracebackhide__ = True
    value, (rows,) = engine.call("call", {"name": name, "given": given}, *tables)
    if isinstance(value, list):
        return Results((freeze(member) for member in value), rows)
    return Result(value, rows, _summary(value))


def _summary(value: Mapping[str, Any]) -> list[list[str]]:
    """What fits a line each."""
    plain = [[name, str(member)] for name, member in value.items() if isinstance(member, (str, int, float))]
    listed = [[name, f"{len(member)} of them"] for name, member in value.items() if isinstance(member, list) and member]
    return plain + listed


def _spectrum_table(table: Any) -> bytes:
    __tracebackhide__ = True
    return take(table, _SPECTRUM).ipc


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _areas(fit: Mapping[str, Any]) -> dict[str, Any]:
    """What quantification needs of a fit; the curves stay here."""
    keys = ("id", "name", "region", "position", "area", "area_error")
    components = [{key: component[key] for key in keys} for component in fit["components"]]
    return {"components": components, "area_covariance": fit["area_covariance"]}


def _with_area(electrode_area_cm2: float | None, settings: dict[str, Any]) -> dict[str, Any]:
    return settings if electrode_area_cm2 is None else {"electrode_area_cm2": electrode_area_cm2, **settings}


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
