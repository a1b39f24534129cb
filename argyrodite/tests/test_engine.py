"""The engines: they agree, they wait for each other, and what is missing is said."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import threading

import pytest

import argyrodite as ag
from argyrodite import engine
from argyrodite.engine.node import NodeEngine

FIT = """
import json, sys, argyrodite as ag
result = ag.NyquistFitter(json.load(sys.stdin), circuit="R0-p(R1,CPE1)-CPE2").result
print(json.dumps([ag.engine_name(), result]))
"""


def python(code: str, *, given: str = "", **environment: str) -> str:
    """Runs code in a Python of its own, which must end by itself."""
    outcome = subprocess.run(
        [sys.executable, "-c", code],
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


def assert_close(a, b, path=""):
    if isinstance(a, dict):
        assert a.keys() == b.keys(), path
        for key in a:
            assert_close(a[key], b[key], f"{path}.{key}")
    elif isinstance(a, list):
        assert len(a) == len(b), path
        for i, (x, y) in enumerate(zip(a, b)):
            assert_close(x, y, f"{path}[{i}]")
    elif isinstance(a, float) and isinstance(b, (int, float)):
        # numbers that are rounding errors themselves have no relative accuracy
        assert a == pytest.approx(b, rel=1e-9, abs=1e-12), path
    else:
        assert a == b, path


@pytest.mark.skipif(not shutil.which("node"), reason="there is no node on the path")
def test_node_and_mini_racer_give_the_same_result(examples):
    table = ag.read(examples / "Cl-13.mpt").to_pydict()
    given = json.dumps(table)
    outcomes = [json.loads(python(FIT, given=given, ARGYRODITE_ENGINE=name)) for name in ("mini-racer", "node")]
    assert [name for name, _ in outcomes] == ["mini-racer", "node"]
    assert_close(outcomes[0][1], outcomes[1][1])


def test_threads_get_their_own_answers(columns):
    expected = {}
    for k in range(1, 7):
        scaled = {name: [v * k for v in values] if "ohm" in name else values for name, values in columns.items()}
        expected[k] = ag.NyquistFitter(scaled, circuit="R0-p(R1,C1)", starts=4)
    found = {}

    def work(k):
        for weighting in ("unit", "modulus", "unit", "modulus"):
            expected[k].weighting = weighting
            found[k] = expected[k].result.parameters["R0"].value

    threads = [threading.Thread(target=work, args=(k,)) for k in expected]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == pytest.approx({k: 20 * k for k in expected}, rel=1e-6)


def test_works_inside_a_running_event_loop_and_from_another_thread_of_it(columns):
    # as in a kernel, whose cells run on its loop
    code = """
import asyncio, json, sys, threading, argyrodite as ag
columns = json.load(sys.stdin)
def fit(): print(round(ag.NyquistFitter(columns, circuit="R0-p(R1,C1)").result.parameters["R1"].value, 6))
async def cell():
    fit()
    thread = threading.Thread(target=fit); thread.start(); thread.join()
asyncio.run(cell())
"""
    assert python(code, given=json.dumps(columns)).split() == ["50.0", "50.0"]


def test_a_spawned_process_computes_and_a_forked_one_says_why_not(columns):
    code = """
import multiprocessing, sys, warnings, json
import argyrodite as ag
def fit(columns):
    try:
        return ag.NyquistFitter(columns, circuit="R0-p(R1,C1)").result.parameters["R1"].value
    except ag.ArgyroditeError as error:
        return error.code
if __name__ == "__main__":
    warnings.simplefilter("ignore")
    columns = json.load(sys.stdin)
    fit(columns)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        print(pool.apply(fit, (columns,)))
"""
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    given = json.dumps(columns)
    assert python(code, given=given, ARGYRODITE_ENGINE="mini-racer").strip() == "forked"
    if shutil.which("node"):
        assert float(python(code, given=given, ARGYRODITE_ENGINE="node")) == pytest.approx(50, rel=1e-6)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_fit, (columns,)) == pytest.approx(50, rel=1e-6)


def _fit(columns):
    return ag.NyquistFitter(columns, circuit="R0-p(R1,C1)").result.parameters["R1"].value


def test_says_what_to_install_where_nothing_can_compute(tmp_path):
    code = "import argyrodite as ag\ntry: ag.engine_name()\nexcept ag.ArgyroditeError as error: print(error.code, error)"
    words = python(code, ARGYRODITE_ENGINE="node", PATH=str(tmp_path))
    assert words.startswith("no-engine") and "pip install mini-racer" in words
    assert "mini-racer" in python(code, ARGYRODITE_ENGINE="rhino")


def test_ends_a_computation_at_an_interrupt(examples):
    code = """
import os, signal, sys, threading, time, argyrodite as ag
fitter = ag.open(sys.stdin.read(), circuit="R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)-CPE4", starts=10000)
threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()
start = time.monotonic()
try:
    fitter.result
    print("finished")
except KeyboardInterrupt:
    fitter.starts = 1
    fitter.result
    print("interrupted", time.monotonic() - start)
"""
    for name in ("mini-racer", *(["node"] if shutil.which("node") else [])):
        word, seconds = python(code, given=str(examples / "Cl-13.mpt"), ARGYRODITE_ENGINE=name).split()
        assert word == "interrupted" and float(seconds) < 8


@pytest.mark.skipif(not shutil.which("node"), reason="there is no node on the path")
def test_a_node_that_ended_is_started_again():
    node = NodeEngine(engine._source("engine.js"))
    request = json.dumps({"method": "describe", "options": {}})
    node._process.kill()
    node._process.wait()
    with pytest.raises(ag.ArgyroditeError) as caught:
        node.call(request, [])
    assert caught.value.code == "worker-failed"
    assert "nyquist-fitter" in node.call(request, [])[0]
    node._stop()


def test_imports_in_less_than_half_a_second_and_no_data_frames(capsys):
    code = """
import time; start = time.perf_counter()
import argyrodite
print(time.perf_counter() - start)
import sys; print([name for name in ("pyarrow", "pandas", "polars", "py_mini_racer") if name in sys.modules])
"""
    runs = [python(code).splitlines() for _ in range(3)]
    assert all(modules == "[]" for _, modules in runs)
    best = min(float(seconds) for seconds, _ in runs)
    with capsys.disabled():
        print(f"\nimport argyrodite: {best * 1000:.0f} ms (should be < 500)")
    assert best < 0.5


def test_the_first_fit_of_a_process_takes_less_than_a_second(examples, capsys):
    code = """
import sys, time, argyrodite as ag
start = time.perf_counter()
ag.open(sys.stdin.read()).result
print(time.perf_counter() - start)
"""
    best = min(float(python(code, given=str(examples / "Cl-13.mpt"))) for _ in range(3))
    with capsys.disabled():
        print(f"\nfirst read and fit of a process: {best * 1000:.0f} ms (should be < 1000)")
    assert best < 1
