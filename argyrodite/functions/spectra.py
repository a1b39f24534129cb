"""Impedance spectra without a circuit: validity, relaxation times, resistances read off, cables taken off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .call import call, call_for_table

if TYPE_CHECKING:
    import pyarrow

    from ..records import Results
    from ..results import KramersKronigResult, RelaxationResult, ResistanceReading, ZhitResult

_SPECTRUM = "impedance-spectrum"


def kramers_kronig(
    table: Any,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    c: float = 0.85,
    method: str = "complex",
) -> KramersKronigResult:
    """Whether a spectrum obeys the Kramers-Kronig relations (linear test: Boukamp 1995, Schönleber et al. 2014).

    Parameters
    ----------
    table, spectrum, range, exclude
        See `fit_circuit`.
    c : float
        RC elements are added until μ <= c.
    method : {"complex", "real", "imaginary"}
        Which part is fitted.

    Returns
    -------
    KramersKronigResult
        ``valid``, ``elements``, ``mu``, ``residual_real`` and ``residual_imaginary`` (shares of the modulus), ``warnings``.

    Raises
    ------
    ArgyroditeError
        ``too-few-points``

    Examples
    --------
    >>> ag.kramers_kronig("Cl-13.mpt").valid
    True
    """
    __tracebackhide__ = True
    return call(
        "kramers_kronig",
        table,
        _SPECTRUM,
        spectrum=spectrum,
        range=range,
        exclude=exclude,
        c=c,
        method=method,
    )


def zhit(
    table: Any,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
) -> ZhitResult:
    """The modulus that follows from the phase (Z-HIT: Ehm, Göhr, Kaus, Röseler & Schiller 2000): it shows a cell that drifts.

    Takes what `fit_circuit` takes.

    Returns
    -------
    ZhitResult
        ``frequency`` (Hz), ``modulus`` and ``modulus_of_phase`` (ohm), ``deviation`` (of the first from the second, as a share).

    Raises
    ------
    ArgyroditeError
        ``too-few-points``

    Examples
    --------
    >>> max(abs(one) for one in ag.zhit("Cl-13.mpt").deviation) < 0.05
    True
    """
    __tracebackhide__ = True
    return call("zhit", table, _SPECTRUM, spectrum=spectrum, range=range, exclude=exclude)


def relaxation_times(
    table: Any,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
    lambda_: float | None = None,
) -> RelaxationResult:
    """The distribution of relaxation times by Tikhonov regularisation with nonnegativity.

    Parameters
    ----------
    table, spectrum, range, exclude
        See `fit_circuit`.
    lambda_ : float, optional
        How smooth; without it, generalised cross-validation chooses.

    Returns
    -------
    RelaxationResult
        ``tau`` (s), ``gamma`` (ohm), ``peaks`` with ``tau`` and ``resistance`` (ohm), ``ohmic_resistance``, ``["lambda"]``,
        ``warnings``.

    Raises
    ------
    ArgyroditeError
        ``too-few-points``

    Examples
    --------
    >>> times = ag.relaxation_times("Cl-13-Li-aging.mpt", spectrum=8)
    >>> round(max(times.peaks, key=lambda peak: peak.resistance).resistance, -1)
    490.0
    """
    __tracebackhide__ = True
    return call(
        "relaxation_times",
        table,
        _SPECTRUM,
        spectrum=spectrum,
        range=range,
        exclude=exclude,
        **{"lambda": lambda_},
    )


def read_resistances(
    table: Any,
    *,
    spectrum: int | None = None,
    range: tuple[float, float] | None = None,
    exclude: Iterable[int] = (),
) -> Results[ResistanceReading]:
    """Resistances read off the Nyquist plot without a circuit, each with the place where it was read.

    Takes what `fit_circuit` takes.

    Returns
    -------
    Results of ResistanceReading
        ``way`` (``"local-minimum"``, ``"axis-crossing"``, ``"spike"``), ``resistance_ohm``, ``standard_error_ohm``,
        ``frequency_hertz``; those alone that the spectrum shows.

    Raises
    ------
    ArgyroditeError
        ``too-few-points``

    Examples
    --------
    >>> [(one.way, round(one.resistance_ohm)) for one in ag.read_resistances("Cl-13.mpt")]
    [('local-minimum', 20), ('spike', 20)]
    """
    __tracebackhide__ = True
    return call("read_resistances", table, _SPECTRUM, spectrum=spectrum, range=range, exclude=exclude)


def correct_table(table: Any, *, inductance_henry: float = 0, blank: int | None = None) -> pyarrow.Table:
    """The table without what cables and holder add in series: an inductance, a measured blank, or both.

    Parameters
    ----------
    table
        See `fit_circuit`.
    inductance_henry : float
        Of the cables.
    blank : int, optional
        Which spectrum of the table was measured without the sample: the same cables and holder, shorted.

    Returns
    -------
    pyarrow.Table
        The same rows; the blank's stay as they were measured.

    Raises
    ------
    ArgyroditeError
        ``bad-setting``, ``bad-number``

    Examples
    --------
    >>> table = ag.read("Cl-13.mpt")
    >>> corrected = ag.correct_table(table, inductance_henry=1e-7)
    >>> before, after = (one["imaginary_impedance_ohm"][0].as_py() for one in (table, corrected))
    >>> round((before - after) / (2 * 3.14159265 * table["frequency_hertz"][0].as_py()), 10)
    1e-07
    """
    __tracebackhide__ = True
    return call_for_table("correct_table", table, _SPECTRUM, inductance_henry=inductance_henry, blank=blank)
