"""Cyclers' records: steps, critical current densities, plating, full cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..records import Result, Results
from ..sources import take
from .call import call

_RECORD = "cycling-record"


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
    return call("segment_steps", take(table, _RECORD).ipc, **({} if record is None else {"record": record}))


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
    return call("estimate_ccd", take(table, _RECORD).ipc, **_with_area(electrode_area_cm2, settings))


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
    return call("summarise_ccd", results=[dict(result) for result in results])


def plating(table: Any, *, electrode_area_cm2: float | None = None, **settings: Any) -> Result:
    """Plating and stripping at constant current: polarization of each cycle, its growth, the first short, the lifetime.

    Takes what `estimate_ccd` takes.

    Returns
    -------
    Result
        ``cycles`` (columns), ``growth_mv_per_cycle``, ``short_cycle``, ``lifetime_cycles``, ``lifetime_hours``, ``warnings``.
    """
    __tracebackhide__ = True
    return call("plating", take(table, _RECORD).ipc, **_with_area(electrode_area_cm2, settings))


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
    return call("efficiency", take(table, _RECORD).ipc, **given)


def _with_area(electrode_area_cm2: float | None, settings: dict[str, Any]) -> dict[str, Any]:
    return settings if electrode_area_cm2 is None else {"electrode_area_cm2": electrode_area_cm2, **settings}
