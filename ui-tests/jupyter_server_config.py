"""A JupyterLab for the browser tests: without a token, in a folder of its own. Never use it for anything else."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821
configure_jupyter_server(c)
c.ServerApp.port = int(os.environ["ARGYRODITE_TEST_PORT"])
c.Application.log_level = "ERROR"
# One person at a time here: what two people do to one notebook has tests, and a server, of its own.
c.YDocExtension.disable_rtc = True
