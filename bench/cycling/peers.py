"""fastnda and cellpy as the bench asks for them."""

import logging
import warnings

import cellpy
import fastnda
from peer import serve

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def read_neware(path):
    def work():
        # the cycles as the file counts them: what argyrodite does
        return {"outcome": len(fastnda.read(path, cycle_mode="raw"))}

    return work


def read_with_cellpy(path, instrument, model=None):
    def work():
        cell = cellpy.cellreader.CellpyCell()
        if model is None:
            cell.set_instrument(instrument)
        else:
            cell.set_instrument(instrument, model=model)
        cell.from_raw(path)
        return {"outcome": len(cell.data.raw)}

    return work


serve(read_neware, read_with_cellpy)
