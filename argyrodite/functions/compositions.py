"""Compositions, batches, and what a lattice says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from .call import call, call_for_table

if TYPE_CHECKING:
    import pyarrow

    from ..records import Results
    from ..results import BatchRow, Composition, Estimate, ObtainedComposition, PelletDensity, WithError


def composition(of: str | Mapping[str, float]) -> Composition:
    """What a formula says: molar mass, mass and atom percent, charge, nominal free sulfide, whether it is an argyrodite.

    Parameters
    ----------
    of : str or dict
        ``"Li5.7PS4.7Cl1.3"``, or halides of Li7-xPS6-xXx: ``{"chlorine": 1.0, "bromine": 0.5}``.

    Returns
    -------
    Composition
        ``formula``, ``molar_mass_g_mol``, ``elements``, ``x``, ``free_sulfide``, ``is_argyrodite``, ``warnings``, ...

    Raises
    ------
    ArgyroditeError
        ``bad-formula``, with the ``position`` where it stops making sense.

    Examples
    --------
    >>> card = ag.composition({"chlorine": 1.3})
    >>> card.formula, round(card.molar_mass_g_mol, 2), round(card.free_sulfide, 2)
    ('Li5.7PS4.7Cl1.3', 267.33, 0.7)
    """
    __tracebackhide__ = True
    return call("composition", of=of)


def batch(
    of: str | Mapping[str, float],
    mass_g: float,
    *,
    purity: Mapping[str, float] | None = None,
    balance_step_g: float | None = None,
) -> Results[BatchRow]:
    """What is weighed in for a batch.

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

    Returns
    -------
    Results of BatchRow
        ``precursor``, ``amount_mmol``, ``mass_g``, ``rounded_mass_g``, ``hazard``.

    Raises
    ------
    ArgyroditeError
        ``bad-formula``; ``bad-setting`` where it cannot be made of the known precursors.

    Examples
    --------
    >>> {row.precursor: row.rounded_mass_g for row in ag.batch({"chlorine": 1.3}, 2, balance_step_g=1e-4)}
    {'Li2S': 0.7562, 'P2S5': 0.8315, 'LiCl': 0.4123}
    """
    __tracebackhide__ = True
    return call("batch", of=of, mass_g=mass_g, purity=purity, balance_step_g=balance_step_g)


def composition_from_masses(
    masses: Mapping[str, float],
    *,
    purity: float | Mapping[str, float] | None = None,
    mass_error_g: float = 0,
    centres: float = 1,
) -> ObtainedComposition:
    """The composition that weighed masses give, with errors: the inverse of `batch`.

    Parameters
    ----------
    masses : dict
        Grams by precursor; any formula is understood.
    purity : float or dict, optional
        Mass fraction, of all or by precursor; what is not precursor is taken as inert.
    mass_error_g : float
        Standard error of each mass.
    centres : float
        P, Ge, ... in the formula that is written.

    Returns
    -------
    ObtainedComposition
        ``formula``, ``elements`` and their ``errors``, ``x`` (halides) and ``x_error``, ``mass_g``.

    Raises
    ------
    ArgyroditeError
        ``bad-formula``, ``bad-setting``

    Examples
    --------
    >>> obtained = ag.composition_from_masses({"Li2S": 0.7562, "P2S5": 0.8315, "LiCl": 0.4123}, mass_error_g=1e-4)
    >>> f"x = {obtained.x:.4f} ± {obtained.x_error:.4f}"
    'x = 1.2999 ± 0.0004'
    """
    __tracebackhide__ = True
    return call("composition_from_masses", masses=masses, purity=purity, mass_error_g=mass_error_g, centres=centres)


def lattice_density(
    of: str | Mapping[str, float],
    lattice_parameter_angstrom: float,
    lattice_parameter_error_angstrom: float | None = None,
) -> WithError:
    """Density of the lattice without pores, 4 M/(N_A a³), in g/cm³.

    Returns
    -------
    WithError
        ``value`` and ``error`` (None where that of the lattice parameter is not given), g/cm³.

    Examples
    --------
    >>> density = ag.lattice_density("Li5.7PS4.7Cl1.3", 9.82, 0.002)
    >>> f"{density.value:.3f} ± {density.error:.3f} g/cm³"
    '1.875 ± 0.001 g/cm³'
    """
    __tracebackhide__ = True
    return call(
        "lattice_density",
        of=of,
        lattice_parameter_angstrom=lattice_parameter_angstrom,
        lattice_parameter_error_angstrom=lattice_parameter_error_angstrom,
    )


def relative_density(
    mass_g: float,
    diameter_mm: float,
    thickness_mm: float,
    *,
    lattice_density_g_cm3: float,
    lattice_density_error_g_cm3: float | None = None,
    mass_error_g: float = 1e-4,
    diameter_error_mm: float = 0.01,
    thickness_error_mm: float = 0.01,
) -> PelletDensity:
    """Density of a cylindrical pellet, and its share of the lattice's; errors in quadrature.

    Returns
    -------
    PelletDensity
        ``density_g_cm3`` and ``relative_density`` (1 is without pores), each with its error.

    Raises
    ------
    ArgyroditeError
        ``bad-setting`` where a measure is not positive.

    Examples
    --------
    >>> pellet = ag.relative_density(0.1101, 10, 0.85, lattice_density_g_cm3=1.875)
    >>> round(100 * pellet.relative_density, 1)
    88.0
    """
    __tracebackhide__ = True
    return call(
        "relative_density",
        mass_g=mass_g,
        diameter_mm=diameter_mm,
        thickness_mm=thickness_mm,
        lattice_density_g_cm3=lattice_density_g_cm3,
        lattice_density_error_g_cm3=lattice_density_error_g_cm3,
        mass_error_g=mass_error_g,
        diameter_error_mm=diameter_error_mm,
        thickness_error_mm=thickness_error_mm,
    )


def lattice_at(x: float) -> Estimate:
    """The lattice parameter (Å) that the line through the study's values gives at nominal x (three points: wide intervals).

    Returns
    -------
    Estimate
        ``value``, ``standard_error``, ``lower_95``, ``upper_95``.

    Examples
    --------
    >>> round(ag.lattice_at(1.3).value, 2)
    9.82
    """
    __tracebackhide__ = True
    return call("lattice_at", x=x)


def chlorine_from_lattice(
    lattice_parameter_angstrom: float, lattice_parameter_error_angstrom: float | None = None
) -> Estimate:
    """The chlorine x at which the line through the study's values gives a measured lattice parameter.

    Returns
    -------
    Estimate
        ``value``, ``standard_error``, ``lower_95``, ``upper_95``.

    Examples
    --------
    >>> round(ag.chlorine_from_lattice(ag.lattice_at(1.2).value).value, 6)
    1.2
    """
    __tracebackhide__ = True
    return call(
        "chlorine_from_lattice",
        lattice_parameter_angstrom=lattice_parameter_angstrom,
        lattice_parameter_error_angstrom=lattice_parameter_error_angstrom,
    )


def chlorine_beside_licl(
    x: float,
    licl_volume_percent: float,
    lattice_parameter_angstrom: float,
    *,
    licl_volume_error_percent: float | None = None,
    balance: Literal["chlorine", "all-elements"] = "chlorine",
) -> Estimate:
    """The chlorine for each phosphorus that is left in the lattice where crystalline LiCl stands beside it.

    Parameters
    ----------
    x : float
        Nominal.
    licl_volume_percent, licl_volume_error_percent : float
        Of the crystalline parts.
    lattice_parameter_angstrom : float
        The argyrodite's.
    balance : {"chlorine", "all-elements"}
        Whether chlorine alone is counted, or lithium and sulfur balance as well, by some amorphous Li3PS4.

    Returns
    -------
    Estimate
        ``value``, ``standard_error``, ``lower_95``, ``upper_95``.

    Examples
    --------
    >>> round(ag.chlorine_beside_licl(1.6, 3, 9.81).value, 2)
    1.38
    """
    __tracebackhide__ = True
    return call(
        "chlorine_beside_licl",
        x=x,
        licl_volume_percent=licl_volume_percent,
        licl_volume_error_percent=licl_volume_error_percent,
        lattice_parameter_angstrom=lattice_parameter_angstrom,
        balance=balance,
    )


def reference_series() -> pyarrow.Table:
    """The study's five samples (Zeng et al. 2022) as a table of kind composition: a column for each property, and for its error.

    Examples
    --------
    >>> ag.reference_series()["label"].to_pylist()
    ['Cl-06', 'Cl-10', 'Cl-13', 'Cl-145', 'Cl-16']
    """
    __tracebackhide__ = True
    return call_for_table("reference_series")
