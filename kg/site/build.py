"""A whole site from a store: what changed is written, what is gone goes.

Begin here: pages of things first (`workers`), then what sums them up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.errors import ResourceError
from kg.iris import DEFAULT_BASES, hash_of
from kg.namespaces import SCHEMES
from kg.resources import ontology_dir, queries_dir
from kg.site import texts as words
from kg.site.answers import Result, askable, downloads
from kg.site.asking import ask_all
from kg.site.digests import digests
from kg.site.entry import Entry
from kg.site.files import File, Folder
from kg.site.home import Home
from kg.site.jsonld import describe_list, describe_site
from kg.site.ledger import Key
from kg.site.links import StaticLinks
from kg.site.lists import list_files
from kg.site.model import PAGED
from kg.site.names import concept_labels
from kg.site.overview import Overview, known_of, look_over
from kg.site.questions import question_file, render_index
from kg.site.render import Frame, plural, render
from kg.site.search import index_files
from kg.site.source import Source
from kg.site.texts import Texts
from kg.site.workers import Crew, Task
from kg.store import LocalStore, Store

_FIELD = SCHEMES + "field/"
_DAY = len("2025-09-26")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build of a site did: things, files written and removed, questions given up."""

    things: int
    written: int
    removed: int
    late: tuple[str, ...] = ()


def build_site(
    store: Store,
    folder: Path,
    langs: Sequence[str] = (),
    *,
    jobs: int = 0,
    seconds: float = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Write a static site, or bring one up to date.

    Args:
        store: What the pages tell of.
        folder: Where they go; empty, or a site that was written there before.
        langs: Languages of names, the first is where the site opens; those that have
            an interface if empty.
        jobs: Processes; 0 for one a core.
        seconds: What one saved question may take, 0 for no limit; one in memory has none.
        progress: Told how many things and questions are done, of how many; None for nobody.

    Raises:
        ExportError: the folder holds other things or cannot be written.
        StoreError: the store cannot be read.
    """
    frame = Frame(tuple(langs) or words.available())
    with _on_disk(store) as local, closing(Folder(folder, _state(), frame.langs)) as target:
        return _build(local, target, frame, jobs, seconds, progress)


def _build(
    store: LocalStore,
    target: Folder,
    frame: Frame,
    jobs: int,
    seconds: float,
    progress: Callable[[int, int], None] | None,
) -> Summary:
    told = progress or (lambda _done, _all: None)
    # Before anybody opens the store to make pages: what is written meanwhile counts as changed.
    parts = digests(store)
    source = Source(store)
    things = _things(source)
    questions = askable()
    plan = target.plan(things, parts)
    if plan.done:
        return Summary(len(things), 0, 0)
    total = len(plan.stale) + len(questions)
    entries: dict[Key, Entry] = dict(plan.fresh)
    with Crew(source, target.path, frame, len(plan.stale), jobs) as crew:
        for number, made in enumerate(crew.pages(Task(plan.stale, plan.before)), 1):
            target.keep(made.entry, made.reads, made.written)
            entries[made.entry.kind, made.entry.iri] = made.entry
            told(number, total)
    by_kind = {kind: [entries[key] for key in things if key[0] == kind] for kind in PAGED}
    overview = look_over(source, by_kind)
    target.expect(name for query in questions for name in downloads(query))
    asked = ask_all(store, target.path, questions, known_of(overview), seconds, jobs)
    results = []
    for number, answered in enumerate(asked, 1):
        target.note(answered.files, answered.written)
        results.append(answered.result)
        told(len(plan.stale) + number, total)
    target.put(_rest(by_kind, overview, results, frame))
    late = tuple(result.query.name for result in results if result.late)
    target.finish(things, whole=not late)
    return Summary(len(things), target.written, target.removed, late)


@contextmanager
def _on_disk(store: Store) -> Iterator[LocalStore]:
    """Yield an embedded store: what is behind an endpoint is copied into a folder first."""
    if isinstance(store, LocalStore):
        yield store
        return
    with TemporaryDirectory(prefix="kg-site-") as scratch:
        with LocalStore.open(Path(scratch)) as copy:
            copy.extend(store.quads())
        with LocalStore.open(Path(scratch), read_only=True) as local:
            yield local


def _things(source: Source) -> list[Key]:
    found = [(kind, iri) for kind in PAGED if kind != "field" for iri in source.of_kind(kind)]
    return found + [("field", iri) for iri in sorted(concept_labels()) if iri.startswith(_FIELD)]


def _rest(
    entries: dict[str, list[Entry]], overview: Overview, results: list[Result], frame: Frame
) -> Iterator[File]:
    """Yield all files but the pages of things and the downloads."""
    home = Home(overview)
    named = (entry for some in entries.values() for entry in some if entry.names)
    yield from (_made(name, text) for name, text in index_files(named))
    for lang in frame.langs:
        texts = Texts(lang)
        yield _made(f"{lang}/index.html", home.render(texts, frame))
        yield _made(f"{lang}/search.html", _search(texts, frame))
        yield _made(f"{lang}/feed.atom", _feed(overview, texts, frame))
        yield _made(f"{lang}/question/index.html", render_index(results, texts, frame))
        yield from (question_file(result, overview, texts, frame) for result in results)
        yield from list_files(entries, texts, frame)
    yield _made("index.html", _root(frame))
    yield from (_made(name, body) for name, body in assets())


def _made(name: str, text: str) -> File:
    return File(name, "", lambda: text)


def assets() -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of style and script."""
    for path in sorted((files("kg.site") / "static").iterdir(), key=lambda p: p.name):
        yield path.name, path.read_text(encoding="utf-8")


def _root(frame: Frame) -> str:
    texts = Texts(frame.langs[0])
    about = describe_site(texts("page.title"), texts("page.lead"), texts.lang)
    return render("root.html", texts, StaticLinks(texts.lang, "index"), frame, jsonld=about)


def _search(texts: Texts, frame: Frame) -> str:
    lists = [(f"{kind}/index", texts(plural(kind))) for kind in PAGED]
    return render(
        "search.html", texts, StaticLinks(texts.lang, "search"), frame, lists=lists,
        kinds=[(kind, texts(f"kinds.{kind}")) for kind in PAGED],
        jsonld=describe_list(texts("page.search"), texts.lang),
    )  # fmt: skip


def _feed(overview: Overview, texts: Texts, frame: Frame) -> str:
    links = StaticLinks(texts.lang, "feed")
    dates = [entry.claim.date for entry in overview.newest if entry.claim]
    return render(
        "feed.xml", texts, links, frame, entries=overview.newest, stamp=_stamp,
        base=DEFAULT_BASES.things, updated=max(map(_stamp, dates), default=_stamp("")),
    )  # fmt: skip


def _stamp(date: str) -> str:
    """Return an EDTF date as the instant that Atom asks for; the first of what is left open.

    >>> _stamp("2025-09"), _stamp("2025-09-25/2025-09-26")
    ('2025-09-01T00:00:00Z', '2025-09-25T00:00:00Z')
    """
    first = date.partition("/")[0][:_DAY]
    parts = [*first.split("-"), "", ""][:3] if first[:4].isdigit() else ["1970", "", ""]
    year, month, day = (part if part.isdigit() else "01" for part in parts)
    return f"{year}-{month}-{day}T00:00:00Z"


def _state() -> str:
    """Return a digest of what beside the store decides how pages look: program and words."""
    package, ontology = Path(str(files("kg"))), ontology_dir()
    data = (ontology / name for name in ("interface", "schemes", "gazetteer"))
    folders = (package, *data, queries_dir())
    parts = [version("coopkg")]
    try:
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.suffix in _SOURCES:
                    parts += (path.relative_to(folder).as_posix(), path.read_text("utf-8"))
    except OSError as error:
        raise ResourceError(f"shipped files cannot be read: {error}.", where=package) from error
    return hash_of(parts)


_SOURCES: Final = frozenset(
    (".html", ".xml", ".py", ".toml", ".ttl", ".tsv", ".csv", ".json", ".rq", ".css", ".js")
)
