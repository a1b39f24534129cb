"""A JupyterLab for the browser tests: without a token, in a folder of its own. Never use it for anything else."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821
configure_jupyter_server(c)
c.ServerApp.port = int(os.environ["ARGYRODITE_TEST_PORT"])
c.Application.log_level = "ERROR"
# What one person does alone, and what two do to one notebook: two servers with the same tests' folder rules.
c.YDocExtension.disable_rtc = not os.environ["ARGYRODITE_TEST_TOGETHER"]
c.YDocExtension.ystore_class = "jupyter_server_ydoc.stores.TempFileYStore"
# Cells and their metadata come first, outputs after them: what a large shared notebook does, here with every one.
c.YDocExtension.document_load_progressively = True
c.YDocExtension.notebook_output_delay_threshold_mb = 0
