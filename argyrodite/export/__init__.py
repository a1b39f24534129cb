"""For readers without the extension: a saved notebook's widgets as a page, a report and files. No kernel runs, and no code of it."""
