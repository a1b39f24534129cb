"""The library's functions without a widget: known answers, and what they do with bad input."""

from __future__ import annotations

import pickle

import pandas
import pytest

import argyrodite as ag

from .conftest import EXACT


def test_fits_a_circuit_to_a_table_of_any_origin(columns):
    for table in (columns, pandas.DataFrame(columns)):
        fit = ag.fit_circuit(table, "R0-p(R1,C1)")
        assert {row.name: row.value for row in fit.parameters} == pytest.approx(EXACT, rel=1e-6)
    frame = fit.to_pandas()
    assert list(frame["name"]) == ["R0", "R1", "C1"]
    assert frame["value"].tolist() == [row.value for row in fit.parameters]


def test_gives_the_very_numbers_of_the_widget(examples):
    widget = ag.open(examples / "Cl-13.mpt").result
    fit = ag.fit_circuit(examples / "Cl-13.mpt", "R0-p(R1,CPE1)-CPE2")
    assert fit.parameters == widget.parameters
    assert fit.sum_of_squares == widget.sum_of_squares


def test_fits_a_series_and_suggests_a_circuit(examples):
    fits = ag.fit_series(examples / "Cl-13-Li-aging.mpt", "Rb-p(Rint,CPEint)-W1", starts=8)
    assert len(fits) > 1
    frame = fits.to_pandas()
    assert len(frame) == sum(len(fit.parameters) for fit in fits)
    assert frame["spectrum"].max() == len(fits) - 1
    best = ag.suggest_circuit(examples / "Cl-13.mpt", starts=8)[0]
    assert not best.refused
    assert best.circuit == "R0-p(R1,CPE1)-CPE2"


def test_judges_validity_and_finds_relaxation_times(examples):
    test = ag.kramers_kronig(examples / "Cl-13.mpt")
    assert test.valid
    assert len(test.residual_real) == len(test.to_pandas())
    times = ag.relaxation_times(examples / "Cl-13.mpt")
    assert times["lambda"] > 0
    assert times.to_pandas().columns.tolist() == ["tau_second", "gamma_ohm"]
    assert ag.relaxation_times(examples / "Cl-13.mpt", lambda_=1e-3)["lambda"] == 1e-3


def test_simulates_what_the_formula_says():
    # R + 1/(1/R + jωC) at ω = 1/(RC) is R + R/2 - jR/2
    result = ag.simulate("R0-p(R1,C1)", {"R0": 10, "R1": 100, "C1": 1e-6}, [1e4 / (2 * 3.141592653589793)])
    assert result.real[0] == pytest.approx(60)
    assert result.imaginary[0] == pytest.approx(-50)


def test_weighs_in_two_grams_of_the_study_s_best():
    rows = ag.batch({"chlorine": 1.3}, 2, balance_step_g=1e-4)
    # 2 g of Cl-13: see src/composition/batch.test.ts for the arithmetic
    assert [round(row.mass_g, 4) for row in rows] == [0.7562, 0.8315, 0.4123]
    assert ag.composition("Li5.7PS4.7Cl1.3").is_argyrodite


def test_conductivity_and_activation_energy():
    assert ag.ionic_conductivity(20, 1, 0.5) == pytest.approx(0.01)
    # σT = 1e5 exp(-0.35 eV/kT)
    from math import exp

    celsius = [0, 20, 40, 60]
    sigma = [1e5 * exp(-0.35 / (8.617333262145179e-5 * (t + 273.15))) / (t + 273.15) for t in celsius]
    energy = ag.activation_energy(celsius, sigma)
    assert energy.energy_ev == pytest.approx(0.35, rel=1e-9)
    with pytest.raises(ValueError):
        ag.activation_energy([1, 2], [1])


def test_estimates_replicates_as_the_widget_does(examples):
    files = sorted((examples / "ccd").glob("Cl-13-*.mpt"))
    results = [ag.estimate_ccd(file) for file in files]
    widget = ag.open(files).result
    assert [result.critical_current_density for result in results] == [
        cell.ccd.critical_current_density for cell in widget.cells
    ]
    summary = ag.summarise_ccd(results)
    assert summary.n == 3
    assert summary.mean == pytest.approx(widget.groups[0].mean, rel=1e-12)
    assert summary.population_sd == pytest.approx(widget.groups[0].population_sd, rel=1e-9)
    assert results[0].to_pandas()["verdict"].iloc[0] == "healthy"
    steps = ag.segment_steps(files[0])
    assert {step.kind for step in steps} >= {"charge", "discharge"}
    twice = ag.estimate_ccd(files[0], electrode_area_cm2=2 * 0.785).last_survived
    assert twice == pytest.approx(results[0].last_survived / 2)


def phosphorus():
    def doublet(name, position):
        return {"name": name, "position": position, "fwhm": 1.2, "splitting": 0.87, "ratio": 0.5}

    # as measured: the samples are charged by 0.35 eV
    components = [doublet("PS4", 132.2), doublet("LixP", 128.75), doublet("Li3P", 126.65)]
    return {"region": "P 2p", "components": components}


def test_fits_components_and_counts_atoms_as_the_widget_does(examples):
    file = examples / "Cl-06-Cl-13-cycled.vms"
    fit = ag.fit_components(file, phosphorus())
    given = {f"P-{one['name']}": {**one, "region": "P 2p"} for one in phosphorus()["components"]}
    widget = ag.XpsQuantifier(file, components=given).result.samples[0]
    by_name = {one.name: one for one in widget.fit.components}
    for component in fit.components:
        assert component.area == pytest.approx(by_name[component.name].area, rel=1e-9)
        assert component.fraction_error == pytest.approx(by_name[component.name].fraction_error, rel=1e-6)
    frame = fit.to_pandas()
    assert frame["fraction"].sum() == pytest.approx(1)
    # what the spectra were simulated with
    assert frame.set_index("name")["fraction"]["PS4"] == pytest.approx(0.48, abs=0.03)
    # its factors contain the escape depth, and one region has one factor
    atoms = ag.quantify(fit, library="thermo")
    assert [one.atomic_percent for one in atoms] == pytest.approx([100 * one.fraction for one in fit.components])
    assert [one.systematic_error for one in atoms] == pytest.approx([0, 0, 0], abs=1e-9)
    with pytest.raises(ag.ArgyroditeError, match="either a sensitivity library or factors of your own"):
        ag.quantify([fit], library="thermo", factors={"P 2p": 1})
    with pytest.raises(ag.ArgyroditeError, match="There is no region"):
        ag.fit_components(file, {**phosphorus(), "region": "Na 1s"})


def test_repeats_a_measurement_and_finds_the_charge_from_a_reference(examples):
    file = examples / "Cl-06-Cl-13-cycled.vms"
    model = phosphorus()
    model["components"][0] |= {"position": 131.85}
    fit = ag.fit_components(file, [model], charge_reference="PS4", charge_error=0.1, monte_carlo_samples=20)
    assert fit.charge_shift == pytest.approx(0.35, abs=0.1)
    assert fit.charge_shift_error > 0.1
    assert fit.monte_carlo.samples == 20


def test_finds_the_background_in_either_order_of_the_energies():
    # narrow peak of area 1 on a baseline of 10, with the step of 0.5 that it leaves: half of it is gone by its middle
    energy = [160 + 0.01 * i for i in range(1001)]
    peak = [100 if abs(e - 165) < 0.005 else 0 for e in energy]
    intensity = [10 + (0.5 if e > 165 else 0.25 if p else 0) + p for e, p in zip(energy, peak)]
    result = ag.xps_background("shirley", energy, intensity)
    assert result.background[0] == pytest.approx(10)
    assert result.background[500] == pytest.approx(10.25, abs=0.01)
    assert result.background[-1] == pytest.approx(10.5, abs=1e-6)
    back = ag.xps_background("shirley", energy[::-1], intensity[::-1])
    assert back.background[::-1] == pytest.approx(result.background)
    assert result.to_pandas().columns.tolist() == ["binding_energy_electronvolt", "background"]


def test_names_what_is_wrong(columns):
    with pytest.raises(ag.ArgyroditeError, match="R0-q"):
        ag.fit_circuit(columns, "R0-q(R1,C1)")
    with pytest.raises(ag.ArgyroditeError) as caught:
        ag.fit_circuit(columns, "R0-p(R1,C1)", initial={"R9": 1})
    assert caught.value.code == "unknown-parameter"


def test_results_can_be_pickled(examples):
    for result in (
        ag.fit_circuit(examples / "Cl-13.mpt", "R0-p(R1,CPE1)-CPE2", starts=4),
        ag.batch("Li6PS5Cl", 1),
    ):
        again = pickle.loads(pickle.dumps(result))
        assert again == result
        assert again.to_pandas().equals(result.to_pandas())
