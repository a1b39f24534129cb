# A widget of argyrodite in a Julia notebook: include("argyrodite.jl"), then
# argyrodite("nyquist-fitter", "data/my.mpt"; circuit="R(RQ)Q").
# Needs nothing but Julia's standard library and its kernel. The format is described in docs/seed-format.md.
using SHA

const ARGYRODITE = MIME"application/vnd.argyrodite.v1+json"

struct ArgyroditeWidget
    widget::String
    file::String
    id::String
    settings::Any
end

"""
    argyrodite(widget, file; id=widget, settings...)

`widget` is "nyquist-fitter", "ccd-estimator", "xps-quantifier" or "composition-card"; `file` an instrument's, or a csv with
argyrodite's column names, relative to the notebook; a setting with members is a named tuple: `fixed=(R0=5,)`. A second widget of the
same kind in one cell needs another `id`, "nyquist-fitter-2".
"""
argyrodite(widget, file; id=widget, settings...) = ArgyroditeWidget(widget, file, id, NamedTuple(settings))

title(w::ArgyroditeWidget) = "$(w.widget) · $(basename(w.file))"
const NOTE = "Open this notebook in JupyterLab with argyrodite to work with it."

function Base.show(io::IO, ::ARGYRODITE, w::ArgyroditeWidget)
    data = (path=replace(w.file, "\\" => "/"), sha256=bytes2hex(open(sha256, w.file)), bytes=filesize(w.file))
    print(io, json((widget=w.widget, id=w.id, data=data, settings=w.settings)))
end

function Base.show(io::IO, ::MIME"text/html", w::ArgyroditeWidget)
    escaped = replace(replace(title(w), "&" => "&amp;"), "<" => "&lt;")
    print(io, "<p><b>", escaped, "</b></p><p>", NOTE, "</p>")
end

Base.show(io::IO, ::MIME"text/plain", w::ArgyroditeWidget) = print(io, title(w), "\n", NOTE)

json(x::Union{NamedTuple,AbstractDict}) = "{" * join(("$(json(string(k))):$(json(v))" for (k, v) in pairs(x)), ",") * "}"
json(x::Union{Tuple,AbstractVector}) = "[" * join(json.(x), ",") * "]"
json(x::AbstractString) = "\"" * replace(x, "\\" => "\\\\", "\"" => "\\\"", "\n" => "\\n") * "\""
json(x::Union{Bool,Integer,AbstractFloat}) = string(x)

# The kernel asks for a JSON type only where it knows of it.
isdefined(Main, :IJulia) && Main.IJulia.register_jsonmime(ARGYRODITE())
