"""Pages and a SPARQL endpoint over the embedded store: `kg serve`.

`app.make_app` is the ASGI application. Queries run in worker processes (`pool`), because
the engine's own call cannot be stopped; what a worker does stands in `jobs`.
"""
