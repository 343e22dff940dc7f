"""A whole site from a store: what changed is written, what is gone goes.

Begin here: pages of things first (`workers`), then what sums them up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import ResourceError
from kg.iris import DEFAULT_BASES, hash_of
from kg.namespaces import SCHEMES
from kg.resources import ontology_dir
from kg.site import texts as words
from kg.site.answers import Result, askable
from kg.site.asking import ask_all
from kg.site.files import Folder
from kg.site.home import Home
from kg.site.jsonld import describe_list, describe_site
from kg.site.links import StaticLinks
from kg.site.lists import render_lists
from kg.site.model import PAGED
from kg.site.names import concept_labels
from kg.site.overview import Overview, known_of, look_over
from kg.site.questions import render_index, render_question
from kg.site.render import Frame, View, plural, render
from kg.site.search import index_files
from kg.site.source import Source
from kg.site.texts import Texts
from kg.site.workers import Crew, Made
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
    target = Folder(folder, _state(), frame.langs)
    with _on_disk(store) as local:
        return _build(local, target, frame, jobs, seconds, progress)


def _build(
    store: LocalStore,
    target: Folder,
    frame: Frame,
    jobs: int,
    seconds: float,
    progress: Callable[[int, int], None] | None,
) -> Summary:
    source = Source(store)
    things = _things(source)
    questions = askable()
    made: dict[str, list[Made]] = {kind: [] for kind in PAGED}
    told = progress or (lambda _done, _all: None)
    total = len(things) + len(questions)
    with Crew(source, target.path, frame, len(things), jobs) as crew:
        for number, one in enumerate(crew.pages(things, target.before), 1):
            target.keep(one.digests, one.written)
            made[one.entry.kind].append(one)
            told(number, total)
    overview = look_over(source, made)
    asked = ask_all(store, target.path, questions, known_of(overview), seconds, jobs)
    results = []
    for number, answered in enumerate(asked, 1):
        target.note(answered.files, answered.written)
        results.append(answered.result)
        told(len(things) + number, total)
    for name, text in _rest(made, overview, results, frame):
        target.put(name, text)
    target.finish()
    late = tuple(result.query.name for result in results if result.late)
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


def _things(source: Source) -> list[tuple[str, str]]:
    found = [(kind, iri) for kind in PAGED if kind != "field" for iri in source.of_kind(kind)]
    return found + [("field", iri) for iri in sorted(concept_labels()) if iri.startswith(_FIELD)]


def _rest(
    made: dict[str, list[Made]], overview: Overview, results: list[Result], frame: Frame
) -> Iterator[tuple[str, str]]:
    """Yield name and text of all files but the pages of things and the downloads."""
    home = Home(overview)
    entries = [one.entry for ones in made.values() for one in ones if one.entry.names]
    yield from index_files(entries)
    for lang in frame.langs:
        texts = Texts(lang)
        yield f"{lang}/index.html", home.render(texts, frame)
        yield f"{lang}/search.html", _search(texts, frame)
        yield f"{lang}/feed.atom", _feed(overview, texts, frame)
        yield f"{lang}/question/index.html", render_index(results, texts, frame)
        for result in results:
            name = f"{lang}/question/{result.query.name}.html"
            yield name, render_question(result, overview, texts, frame)
        for path, text in render_lists(made, texts, frame):
            yield f"{lang}/{path}.html", text
    yield "index.html", _root(frame)
    for name, body in assets():
        yield name, body


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
    view = View(texts, links, overview.things)
    dates = [entry.fact.date for entry in overview.newest if entry.fact]
    return render(
        "feed.xml", texts, links, frame, view=view, entries=overview.newest, stamp=_stamp,
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
    """Return a digest of what beside the data decides how pages look."""
    parts = [version("coopkg")]
    package = Path(str(files("kg.site")))
    interface = ontology_dir() / "interface"
    schemes = ontology_dir() / "schemes"
    try:
        for folder in (package, interface, schemes):
            for path in sorted(folder.rglob("*")):
                if path.suffix in {".html", ".xml", ".py", ".toml", ".ttl"}:
                    parts.append(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceError(f"shipped files cannot be read: {error}.", where=package) from error
    return hash_of(parts)
