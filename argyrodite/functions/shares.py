"""What follows from fits of photoelectron spectra: atoms, charging, sulfide, two samples compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .call import call

if TYPE_CHECKING:
    from ..records import Results
    from ..results import ChargeShift, DetailedQuantity, ShareComparison, SulfideBalance


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
) -> Results[DetailedQuantity]:
    """Atomic percent of components across regions, with one set of sensitivity factors.

    Parameters
    ----------
    fits : ComponentFit or iterable of ComponentFit
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
    Results of DetailedQuantity
        ``atomic_percent`` of each component, ``standard_error`` from counting and ``systematic_error`` from the factors.

    Raises
    ------
    ArgyroditeError
        ``bad-setting`` where a region has no factor, or where a library and own factors are given.

    Examples
    --------
    >>> fit = ag.fit_components("Cl-06-Cl-13-cycled.vms", ag.start_model("Cl-06-Cl-13-cycled.vms").models[:2])
    >>> atoms = ag.quantify(fit, measuring_time_second={"S 2p": 2, "P 2p": 7.392})
    >>> [f"{one.component} {one.atomic_percent:.1f} ± {one.standard_error:.1f}" for one in atoms][:3]
    ['S-sulfide 41.5 ± 0.3', 'S-PS4 29.7 ± 0.4', 'S-Li2Sn 13.3 ± 0.3']
    """
    __tracebackhide__ = True
    return call(
        "quantify",
        fits=[_brief(fit) for fit in ([fits] if isinstance(fits, Mapping) else fits)],
        library=library,
        factors=factors,
        escape_depth=escape_depth,
        transmission=transmission,
        photon_energy_electronvolt=photon_energy_electronvolt,
        measuring_time_second=measuring_time_second,
        factor_error=factor_error,
    )


def charge_shift(fit: Mapping[str, Any], reference: str | Mapping[str, Any]) -> ChargeShift:
    """The charge shift of a sample from one of its lines: the same for every region.

    Parameters
    ----------
    fit : ComponentFit
    reference : {"PS4", "C 1s"} or dict
        S 2p of the tetrahedra or adventitious carbon, which the fit must have; or ``{"region", "name", "energy", "energy_error",
        "note"}``.

    Returns
    -------
    ChargeShift
        ``shift`` (measured minus true, eV) and ``shift_error``, ``note``.

    Raises
    ------
    ArgyroditeError
        ``bad-setting`` where the fit has no such line.

    Examples
    --------
    >>> start = ag.start_model("Cl-06-Cl-13-cycled.vms")
    >>> found = ag.charge_shift(ag.fit_components("Cl-06-Cl-13-cycled.vms", start.models), "PS4")
    >>> f"{found.shift:.1f} ± {found.shift_error:.1f} eV"
    '0.4 ± 0.2 eV'
    """
    __tracebackhide__ = True
    return call("charge_shift", fit=_brief(fit), reference=reference)


def sulfide_balance(fit: Mapping[str, Any], composition: str | Mapping[str, float]) -> SulfideBalance:
    """What of the sulfide in a fitted S 2p region belongs to the lattice, and what decomposition has made.

    Parameters
    ----------
    fit : ComponentFit
        With components called PS4 and sulfide (or Li2S) in S 2p.
    composition : str or dict
        The electrolyte's, see `composition`.

    Returns
    -------
    SulfideBalance
        ``found``, ``of_lattice``, ``of_decomposition``, each with its error; shares of all sulfur.

    Raises
    ------
    ArgyroditeError
        ``bad-setting`` where the fit has no such components, or the composition is no argyrodite.

    Examples
    --------
    >>> doublet = {"fwhm": 1.2, "splitting": 1.18, "ratio": 0.5}
    >>> sulfur = {"region": "S 2p", "components": [{"name": "PS4", "position": 161.6, **doublet},
    ...                                            {"name": "sulfide", "position": 160.2, **doublet}]}
    >>> table = ag.simulate_argyrodite([{"chlorine": 1.3, "decomposition": "pristine", "seed": 1}]).to_arrow()
    >>> balance = ag.sulfide_balance(ag.fit_components(table, sulfur), {"chlorine": 1.3})
    >>> abs(balance.of_decomposition) < 2 * balance.of_decomposition_error
    True
    """
    __tracebackhide__ = True
    return call("sulfide_balance", fit=_brief(fit), composition=composition)


def compare_shares(before: Mapping[str, Any], after: Mapping[str, Any]) -> Results[ShareComparison]:
    """Two samples' shares of each component, side by side.

    Parameters
    ----------
    before, after : dict
        ``{"label": ..., "fit": ComponentFit}``

    Returns
    -------
    Results of ShareComparison
        ``region``, ``name``, ``before`` and ``after`` (percent of the region, with limits), ``change`` and ``change_error``.

    Examples
    --------
    >>> phosphorus = {"region": "P 2p", "components": [{"name": "PS4", "position": 132.2, "fwhm": 1.2, "splitting": 0.87},
    ...                                                {"name": "reduced", "position": 128.5, "fwhm": 1.6, "splitting": 0.87}]}
    >>> cl06, cl13 = (ag.fit_components("Cl-06-Cl-13-cycled.vms", phosphorus, spectra=[place]) for place in (1, 5))
    >>> change = ag.compare_shares({"label": "Cl-06", "fit": cl06}, {"label": "Cl-13", "fit": cl13})[0]
    >>> f"{change.name} {change.change:+.0f} %"
    'PS4 +35 %'
    """
    __tracebackhide__ = True
    return call(
        "compare_shares",
        before={**before, "fit": _brief(before["fit"])},
        after={**after, "fit": _brief(after["fit"])},
    )


def _brief(fit: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from a fit follows from its components; the curves stay here."""
    components = [{key: value for key, value in one.items() if key != "curve"} for one in fit["components"]]
    return {"components": components, "area_covariance": fit.get("area_covariance"), "charge_shift": fit.get("charge_shift")}
