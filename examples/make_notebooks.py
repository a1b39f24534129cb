"""Makes start-here.ipynb and runs it, so that its outputs are what its code prints.

    python examples/make_notebooks.py

The outputs hold the widgets' seeds, so the notebook shows live widgets before anything is run.
"""

from pathlib import Path
from textwrap import dedent

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent


def text(name, source):
    return nbformat.v4.new_markdown_cell(dedent(source).strip(), id=name)


def code(name, source):
    return nbformat.v4.new_code_cell(dedent(source).strip(), id=name)


START_HERE = [
    text(
        "welcome",
        """
        # Start here

        Below is an impedance spectrum of a pellet of Cl-13, Li₅.₇PS₄.₇Cl₁.₃, between blocking electrodes. (It is simulated, with noise,
        and laid out as the file of a BioLogic instrument.) The widget is live already: nothing has to be run, and no kernel has to be
        there.
        """,
    ),
    code("first-fit", 'import argyrodite as ag; ag.open("data/Cl-13.mpt")'),
    text(
        "try-it",
        """
        Try these; the fit follows each of them at once:

        - **Move over the points.** The crosshair reads the frequency and the impedance.
        - **Leave points out.** Click on a point, or draw a line around several. Click again to take them back.
        - **Try another circuit**: choose one from the list, or write your own. `R0-p(R1,CPE1)-CPE2`, `R(RQ)Q` and
          `Rb(Rgb-CPEgb)W` are all understood.
        - **Fix a parameter**, or give it limits, in the table.
        - **Take it back.** Ctrl+Z (⌘Z) inside the widget undoes what you did in it, and never touches your code.

        What you change is kept in the cell, not in the code: save, close and open the notebook again, and it is there. The line below
        the widget counts the settings that differ from the code. It takes them back, or writes them into the code.
        """,
    ),
    text(
        "python",
        """
        ## The same numbers in Python

        To run the next cells, choose a Python kernel where this package is installed (`npm start` has made one), and press Shift+Enter
        in each. The analysis in Python is the same compiled code as in the widget, and it needs no browser.
        """,
    ),
    code(
        "table",
        """
        table = ag.read("data/Cl-13.mpt")
        table.schema
        """,
    ),
    text(
        "table-words",
        """
        A `pyarrow.Table`, whose columns say their units. pandas and polars take it as it is (`table.to_pandas()`,
        `polars.from_arrow(table)`), and their data frames can be given to a widget too.
        """,
    ),
    code(
        "fit",
        """
        fitter = ag.NyquistFitter(table, circuit="R0-p(R1,CPE1)-CPE2")
        fitter.result
        """,
    ),
    code(
        "conductivity",
        """
        result = fitter.result
        r1 = result.parameters["R1"]
        print(f"R1 = {r1.value:.2f} ± {r1.standard_error:.2f} {r1.unit}, 95 %: {r1.lower_95:.2f} to {r1.upper_95:.2f}")
        print(f"conductivity = {1000 * result.ionic_conductivity_s_cm:.2f} ± {1000 * result.ionic_conductivity_error_s_cm:.2f} mS/cm")
        """,
    ),
    text(
        "series-words",
        """
        ## A series

        The next file holds nine spectra of one cell, Cl-13 between two lithium foils, from the hour of its assembly to 600 hours later.
        The widget shows one spectrum at a time.
        """,
    ),
    code(
        "series",
        """
        aging = ag.open("data/Cl-13-Li-aging.mpt", circuit="Rb-p(Rgb,CPEgb)-p(Rint,CPEint)-W1", spectrum=8)
        aging
        """,
    ),
    text("interface-words", "How did the resistance of the interface with lithium grow?"),
    code(
        "interface",
        """
        each = ag.NyquistFitter(aging.table, circuit=aging.circuit)
        for spectrum, hours in enumerate([0, 25, 50, 100, 200, 300, 400, 500, 600]):
            each.spectrum = spectrum
            interface = each.result.parameters["Rint"]
            print(f"{hours:4} h   {interface.value:6.1f} ± {interface.standard_error:.1f} Ω")
        """,
    ),
    text(
        "own-files",
        """
        ## Your own file

        - **Look at it:** drag it from your desktop into the file browser on the left, and double-click it. (`.csv` and `.txt`: right-click,
          *Open With*.)
        - **Put it into a notebook:** drag it from the file browser between two cells of a notebook, or right-click it. You get a cell
          such as the first one here, with its widget in place.
        - **The pellet's geometry**, where the file does not say it: `ag.open("my.DTA", pellet_thickness_mm=0.9, electrode_area_cm2=0.785)`,
          or in the widget.
        - **A file that is not understood** is answered with a sentence about what is wrong with it.
        """,
    ),
]


def run(notebook):
    """Runs it in place, without what would differ from one run to the next."""
    NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": HERE}},
    ).execute()
    # The kernel says which Python it is.
    notebook.metadata["language_info"] = {"name": "python"}


def make(name, cells):
    notebook = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    run(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, HERE / name)


if __name__ == "__main__":
    make("start-here.ipynb", START_HERE)
