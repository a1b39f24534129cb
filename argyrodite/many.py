"""One circuit for very many spectra: over processes of this machine, or over the workers of a Dask cluster."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from . import engine
from .errors import ArgyroditeError
from .sources import take
from .tables import from_ipc

if TYPE_CHECKING:
    import distributed
    import pyarrow

#: Tables that go to a process at a time: enough that handing over costs little, few enough that progress is seen.
CHUNK = 50
#: How often what a process died of is tried again: the machine may have been short of memory, or the tables may be to blame.
ATTEMPTS = 3


def fit_many(
    tables: Iterable[Any],
    circuit: str,
    client: distributed.Client | None = None,
    *,
    processes: int | None = None,
    progress: bool = True,
    on_rows: Callable[[pyarrow.Table], None] | None = None,
    **options: Any,
) -> pyarrow.Table:
    """Fit one circuit to every spectrum of many tables, each on its own.

    Parameters
    ----------
    tables : iterable
        Tables of kind impedance-spectrum (see `fit_circuit`), or paths of files. One with several spectra gives several rows.
    circuit : str
    client : distributed.Client, optional
        Fits on its workers; without one, on processes of this machine. In a script, those need the usual guard:
        ``if __name__ == "__main__":``.
    processes : int, optional
        How many; as many as there are processors without it. 1 fits here, without any process.
    progress : bool
        Whether a bar is shown.
    on_rows : callable, optional
        Is given the rows of a few tables at a time, as soon as they are there, in any order.
    **options
        `weighting`, `range`, `initial`, `fixed`, `bounds`, `starts` and `seed` as in `fit_circuit`.

    Returns
    -------
    pyarrow.Table
        A row for each spectrum, in the order of the tables: ``table`` and ``spectrum`` (from 0), each parameter and its standard
        error (``R1``, ``R1_error``, ...), ``sum_of_squares``, ``reduced_chi_square``, ``converged``, ``warnings``, and ``error``:
        why there is no fit.

    Raises
    ------
    ArgyroditeError
        ``bad-circuit``; ``worker-failed`` where the same tables ended their process several times.

    Examples
    --------
    >>> rows = ag.fit_many(["Cl-13.mpt", "Cl-16.z"], "R0-p(R1,CPE1)-CPE2", starts=8, processes=1, progress=False)
    >>> rows.to_pandas()[["table", "R1", "R1_error"]].round(1)
       table   R1  R1_error
    0      0  8.5       0.1
    1      1  5.1       0.1
    """
    __tracebackhide__ = True
    import pyarrow

    sources = [_taken(table) for table in tables]
    if not sources:
        raise ArgyroditeError("bad-table", "There is no table to fit. Give a list of tables, or of paths.")
    job = {"circuit": circuit, "options": {**options, **({"range": list(options["range"])} if "range" in options else {})}}
    chunks = [(start, sources[start : start + CHUNK]) for start in range(0, len(sources), CHUNK)]
    finished = _on_cluster(client, job, chunks) if client is not None else _here(job, chunks, processes)
    parts: dict[int, pyarrow.Table] = {}
    with _bar(len(sources), progress) as bar, closing(finished):
        for start, ipc in finished:
            rows = _numbered(from_ipc(ipc), start)
            parts[start] = rows
            if on_rows is not None:
                on_rows(rows)
            bar.update(min(CHUNK, len(sources) - start))
    return pyarrow.concat_tables([parts[start] for start in sorted(parts)]).combine_chunks()


#: A table as an Arrow IPC stream, or why there is none.
Taken = bytes | dict[str, Any]
Chunk = tuple[int, list[Taken]]
#: Where a chunk begins, with its rows as an Arrow IPC stream.
Finished = Generator[tuple[int, bytes], None, None]


def fit_chunk(job: dict[str, Any], tables: list[Taken]) -> bytes:
    """What a worker does; the rows come back as an Arrow IPC stream."""
    unread = {place: table for place, table in enumerate(tables) if isinstance(table, dict)}
    _, (rows,) = engine.call("fit_many", {**job, "unread": unread}, *(b"" if isinstance(one, dict) else one for one in tables))
    return bytes(rows)


def _taken(table: Any) -> Taken:
    """One that cannot be read says so in its row, and the others are fitted."""
    try:
        return bytes(take(table, "impedance-spectrum").ipc)
    except ArgyroditeError as error:
        return {"name": "ArgyroditeError", "code": error.code, "message": str(error)}


def _here(job: dict[str, Any], chunks: list[Chunk], processes: int | None) -> Finished:
    if processes == 1:
        return ((start, fit_chunk(job, tables)) for start, tables in chunks)
    return _on_processes(job, chunks, processes)


def _on_processes(job: dict[str, Any], chunks: list[Chunk], processes: int | None) -> Finished:
    """A process that dies takes its pool with it: what was not finished goes to a new one."""
    left = dict(chunks)
    for _ in range(ATTEMPTS):
        # The engine's threads do not survive a fork.
        with ProcessPoolExecutor(processes, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
            running: dict[Future[bytes], int] = {
                pool.submit(fit_chunk, job, tables): start for start, tables in left.items()
            }
            try:
                while running:
                    done, _pending = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        rows = future.result()
                        start = running.pop(future)
                        del left[start]
                        yield start, rows
            except BrokenProcessPool:
                continue
            except BaseException:  # Ctrl+C, the kernel's stop button, or a caller that wants no more: what runs may run for minutes
                for future in running:
                    future.cancel()
                _end(pool)
                raise
        return
    raise ArgyroditeError(
        "worker-failed",
        f"The processes that fit ended {ATTEMPTS} times; tables {min(left)} to {min(left) + CHUNK - 1} are among those not fitted."
        " There may be too little memory: give fewer processes, or fit these tables alone with processes=1.",
    )


def _end(pool: ProcessPoolExecutor) -> None:
    """Ends its processes in the midst of their work, which pools can from Python 3.14 on."""
    for process in list((pool._processes or {}).values()):
        process.terminate()


def _on_cluster(client: distributed.Client, job: dict[str, Any], chunks: list[Chunk]) -> Finished:
    """Dask gives what a lost worker had to another one by itself."""
    from distributed import as_completed

    futures = {
        client.submit(fit_chunk, job, tables, retries=ATTEMPTS, pure=False): start for start, tables in chunks
    }
    try:
        for future, rows in as_completed(futures, with_results=True):
            yield futures[future], rows
    finally:
        client.cancel([future for future in futures if not future.done()])


def _numbered(rows: pyarrow.Table, start: int) -> pyarrow.Table:
    """A worker counts its own tables from 0."""
    import pyarrow
    import pyarrow.compute

    place = rows.schema.get_field_index("table")
    counted = pyarrow.compute.add(rows.column(place), pyarrow.scalar(start, pyarrow.int32()))
    return rows.set_column(place, "table", counted)


def _bar(total: int, shown: bool) -> Any:
    from tqdm.auto import tqdm

    return tqdm(total=total, unit=" tables", disable=not shown)
