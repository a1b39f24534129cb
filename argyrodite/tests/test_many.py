"""Very many spectra: the same numbers as one by one, over processes and over a cluster, and a killed worker survived."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time

import pandas
import pytest

import argyrodite as ag
from argyrodite import many

CIRCUIT = "R0-p(R1,C1)"


def spectrum(index: int, points: int = 25) -> dict[str, list[float]]:
    frequency = [1e5 / 10 ** (4 * i / (points - 1)) for i in range(points)]
    exact = ag.simulate(CIRCUIT, {"R0": 10 + index % 7, "R1": 100 + index % 11, "C1": 1e-6}, frequency)
    return {
        "frequency_hertz": frequency,
        "real_impedance_ohm": list(exact.real),
        "imaginary_impedance_ohm": list(exact.imaginary),
    }


@pytest.fixture(scope="module")
def tables() -> list[dict[str, list[float]]]:
    return [spectrum(index) for index in range(77)]


def expected(count: int) -> list[float]:
    return [10 + index % 7 for index in range(count)]


def test_gives_what_one_by_one_gives(tables):
    rows = ag.fit_many(tables[:5], CIRCUIT, processes=1, progress=False, starts=4).to_pandas()
    for index, table in enumerate(tables[:5]):
        fit = ag.fit_circuit(table, CIRCUIT, starts=4)
        assert rows["R1"][index] == fit.parameters["R1"].value
        assert rows["R1_error"][index] == fit.parameters["R1"].standard_error


def test_spreads_over_processes_in_order_and_streams(tables):
    seen = []
    rows = ag.fit_many(
        tables * 3, CIRCUIT, processes=2, progress=False, starts=2, on_rows=lambda part: seen.append(part.num_rows)
    )
    assert sum(seen) == rows.num_rows == 3 * len(tables)
    assert len(seen) > 2
    assert rows["table"].to_pylist() == list(range(3 * len(tables)))
    assert rows["R0"].to_pylist() == pytest.approx(expected(len(tables)) * 3, rel=1e-6)


def test_says_why_a_table_has_no_fit_and_goes_on(tables):
    short = {name: column[:1] for name, column in tables[0].items()}
    rows = ag.fit_many([tables[0], short, tables[2]], CIRCUIT, processes=1, progress=False, starts=2)
    errors = rows["error"].to_pylist()
    assert errors[0] == errors[2] == ""
    assert "points" in errors[1]
    with pytest.raises(ag.ArgyroditeError) as caught:
        ag.fit_many(tables[:1], "R0-", processes=1, progress=False)
    assert caught.value.code == "bad-circuit"


def test_one_that_cannot_be_read_says_so_among_data_frames_and_files(tables, examples):
    given = [pandas.DataFrame(tables[0]), examples / "nothing.mpt", {"volt": [1.0]}, examples / "Cl-13.mpt"]
    rows = ag.fit_many(given, CIRCUIT, processes=2, progress=False, starts=2)
    errors = rows["error"].to_pylist()
    assert rows["table"].to_pylist() == [0, 1, 2, 3]
    assert errors[0] == errors[3] == ""
    assert "nothing.mpt" in errors[1]
    assert "frequency_hertz" in errors[2]
    assert rows["R0"].to_pylist()[0] == pytest.approx(10, rel=1e-6)


@pytest.mark.skipif(os.name != "posix", reason="a signal is sent to the process")
def test_an_interrupt_ends_the_processes_too(tables):
    """As the kernel's stop button does it: to this process alone."""
    threading.Timer(6, os.kill, (os.getpid(), signal.SIGINT)).start()
    started = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        ag.fit_many(tables * 100, "R0-p(R1,CPE1)-p(R2,CPE2)-CPE3", processes=2, progress=False, starts=2000)
    assert time.perf_counter() - started < 30
    assert not multiprocessing.active_children()



@pytest.mark.skipif(os.name != "posix", reason="a signal is sent to the process")
def test_survives_a_killed_process(tables, monkeypatch):
    pools = []

    class Watched(many.ProcessPoolExecutor):
        def submit(self, *arguments, **named):
            future = super().submit(*arguments, **named)
            if self not in pools:
                pools.append(self)
            return future

    monkeypatch.setattr(many, "ProcessPoolExecutor", Watched)
    killed = []

    def kill_once(_rows) -> None:
        if not killed:
            killed.append(next(iter(pools[0]._processes)))
            os.kill(killed[0], signal.SIGKILL)

    rows = ag.fit_many(tables * 6, CIRCUIT, processes=2, progress=False, starts=16, on_rows=kill_once)
    assert killed and len(pools) == 2
    assert rows["table"].to_pylist() == list(range(6 * len(tables)))
    assert rows["R0"].to_pylist() == pytest.approx(expected(len(tables)) * 6, rel=1e-6)


@pytest.mark.skipif(os.name != "posix", reason="a signal is sent to the process")
def test_ten_thousand_spectra_on_a_cluster_of_two_workers_of_which_one_is_killed(tables, capsys):
    distributed = pytest.importorskip("distributed")
    count = 10_000
    many_tables = [tables[index % len(tables)] for index in range(count)]
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster, distributed.Client(cluster) as client:
        ag.fit_many(tables[:4], CIRCUIT, client, progress=False, starts=1)  # both have their engine
        started = time.perf_counter()
        killed = []

        def kill_once(_rows) -> None:
            if not killed:
                killed.append(next(iter(cluster.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        rows = ag.fit_many(many_tables, CIRCUIT, client, progress=False, starts=1, on_rows=kill_once)
        together = count / (time.perf_counter() - started)
    assert killed
    assert rows.num_rows == count
    assert rows["error"].unique().to_pylist() == [""]
    assert rows["R0"].to_pylist()[: len(tables)] == pytest.approx(expected(len(tables)), rel=1e-6)
    started = time.perf_counter()
    ag.fit_many(many_tables[:1000], CIRCUIT, processes=1, progress=False, starts=1)
    alone = 1000 / (time.perf_counter() - started)
    with capsys.disabled():
        print(f"\n{together:.0f} spectra/s on a cluster of two workers (one killed on the way), {alone:.0f} in one process")
