"""Callbacks hear of what changed, all of it, once, in its order."""

from __future__ import annotations

import threading

import pytest

import argyrodite as ag
from argyrodite.observers import Change


@pytest.fixture
def fit(columns):
    return ag.NyquistFitter(columns)


def record(heard):
    return lambda change: heard.append((change.name, change.old, change.new))


def test_says_what_changed_as_traitlets_does(fit):
    heard: list[Change] = []
    fit.observe(heard.append)
    fit.starts = 8
    (change,) = heard
    assert (change.name, change.old, change.new, change.type) == ("starts", 64, 8, "change")
    assert change["new"] == 8
    assert change.owner is fit


def test_is_silent_where_nothing_changed_or_nothing_could(fit):
    heard = []
    fit.observe(heard.append)
    fit.starts = 64
    fit.settings.update(starts=64.0, circuit=fit.circuit)
    with pytest.raises(ag.ArgyroditeError):
        fit.starts = "many"
    assert heard == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [(None, ["starts", "seed", "weighting"]), ("seed", ["seed"]), (["starts", "weighting"], ["starts", "weighting"])],
)
def test_hears_of_one_setting_of_several_or_of_all(fit, names, expected):
    heard = []
    fit.observe(lambda change: heard.append(change.name), names=names)
    fit.starts = 8
    fit.seed = 2
    fit.settings["weighting"] = "unit"
    assert heard == expected


def test_decorates(fit):
    heard = []

    @fit.observe
    def every(change):
        heard.append("every")

    @fit.observe(names="starts")
    def starts(change):
        heard.append("starts")

    fit.starts = 8
    fit.seed = 2
    assert heard == ["every", "starts", "every"]
    assert starts.__name__ == "starts"


def test_a_callback_is_called_once_for_a_change_however_often_it_was_given(fit):
    heard = []
    fit.observe(heard.append)
    fit.observe(heard.append, names="starts")
    fit.observe(heard.append, names="starts")
    fit.starts = 8
    assert len(heard) == 1


def test_unobserve_ends_it_for_some_settings_or_altogether(fit):
    heard = []
    callback = record(heard)
    fit.observe(callback, names=["starts", "seed"])
    fit.unobserve(callback, names="seed")
    fit.seed = 2
    fit.starts = 8
    fit.unobserve(callback)
    fit.unobserve(callback)  # as often as one likes
    fit.starts = 9
    assert heard == [("starts", 64, 8)]
    fit.observe(callback)
    fit.unobserve_all()
    fit.starts = 10
    assert len(heard) == 1


def test_refuses_names_that_are_no_settings(fit):
    with pytest.raises(ag.ArgyroditeError, match="no setting “circuits”. It has .*circuit"):
        fit.observe(print, names=["starts", "circuits"])
    with pytest.raises(ag.ArgyroditeError, match="change.owner.result"):
        fit.observe(print, names="result")
    with pytest.raises(TypeError, match="names="):
        fit.observe("circuit")


def test_the_result_in_a_callback_is_that_of_the_new_settings(fit):
    sums = []
    fit.observe(lambda change: sums.append(change.owner.result.weighting))
    fit.weighting = "unit"
    assert sums == ["unit"]


def test_what_a_callback_sets_is_heard_of_after_it_by_all_in_one_order(fit):
    first, second = [], []

    @fit.observe
    def follow(change):
        first.append((change.name, change.new))
        if change.name == "starts":
            fit.seed = change.new
            first.append("returned")

    fit.observe(lambda change: second.append((change.name, change.new)))
    fit.starts = 8
    assert first == [("starts", 8), "returned", ("seed", 8)]
    assert second == [("starts", 8), ("seed", 8)]


def test_one_that_fails_is_shown_and_does_not_keep_the_others(fit, capsys):
    heard = []

    @fit.observe
    def broken(change):
        raise ValueError("no such furnace")

    fit.observe(heard.append)
    fit.starts = 8
    assert fit.starts == 8
    assert len(heard) == 1
    shown = capsys.readouterr().err
    assert "The callback “broken” failed when “starts” changed: ValueError: no such furnace" in shown
    assert "Traceback" in shown


def test_an_interrupt_goes_through_and_later_changes_are_delivered(fit):
    heard = []

    def stop(change):
        raise KeyboardInterrupt

    fit.observe(stop)
    with pytest.raises(KeyboardInterrupt):
        fit.starts = 8
    fit.unobserve(stop)
    fit.observe(heard.append)
    fit.starts = 9
    assert len(heard) == 1


def test_callbacks_that_go_round_in_a_circle_are_stopped(fit, capsys):
    fit.observe(lambda change: setattr(fit, "seed", change.new + 1), names="seed")
    fit.seed = 5
    assert "in a circle" in capsys.readouterr().err
    fit.unobserve_all()
    fit.seed = 5
    assert fit.seed == 5


def test_threads_lose_and_double_nothing(fit):
    heard = []
    fit.observe(lambda change: heard.append((change.old, change.new)), names="starts")

    def work(first):
        for i in range(50):
            fit.starts = first + i

    threads = [threading.Thread(target=work, args=(first,)) for first in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heard) == 150
    assert [old for old, _ in heard] == [64, *(new for _, new in heard[:-1])]
    assert fit.starts == heard[-1][1]


def test_widgets_that_follow_each_other_from_two_threads_never_wait_for_each_other(columns):
    one, two = ag.NyquistFitter(columns), ag.NyquistFitter(columns)
    one.observe(lambda change: setattr(two, "starts", change.new), names="starts")
    two.observe(lambda change: setattr(one, "starts", change.new), names="starts")

    def work(widget, first):
        for i in range(20):
            widget.starts = first + i

    threads = [threading.Thread(target=work, args=(widget, n), daemon=True) for widget, n in ((one, 100), (two, 200))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
        assert not thread.is_alive()
