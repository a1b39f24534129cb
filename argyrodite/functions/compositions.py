"""Compositions and batches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..records import Result, Results
from .call import call


def composition(of: str | Mapping[str, float]) -> Result:
    """What a formula says: molar mass, mass and atom percent, charge, nominal free sulfide, whether it is an argyrodite.

    Parameters
    ----------
    of : str or dict
        ``"Li5.7PS4.7Cl1.3"``, or halides of Li7-xPS6-xXx: ``{"chlorine": 1.0, "bromine": 0.5}``.
    """
    __tracebackhide__ = True
    return call("composition", of=of if isinstance(of, str) else dict(of))


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
    return call("batch", **given)
