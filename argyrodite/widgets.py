"""The widgets. A new one is a class here."""

from __future__ import annotations

from os import PathLike
from typing import Any, Sequence

from .errors import ArgyroditeError
from .sources import take
from .widget import Widget


class NyquistFitter(Widget):
    """Impedance spectra to a circuit, its parameters with their errors, and a conductivity.

    Parameters
    ----------
    table
        A pyarrow table as `read` gives it; a pandas or polars data frame, or anything with the Arrow PyCapsule interface, with
        the columns ``frequency_hertz``, ``real_impedance_ohm`` and ``imaginary_impedance_ohm``; the path of a file; or several
        paths, whose spectra become one series.
    circuit : str
        ``R0-p(R1,CPE1)-CPE2``, ``R(RQ)Q`` or ``Rb(Rgb-CPEgb)W``.
    spectrum : int
        Which spectrum of the table is fitted, counted from 0.
    weighting : {"modulus", "unit", "proportional"}
    range : (float, float)
        The lowest and the highest frequency that the fit uses, in Hz.
    exclude : list of int
        Row numbers of points that the fit does not use.
    fixed, initial : dict
        Values by the name of a parameter, ``{"R0": 12.5, "CPE1_1": 0.9}``.
    bounds : dict
        ``{"R0": {"lower": 0, "upper": 100}}``; one of the two is enough.
    starts, seed : int
        From how many places the fit begins, and which ones.
    electrode_area_cm2, pellet_thickness_mm : float
        The pellet's geometry, for the conductivity; without it, what the file says.
    plot : {"nyquist", "bode"}
    height_px : int

    Examples
    --------
    >>> fitter = ag.NyquistFitter("Cl-13.mpt", circuit="R0-p(R1,CPE1)-CPE2", fixed={"R0": 0})
    >>> fitter.result.parameters["R1"].value
    >>> fitter.result.to_pandas()
    >>> fitter.weighting = "unit"        # where the widget is shown, it follows
    """

    _widget = "nyquist-fitter"


_widgets: list[type[Widget]] = [NyquistFitter]


def open(path: str | PathLike[str] | Sequence[str | PathLike[str]], **settings: Any) -> Widget:
    """The widget for an instrument's file, or for several that become one series.

    Parameters
    ----------
    path : str, path-like, or a list of them
    **settings
        The widget's settings, e.g. ``circuit="R0-p(R1,CPE1)"``.

    Raises
    ------
    ArgyroditeError
        What `read` says; ``wrong-kind`` where no widget takes such data.
    """
    __tracebackhide__ = True
    source = take(path)
    for widget in _widgets:
        if source.kind in widget._takes():
            return widget(source, **settings)
    raise ArgyroditeError("wrong-kind", f"There is no widget for a table of kind {source.kind} yet. read() gives the table.")
