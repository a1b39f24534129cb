"""CcdEstimator: from a cycler's file to a critical current density, its replicates, and what a person decides."""

from __future__ import annotations

import re

import pytest

import argyrodite as ag
from argyrodite.widget import MIME_TYPE

BATCHES = "abc"


@pytest.fixture
def estimator(examples):
    return ag.open(examples / "ccd/Cl-13-a.mpt")


def test_brackets_the_critical_current_density_with_its_evidence(estimator):
    assert type(estimator) is ag.CcdEstimator
    cell = estimator.result.cells[0].ccd
    # the simulated cell survives 30 steps of 0.035 mA/cm²; the file holds currents to 10 nA
    assert (cell.last_survived, cell.first_failed) == pytest.approx((1.05, 1.085), abs=2e-4)
    assert cell.short.kind == "hard" and cell.short.decided_by == "analysis"
    assert all(evidence.value < evidence.threshold for evidence in cell.short.evidence)


def test_names_every_setting_in_its_help(estimator):
    assert [name for name in estimator.settings if not re.search(rf"\b{name}\b", type(estimator).__doc__)] == []


def test_takes_several_files_as_replicates_by_composition(examples):
    names = [f"{name}-{batch}.mpt" for name in ("Cl-13", "Cl-16") for batch in BATCHES]
    batches = ag.open([examples / "ccd" / name for name in names], plot="replicates")
    groups = batches.result.groups
    assert [(group.x, group.n) for group in groups] == [(1.3, 3), (1.6, 3)]
    # the study: above 1 mA/cm² for Cl-13, 0.56 for Cl-16
    assert groups[0].mean > 1
    assert groups[1].mean == pytest.approx(0.56, abs=1e-3)
    assert groups[1].population_sd == pytest.approx(0.035 * (2 / 3) ** 0.5, abs=2e-4)
    batches.exclude = [5]
    assert [group.n for group in batches.result.groups] == [3, 2]


def test_lets_a_person_decide_and_says_so(estimator):
    estimator.short_time_second = {"0": 36000}
    cell = estimator.result.cells[0].ccd
    assert cell.decided_by == "person"
    assert cell.first_failed < cell.analysed.first_failed
    estimator.short_time_second = {"0": "none"}
    assert estimator.result.cells[0].ccd.censoring == "right"


def test_leaves_its_answer_as_text_for_viewers_without_the_extension(estimator):
    bundle = estimator._repr_mimebundle_()
    assert bundle[MIME_TYPE]["widget"] == "ccd-estimator"
    assert "1.05 mA/cm²" in bundle["text/plain"]


def test_takes_columns_as_a_person_says_them(tmp_path):
    rows = "\n".join(f"{10 * i};{(1 if i % 20 < 10 else -1) * 12.5};{(1 if i % 20 < 10 else -1) * 0.25}" for i in range(200))
    path = tmp_path / "unclear.csv"
    path.write_text(f"A;B;C\n{rows}\n")
    columns = {
        "test_time_second": {"from": "A"},
        "voltage_volt": {"from": "B", "unit": "mV"},
        "current_ampere": {"from": "C", "unit": "mA"},
    }
    table = ag.read(path, columns=columns)
    assert table["voltage_volt"][0].as_py() == pytest.approx(0.0125)
    assert table["current_ampere"][10].as_py() == pytest.approx(-0.00025)
    plating = ag.open(path, columns=columns, electrode_area_cm2=1, mode="plating")
    assert plating.result.cells[0].plating.current_density == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("测试时间/Sec,电流/mA,电压/V,循环序号,工作模式", ["0,0.5,0.1,1,恒流充电", "1,0,0.1,1,静置", "2,-0.5,0.1,1,恒流放电"]),
        (
            "数据序号,循环号,工步号,工步类型,总时间,电流(mA),电压(V)",
            ["1,1,1,恒流充电,0,0.5,0.1", "2,1,2,静置,1,0,0.1", "3,1,3,恒流放电,2,-0.5,0.1"],
        ),
    ],
    ids=["LAND", "Neware"],
)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_reads_what_a_chinese_program_exports(tmp_path, titles, rows, encoding):
    path = tmp_path / "循环.csv"
    path.write_bytes("\n".join([titles, *rows, ""]).encode(encoding))
    table = ag.read(path)
    assert table["current_ampere"].to_pylist() == [5e-4, 0, -5e-4]
    assert table["step_type"].to_pylist() == ["CC charge", "rest", "CC discharge"]
