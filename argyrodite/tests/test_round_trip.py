"""Arrow IPC between pyarrow and the library: nothing is lost or changed, in either direction."""

from __future__ import annotations

import json
import math
import random
import struct

import pyarrow
import pytest

from argyrodite import engine
from argyrodite.tables import from_ipc, to_ipc

SPECIAL = [0.0, -0.0, math.nan, math.inf, -math.inf, 5e-324, -1.7976931348623157e308, 0.1, 1 / 3]


def table_of(values: list[float], **metadata) -> pyarrow.Table:
    number = lambda name, unit: pyarrow.field(name, pyarrow.float64(), nullable=False, metadata={"unit": unit})
    schema = pyarrow.schema(
        [
            pyarrow.field("spectrum", pyarrow.int32(), nullable=False, metadata={"unit": ""}),
            number("frequency_hertz", "Hz"),
            number("real_impedance_ohm", "Ω"),
            number("imaginary_impedance_ohm", "Ω"),
        ],
        metadata={"argyrodite": json.dumps({"kind": "impedance-spectrum", "version": 1, **metadata})},
    )
    return pyarrow.table([[0] * len(values), values, values[::-1], values], schema=schema)


def bits(table: pyarrow.Table) -> dict[str, list]:
    """Values so that NaN equals NaN, and 0 does not equal -0."""
    as_bits = lambda value: struct.pack("<d", value) if isinstance(value, float) else value
    return {name: [as_bits(value) for value in table[name].to_pylist()] for name in table.column_names}


def through_the_library(table: pyarrow.Table, data: bytes | None = None) -> pyarrow.Table:
    _, (back,) = engine.call("accept", {"widget": "nyquist-fitter"}, data or to_ipc(table))
    return from_ipc(back)


def assert_same(table: pyarrow.Table, back: pyarrow.Table) -> None:
    assert back.schema.equals(table.schema, check_metadata=True)
    assert bits(back) == bits(table)


def test_numbers_keep_every_bit():
    seed = random.randrange(2**32)
    print("seed", seed)
    source = random.Random(seed)
    values = SPECIAL + [source.uniform(-1, 1) * 10 ** source.randint(-300, 300) for _ in range(500)]
    table = table_of(values, sample="Cl-13 “µ-Probe” 試料", stack_pressure_mpa=3)
    assert_same(table, through_the_library(table))


def test_an_ipc_file_is_read_as_well_as_a_stream():
    table = table_of(SPECIAL)
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)
    assert_same(table, through_the_library(table, sink.getvalue().to_pybytes()))


@pytest.mark.parametrize("values", [[], [1.0]])
def test_tables_of_no_row_and_of_one(values):
    table = table_of(values)
    assert_same(table, through_the_library(table))


def test_batches_come_back_as_the_same_rows():
    table = table_of(SPECIAL)
    parts = pyarrow.concat_tables([table.slice(0, 2), table.slice(2, 0), table.slice(2)])
    assert parts["spectrum"].num_chunks > 1
    assert_same(table, through_the_library(parts))


def test_the_hash_tells_other_data_but_not_other_batches():
    of = lambda table: engine.call("accept", {"widget": "nyquist-fitter"}, to_ipc(table))[0]["of"]
    table = table_of(SPECIAL)
    assert of(table) == of(pyarrow.concat_tables([table.slice(0, 3), table.slice(3)]))
    assert of(table) != of(table_of([*SPECIAL[:-1], 0.25]))


def test_nulls_become_nan():
    table = table_of([1.0, 2.0])
    with_null = table.set_column(2, "real_impedance_ohm", [[1.0, None]])
    values = through_the_library(with_null)["real_impedance_ohm"].to_pylist()
    assert values[0] == 1.0 and math.isnan(values[1])


@pytest.mark.parametrize("cut", [0, 7, 100, -40])
def test_bytes_that_are_no_table_are_refused_in_words(cut):
    from argyrodite import ArgyroditeError

    with pytest.raises(ArgyroditeError) as caught:
        engine.call("accept", {"widget": "nyquist-fitter"}, to_ipc(table_of(SPECIAL)).to_pybytes()[:cut])
    assert caught.value.code == "bad-table"
