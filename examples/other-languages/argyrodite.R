# A widget of argyrodite in an R notebook: source("argyrodite.R"), then argyrodite("nyquist-fitter", "data/my.mpt", circuit = "R(RQ)Q").
# Needs nothing but what the R kernel itself brings. The format is described in docs/seed-format.md.

#' @param widget "nyquist-fitter", "ccd-estimator", "xps-quantifier" or "composition-card"
#' @param file an instrument's file, or a csv with argyrodite's column names; relative to the notebook
#' @param ... the widget's settings, as in Python; a setting with members is a list: fixed = list(R0 = 5)
#' @param id another one for a second widget of the same kind in one cell: "nyquist-fitter-2"
argyrodite_bundle <- function(widget, file, ..., id = widget) {
  settings <- list(...)
  if (length(settings) == 0) settings <- setNames(list(), character()) # {} in JSON, not []
  title <- paste(widget, basename(file), sep = " \u00b7 ")
  note <- "Open this notebook in JupyterLab with argyrodite to work with it."
  escaped <- gsub("<", "&lt;", gsub("&", "&amp;", title, fixed = TRUE), fixed = TRUE)
  list(
    `application/vnd.argyrodite.v1+json` = list(
      widget = widget,
      id = id,
      data = list(
        path = gsub("\\", "/", file, fixed = TRUE),
        sha256 = digest::digest(file = file, algo = "sha256"),
        bytes = file.size(file)
      ),
      settings = settings
    ),
    `text/html` = paste0("<p><b>", escaped, "</b></p><p>", note, "</p>"),
    `text/plain` = paste(title, note, sep = "\n")
  )
}

argyrodite <- function(...) IRdisplay::publish_mimebundle(argyrodite_bundle(...))
