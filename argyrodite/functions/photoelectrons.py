"""Photoelectron spectra: models, fits of components, backgrounds, lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .call import call

if TYPE_CHECKING:
    from ..records import Results
    from ..results import (
        ComponentFit,
        LibraryComponent,
        SimulatedTruth,
        StartModel,
        XpsBackground,
        XpsLine,
    )

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
) -> ComponentFit:
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
    ComponentFit
        ``components`` with ``position``, ``fwhm``, ``area``, ``fraction`` and their errors; ``regions`` with ``binding_energy``,
        ``background`` and ``envelope``; ``charge_shift``, ``reduced_chi_square``, ``warnings``.

    Raises
    ------
    ArgyroditeError
        ``bad-setting`` where the model does not fit the table; ``too-few-points``; for a path what `read` says.

    Examples
    --------
    >>> doublet = {"fwhm": 1.2, "splitting": 0.87, "ratio": 0.5}
    >>> model = {"region": "P 2p", "components": [{"name": "PS4", "position": 132.2, **doublet},
    ...                                           {"name": "LixP", "position": 128.75, **doublet},
    ...                                           {"name": "Li3P", "position": 126.65, **doublet}]}
    >>> fit = ag.fit_components("Cl-06-Cl-13-cycled.vms", model)
    >>> [f"{one.name} {100 * one.fraction:.1f} ± {100 * one.fraction_error:.1f} %" for one in fit.components]
    ['PS4 47.7 ± 0.3 %', 'LixP 31.2 ± 0.5 %', 'Li3P 21.1 ± 0.4 %']
    """
    __tracebackhide__ = True
    return call(
        "fit_components",
        table,
        _PHOTOELECTRONS,
        model=model,
        spectra=spectra,
        charge_shift=charge_shift,
        charge_reference=charge_reference,
        charge_error=charge_error,
        weighting=weighting,
        counts_per_unit=counts_per_unit,
        end_points=end_points,
        monte_carlo_samples=monte_carlo_samples,
        seed=seed,
    )


def start_model(table: Any, *, spectra: Iterable[int] | None = None) -> StartModel:
    """A model to begin with: which of the library's components a sample's spectra need, where the charge shift puts them.

    Parameters
    ----------
    table
        Of kind xps-spectrum, or the path of a file.
    spectra : iterable of int, optional
        Those of the sample, at most one of each region; the table's first sample without it.

    Returns
    -------
    StartModel
        ``models``, as `fit_components` takes them; ``charge_shift`` (eV); ``notes`` on what was decided, and what else it could be.

    Raises
    ------
    ArgyroditeError
        ``too-few-points`` where the library knows none of the regions.

    Examples
    --------
    >>> start = ag.start_model("Cl-06-Cl-13-cycled.vms")
    >>> [model.region for model in start.models]
    ['S 2p', 'P 2p', 'Cl 2p', 'Li 1s']
    """
    __tracebackhide__ = True
    return call("start_model", table, _PHOTOELECTRONS, spectra=spectra)


def component_library() -> Results[LibraryComponent]:
    """Chemical states of argyrodites and their interphases with the binding energies that the literature gives for them.

    Returns
    -------
    Results of LibraryComponent
        ``region``, ``name``, ``description``, ``position`` (a typical range, eV), ``provenance``, ``source``.

    Examples
    --------
    >>> [one.name for one in ag.component_library() if one.region == "P 2p"]
    ['Li3P', 'LixP', 'P0', 'PS4', 'P2S5', 'phosphate']
    """
    __tracebackhide__ = True
    return call("component_library")


def xps_background(
    kind: str,
    energy: Iterable[float],
    intensity: Iterable[float],
    *,
    end_points: int = 5,
    tougaard_b: float = 2866,
    tougaard_c: float = 1643,
) -> XpsBackground:
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
    XpsBackground
        ``energy`` and ``background``.

    Raises
    ------
    ArgyroditeError
        ``bad-setting``, ``too-few-points``

    Examples
    --------
    >>> peak = [10, 10, 10, 60, 90, 60, 20, 20, 20]
    >>> [round(one) for one in ag.xps_background("shirley", range(9), peak, end_points=1).background]
    [10, 10, 10, 11, 15, 19, 20, 20, 20]
    """
    __tracebackhide__ = True
    return call(
        "xps_background",
        kind=kind,
        energy=energy,
        intensity=intensity,
        end_points=end_points,
        tougaard_b=tougaard_b,
        tougaard_c=tougaard_c,
    )


def line_shape(
    shape: str, energy: Iterable[float], *, position: float, fwhm: float, area: float = 1, mix: float = 0
) -> XpsLine:
    """Intensities of one line of a photoelectron spectrum.

    Parameters
    ----------
    shape : {"gl-sum", "gl-product", "voigt"}
        Gaussian and Lorentzian added, multiplied, or convolved.
    energy : iterable of float
        eV.
    position, fwhm : float
        eV; the width is the true full width at half maximum.
    area : float
        Of the whole line.
    mix : float
        0 is Gaussian, 1 Lorentzian; for a Voigt profile, Lorentzian width over total width.

    Returns
    -------
    XpsLine
        ``energy`` and ``intensity``.

    Examples
    --------
    >>> line = ag.line_shape("voigt", [161, 161.6, 162.2], position=161.6, fwhm=1.2, mix=0.3)
    >>> round(line.intensity[0] / line.intensity[1], 6)
    0.5
    """
    __tracebackhide__ = True
    return call("line_shape", shape=shape, energy=energy, position=position, fwhm=fwhm, area=area, mix=mix)


def simulate_argyrodite(samples: Iterable[Mapping[str, Any]]) -> Results[SimulatedTruth]:
    """Photoelectron spectra of argyrodites as lithium leaves them, with counting noise. The same seed gives the same spectra.

    Parameters
    ----------
    samples : iterable of dict
        Each with any of `label`, `chlorine` (x), `decomposition` (``"pristine"``, ``"mild"``, ``"bad"``), `charge_shift` (eV),
        `peak_counts`, `regions`, `seed`, ...

    Returns
    -------
    Results of SimulatedTruth
        Of each sample the ``lines``, ``fractions`` and ``atomic_percent`` behind its spectra; ``to_arrow()`` is the table of kind
        xps-spectrum, with S 2p, P 2p, Cl 2p and Li 1s of each sample.

    Raises
    ------
    ArgyroditeError
        ``bad-setting``

    Examples
    --------
    >>> table = ag.simulate_argyrodite([{"label": "pristine", "chlorine": 1.3}]).to_arrow()
    >>> sorted(set(table["region"].to_pylist()))
    ['Cl 2p', 'Li 1s', 'P 2p', 'S 2p']
    """
    __tracebackhide__ = True
    return call("simulate_argyrodite", samples=samples)
