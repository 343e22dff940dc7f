"""Profiles of exports: what they say of a store whose content is known, and who takes it."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pyoxigraph
import pytest
from fixture_store import EVENT, HAI_PHONG, given_store
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.export import Order, Selection, export_into, list_profiles, load_profile
from kg.export.formats import FORMATS
from kg.export.lines import LineSorter
from kg.export.names import Names
from kg.export.profiles import profile_lines
from kg.export.quickstatements import write_quickstatements
from kg.store import LocalStore, check_query

sys.path.insert(0, str(Path(__file__).parent / "conformance"))
import check_export as checks

ID = "https://w3id.org/coopkg/id/"
COOP = "https://w3id.org/coopkg/ontology#"
WD = "http://www.wikidata.org/entity/"
SUFFIX = {"plover": "csv", "schema": "json", "wikidata": "qs", "nanopub": "trig"}
FORMAT = {
    "csv": "csv",
    "json": "schema-jsonld",
    "qs": "quickstatements",
    "trig": "trig",
    "ttl": "turtle",
}


def exported(profile: str, form: str = "", store: LocalStore | None = None) -> bytes:
    out = io.BytesIO()
    wanted = form or load_profile(profile).format
    export_into(store or given_store(), out, Order(wanted, profile))
    return out.getvalue()


def quads(profile: str, form: str = "turtle") -> set[Quad]:
    native = {
        "turtle": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "schema-jsonld": RdfFormat.JSON_LD,
    }
    return set(pyoxigraph.parse(exported(profile, form), format=native[form]))


def values(found: set[Quad], subject: str, predicate: str) -> set[str]:
    return {
        q.object.value
        for q in found
        if q.subject == NamedNode(subject) and q.predicate == NamedNode(predicate)
    }


def test_every_profile_has_words_and_portable_queries() -> None:
    for profile in list_profiles():
        assert profile.title
        assert profile.title_vi
        for query in profile.queries.values():
            assert query.summary
            check_query(query.text)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("profiles")
    found = {}
    for profile in list_profiles():
        if profile.of_data:
            continue
        found[profile.name] = folder / f"{profile.name}.{SUFFIX.get(profile.name, 'ttl')}"
        found[profile.name].write_bytes(exported(profile.name))
    return found


@pytest.mark.parametrize("profile", sorted(set(checks.CHECKS) - {"nanopub", "skos"}))
def test_a_profile_passes_its_rules(files: dict[str, Path], profile: str) -> None:
    assert list(checks.CHECKS[profile](files[profile])) == []


@pytest.mark.parametrize(
    ("profile", "old", "new"),
    [
        ("org", b"org:hasMembership", b"org:hasPart"),
        ("org", b"foaf:name", b"skos:prefLabel"),
        ("schema", b'"alternateName"', b'"otherName"'),
        ("schema", b'"City"', b'"Township"'),
        ("wikidata", b"\tP190\t", b"\tP190"),
        ("wikidata", b"\ten:", b"\tenglish:"),
        ("wikidata", b"\tS854\t", b"\tS855\t"),
        ("plover", b",CONSULT,", b",DEMAND,"),
        ("plover", b"verbal cooperation", b"verbal conflict"),
    ],
)
def test_the_rules_find_what_is_wrong(
    files: dict[str, Path], tmp_path: Path, profile: str, old: bytes, new: bytes
) -> None:
    data = files[profile].read_bytes()
    assert old in data
    bad = tmp_path / files[profile].name
    bad.write_bytes(data.replace(old, new))
    assert list(checks.CHECKS[profile](bad))


def test_core_leaves_the_making_out() -> None:
    found = quads("core")
    assert values(found, EVENT, "http://www.w3.org/ns/prov#hadPrimarySource") == {
        f"https://w3id.org/coopkg/article/{name}" for name in ("again", "hp-en", "hp-vi")
    }
    assert values(found, EVENT, COOP + "confidence") == {"0.92"}
    predicates = {q.predicate.value.rpartition("#")[2] for q in found}
    assert not {"mergeReason", "wasDerivedFrom", "printedForm", "textHash", "exact"} & predicates


def test_schema_in_plain_names() -> None:
    graph = json.loads(exported("schema"))
    nodes = {node["@id"]: node for node in graph["@graph"]}
    event, city = nodes[EVENT], nodes[HAI_PHONG]
    assert event["@type"] == "Event"
    assert event["startDate"] == "2025-09-26"
    assert event["attendee"] == {"@id": f"{ID}person/tanaka-aiko-c716aae8d9"}
    assert city["@type"] == "City"
    assert {"@value": "হাইফোং", "@language": "bn"} in city["name"]
    tie = nodes[f"{ID}partnership/93b58463255f73f4"]
    assert tie["name"] == "Primorsky and Hai Phong: twinned"
    assert f"{ID}partnership/e08aae80c19a87b6" not in nodes, "a denied tie is no claim"


def test_org_and_foaf_alone() -> None:
    membership = f"{ID}membership/1c4859c476c3fbf1-15a04f78f88b4378"
    found = quads("org")
    role = values(found, membership, "http://www.w3.org/ns/org#role")
    assert role == {f"{membership}#role-vice%20chairman"}
    assert values(found, role.pop(), "http://xmlns.com/foaf/0.1/name") == {"Vice Chairman"}
    governor = f"{ID}membership/691ed2c53d4dd711-19c79f423a18ecd9"
    assert not values(found, governor, checks.TYPE), "it has no body"


def test_wikidata_only_between_items_that_are_ours_alone() -> None:
    lines = exported("wikidata").decode().splitlines()
    assert len(lines) == 4
    assert all(
        line.startswith(("Q4341\tP190\tQ72818\t", "Q72818\tP190\tQ4341\t")) for line in lines
    )
    assert not any("P580" in line for line in lines), "the articles disagree on the year"
    assert 'S1683\ten:"Hai Phong has been twinned with Primorsky since 2010"' in lines[0]
    assert lines[0].endswith('S854\t"https://news.example/en/ties"')
    doubted = given_store()
    doubted.load(f"<{ID}place/XX> <{COOP}wikidata> <{WD}Q4341> .", RdfFormat.N_TRIPLES)
    assert exported("wikidata", store=doubted) == b""
    item = {q.object.value for q in quads("wikidata") if q.predicate.value.endswith("/direct/P190")}
    assert item == {f"{WD}Q4341", f"{WD}Q72818"}


def test_quickstatements_of_awkward_values() -> None:
    p = "http://www.wikidata.org/prop/"
    lines = [
        f"{WD}Q1 <{p}P190> <urn:s> .",
        "urn:s <http://www.w3.org/ns/prov#wasDerivedFrom> <urn:r> .",
        f'urn:s <{p}qualifier/P580> "2019-05" .',
        f"urn:s <{p}statement/P190> <{WD}Q2> .",
        f'urn:r <{p}reference/P1683> "a \\"b\\"\\n\\tc"@vi .',
    ]
    done = write_quickstatements([(None, [line.encode() for line in lines])], "", Names())
    assert b"".join(done).decode() == (
        'Q1\tP190\tQ2\tP580\t+2019-05-00T00:00:00Z/10\tS1683\tvi:"a ”b” c"\n'
    )


def test_nanopubs_have_four_graphs_each() -> None:
    found = quads("nanopub", "trig")
    graphs = {q.graph_name.value for q in found if isinstance(q.graph_name, NamedNode)}
    claims = list(given_store().select(f"SELECT ?c {{ GRAPH ?g {{ ?c a <{COOP}Claim> }} }}"))
    assert len(graphs) == 4 * len(claims) > 0
    said = [q for q in found if q.subject == NamedNode(EVENT)]
    assert {q.graph_name.value.rpartition("/")[2] for q in said} == {"assertion"}  # type: ignore[union-attr]
    quoted = [
        q for q in found if q.object == Literal("She proposed a direct flight.", language="en")
    ]
    assert len(quoted) == 1
    assert str(quoted[0].graph_name).endswith("/provenance>")


@pytest.mark.full
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_nanopubs_are_valid_to_the_nanopub_package(files: dict[str, Path], tmp_path: Path) -> None:
    assert list(checks.check_nanopubs(files["nanopub"])) == []
    bad = tmp_path / "bad.trig"
    data = files["nanopub"].read_bytes()
    bad.write_bytes(
        data.replace(b"prov:wasDerivedFrom", b"prov:value", 1).replace(
            b"prov:hadPrimarySource", b"prov:used"
        )
    )
    bad.write_bytes(data.replace(b"np:hasProvenance", b"np:has"))
    assert list(checks.check_nanopubs(bad))


def test_plover_keeps_requests_friendly() -> None:
    rows = {r["event_id"]: r for r in csv.DictReader(io.StringIO(exported("plover").decode()))}
    proposal = rows[f"{ID}statement/bad9bbd33b975371"]
    assert (proposal["event_type"], proposal["cameo"]) == ("AGREE", "020")
    assert proposal["quad_code"] == "verbal cooperation"
    assert proposal["actor"] == "Tanaka Aiko"
    assert proposal["recipient"] == "Hai Phong People's Committee"
    assert proposal["context"] == "economic"
    meeting = rows[EVENT]
    assert (meeting["event_type"], meeting["event_date"]) == ("CONSULT", "2025-09-26")
    assert meeting["actor_country"] == "JP"
    assert meeting["recipient_country"] == "VN"
    assert rows[f"{ID}event/a08ffffaa203bc62"]["auxiliary"] == "future"


SMALL = f"""PREFIX skos: <{checks.SKOS_IRI}> PREFIX coop: <{COOP}> PREFIX p: <{ID}place/>
<urn:scheme> a skos:ConceptScheme ; skos:prefLabel "Kinds"@en .
<urn:a> a skos:Concept ; skos:inScheme <urn:scheme> ; skos:notation "a" ;
  skos:prefLabel "Ủy ban"@vi, "Uỷ ban"@vi, "committee"@en ; skos:altLabel "UB"@vi, "committee"@en ;
  skos:hiddenLabel "UB"@vi, "ub"@vi .
p:VN a coop:Locality ; skos:prefLabel "Vietnam"@en .
p:VN-HP a coop:Locality ; skos:prefLabel "Hai Phong"@en, "Hải Phòng"@vi ; coop:within p:VN .
p:VN-61 a coop:Locality ; skos:prefLabel "Hai Duong"@en ; coop:within p:VN ;
  coop:mergedInto p:VN-HP ; coop:mergedBy "202/2025/QH15" ; coop:iso "VN-61" .
"""


def skos_file(store: LocalStore, path: Path) -> Path:
    with LineSorter(by_reading=True) as lines:
        lines.add(profile_lines(load_profile("skos"), store))
        path.write_bytes(b"".join(FORMATS["turtle"].write([(None, lines)], "", Names())))
    return path


def of(store: pyoxigraph.Store, subject: str, name: str) -> set[object]:
    predicate = NamedNode(checks.SKOS_IRI + name)
    return {q.object for q in store.quads_for_pattern(NamedNode(subject), predicate, None)}


def test_skos_mends_labels_and_keeps_merged_places(tmp_path: Path) -> None:
    given = LocalStore.in_memory()
    given.load(SMALL.encode(), RdfFormat.TURTLE)
    path = skos_file(given, tmp_path / "small.ttl")
    assert list(checks.check_skos(path)) == []
    store = checks.read(path)
    assert of(store, "urn:a", "prefLabel") == {vi("Uỷ ban"), Literal("committee", language="en")}
    assert of(store, "urn:a", "altLabel") == {vi("UB"), vi("Ủy ban")}
    assert of(store, "urn:a", "hiddenLabel") == {vi("ub")}
    assert of(store, HAI_PHONG, "broader") == {NamedNode(f"{ID}place/VN")}
    assert of(store, f"{ID}place/VN", "narrower") >= {NamedNode(HAI_PHONG)}
    assert "202/2025/QH15" in str(of(store, f"{ID}place/VN-61", "changeNote"))
    path.write_text(path.read_text(encoding="utf-8").replace("skos:narrower", "skos:broader"))
    assert any(line.startswith("nothing is above itself") for line in checks.check_skos(path))


def vi(text: str) -> Literal:
    return Literal(text, language="vi")


@pytest.mark.full
def test_skos_of_lexicon_and_gazetteer(tmp_path: Path) -> None:
    path = tmp_path / "skos.ttl"
    path.write_bytes(exported("skos"))
    assert list(checks.check_skos(path)) == []
    store = checks.read(path)
    assert vi("Hải Phòng") in of(store, HAI_PHONG, "prefLabel")
    committee = "https://w3id.org/coopkg/scheme/body/people-committee"
    assert vi("UBND") in of(store, committee, "altLabel")


def test_a_part_of_a_profile() -> None:
    out = io.BytesIO()
    part = Selection(about=(f"{ID}place/LA-VI",))
    export_into(given_store(), out, Order("turtle", "schema", part))
    text = out.getvalue().decode()
    assert "partnership:926306d5f9144ca1" in text
    assert "event:" not in text.partition("@prefix xsd")[2]


@pytest.mark.full
@pytest.mark.parametrize("profile", ["schema", "org"])
def test_terms_fit_by_the_vocabularies_own_files(
    files: dict[str, Path], node_modules: Path, profile: str, tmp_path: Path
) -> None:
    names = {"org": ("org", "foaf"), "schema": ("schema",)}[profile]
    assert list(checks.check_shapes(files[profile], node_modules, *names)) == []
    bad = tmp_path / files[profile].name
    swap = {"org": (b"org:Membership", b"org:Role"), "schema": (b'"Person"', b'"Place"')}[profile]
    bad.write_bytes(files[profile].read_bytes().replace(*swap))
    assert list(checks.check_shapes(bad, node_modules, *names))
