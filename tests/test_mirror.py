from __future__ import annotations

import json
from pathlib import Path

import pytest
from engines import load, oxigraph_server, remote
from fixture_store import given_folder, given_store
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import QueryError
from kg.mirror import Theirs, ask_theirs, compare, read_theirs

WD = "http://www.wikidata.org/entity/"
TABLE = (
    "item,itemLabel,partner,partnerLabel,start,end\n"
    f"{WD}Q72818,Haiphong,{WD}Q4341,Primorsky Krai,2010-05-03,\n"
    f"{WD}Q4341,Primorsky Krai,{WD}Q72818,Haiphong,,\n"
    f"{WD}Q72818,Haiphong,{WD}Q41773,Incheon,1997-01-01T00:00:00Z,2020-06-00T00:00:00Z\n"
    f"{WD}Q1,A,{WD}Q2,B,,\n"
)


def verdicts(theirs: list[Theirs]) -> dict[tuple[str, str], str]:
    return {(v.a, v.b): v.verdict for v in compare(given_store(), theirs)}


def test_a_table_of_wikidata(tmp_path: Path) -> None:
    file = tmp_path / "p190.csv"
    file.write_text(TABLE, encoding="utf-8")
    found = compare(given_store(), read_theirs(file))
    # The pair that touches none of our places is left out; both directions are one pair.
    assert [(v.verdict, v.a, v.b, v.since_ours, v.since_theirs, v.until_theirs) for v in found] == [
        ("agree", "Hai Phong", "Primorsky", "2010 | 2011", "2010-05-03", ""),
        ("only theirs", "Hai Phong", "Incheon", "", "1997", "2020-06"),
    ]
    assert found[0].tie.startswith("https://w3id.org/coopkg/id/partnership/")


def test_what_each_side_may_have_alone() -> None:
    assert verdicts([]) == {("Hai Phong", "Primorsky"): "only ours"}
    late = Theirs("Q72818", "Q4341", since="1999")
    assert verdicts([late]) == {("Hai Phong", "Primorsky"): "dates differ"}
    # A tie that an article denies is none of ours.
    denied = Theirs("", "", "Hải Phòng", "鹿児島県")
    assert verdicts([denied])["Hai Phong", "Kagoshima"] == "only theirs"


def test_names_do_where_identifiers_are_missing() -> None:
    for a, b in (("hai phong", "Приморский край"), ("হাইফোং", "primorsky")):
        assert verdicts([Theirs("", "", a, b)]) == {("Hai Phong", "Primorsky"): "agree"}


@pytest.mark.parametrize("form", ["tsv", "json", "srj"])
def test_other_forms_of_the_table(tmp_path: Path, form: str) -> None:
    row = {"item": f"{WD}Q72818", "partner": "wd:Q4341", "start": "+2010-00-00T00:00:00Z"}
    file = tmp_path / f"t.{form}"
    if form == "tsv":
        text = "\t".join(row) + "\n" + "\t".join(row.values()) + "\n"
    elif form == "json":
        text = json.dumps([row])
    else:
        cells = {key: {"type": "literal", "value": value} for key, value in row.items()}
        text = json.dumps({"head": {"vars": list(row)}, "results": {"bindings": [cells]}})
    file.write_text(text, encoding="utf-8")
    assert read_theirs(file) == [Theirs("Q72818", "Q4341", since="2010")]


@pytest.mark.parametrize("text", ["x,y\n1,2\n", "{", "[1]"])
def test_other_files_are_no_tables(tmp_path: Path, text: str) -> None:
    file = tmp_path / ("t.json" if text[0] in "{[" else "t.csv")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=r"t\."):
        read_theirs(file)


def test_the_command(tmp_path: Path) -> None:
    store = given_folder(tmp_path / "store")
    file = tmp_path / "p190.csv"
    file.write_text(TABLE, encoding="utf-8")
    run = ["mirror", str(file), "--store", str(store), "-f", "csv"]
    done = CliRunner().invoke(app, run)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[2] == "only theirs,Hai Phong,Incheon,,1997,2020-06,"
    assert CliRunner().invoke(app, [*run, "--only", "agree"]).stdout.count("\n") == 2
    assert CliRunner().invoke(app, ["mirror", str(tmp_path / "none.csv"), *run[2:]]).exit_code == 2


@pytest.mark.full
def test_an_endpoint_with_the_model_of_wikidata(tmp_path: Path) -> None:
    data = b"""@prefix wd: <http://www.wikidata.org/entity/> .
    @prefix p: <http://www.wikidata.org/prop/> .
    @prefix ps: <http://www.wikidata.org/prop/statement/> .
    @prefix pq: <http://www.wikidata.org/prop/qualifier/> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    wd:Q72818 p:P190 wd:s1, wd:s2 . wd:s1 ps:P190 wd:Q4341 ;
      pq:P580 "2003-01-01T00:00:00Z"^^xsd:dateTime . wd:s2 ps:P190 wd:Q41773 ."""
    with oxigraph_server(tmp_path) as url:
        load(url, data)
        found = ask_theirs(remote(f"{url}/query"), given_store())
    assert set(found) == {Theirs("Q72818", "Q4341", since="2003"), Theirs("Q72818", "Q41773")}
    assert verdicts(found) == {
        ("Hai Phong", "Primorsky"): "dates differ", ("Hai Phong", "Q41773"): "only theirs",
    }  # fmt: skip
