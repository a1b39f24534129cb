"""Photoelectron spectra: components, shares, backgrounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..records import Result, Results
from ..sources import take
from .call import call

_PHOTOELECTRONS = "xps-spectrum"


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
    return call(
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
    return call(
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
    return call(
        "xps_background",
        kind=kind,
        energy=[float(one) for one in energy],
        intensity=[float(one) for one in intensity],
        end_points=end_points,
        tougaard_b=tougaard_b,
        tougaard_c=tougaard_c,
    )


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _areas(fit: Mapping[str, Any]) -> dict[str, Any]:
    """What quantification needs of a fit; the curves stay here."""
    keys = ("id", "name", "region", "position", "area", "area_error")
    components = [{key: component[key] for key in keys} for component in fit["components"]]
    return {"components": components, "area_covariance": fit["area_covariance"]}
