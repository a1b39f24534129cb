"""Cyclers' records: steps, critical current densities, plating, full cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .call import call

if TYPE_CHECKING:
    from ..records import Results
    from ..results import CcdResult, CcdSummary, CellTruth, EfficiencyResult, PlatingResult, Step

_RECORD = "cycling-record"


def segment_steps(table: Any, *, record: int | None = None) -> Results[Step]:
    """The stretches of a cycler's record with one way of control: from the file's step numbers, else from the current itself.

    Parameters
    ----------
    table
        Of kind cycling-record, or the path of a file.
    record : int, optional
        Which record of the table, where it holds several.

    Returns
    -------
    Results of Step
        ``kind``, ``start_time_second``, ``end_time_second``, ``current_ampere`` (median), ``capacity_mah``, ...

    Raises
    ------
    ArgyroditeError
        ``bad-table``, ``wrong-kind``; for a path what `read` says.

    Examples
    --------
    >>> steps = ag.segment_steps("ccd/Cl-13-a.mpt")
    >>> steps[0].kind, round(1000 * steps[0].current_ampere, 4)     # mA
    ('charge', 0.0275)
    """
    __tracebackhide__ = True
    return call("segment_steps", table, _RECORD, record=record)


def estimate_ccd(table: Any, *, electrode_area_cm2: float | None = None, **settings: Any) -> CcdResult:
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
    CcdResult
        ``last_survived``, ``first_failed`` and ``critical_current_density`` (mA/cm²; None where there is none), ``censoring``,
        ``short`` with its evidence, ``steps``, ``half_cycles``, ``protocol``, ``warnings``.

    Raises
    ------
    ArgyroditeError
        ``bad-setting``, ``wrong-kind``, and what the analysis says of the record.

    Examples
    --------
    >>> ccd = ag.estimate_ccd("ccd/Cl-13-a.mpt")
    >>> f"survived {ccd.last_survived:.2f}, failed {ccd.first_failed:.2f} mA/cm²: {ccd.short.kind} short"
    'survived 1.05, failed 1.09 mA/cm²: hard short'
    """
    __tracebackhide__ = True
    return call("estimate_ccd", table, _RECORD, electrode_area_cm2=electrode_area_cm2, **settings)


def summarise_ccd(results: Iterable[Mapping[str, Any]]) -> CcdSummary:
    """Replicates: mean and both standard deviations of the determinable ones; censored ones are named and in no mean.

    Parameters
    ----------
    results : iterable of CcdResult
        As `estimate_ccd` gives them.

    Returns
    -------
    CcdSummary
        ``n``, ``mean``, ``population_sd``, ``sample_sd``, ``censored``, ``not_determinable``, ``weibull`` (from ten cells on).

    Examples
    --------
    >>> summary = ag.summarise_ccd(ag.estimate_ccd(f"ccd/Cl-13-{cell}.mpt") for cell in "abc")
    >>> f"{summary.mean:.2f} ± {summary.population_sd:.2f} mA/cm², n = {summary.n}"
    '1.06 ± 0.04 mA/cm², n = 3'
    """
    __tracebackhide__ = True
    return call("summarise_ccd", results=results)


def plating(table: Any, *, electrode_area_cm2: float | None = None, **settings: Any) -> PlatingResult:
    """Plating and stripping at constant current: polarization of each cycle, its growth, the first short, the lifetime.

    Takes what `estimate_ccd` takes.

    Returns
    -------
    PlatingResult
        ``cycles`` (columns), ``growth_mv_per_cycle``, ``short_cycle``, ``lifetime_cycles``, ``lifetime_hours``, ``warnings``.

    Raises
    ------
    ArgyroditeError
        As `estimate_ccd`.

    Examples
    --------
    >>> cell = ag.simulate_symmetric_cell(first_ma_cm2=0.5, increment_ma_cm2=0, steps=30, sampling_second=60, seed=2,
    ...                                   event={"kind": "soft", "step": 21, "at": 0.2, "ratio": 0.5})
    >>> ag.plating(cell.to_arrow()).short_cycle
    21
    """
    __tracebackhide__ = True
    return call("plating", table, _RECORD, electrode_area_cm2=electrode_area_cm2, **settings)


def efficiency(table: Any, *, active_mass_mg: float | None = None, **settings: Any) -> EfficiencyResult:
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
    EfficiencyResult
        ``cycles`` (columns), ``first_coulombic_efficiency_percent``, ``last_retention_percent``, ``profiles``, ``warnings``.

    Raises
    ------
    ArgyroditeError
        As `estimate_ccd`.

    Examples
    --------
    >>> charge, discharge = [3.5 + 0.005 * i for i in range(100)], [4.0 - 0.005 * i for i in range(90)]
    >>> record = {"test_time_second": [36 * i for i in range(190)], "voltage_volt": charge + discharge,
    ...           "current_ampere": [0.001] * 100 + [-0.001] * 90}
    >>> round(ag.efficiency(record, active_mass_mg=10).first_coulombic_efficiency_percent)
    90
    """
    __tracebackhide__ = True
    return call("efficiency", table, _RECORD, active_mass_mg=active_mass_mg, **settings)


def simulate_symmetric_cell(**options: Any) -> CellTruth:
    """A symmetric cell under a staircase of currents, or plating, with what truly happened. The same seed gives the same record.

    Parameters
    ----------
    **options
        What differs from a 10 mm pellet under the study's program (Zeng et al. 2022): `seed`, `steps`, `first_ma_cm2`,
        `increment_ma_cm2` (0: plating), `half_cycle_second`, `sampling_second`, `resistance_ohm_cm2`, `noise_mv`, ...; and
        `event`, what becomes of it: ``{"kind": "none"}``, or ``"hard"`` and ``"soft"`` with ``step``, ``at`` and ``ratio``.

    Returns
    -------
    CellTruth
        ``last_survived`` and ``first_failed`` (mA/cm²), ``short_step``, ``short_time_second``, ...; ``to_arrow()`` is the record.

    Examples
    --------
    >>> cell = ag.simulate_symmetric_cell(steps=6, event={"kind": "hard", "step": 5, "at": 0.3, "ratio": 0.05}, sampling_second=60)
    >>> f"{cell.first_failed:.3f} mA/cm², found {ag.estimate_ccd(cell.to_arrow()).first_failed:.3f}"
    '0.175 mA/cm², found 0.175'
    """
    __tracebackhide__ = True
    return call("simulate_symmetric_cell", **options)
