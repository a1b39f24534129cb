"""The widgets. A new one is a class here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Sequence

from .compositions import join, take_samples
from .errors import ArgyroditeError
from .sources import take
from .widget import Widget

if TYPE_CHECKING:
    from .results import CompositionResult, CyclingResult, NyquistResult, XpsResult


class NyquistFitter(Widget["NyquistResult"]):
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
    range : (float, float) or "all"
        The lowest and the highest frequency that the fit uses, in Hz.
    exclude : list of int
        Row numbers of points that the fit does not use.
    fixed, initial : dict
        Values by the name of a parameter, ``{"R0": 12.5, "CPE1_1": 0.9}``.
    bounds : dict
        ``{"R0": {"lower": 0, "upper": 100}}``; one of the two is enough.
    ties : dict
        ``{"R2": {"to": "R1", "factor": 1}}``: R2 is always that many times R1.
    starts, seed : int
        From how many places the fit begins, and which ones.
    scope : {"spectrum", "series"}
        Whether one spectrum is fitted, or all of the table as a series; then ``result.series`` has what follows.
    quantity : str
        What is followed through a series: a parameter, ``"total"``, or ``"auto"``.
    suggest : bool
        Whether circuits are tried and ranked: ``result.suggestions``.
    profile : str
        The parameter whose profile likelihood is worked out, ``result.profile``; or ``"none"``.
    inductance_henry : float
        Of the cables: taken off every point first.
    blank : int or "none"
        Which spectrum of the table was measured without the sample: it is taken off the others.
    validity, relaxation : bool
        Whether the Kramers-Kronig test and the distribution of relaxation times are worked out as well.
    validity_method : {"complex", "real", "imaginary"}
        Which part the Kramers-Kronig test fits; `validity_c` is the μ at which it takes no more elements.
    relaxation_lambda : float or "auto"
        How smooth the relaxation times are made.
    electrode_area_cm2, pellet_thickness_mm : float
        The pellet's geometry, for the conductivity; without it, what the file says. Their standard errors are
        `electrode_area_error_cm2` and `pellet_thickness_error_mm`.
    interfaces : {1, 2}
        2 for a symmetric cell: arcs then also have the resistance of one interface.
    resistance_from : {"circuit", "local-minimum", "axis-crossing", "spike"}
        Where the resistance for the conductivity comes from; all that can be read are in ``result.readings``.
    plot : {"nyquist", "bode", "validity", "relaxation", "series"}
    zoom : {"arcs", "whole"}
        Whether the arcs are shown alone where a spike would hide them, or all points.
    height_px : int
    notes : dict
        What people noted, by identifier: ``{"n1": {"text": "...", "time": "2026-11-28T13:05:00Z", "author": "Ada",
        "on": "widget"}}``. They are kept with the notebook, and are no settings of the code.

    Examples
    --------
    >>> fitter = ag.NyquistFitter("Cl-13.mpt", circuit="R0-p(R1,CPE1)-CPE2", fixed={"R0": 0})
    >>> round(fitter.result.parameters["R1"].value, 1)
    21.3
    >>> fitter.result.to_pandas()["name"].tolist()
    ['R0', 'R1', 'CPE1_0', 'CPE1_1', 'CPE2_0', 'CPE2_1']
    >>> fitter.weighting = "unit"        # where the widget is shown, it follows
    """

    _widget = "nyquist-fitter"


class CompositionCard(Widget["CompositionResult"]):
    """Compositions to stoichiometry, a batch to weigh, structure, synthesis, and what was measured against x.

    Parameters
    ----------
    table
        A formula, ``"Li5.7PS4.7Cl1.3"``; the halides of Li7-xPS6-xXx, ``{"chlorine": 1.3}``; a list of formulas or of
        dictionaries with ``label``, ``formula`` (or ``chlorine``) and measured properties; a pyarrow table, or a pandas or
        polars data frame, with the columns ``label`` and ``formula``. A property stands in a column with its unit in the
        name, such as ``ionic_conductivity_s_cm``, its standard error in one with ``_error`` behind it.
    formula : str
        Shows this composition instead of the table's.
    chlorine : float
        Shows Li7-xPS6-xClx with this x.
    sample : int
        Which row the card shows, counted from 0.
    mass_g : float
        Mass of the product.
    purity, weighed : dict
        By precursor: ``{"LiCl": 0.999}``; masses in g that were really weighed in.
    balance_step_g : float
    pellet : dict
        ``mass_g``, ``diameter_mm`` and ``thickness_mm``, each with its error: ``mass_error_g``.
    lattice_parameter_angstrom, lattice_parameter_error_angstrom, licl_volume_percent : float
    synthesis : dict
        ``{"anneal_temperature_celsius": 525}``; what is not given is the study's.
    with_study : bool
        Shows the study's values beside the own ones.
    exclude : list of int
        Rows that the trends do not use.
    view : {"card", "series"}
    quantity : str
        The column that the series shows.
    height_px : int
    notes : dict
        What people noted, by identifier: ``{"n1": {"text": "...", "time": "2026-11-28T13:05:00Z", "author": "Ada",
        "on": "widget"}}``. They are kept with the notebook, and are no settings of the code.

    Examples
    --------
    >>> card = ag.CompositionCard("Li5.7PS4.7Cl1.3", mass_g=2)
    >>> [(row.precursor, row.rounded_mass_g) for row in card.result.batch]
    [('Li2S', 0.7562), ('P2S5', 0.8315), ('LiCl', 0.4123)]
    >>> series = ag.CompositionCard([{"chlorine": x} for x in (1.0, 1.3, 1.6)], view="series")
    >>> fitter = ag.NyquistFitter("Cl-13.mpt")
    >>> joined = series.join({"Cl-13": fitter})        # the fit's conductivity is a measured property of Cl-13 then
    >>> [round(value, 4) for value in joined.table["ionic_conductivity_s_cm"].to_pylist()]
    [nan, 0.0053, nan]
    """

    _widget = "composition-card"

    def __init__(self, table: Any, **settings: Any) -> None:
        __tracebackhide__ = True
        super().__init__(take_samples(table), **settings)

    def join(self, results: Mapping[str, Any] | Iterable[Widget]) -> CompositionCard:
        """A card whose samples have other widgets' results as measured properties.

        Parameters
        ----------
        results : mapping or iterable
            Widgets, their results, or dictionaries of properties, by the label of a sample; or widgets whose data say which
            sample they are of. Of a Nyquist fit the conductivity is taken, and ``Rint`` as the resistance of the interface.

        Returns
        -------
        CompositionCard
            A new one, with the same settings; this one stays as it is.

        Raises
        ------
        ArgyroditeError
            ``bad-table`` where no sample has that label, or where a result holds nothing that can be joined.
        """
        __tracebackhide__ = True
        if not isinstance(results, Mapping):
            results = {_sample_of(widget): widget for widget in results}
        plain = {
            str(label): result.result if isinstance(result, Widget) else dict(result) for label, result in results.items()
        }
        return CompositionCard(join(self._ipc, plain), **self._given)


class CcdEstimator(Widget["CyclingResult"]):
    """Galvanostatic records to a critical current density with its evidence and its replicates, or to polarization and lifetime
    of plating at one current, or to capacities and efficiencies of full cells.

    Parameters
    ----------
    table
        A pyarrow table as `read` gives it; a pandas or polars data frame, or anything with the Arrow PyCapsule interface, with
        the columns ``test_time_second``, ``voltage_volt`` and ``current_ampere``; the path of a file; or several paths, whose
        cells stand in one widget.
    mode : {"auto", "ccd", "plating", "full-cell"}
        A staircase of currents, plating at one current, or a full cell; "auto" looks at the record.
    record : int
        Which of the cells is shown, counted from 0.
    electrode_area_cm2, pellet_thickness_mm, ionic_conductivity_s_cm, active_mass_mg : float
        What the cell is made of; without it, what the file says.
    first_step_ma_cm2, increment_ma_cm2 : float
        The programmed currents, where the file's resolution hides them.
    sign : {"auto", "as-file", "reversed"}
        Whether voltage and current of a symmetric cell have the same sign in the file.
    hard_ratio, soft_ratio : float
        Below these shares of its reference a resistance is a hard or a soft short.
    reference_half_cycles : int
        Of how many healthy half cycles before it the median is the reference.
    drift_limit : float
        How much of a drift in each half cycle is followed, and is no short.
    transient_share : float
        Share at the start of each half cycle that is left out.
    noise_factor, rise_limit, floor_ohm_cm2, floor_share : float
        From where on noise, voids and a short from the start are told.
    voltage_limit_volt : float
        Where the program stopped; without it, the highest voltage of a record that ends there.
    activation_energy_ev : float
        Brings resistances to one temperature where the record has it; 0 corrects nothing.
    short_time_second : dict
        By the number of the cell the time of the short, or "none", where a person decides: ``{"0": 7200}``.
    exclude : list of int
        Numbers of the cells that the replicates do not count.
    reference_cycle : int
        The cycle whose discharge capacity is 100 %.
    lifetime_retention_percent : float
    profile_cycles : list of int
        Cycles whose profiles and dQ/dV are worked out.
    plot : {"record", "staircase", "cycles", "profiles", "replicates"}
    time_range : (float, float) or "all"
        What is shown of the record, in seconds.
    height_px : int
    notes : dict
        What people noted, by identifier: ``{"n1": {"text": "...", "time": "2026-11-28T13:05:00Z", "author": "Ada",
        "on": "widget"}}``. They are kept with the notebook, and are no settings of the code.

    Examples
    --------
    >>> estimator = ag.CcdEstimator(["ccd/Cl-13-a.mpt", "ccd/Cl-13-b.mpt", "ccd/Cl-13-c.mpt"])
    >>> cells = estimator.result.replicates
    >>> f"{cells.mean:.2f} ± {cells.population_sd:.2f} mA/cm², n = {cells.n}"
    '1.06 ± 0.04 mA/cm², n = 3'
    >>> round(estimator.result.cells[0].ccd.last_survived, 2)
    1.05
    """

    _widget = "ccd-estimator"


class XpsQuantifier(Widget["XpsResult"]):
    """Photoelectron spectra to components, their shares with errors, and what an expert would object to.

    Parameters
    ----------
    table
        A pyarrow table as `read` gives it; a pandas or polars data frame, or anything with the Arrow PyCapsule interface, with
        the columns ``spectrum``, ``region``, ``binding_energy_electronvolt`` and ``intensity_counts`` or
        ``intensity_count_per_second``; or the path of a file.
    sample : int
        Which sample of the table is fitted, counted from 0.
    compared_sample : int or "none"
        Another sample, fitted with the same model; ``result.samples[1]``.
    regions : dict
        By the region's name: ``{"P 2p": {"background": "active-shirley", "range": [122, 137]}}``. The background is
        ``"active-shirley"``, ``"shirley"``, ``"linear"`` or ``"tougaard"``; the range, in eV after the charge correction, is
        ``"all"`` or its two ends.
    components : dict
        By an id of your choice: ``{"P-PS4": {"name": "PS4", "region": "P 2p", "position": 131.9, "fwhm": 1.2,
        "splitting": 0.87, "ratio": 0.5}}``. A component is both lines of a doublet. It may have limits (``position_bounds``,
        ``fwhm_bounds``, ...; two equal ones hold the value), a ``shape`` (``"gl-sum"``, ``"gl-product"``, ``"voigt"``) with its
        ``mix``, a held ``area``, and links: ``"linked": {"fwhm": {"to": "P-PS4", "factor": 1}}``.
    charge_reference : str
        The id of the component that stands at its ``position`` by definition. Without one, ``charge_shift_electronvolt``
        (measured minus true) is taken off.
    charge_reference_error_electronvolt : float
    weighting : {"poisson", "data", "unit"}
    counts_per_unit : float or "file"
        Electrons counted in one unit of intensity, where the file does not say dwell time and sweeps.
    end_points : int
        Points averaged at each end of the range for Shirley and linear backgrounds.
    monte_carlo_samples, seed : int
        Simulated repetitions of the measurement, each fitted anew; 0 for none.
    composition : str
        The electrolyte's formula, for the free sulfide that a pristine sample has.
    sensitivity_library : {"scofield", "thermo", "kratos"}
    sensitivity_factors : dict
        Factors of your own, of the whole doublet, for all regions: ``{"S 2p": 1.68, "P 2p": 1.19}``; used instead of the library.
    escape_depth : {"library", "applied", "none"}
    transmission : {"file", "none"}
    photon_energy_electronvolt : float or "file"
    sensitivity_error_percent : float
    figure : str
        A region such as ``"P 2p"``, ``"first"``, ``"all"`` or ``"compared"``.
    height_px : int
    notes : dict
        What people noted, by identifier: ``{"n1": {"text": "...", "time": "2026-11-28T13:05:00Z", "author": "Ada",
        "on": "widget"}}``. They are kept with the notebook, and are no settings of the code.

    Examples
    --------
    >>> doublet = {"region": "P 2p", "splitting": 0.87, "ratio": 0.5}
    >>> xps = ag.XpsQuantifier("Cl-06-Cl-13-cycled.vms", components={
    ...     "P-PS4": {"name": "PS4", "position": 132.2, **doublet}, "P-low": {"name": "reduced", "position": 128, **doublet}})
    >>> [(one.name, round(one.fraction, 2)) for one in xps.result.samples[0].fit.components]
    [('reduced', 0.58), ('PS4', 0.42)]
    """

    _widget = "xps-quantifier"


def _sample_of(widget: Any) -> str:
    """What a widget's data say that they were measured on."""
    if not isinstance(widget, Widget):
        raise ArgyroditeError("bad-table", "join() takes widgets, or a dictionary of results by the label of a sample.")
    metadata = json.loads(widget.table.schema.metadata[b"argyrodite"])
    if sample := metadata.get("sample"):
        return sample
    raise ArgyroditeError(
        "bad-table", "The data of one of these widgets do not name their sample. Give a dictionary: join({\"Cl-13\": fitter})."
    )


_widgets: list[type[Widget]] = [NyquistFitter, CompositionCard, CcdEstimator, XpsQuantifier]


def open(
    path: str | PathLike[str] | Sequence[str | PathLike[str]], *, columns: dict[str, Any] | None = None, **settings: Any
) -> Widget:
    """The widget for an instrument's file, or for several that become one series.

    Parameters
    ----------
    path : str, path-like, or a list of them
    columns : dict, optional
        Which columns of a file are which, where their titles do not tell; see `read`.
    **settings
        The widget's settings, e.g. ``circuit="R0-p(R1,CPE1)"``.

    Raises
    ------
    ArgyroditeError
        What `read` says; ``wrong-kind`` where no widget takes such data.

    Examples
    --------
    >>> ag.open("Cl-13.mpt", circuit="R0-p(R1,CPE1)-CPE2")
    <NyquistFitter: 61 rows, circuit='R0-p(R1,CPE1)-CPE2'>
    """
    __tracebackhide__ = True
    source = take(path, columns=columns)
    for widget in _widgets:
        if source.kind in widget._takes():
            return widget(source, **settings)
    raise ArgyroditeError("wrong-kind", f"There is no widget for a table of kind {source.kind} yet. read() gives the table.")
