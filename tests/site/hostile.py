"""Five hundred ways to smuggle a script into a page, and a store that holds them in every field."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.iris import article_iri
from kg.store import LocalStore
from kg.terms import decimal_literal, integer_literal, node, term, text_literal

#: What opens a way out of where the text stands.
_BREAKS = (
    *("", '"', "'", '">', "'>", "</p>", "</title>", "</script>", "-->", "]]>"),
    *("</textarea>", "</svg>", "{{", "${", "\\u003c", "\u2028", "&lt;", "&#60;", "%3C", "\\'"),
)
_VECTORS = (
    "<script>pwned=1</script>",
    "<img src=x onerror=pwned=1>",
    "<svg/onload=pwned=1>",
    "<a href=javascript:pwned=1>a</a>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<input autofocus onfocus=pwned=1>",
    "<details open ontoggle=pwned=1>",
    "<math><mi xlink:href=javascript:pwned=1>",
    "<style>@import 'http://127.0.0.1:9/x'</style>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x>",
    "<base href=http://127.0.0.1:9/>",
    "<meta http-equiv=refresh content=0;url=http://127.0.0.1:9/>",
    "<object data=javascript:pwned=1></object>",
    " onmouseover=pwned=1 autofocus onfocus=pwned=1 x=",
    "javascript:pwned=1//",
    "{{ ''.__class__ }}{% raw %}",
    "<SCRIPT SRC=//127.0.0.1:9/x></SCRIPT>",
    "<scr<script>ipt>pwned=1</scr</script>ipt>",
    "<body onload=pwned=1>",
    "<video><source onerror=pwned=1></video>",
    "<form action=javascript:pwned=1><button>b</button></form>",
    "<template><script>pwned=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=pwned=1>'>",
    "<embed src=javascript:pwned=1>",
    "<marquee onstart=pwned=1>",
)
PAYLOADS = [f"{a}{b}" for a, b in itertools.product(_BREAKS, _VECTORS)]


def hostile_store() -> LocalStore:
    """Return a store of an article a payload, which stands in every field."""
    store = LocalStore.in_memory()
    for payload in PAYLOADS:
        store.extend(_article(payload))
    return store


def _article(payload: str) -> Iterator[Quad]:
    article = article_iri(payload)
    text = text_literal(payload, "en")
    number = f"{PAYLOADS.index(payload):04}"
    claim, event = f"{article}#claim-{number}", f"https://w3id.org/coopkg/id/event/{number}"
    person = f"https://w3id.org/coopkg/id/person/x-{number}"
    about = {
        "rdf:type": term("coop:Article"), "dcterms:identifier": text_literal(payload),
        "schema:headline": text, "schema:inLanguage": text_literal("en"),
        "schema:datePublished": text_literal(payload),
        "schema:url": node(f"javascript:pwned=1//{number}"),
        "coop:work": node(f"https://w3id.org/coopkg/id/work/w{number}"),
    }  # fmt: skip
    said = {"coop:title": text, "coop:date": text_literal(payload), "coop:leader": node(person),
        "coop:modality": node("https://w3id.org/coopkg/scheme/modality/asserted"),
        "coop:confidence": decimal_literal(0.5)}  # fmt: skip
    proof = {
        "coop:candidate": node(event), "coop:inArticle": node(article), "coop:rule": text,
        "coop:work": about["coop:work"], "coop:bestEvidence": node(f"{article}#evidence"),
    }  # fmt: skip
    verdict = {
        "coop:decisionOn": node(claim), "coop:verdict": text, "coop:reason": text,
        "dcterms:created": text_literal(payload), "coop:decisionState": text,
    }  # fmt: skip
    world = DefaultGraph()
    yield from _quads(article, about, world)
    yield from _quads(article, about, node(article))
    kind = {"rdf:type": term("coop:Event"), "coop:supportingWorks": integer_literal(1)}
    yield from _quads(event, kind | said | {"prov:wasDerivedFrom": node(claim)}, world)
    yield from _quads(claim, {"rdf:type": term("coop:Claim")} | said | proof, node(article))
    names = {"rdf:type": term("foaf:Person"), "skos:prefLabel": text, "coop:printedForm": text}
    yield from _quads(person, names, world)
    yield from _quads(f"{claim}-decision", verdict, node(article))
    quote, place = node(f"{article}#quote"), node(f"{article}#position")
    yield Quad(node(f"{article}#evidence"), term("oa:hasSelector"), quote, node(article))
    yield Quad(node(f"{article}#evidence"), term("oa:hasSelector"), place, node(article))
    yield from _quads(quote.value, {"oa:exact": text}, node(article))
    at = {"oa:start": integer_literal(0), "oa:end": integer_literal(len(payload))}
    yield from _quads(place.value, at, node(article))


def _quads(
    subject: str, pairs: dict[str, NamedNode | Literal], graph: NamedNode | DefaultGraph
) -> Iterator[Quad]:
    return (Quad(node(subject), term(prop), value, graph) for prop, value in pairs.items())
