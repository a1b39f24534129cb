"""In a real kernel: what JupyterLab sends with a cell reaches the widget, and what is set in Python reaches JupyterLab."""

from __future__ import annotations

import json
import queue
from typing import Any
from uuid import uuid4

import pytest
from jupyter_client.manager import KernelManager

from argyrodite.widget import MIME_TYPE

from .conftest import EXAMPLES

TIMEOUT = 60


class Notebook:
    """The little of JupyterLab that matters here."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def run(self, code: str, metadata: dict[str, Any] | None = None, cell: str | None = None) -> dict[str, Any]:
        """Runs a cell. `told` is what the kernel said over its line meanwhile."""
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = self.client.session.msg("execute_request", content, metadata=dict(metadata or {}))
        if cell:
            message["metadata"]["cellId"] = cell
        return self._send(message)

    def comm(self, data: dict[str, Any], comm_id: str | None = None, whole: bool = False) -> Any:
        """Opens a comm to the kernel with data, or sends data along one that is open; returns its id, or what was seen."""
        content = {"comm_id": comm_id or uuid4().hex, "data": data}
        kind = "comm_msg" if comm_id else "comm_open"
        if not comm_id:
            content["target_name"] = "argyrodite"
        outcome = self._send(self.client.session.msg(kind, content), reply=False)
        assert outcome["closed"] == 0  # a comm that is closed again was not understood
        return outcome if whole else content["comm_id"]

    def hang_up(self) -> None:
        """As a front end does that does not know the target."""
        self._send(self.client.session.msg("comm_close", {"comm_id": "argyrodite", "data": {}}), reply=False)

    def value(self, expression: str) -> Any:
        """A Python value, by way of JSON."""
        return json.loads(self.run(f"import json; print(json.dumps({expression}))")["text"])

    def _send(self, message: dict[str, Any], reply: bool = True) -> dict[str, Any]:
        self.client.shell_channel.send(message)
        seen: dict[str, Any] = {"text": "", "outputs": [], "told": [], "opened": 0, "closed": 0, "error": None}
        while True:
            answer = self.client.get_iopub_msg(timeout=TIMEOUT)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            content = answer["content"]
            match answer["header"]["msg_type"]:
                case "stream":
                    seen["text"] += content["text"]
                case "display_data" | "execute_result":
                    seen["outputs"].append(content["data"])
                case "comm_open":
                    assert (content["target_name"], content["comm_id"]) == ("argyrodite", "argyrodite")
                    seen["opened"] += 1
                case "comm_msg":
                    assert content["comm_id"] == "argyrodite"
                    seen["told"].append(content["data"])
                case "comm_close":
                    seen["closed"] += 1
                case "error":
                    seen["error"] = content
                case "status" if content["execution_state"] == "idle":
                    break
        if reply:
            self.client.get_shell_msg(timeout=TIMEOUT)
        return seen


@pytest.fixture(scope="module")
def running():
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(EXAMPLES))
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def notebook(running):
    while True:
        try:
            running.get_iopub_msg(timeout=0.1)
        except queue.Empty:
            break
    return Notebook(running)


OPEN = 'import argyrodite as ag; w = ag.open("Cl-13.mpt", weighting="unit"); w'


def seeds(outcome: dict[str, Any]) -> list[dict[str, Any]]:
    assert outcome["error"] is None, outcome["error"]
    return [data[MIME_TYPE] for data in outcome["outputs"]]


def test_shows_a_seed_with_the_codes_settings_and_uses_the_cells(notebook):
    metadata = {
        "argyrodite.nyquist-fitter.circuit": "R0-p(R1,CPE1)",
        "argyrodite.nyquist-fitter.fixed.R0": 12,
        "argyrodite.nyquist-fitter-2.starts": 3,
        "argyrodite.nyquist-fitter.of_a_newer_version": 1,
        "trusted": True,
    }
    outcome = notebook.run(OPEN, metadata, "cell-a")
    (seed,) = seeds(outcome)
    assert seed["settings"] == {"weighting": "unit"}
    assert "R0: 12 Ω (fixed)" in outcome["outputs"][0]["text/plain"]
    assert notebook.value("[w.circuit, w.fixed, w.weighting, w.starts]") == ["R0-p(R1,CPE1)", {"R0": 12}, "unit", 64]
    assert notebook.value("[p.name for p in w.result.parameters]") == ["R0", "R1", "CPE1_0", "CPE1_1"]


def test_widgets_of_one_cell_get_ids_of_their_own_each_time_it_runs(notebook):
    code = 'import argyrodite as ag; a = ag.open("Cl-13.mpt"); b = ag.open("Cl-16.z"); display(a, b)'
    metadata = {"argyrodite.nyquist-fitter-2.weighting": "unit"}
    for _ in range(2):
        assert [seed["id"] for seed in seeds(notebook.run(code, metadata, "cell-b"))] == ["nyquist-fitter", "nyquist-fitter-2"]
        assert notebook.value("[a.weighting, b.weighting]") == ["modulus", "unit"]


def test_leaves_out_points_that_were_chosen_for_other_data_and_unsound_changes(notebook):
    metadata = {
        "argyrodite.nyquist-fitter.exclude.3": True,
        "argyrodite.nyquist-fitter.circuit": "R0-CPE1",
        "argyrodite.nyquist-fitter.weighting": "none such",
        "argyrodite.nyquist-fitter.of": "0123456789abcdef",
    }
    outcome = notebook.run(OPEN, metadata, "cell-c")
    assert seeds(outcome)
    assert "weighting" in outcome["text"]  # a warning says so
    assert notebook.value("[w.exclude, w.circuit, w.weighting]") == [{}, "R0-CPE1", "unit"]
    metadata["argyrodite.nyquist-fitter.of"] = notebook.value("w._of")
    notebook.run(OPEN, metadata, "cell-c")
    assert notebook.value("w.exclude") == {"3": True}


def test_hears_what_its_user_changes_in_the_front_end(notebook):
    notebook.run(OPEN, {}, "cell-d")
    of = notebook.value("w._of")
    message = {"cell": "cell-d", "id": "nyquist-fitter", "of": of, "settings": {"circuit": "R0-CPE1", "exclude.5": True}}
    comm_id = notebook.comm(message)
    assert notebook.value("[w.circuit, w.exclude, w.weighting]") == ["R0-CPE1", {"5": True}, "unit"]
    # every message has all that differs from the code: what is not in it is the code's again
    notebook.comm({**message, "settings": {"weighting": "proportional"}}, comm_id)
    assert notebook.value("[w.circuit, w.exclude, w.weighting]") == ["R0-p(R1,CPE1)-CPE2", {}, "proportional"]
    assert notebook.value("5 in w.result.rows")


@pytest.mark.parametrize(
    "data", [{}, {"cell": "cell-x"}, {"cell": "cell-d", "id": "nyquist-fitter", "settings": [1]}, {"cell": ["a"], "id": {}}]
)
def test_is_not_disturbed_by_messages_that_mean_nothing(notebook, data):
    notebook.run(OPEN, {}, "cell-d")
    notebook.comm(data)
    assert notebook.value("w.weighting") == "unit"


def told(outcome: dict[str, Any]) -> list[Any]:
    assert outcome["error"] is None, outcome["error"]
    return [(data["cell"], data["id"], data["settings"]) for data in outcome["told"]]


def test_tells_the_front_end_what_is_set_in_python(notebook):
    notebook.run(OPEN, {"argyrodite.nyquist-fitter.fixed.R0": 12}, "cell-e")
    outcome = notebook.run('w.circuit = "R0-p(R1,CPE1)"; w.fixed = {"R1": 8}', {}, "cell-f")
    assert told(outcome) == [
        ("cell-e", "nyquist-fitter", {"circuit": "R0-p(R1,CPE1)"}),
        ("cell-e", "nyquist-fitter", {"fixed.R0": False, "fixed.R1": 8}),
    ]
    of = notebook.value("w._of")
    assert [data["of"] for data in outcome["told"]] == [of, of]
    assert told(notebook.run("w.fixed = {'R1': 8.0}")) == []  # nothing differs
    # what the code set is the code's wherever it is shown next
    (seed,) = seeds(notebook.run("w", {}, "cell-g"))
    assert seed["settings"] == {"weighting": "unit", "circuit": "R0-p(R1,CPE1)", "fixed": {"R1": 8}}


def test_an_output_that_was_made_anew_is_no_longer_told(notebook):
    notebook.run(OPEN, {}, "cell-h")
    notebook.run("old = w")
    notebook.run(OPEN, {}, "cell-h")
    assert told(notebook.run("old.weighting = 'modulus'")) == []
    assert len(told(notebook.run("w.weighting = 'modulus'"))) == 1


def test_a_front_end_that_says_no_cell_gets_the_widget_all_the_same(notebook):
    (seed,) = seeds(notebook.run(OPEN))
    assert seed["id"] == "nyquist-fitter"
    outcome = notebook.run("w.weighting = 'modulus'; print(w.result.weighting)")
    assert (outcome["text"], outcome["told"]) == ("modulus\n", [])


def test_opens_its_line_when_it_first_shows_a_widget_and_again_when_someone_hung_up(notebook):
    notebook.run(OPEN, {}, "cell-i")
    assert notebook.run(OPEN, {}, "cell-i")["opened"] == 0
    notebook.hang_up()
    outcome = notebook.run("w.weighting = 'modulus'")
    assert (outcome["opened"], told(outcome)) == (1, [("cell-i", "nyquist-fitter", {"weighting": "modulus"})])


def test_a_widget_in_two_cells_is_one_widget(notebook):
    notebook.run(OPEN, {}, "cell-j")
    notebook.comm({"cell": "cell-j", "id": "nyquist-fitter", "settings": {"starts": 3}})
    outcome = notebook.run("w", {}, "cell-k")
    assert seeds(outcome)[0]["settings"] == {"weighting": "unit"}  # what a person changed is not the code's
    assert told(outcome) == [("cell-k", "nyquist-fitter", {"starts": 3})]
    assert notebook.value("w.starts") == 3
    heard = notebook.comm({"cell": "cell-k", "id": "nyquist-fitter", "settings": {"starts": 3, "seed": 5}}, whole=True)
    assert told(heard) == [("cell-j", "nyquist-fitter", {"seed": 5})]
    both = notebook.run("w.starts = 8")
    assert told(both) == [("cell-j", "nyquist-fitter", {"starts": 8}), ("cell-k", "nyquist-fitter", {"starts": 8})]
    # shown again in one of them, nothing is said of what its cell knows itself
    again = notebook.run("w", {"argyrodite.nyquist-fitter.seed": 5}, "cell-k")
    assert told(again) == []


def test_what_was_set_in_python_stands_against_a_message_of_someone_who_had_not_heard_of_it(notebook):
    notebook.run(OPEN, {}, "cell-l")
    first = notebook.run("w.starts = 8")["told"][0]["number"]
    notebook.run("w.starts = 9; w.seed = 2")
    message = {"cell": "cell-l", "id": "nyquist-fitter", "settings": {"starts": 8, "circuit": "R0-CPE1"}}
    notebook.comm({**message, "heard": first})
    assert notebook.value("[w.starts, w.seed, w.circuit]") == [9, 2, "R0-CPE1"]
    notebook.comm({**message, "heard": first + 2})
    assert notebook.value("[w.starts, w.seed, w.circuit]") == [8, 1, "R0-CPE1"]


OBSERVE = """
heard = []
w.observe(lambda change: heard.append([change.name, change.old, change["new"], change.owner is w, change.type]))
"""


def test_callbacks_hear_of_changes_from_both_sides(notebook):
    notebook.run(OPEN, {}, "cell-m")
    notebook.run(OBSERVE)
    notebook.comm({"cell": "cell-m", "id": "nyquist-fitter", "settings": {"starts": 3}})
    notebook.run("w.starts = 3; w.starts = 4")
    notebook.run("w", {"argyrodite.nyquist-fitter.starts": 5}, "cell-m")
    assert notebook.value("heard") == [
        ["starts", 64, 3, True, "change"],
        ["starts", 3, 4, True, "change"],
        ["starts", 4, 5, True, "change"],
    ]


def test_a_widget_with_callbacks_is_kept_for_them(notebook):
    code = """
import gc
def make():
    w = ag.open("Cl-13.mpt")
    w.observe(lambda change: heard.append(change.new), names="starts")
    display(w)
import argyrodite as ag
heard = []
make()
gc.collect();
"""
    notebook.run(code, {}, "cell-n")
    notebook.comm({"cell": "cell-n", "id": "nyquist-fitter", "settings": {"starts": 3}})
    assert notebook.value("heard") == [3]


def test_callbacks_are_called_in_the_thread_that_reads_the_message_while_a_cell_runs(notebook):
    notebook.run(OPEN, {}, "cell-p")
    notebook.run("import threading, time; where = []")
    notebook.run("w.observe(lambda change: where.append(threading.current_thread().name))")
    client = notebook.client
    client.control_channel.send(client.session.msg("create_subshell_request", {}))
    subshell = client.get_control_msg(timeout=TIMEOUT)["content"]["subshell_id"]
    data = {"cell": "cell-p", "id": "nyquist-fitter", "settings": {"starts": 3}}
    message = client.session.msg("comm_open", {"comm_id": uuid4().hex, "target_name": "argyrodite", "data": data})
    message["header"]["subshell_id"] = subshell
    # as JupyterLab sends comms; the cell waits for what is sent before it
    client.shell_channel.send(message)
    wait = "end = time.time() + 20\nwhile not where and time.time() < end: time.sleep(0.01)\n"
    outcome = notebook.run(wait + "print(where, w.starts)")
    assert outcome["text"].startswith("['subshell-")
    assert outcome["text"].endswith("] 3\n")


def test_a_callback_that_fails_is_shown_where_someone_sees_it(notebook):
    notebook.run(OPEN, {}, "cell-o")
    notebook.run("w.observe(lambda change: 1 / 0, names='starts')")
    notebook.run(OBSERVE)
    problem = "The callback “<lambda>” failed when “starts” changed: ZeroDivisionError: division by zero"
    here = notebook.run("w.starts = 8")
    assert problem in here["text"] and "Traceback" in here["text"]
    assert here["error"] is None
    assert all("problem" not in data for data in here["told"])
    away = notebook.comm({"cell": "cell-o", "id": "nyquist-fitter", "settings": {"starts": 3}}, whole=True)
    assert [data["problem"] for data in away["told"]] == [problem]
    assert notebook.value("[change[2] for change in heard]") == [8, 3]


def test_a_file_that_cannot_be_read_is_an_error_in_words(notebook):
    outcome = notebook.run('import argyrodite as ag; ag.open("broken/picture.mpt")')
    assert outcome["error"]["ename"] == "ArgyroditeError"
    assert "picture" in outcome["error"]["evalue"]
