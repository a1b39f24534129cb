"""Tables in and out. pyarrow is imported when the first one comes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import ArgyroditeError

if TYPE_CHECKING:
    import pyarrow

_METADATA_KEY = b"argyrodite"


def from_ipc(data: bytes) -> pyarrow.Table:
    import pyarrow

    with pyarrow.ipc.open_stream(data) as stream:
        return stream.read_all()


def to_ipc(table: pyarrow.Table) -> bytes:
    import pyarrow

    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def to_arrow(data: Any, kind: str) -> pyarrow.Table:
    """An Arrow table of whatever holds columns.

    Parameters
    ----------
    data
        A pyarrow table or record batch, a pandas or polars data frame, anything with the Arrow PyCapsule interface, or a
        mapping of columns.
    kind : str
        What the table is taken for where it does not say so itself: a data frame has lost the schema's metadata.

    Raises
    ------
    ArgyroditeError
        ``bad-table``
    """
    import pyarrow

    try:
        table = _convert(data)
    except (TypeError, ValueError, pyarrow.ArrowException) as error:
        raise ArgyroditeError(
            "bad-table",
            f"A table cannot be made of this {type(data).__name__} ({error}). Give the path of a file, a pyarrow table,"
            " a pandas or polars data frame, or a dictionary of columns.",
        ) from None
    if _METADATA_KEY not in (table.schema.metadata or {}):
        table = _declare(table, kind)
    return pyarrow.table(
        [_readable(column) for column in table.columns],
        schema=pyarrow.schema(
            [field.with_type(_readable_type(field.type)) for field in table.schema], table.schema.metadata
        ),
    )


def _convert(data: Any) -> pyarrow.Table:
    import pyarrow

    if isinstance(data, pyarrow.Table):
        return data
    if type(data).__module__.partition(".")[0] == "pandas":
        return pyarrow.Table.from_pandas(data, preserve_index=False)
    if isinstance(data, (pyarrow.RecordBatch, Mapping)) or hasattr(data, "__arrow_c_stream__"):
        return pyarrow.table(data)
    if hasattr(data, "__arrow_c_array__"):
        return pyarrow.table(pyarrow.record_batch(data))
    raise TypeError("it holds no columns")


def _declare(table: pyarrow.Table, kind: str) -> pyarrow.Table:
    import pyarrow

    if kind == "impedance-spectrum" and "spectrum" not in table.column_names:
        one = pyarrow.array([0] * table.num_rows, pyarrow.int32())
        table = table.add_column(0, "spectrum", one)
    metadata = json.dumps({"kind": kind, "version": 1})
    return table.replace_schema_metadata({_METADATA_KEY: metadata})


def _readable(column: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    import pyarrow

    wanted = _readable_type(column.type)
    if wanted == column.type:
        return column
    if pyarrow.types.is_dictionary(column.type):
        return pyarrow.chunked_array([column.to_pylist()], wanted)  # pyarrow has no cast from a dictionary of views
    return column.cast(wanted)


def _readable_type(type_: pyarrow.DataType) -> pyarrow.DataType:
    """Arrow's JavaScript knows neither the string types of polars nor what stands for decimals in pandas."""
    from pyarrow import float64, string, types

    if types.is_dictionary(type_) and _readable_type(type_.value_type) != type_.value_type:
        return _readable_type(type_.value_type)
    if types.is_large_string(type_) or types.is_string_view(type_):
        return string()
    if types.is_decimal(type_):
        return float64()
    return type_
