"""The main job on the five real articles in `seeds/`: what must come out of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import Article, LocalStore, Summary, build, read_articles
from kg.cli import app

SEEDS = Path(__file__).parent.parent / "seeds"
PLACE = "https://w3id.org/coopkg/id/place/"
BENGALI, URDU = "001_4676f17ede97be94", "002_2a95b441655402b0"
LAOS_NEWS = "003_ddaf27edcdf2dd70"
PREFIXES = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {a.id: a for a in read_articles([SEEDS], on_problem=pytest.fail)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    folder = tmp_path_factory.mktemp("seeds") / "store"
    return folder, build([SEEDS], folder, processes=1)


@pytest.fixture(scope="module")
def store(built: tuple[Path, Summary]) -> Iterator[LocalStore]:
    with LocalStore.open(built[0], read_only=True) as opened:
        yield opened


def ask(store: LocalStore, where: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.value if cell else "" for cell in row) for row in store.select(PREFIXES + where)
    ]


def quotes(store: LocalStore) -> list[tuple[str, int, int, str]]:
    rows = ask(
        store,
        """SELECT ?id ?start ?end ?exact WHERE { GRAPH ?g {
             ?claim coop:evidence ?e . ?e oa:hasSource ?a ; oa:hasSelector ?q, ?p .
             ?q oa:exact ?exact . ?p oa:start ?start ; oa:end ?end .
             ?a dcterms:identifier ?id } }""",
    )
    return [(article, int(start), int(end), exact) for article, start, end, exact in rows]


def test_all_five_are_built(built: tuple[Path, Summary]) -> None:
    summary = built[1]
    assert (summary.articles, summary.built, summary.rejected) == (5, 5, 0)
    assert summary.problems == []
    assert summary.claims > 0


def test_their_languages(articles: dict[str, Article]) -> None:
    assert [articles[key].lang for key in sorted(articles)] == ["bn", "bn", "ur", "vi", "ar"]


@pytest.mark.parametrize("locality", ["Hải Phòng", "hai phong", "হাইফোং"])
def test_twinning_of_hai_phong(
    locality: str, built: tuple[Path, Summary], articles: dict[str, Article]
) -> None:
    result = CliRunner().invoke(
        app,
        ["query", "twinning", "--locality", locality, "--format", "csv", "--store", str(built[0])],
    )
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    twinned = [row for row in rows if row["kind"] == "twinned"]
    assert {(row["partner"], row["partner_country"]) for row in twinned} == {
        ("Vientiane", "LA"),
        ("Oudomxay", "LA"),
    }
    for row in twinned:
        assert row["article"] == LAOS_NEWS
        assert row["quote_lang"] == "vi"
        assert "hai tỉnh kết nghĩa là Vientiane và Udomxay của Lào" in row["quote"]
        text = articles[LAOS_NEWS].text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_the_answer_in_the_readme_is_what_is_printed(
    built: tuple[Path, Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    options = ["--locality", "Hải Phòng", "--store", str(built[0])]
    result = CliRunner().invoke(app, ["query", "twinning", *options])
    readme = (SEEDS.parent / "README.md").read_text(encoding="utf-8")
    answer = readme.partition("<!-- answer -->\n```text\n")[2].partition("\n```")[0]
    printed = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    assert answer == printed.strip()


def test_the_partners_are_the_provinces(store: LocalStore) -> None:
    rows = ask(store, f"SELECT ?b WHERE {{ <{PLACE}VN-HP> coop:twinnedWith ?b }} ORDER BY ?b")
    assert rows == [(PLACE + "LA-OU",), (PLACE + "LA-VI",)]
    back = ask(store, f"SELECT ?a WHERE {{ <{PLACE}LA-VI> coop:twinnedWith ?a }}")
    assert back == [(PLACE + "VN-HP",)]


def test_two_language_versions_are_one_work(articles: dict[str, Article]) -> None:
    works = {key[:3]: article.work for key, article in articles.items()}
    assert works["001"] == works["002"]
    assert len(set(works.values())) == 4


def entities(store: LocalStore, kind: str, article: str) -> set[str]:
    rows = ask(
        store,
        f"""SELECT DISTINCT ?one WHERE {{
             GRAPH ?g {{ ?reading coop:reads ?one ; coop:printedForm ?form .
                         ?a dcterms:identifier "{article}" }}
             FILTER (CONTAINS(STR(?one), "/{kind}/")) }}""",
    )
    return {iri for (iri,) in rows}


def test_two_language_versions_share_their_person_and_bodies(store: LocalStore) -> None:
    bengali, urdu = (entities(store, "body", article) for article in (BENGALI, URDU))
    assert bengali == urdu
    assert len(urdu) >= 5
    spellings = [entities(store, "person", article) for article in (BENGALI, URDU)]
    assert [len(found) for found in spellings] == [1, 1]
    people = ask(
        store,
        """SELECT DISTINCT ?who WHERE {
             ?who a <http://xmlns.com/foaf/0.1/Person> ; coop:printedForm ?one, ?two
             FILTER (LANG(?one) = "bn" && LANG(?two) = "ur") }""",
    )
    assert [{iri} <= set.union(*spellings) for (iri,) in people] == [True]


def test_the_versions_are_found_by_the_question(built: tuple[Path, Summary]) -> None:
    result = CliRunner().invoke(
        app,
        ["query", "language-versions", "--article", BENGALI, "-f", "csv", "--store", str(built[0])],
    )
    assert result.exit_code == 0, result.output
    assert URDU in result.stdout


@pytest.mark.parametrize("number", ["001", "002"])
def test_the_second_item_is_told_apart(
    number: str, articles: dict[str, Article], store: LocalStore
) -> None:
    article = next(a for key, a in articles.items() if key.startswith(number))
    star = article.text.index("\n*") + 1
    second = [r for r in article.regions if r.kind == "second_item"]
    assert [r.span.start for r in second][:1] == [star]
    assert not [r for r in article.regions if r.kind in ("body", "lead") and r.span.end > star]
    assert all(end <= star for key, _, end, _ in quotes(store) if key == article.id)


def test_nothing_below_the_article_supports_a_claim(
    articles: dict[str, Article], store: LocalStore
) -> None:
    below = articles[LAOS_NEWS].text.index("Tin bài liên quan")
    here = [end for key, _, end, _ in quotes(store) if key == LAOS_NEWS]
    assert here
    assert max(here) <= below


@pytest.mark.parametrize("code", ["VN-68", "JP-09", "VN-21", "VN-39", "US", "CU"])
def test_places_of_the_navigation_take_part_in_nothing(code: str, store: LocalStore) -> None:
    assert not store.ask(
        f"ASK {{ {{ GRAPH ?g {{ ?s ?p <{PLACE}{code}> }} }} UNION {{ ?s ?p <{PLACE}{code}> }} }}"
    )


@pytest.mark.parametrize("name", ["Plan International", "World Vision", "Tochigi", "Phú Thọ"])
def test_names_of_the_navigation_stand_nowhere(name: str, store: LocalStore) -> None:
    assert not [line for line in store.dump() if name in line]


def test_all_quotes_are_slices_of_their_article(
    articles: dict[str, Article], store: LocalStore
) -> None:
    found = quotes(store)
    assert len({key for key, *_ in found}) >= 4
    for key, start, end, exact in found:
        assert articles[key].text[start:end] == exact


def test_all_graphs_conform(built: tuple[Path, Summary]) -> None:
    result = CliRunner().invoke(app, ["validate", "--store", str(built[0]), "--json"])
    assert json.loads(result.stdout) == []
    assert result.exit_code == 0
