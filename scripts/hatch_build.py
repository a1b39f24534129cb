"""Puts the built extension where JupyterLab looks for it, and refuses to make a wheel without it."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHARE = "share/jupyter/labextensions/argyrodite"


class Hook(BuildHookInterface):
    def initialize(self, version, build_data):
        # An editable installation comes before the first build; `npm start` links the extension then.
        if version == "editable":
            return
        for built in ("argyrodite/engine/engine.js", "argyrodite/engine/pictures.js", "argyrodite/labextension/package.json"):
            if not Path(self.root, built).exists():
                raise FileNotFoundError(f"{built} has not been built. Run: npm ci && npm run build")
        if self.target_name == "wheel":
            build_data["shared_data"]["argyrodite/labextension"] = SHARE
            build_data["shared_data"]["install.json"] = f"{SHARE}/install.json"
