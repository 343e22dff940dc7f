"""The gate: SHACL decides what enters. The only door to pyshacl, which is the reference.

What `kg.quick_shapes` passes has passed; all else is judged and reported by pyshacl.
Shapes are data (`ontology/shapes/*.ttl`), SHACL core only, and parsed once. A claim
of an article is checked twice: as a claim, and as what it claims to be, by adding its
`coop:claimType` as a type to the copy that is checked. So one shape a class serves
the claims of articles and the merged claims of the world.

Source: W3C Shapes Constraint Language (SHACL), sections 2 to 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from kg.errors import ShapesError
from kg.messages import Message
from kg.namespaces import COOP, PREFIXES
from kg.quick_shapes import passes, with_claim_types
from kg.resources import ontology_dir
from kg.terms import ntriples, read_ntriples, to_rdflib

if TYPE_CHECKING:
    from pyoxigraph import Triple

_HOUSE_STYLE: Final = "house-style.ttl"
#: Files that do not judge articles, and files that do not judge the world.
_NOT_OF_ARTICLES: Final = frozenset({_HOUSE_STYLE})
_NOT_OF_WORLD: Final = frozenset({_HOUSE_STYLE, "role.ttl"})


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One rule that one resource breaks.

    Attributes:
        focus: IRI of the resource (a claim, a piece of evidence, ...).
        article: IRI of the article it stands in; empty in the world.
        claim: IRI of the claim or entity reading that the focus belongs to; empty if none.
        path: The property, as prefixed name; `|`, `/` and `^` as in SPARQL paths.
        message_en: What is wrong, in English.
        message_vi: The same in Vietnamese.
        value: The offending value as text; empty if a value is missing.
        shape: IRI of the rule.
    """

    focus: str
    article: str
    claim: str
    path: str
    message_en: str
    message_vi: str
    value: str
    shape: str

    @property
    def message(self) -> Message:
        """What is wrong, in both languages."""
        return Message(self.message_en, {"vi": self.message_vi})

    @property
    def line(self) -> Message:
        """What `text` returns, in both languages."""
        return Message(self.text(), {"vi": self.text("vi")})

    def text(self, lang: str = "en") -> str:
        """Return one line that names article, claim, rule and value; `vi` for Vietnamese."""
        message = self.message_vi if lang == "vi" else self.message_en
        got = f"{self.path}: {self.value}" if self.value else self.path
        # A claim's IRI begins with its article's.
        where = self.claim or self.article or self.focus
        what = "" if self.focus in where else f" <{self.focus}>"
        return f"{where}{what}: {message} [{got}]"


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a graph conforms, and if not, why; violations are sorted."""

    conforms: bool
    violations: tuple[Violation, ...] = ()

    def text(self, lang: str = "en") -> str:
        """Return the violations, one a line; empty if the graph conforms."""
        return "".join(violation.text(lang) + "\n" for violation in self.violations)


def check_graph(graph: Iterable[Triple] | bytes) -> Report:
    """Check the graph of one article, or of several.

    Args:
        graph: All triples of the graph, or the same as canonical N-Triples; claims are
            checked with what they refer to.

    Returns:
        The report. A graph without any of our resources conforms.

    Raises:
        ShapesError: the shapes that ship with the package cannot be used.
        KgError: a blank node stands in the triples.
    """
    data = graph if isinstance(graph, bytes) else ntriples(graph)
    if passes(with_claim_types(data), _files(_NOT_OF_ARTICLES)):
        return Report(True)
    return judge_graph(read_ntriples(data))


def judge_graph(triples: Iterable[Triple]) -> Report:
    """Check the graph of one article by the reference alone; otherwise as `check_graph`."""
    graph = to_rdflib(triples)
    for claim, kind in list(graph.subject_objects(COOP.claimType)):
        graph.add((claim, RDF.type, kind))
    return _check(graph, _shapes(_needed(graph, leave_out=_NOT_OF_ARTICLES)))


def check_world(graph: Iterable[Triple] | bytes) -> Report:
    """Check derived resources (the default graph), which have no entity readings.

    Arguments and errors: as `check_graph`.
    """
    data = graph if isinstance(graph, bytes) else ntriples(graph)
    if passes(data, _files(_NOT_OF_WORLD)):
        return Report(True)
    return judge_world(read_ntriples(data))


def judge_world(triples: Iterable[Triple]) -> Report:
    """Check derived resources by the reference alone; otherwise as `check_world`."""
    graph = to_rdflib(triples)
    return _check(graph, _shapes(_needed(graph, leave_out=_NOT_OF_WORLD)))


def check_house_style(paths: Iterable[Path]) -> Report:
    """Check ontology, scheme and lexicon files against the style they follow.

    Args:
        paths: Turtle files; each is checked by itself.

    Raises:
        ShapesError: a file is no Turtle, or the shapes cannot be used.
    """
    shapes = _parse([ontology_dir() / "shapes" / _HOUSE_STYLE])
    found = [v for path in paths for v in _check(_parse([path], "default"), shapes).violations]
    return Report(not found, tuple(sorted(found)))


def _needed(graph: rdflib.Graph, *, leave_out: frozenset[str]) -> tuple[Path, ...]:
    """Return the shape files with a target in a graph: the others have nothing to say.

    Every rule costs pyshacl time even where it finds nothing to check.
    """
    present = {*graph.objects(None, RDF.type), *graph.predicates()}
    return tuple(path for path in _files(leave_out) if not present.isdisjoint(_targets(path)))


@lru_cache(maxsize=4)
def _files(leave_out: frozenset[str]) -> tuple[Path, ...]:
    """Return the files of shapes, sorted."""
    folder = ontology_dir() / "shapes"
    paths = tuple(path for path in sorted(folder.glob("*.ttl")) if path.name not in leave_out)
    if not paths:
        raise ShapesError("There are no shapes.", where=folder, advice="Install the package again.")
    return paths


@lru_cache(maxsize=64)
def _targets(path: Path) -> frozenset[Any]:
    shapes = _parse([path])
    kinds = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    return frozenset(target for kind in kinds for target in shapes.objects(None, kind))


@lru_cache(maxsize=64)
def _shapes(paths: tuple[Path, ...]) -> rdflib.Graph:
    return _parse(paths)


def _parse(paths: Iterable[Path], store: str = "SimpleMemory") -> rdflib.Graph:
    # A store without contexts answers pyshacl's many small questions faster; it takes
    # one for shapes, but not for data.
    graph = rdflib.Graph(store=store, bind_namespaces="none")
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
            graph.parse(data=text, format="turtle", publicID=path.as_uri())
        except (OSError, ValueError, SyntaxError) as error:
            raise ShapesError(
                f"This is no Turtle: {error}", where=path, advice="Correct the file."
            ) from error
    return graph


def _check(graph: rdflib.Graph, shapes: rdflib.Graph) -> Report:
    import pyshacl  # takes half a second to import, and queries do not need it
    from pyshacl.errors import ReportableRuntimeError

    if not shapes:
        return Report(True)
    try:
        conforms, found, _text = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    except (ReportableRuntimeError, RuntimeError) as error:
        raise ShapesError(f"The shapes cannot be used: {error}") from error
    if isinstance(found, Exception):
        raise ShapesError(f"The check failed: {found}") from found
    return Report(bool(conforms), tuple(sorted(set(_violations(found, graph, shapes)))))


def _violations(found: Any, data: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Violation]:
    for result in found.objects(None, SH.result):
        shape = found.value(result, SH.sourceShape)
        messages = {
            message.language: str(message)
            for message in found.objects(result, SH.resultMessage)
            if isinstance(message, rdflib.Literal)
        }
        value, focus = found.value(result, SH.value), found.value(result, SH.focusNode)
        article, claim = _where(data, focus)
        yield Violation(
            focus=str(focus),
            article=article,
            claim=claim,
            path=_path_text(shapes, shapes.value(shape, SH.path)),
            message_en=messages.get("en", ""),
            message_vi=messages.get("vi", ""),
            value="" if value is None else str(value),
            shape=str(shape),
        )


def _where(data: rdflib.Graph, focus: Any) -> tuple[str, str]:
    """Return the article and the claim or reading that a resource belongs to.

    From the resource itself up to what refers to it, at most three steps
    (selector, evidence, claim); of several the first by IRI.
    """
    if (focus, RDF.type, COOP.Article) in data:
        return str(focus), ""
    level = {focus}
    for _ in range(3):
        for subject in sorted(level):
            if (article := data.value(subject, COOP.inArticle)) is not None:
                return str(article), str(subject)
        level = {subject for node in level for subject in data.subjects(None, node)}
    return "", ""


def _path_text(shapes: rdflib.Graph, path: Any) -> str:
    """Return a property path as in SPARQL, with our prefixes."""
    if path is None:
        return ""
    if isinstance(path, rdflib.URIRef):
        name = str(path)
        known = ((p, ns) for p, ns in PREFIXES.items() if name.startswith(ns))
        return next((f"{p}:{name[len(ns) :]}" for p, ns in known), f"<{name}>")
    if (inverse := shapes.value(path, SH.inversePath)) is not None:
        return "^" + _path_text(shapes, inverse)
    either = shapes.value(path, SH.alternativePath)
    items, sign = (path, "/") if either is None else (either, "|")
    return sign.join(_path_text(shapes, item) for item in Collection(shapes, items))
