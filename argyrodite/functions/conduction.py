"""What follows from resistances: conductivities, activation energies, growth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .call import call

if TYPE_CHECKING:
    from ..results import ActivationEnergy, ElectronicConductivity, Growth


def ionic_conductivity(resistance_ohm: float, pellet_thickness_mm: float, electrode_area_cm2: float) -> float:
    """thickness/(resistance × area), in S/cm.

    Raises
    ------
    ArgyroditeError
        ``bad-number`` where one of them is not positive.

    Examples
    --------
    >>> round(1000 * ag.ionic_conductivity(20.4, 0.85, 0.785), 2)       # mS/cm
    5.31
    """
    __tracebackhide__ = True
    return call(
        "ionic_conductivity",
        resistance_ohm=resistance_ohm,
        pellet_thickness_mm=pellet_thickness_mm,
        electrode_area_cm2=electrode_area_cm2,
    )


def activation_energy(temperature_celsius: Iterable[float], conductivity: Iterable[float]) -> ActivationEnergy:
    """Activation energy of conduction from ln(σT) against 1/T, all points alike.

    Parameters
    ----------
    temperature_celsius, conductivity : iterable of float
        Of one length; conductivities in any one unit.

    Returns
    -------
    ActivationEnergy
        ``energy_ev``, ``standard_error``, ``lower_95``, ``upper_95``, ``prefactor`` (in the conductivities' unit × K), ``warnings``.

    Raises
    ------
    ValueError
        Where they are not of one length.
    ArgyroditeError
        ``too-few-points``, ``bad-number``

    Examples
    --------
    >>> energy = ag.activation_energy([-10, 5, 20, 40, 60], [0.00098, 0.0021, 0.0042, 0.0092, 0.0186])
    >>> f"{energy.energy_ev:.3f} ± {energy.standard_error:.3f} eV"
    '0.343 ± 0.001 eV'
    """
    __tracebackhide__ = True
    points = list(zip(temperature_celsius, conductivity, strict=True))
    return call(
        "activation_energy",
        temperature_celsius=[temperature for temperature, _ in points],
        conductivity=[value for _, value in points],
    )


def electronic_conductivity(
    table: Any,
    *,
    pellet_thickness_mm: float,
    electrode_area_cm2: float,
    pellet_thickness_error_mm: float = 0,
    electrode_area_error_cm2: float = 0,
    leakage_ampere: float = 0,
) -> ElectronicConductivity:
    """Electronic conductivity from direct current through blocking electrodes (Hebb 1952; Wagner 1957).

    Parameters
    ----------
    table
        Of kind cycling-record (``test_time_second``, ``voltage_volt``, ``current_ampere``), with one or several voltages held until
        the ions have stopped; or the path of a file.
    pellet_thickness_mm, electrode_area_cm2, pellet_thickness_error_mm, electrode_area_error_cm2 : float
        The pellet, with standard errors.
    leakage_ampere : float
        What the instrument measures through an open cell.

    Returns
    -------
    ElectronicConductivity
        ``electronic_conductivity_s_cm`` with ``electronic_conductivity_error_s_cm``; ``upper_limit`` where it is at most this;
        ``holds``, one for each voltage; ``warnings``.

    Raises
    ------
    ArgyroditeError
        ``too-few-points`` where no voltage is held; ``bad-number``

    Examples
    --------
    >>> hold = {"test_time_second": list(range(60)), "voltage_volt": [0.5] * 60, "current_ampere": [2e-9] * 60}
    >>> found = ag.electronic_conductivity(hold, pellet_thickness_mm=1, electrode_area_cm2=0.8)
    >>> f"{found.electronic_conductivity_s_cm:.2e} S/cm"
    '5.00e-10 S/cm'
    """
    __tracebackhide__ = True
    return call(
        "electronic_conductivity",
        table,
        "cycling-record",
        pellet_thickness_mm=pellet_thickness_mm,
        electrode_area_cm2=electrode_area_cm2,
        pellet_thickness_error_mm=pellet_thickness_error_mm,
        electrode_area_error_cm2=electrode_area_error_cm2,
        leakage_ampere=leakage_ampere,
    )


def growth_laws(time_hour: Iterable[float], value: Iterable[float], error: Iterable[float], unit: str = "Ω") -> Growth:
    """How a quantity grows with time: constant, with √t (diffusion through a layer), with t, or with ln t; compared by BIC.

    Parameters
    ----------
    time_hour, value, error : iterable of float
        Of one length; an error counts as at least 1 % of its value.
    unit : str
        The value's.

    Returns
    -------
    Growth
        ``laws`` with ``law``, ``formula``, ``parameters``, ``bic`` and ``delta_bic``, the best first; a ``verdict`` in words.

    Raises
    ------
    ArgyroditeError
        ``too-few-points`` with fewer than four different times.

    Examples
    --------
    >>> time = [0, 1, 4, 9, 16, 25, 36]
    >>> growth = ag.growth_laws(time, [50 + 3 * t**0.5 for t in time], [0.2] * 7)
    >>> growth.laws[0].law, round(growth.laws[0].parameters["k"].value, 3)
    ('square-root', 3.0)
    """
    __tracebackhide__ = True
    return call("growth_laws", time_hour=time_hour, value=value, error=error, unit=unit)
