"""The ASGI application: endpoint, linked data, saved questions, pages, health."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.queries import list_queries
from kg.server import metrics, negotiate, pages, rest
from kg.server.describe import describe_dataset, describe_service
from kg.server.jobs import Job, write_triples
from kg.server.pool import Keeper
from kg.server.problems import MEDIA, ProblemError
from kg.server.protocol import as_response, read_job, reply, seconds, wanted
from kg.server.resources import own_terms
from kg.server.settings import Settings

#: Pages run our own scripts alone and ask no other host; the editor sets styles by script.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
#: Paths under which the IRIs of the data are told of.
_DATA = ("id", "article", "ontology", "scheme")
_SHORT_PARAMS = frozenset({"format", "timeout"})


class Site:
    """Everything that answers requests, over one store."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.keeper = Keeper(settings.store, settings.limits)
        self.langs = pages.site_langs(settings.site)

    async def sparql(self, request: Request) -> Response:
        """Answer a query; without one, say what this endpoint is."""
        asks = {"query", "update"} & set(request.query_params)
        if request.method == "GET" and not asks:
            return await self._self(request)
        job = await read_job(request, self.settings.limits)
        return await reply(request, self.keeper, job)

    async def _self(self, request: Request) -> Response:
        accept = wanted(request, request.query_params)
        media = negotiate.choose(accept, ("text/html", *negotiate.TRIPLES))
        if media == "text/html":
            return await self.editor(request)
        endpoint = str(request.url.replace(query="", fragment=""))
        return as_response(request, write_triples(describe_service(endpoint), media))

    def _own(self, request: Request, template: str, title: str, **values: object) -> Response:
        """Return a page of the server's own."""
        lang = pages.language_of(request)
        return HTMLResponse(pages.render_own(template, title, lang, self.langs, **values))

    async def editor(self, request: Request) -> Response:
        """Show the page where queries are written, with the saved questions as examples."""
        examples = [rest.as_example(query) for query in list_queries()]
        return self._own(
            request, "editor.html", "page.editor", examples=examples, terms=own_terms()
        )

    async def void(self, request: Request) -> Response:
        """Describe the data (VoID)."""
        found = await self.keeper.pool.do(Job("counts", seconds=self.settings.limits.seconds))
        if found.status != 200:
            return as_response(request, found)
        root = str(request.base_url).rstrip("/")
        triples = describe_dataset(root, self.settings.base, json.loads(found.body))
        return as_response(request, write_triples(triples, wanted(request, request.query_params)))

    async def resource(self, request: Request) -> Response:
        """Tell of one IRI of the data."""
        name = self.settings.base + request.url.path.lstrip("/")
        pairs = dict(request.query_params)
        limit = seconds(pairs, self.settings.limits)
        values = {"lang": pages.language_of(request), "part": pairs.get("part", "1")[:6]}
        values["site"] = " ".join(self.langs)
        asked = tuple(sorted(values.items()))
        job = Job("resource", name, wanted(request, pairs), asked, seconds=limit)
        return await reply(request, self.keeper, job)

    async def questions(self, _request: Request) -> Response:
        """List the saved questions."""
        return JSONResponse([rest.summarise(q) for q in list_queries() if q.columns])

    async def question(self, request: Request) -> Response:
        """Answer a saved question."""
        pairs = dict(request.query_params)
        job = Job(
            kind="saved",
            text=request.path_params["name"],
            accept=wanted(request, pairs),
            values=tuple(sorted((k, v) for k, v in pairs.items() if k not in _SHORT_PARAMS)),
            seconds=seconds(pairs, self.settings.limits),
        )
        return await reply(request, self.keeper, job)

    async def openapi(self, _request: Request) -> Response:
        """Describe the interface."""
        return JSONResponse(rest.openapi(version("coopkg")))

    async def service(self, request: Request) -> Response:
        """Show what can be done here."""
        questions = [rest.summarise(q) for q in list_queries() if q.columns]
        return self._own(request, "service.html", "service.title", questions=questions)

    async def health(self, _request: Request) -> Response:
        """Say that the store can be asked, and since when in its present state."""
        job = Job("sparql", "ASK {}", "application/json", seconds=5.0)
        found = await self.keeper.pool.do(job)
        good = found.status == 200
        state = {"status": "ok" if good else "failing", "opened": self.keeper.pool.born}
        return JSONResponse(state, 200 if good else 503)

    async def metrics(self, _request: Request) -> Response:
        """Print counters in the format of Prometheus."""
        text = metrics.text(self.keeper.pool.busy, self.keeper.pool.waiting)
        return PlainTextResponse(text, media_type=metrics.MEDIA)

    def routes(self) -> list[BaseRoute]:
        """Return what is answered where."""
        own = str(files("kg.server") / "static")
        static = StaticFiles(directory=own, packages=[("kg.site", "static")])
        found: list[BaseRoute] = [
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
            Route("/editor", self.editor),
            Route("/service", self.service),
            Route("/api/queries", self.questions),
            Route("/api/queries/{name}", self.question),
            Route("/openapi.json", self.openapi),
            Route("/.well-known/void", self.void),
            Route("/health", self.health),
            Route("/metrics", self.metrics),
            Mount("/static", static),
        ]
        for part in _DATA:
            found += [
                Route(f"/{part}", self.resource),
                Route(f"/{part}/{{rest:path}}", self.resource),
            ]
        if self.settings.site:
            found.append(Mount("/", StaticFiles(directory=self.settings.site, html=True)))
        else:
            found.append(Route("/", self.service))
        return found


class Guard:
    """Middleware that tells browsers to trust nothing but what this server is made of."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add headers to the response."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                headers["Content-Security-Policy"] = _POLICY
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, guarded)


def make_app(settings: Settings) -> Starlette:
    """Return the application; its store is opened when the server starts."""
    site = Site(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await site.keeper.start()
        watching = asyncio.create_task(site.keeper.watch())
        yield
        watching.cancel()
        await site.keeper.stop()

    return Starlette(
        routes=site.routes(),
        lifespan=lifespan,
        middleware=[
            Middleware(metrics.Journal),
            Middleware(Guard),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "POST"],
                allow_headers=["*"],
                expose_headers=["ETag"],
            ),
        ],
        exception_handlers={ProblemError: _refuse, 404: _missing, 405: _wrong_method},
    )


async def _refuse(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return Response(error.body(), error.status, error.headers, media_type=MEDIA)


async def _missing(request: Request, _error: Exception) -> Response:
    return await _refuse(
        request, ProblemError(404, "There is nothing here", request.url.path[:200])
    )


async def _wrong_method(request: Request, error: Exception) -> Response:
    headers = getattr(error, "headers", None) or {}
    return await _refuse(
        request, ProblemError(405, "Not by this method", request.method, headers=headers)
    )
