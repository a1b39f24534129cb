"""The examples in docstrings are run, in the folder of the example files."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import pytest

import argyrodite as ag
from argyrodite import functions

MODULES = ["argyrodite", "argyrodite.engine", "argyrodite.files", "argyrodite.many", "argyrodite.widget", "argyrodite.widgets", "argyrodite.compositions"] + [
    f"argyrodite.functions.{module.name}" for module in pkgutil.iter_modules(functions.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name, examples, monkeypatch):
    monkeypatch.chdir(examples)
    module = importlib.import_module(name)
    finder = doctest.DocTestFinder(recurse=True)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    words: list[str] = []
    for test in finder.find(module, globs={"ag": ag}):
        runner.run(test, out=words.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(words)


@pytest.mark.parametrize("name", [name for name in ag.__all__ if not name.startswith("Argyrodite")])
def test_says_what_it_takes_and_gives_and_shows_it(name):
    member = getattr(ag, name)
    assert "\n    Examples\n    --------\n" in member.__doc__ or inspect.cleandoc(member.__doc__).count(">>>"), name
    signature = inspect.signature(member)
    if inspect.isfunction(member):
        assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        if parameter.kind is not parameter.VAR_KEYWORD:
            assert parameter.annotation is not inspect.Signature.empty, parameter
