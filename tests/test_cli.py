from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer
from fixture_store import FOLDER, GIVEN, given_folder
from query_cases import expected_graph
from rdflib import Graph
from typer.main import get_command
from typer.testing import CliRunner

from kg import cli
from kg.cli import app

RUN = [sys.executable, "-c", "from kg.cli import main; main()"]
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return given_folder(tmp_path_factory.mktemp("cli") / "store")


@pytest.fixture(autouse=True)
def environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(folder))
    monkeypatch.delenv("KG_ENDPOINT", raising=False)
    monkeypatch.setenv("COLUMNS", "100")


def kg(*args: str, code: int = 0, stdin: str | None = None) -> tuple[str, str]:
    result = CliRunner().invoke(app, list(args), input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    out, _ = kg(command, "--help")
    assert "Example:" in out
    assert "kg " in out.partition("Example:")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count the work of children")
def test_help_is_quick() -> None:
    import resource

    def work(command: list[str]) -> float:
        """Return the least processor time of some runs, which a busy machine hardly changes."""
        times = []
        for _ in range(5):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    assert work([*RUN, "--help"]) <= 2.5 * work([sys.executable, "-c", "import typer"])


def test_a_question_as_csv() -> None:
    out, talk = kg("query", "twinning", "--locality", "hai phong", "--format", "csv")
    assert out == (FOLDER / "twinning" / "expected.csv").read_text(encoding="utf-8")
    assert talk == "3 rows\n"


def test_parameters_in_every_form() -> None:
    want, _ = kg(
        "query", "twinning", "--locality", "hai phong", "--as-of", "2025-06-30", "-f", "csv"
    )
    assert want.count("\n") == 3
    for args in (
        ["--locality=hai phong", "--as_of=2025-06-30"],
        ["-p", "locality=hai phong", "--param", "as-of=2025-06-30"],
        ["--format", "csv", "--locality", "হাইফোং", "--as-of", "2025-06-30"],
    ):
        assert kg("query", "twinning", *args, "-f", "csv")[0] == want


def test_the_table_shows_quote_article_and_offsets() -> None:
    out, _ = kg("query", "twinning", "--locality", "Hải Phòng")
    assert "“Hai Phong has been twinned with Primorsky since 2010” (en)" in out
    assert "— ties [0–52] https://news.example/en/ties" in out
    assert "Hai Duong" in out
    assert max(map(len, out.splitlines())) <= 100


def test_iris_of_the_table_are_taken_back() -> None:
    out, _ = kg("query", "events")
    assert "event/5b06fdcc8ff9117f" in out
    assert "https://w3id.org" not in out
    kg("explain", "event/5b06fdcc8ff9117f")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "md", "table"])
def test_formats_and_limit(form: str) -> None:
    out, talk = kg("query", "events", "--format", form, "--limit", "2")
    assert "Kagoshima" in out
    assert talk == "2 rows\n"


def test_json_for_programs() -> None:
    assert len(json.loads(kg("query", "events", "--json")[0])["results"]["bindings"]) == 4
    listed = json.loads(kg("queries", "--json")[0])
    assert len(listed) >= 25
    assert json.loads(kg("info", "--json")[0])["claims"] == 32
    assert json.loads(kg("show", "hai phong", "--json")[0])["label"] == "Hai Phong"
    assert json.loads(kg("explain", "event/5b06fdcc8ff9117f", "--json")[0])["type"] == "Event"
    assert json.loads(kg("rejected", "--json")[0]) == []


def test_languages() -> None:
    assert (
        "Hải Phòng"
        in kg("query", "twinning", "--locality", "hai phong", "--lang", "vi", "-f", "csv")[0]
    )
    _, talk = kg("query", "figures", "--lang", "vi", "-f", "csv")
    assert "prints no labels" in talk
    assert "Quan hệ kết nghĩa" in kg("queries", "twinning", "--lang", "vi")[0]


def test_explain_prints_the_query() -> None:
    out, _ = kg("query", "twinning", "--locality", "hai phong", "--explain")
    assert "(<https://w3id.org/coopkg/id/place/VN-HP>)" in out


@pytest.mark.parametrize(
    "args",
    [
        ["query", "nosuch"],
        ["query", "twinning"],
        ["query", "twinning", "--locality", "nowhere at all xyz"],
        ["query", "twinning", "--locality"],
        ["query", "twinning", "hai phong"],
        ["query", "twinning", "--nosuch", "x", "--locality", "hai phong"],
        ["query", "twinning", "-p", "locality"],
        ["query", "events", "--format", "xlsx"],
        ["query", "events", "--store", "no/such/store"],
        ["query", "events", "--endpoint", "ftp://x.example"],
        ["explain", "event/nothing"],
        ["show", "nowhere at all xyz"],
        ["sparql", "no-such-file.rq"],
        ["nosuch"],
        ["tables"],
    ],
)
def test_wrong_use_is_2_and_says_why(args: list[str]) -> None:
    out, talk = kg(*args, code=2)
    assert out == ""
    assert talk
    assert "Traceback" not in talk


def test_sparql_from_file_and_stdin(tmp_path: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a <https://w3id.org/coopkg/ontology#Claim> } }"
    assert kg("sparql", "-", "-f", "csv", stdin=count)[0] == "n\n32\n"
    file = tmp_path / "q.rq"
    file.write_text("ASK {}", encoding="utf-8")
    assert kg("sparql", str(file))[0] == "true\n"
    out, _ = kg("sparql", "-", "--limit", "3", "-f", "nt", stdin="CONSTRUCT WHERE { ?s ?p ?o }")
    assert out.count(" .\n") == 3
    kg("sparql", "-", "-f", "csv", stdin="CONSTRUCT WHERE { ?s ?p ?o }", code=2)
    for text in (
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "SELECT * { SERVICE <http://x> {} }",
        "SEL",
    ):
        kg("sparql", "-", stdin=text, code=2)
    assert kg("sparql", "-", "-f", "csv", stdin=count)[0] == "n\n32\n"


def test_an_endless_query_is_stopped(folder: Path) -> None:
    product = " ".join(f"GRAPH ?g{i} {{ ?a{i} ?b{i} ?c{i} }}" for i in range(5))
    result = subprocess.run(
        [*RUN, "sparql", "-", "--timeout", "1"], input=f"SELECT (COUNT(*) AS ?n) {{ {product} }}",
        capture_output=True, text=True, timeout=60, check=False, cwd=ROOT,
        env={**os.environ, "KG_STORE": str(folder)},
    )  # fmt: skip
    assert result.returncode == 2
    assert "longer than 1 s" in result.stderr


def test_tables_command(tmp_path: Path) -> None:
    out, _ = kg("tables", str(tmp_path / "t"))
    assert out.count(".csv") == 8
    with (tmp_path / "t" / "people.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 5


def test_explain_marks_the_quote() -> None:
    out, _ = kg("explain", "event/5b06fdcc8ff9117f")
    assert ">>26 сентября Хайфон принял Кагосиму<<" in out
    assert "[49–83]" in out
    assert "rule event-frame, asserted, confidence 0.6 (cue and two sides)" in out
    assert "https://news.example/ru/again" in out


def test_show_and_info() -> None:
    out, _ = kg("show", "Hải Phòng")
    assert "Ties (2)" in out
    assert "Vientiane Province" in out
    out, _ = kg("info")
    assert "partnership    3" in out


def test_rejected_lists_what_was_kept_aside(tmp_path: Path) -> None:
    folder = given_folder(tmp_path / "s")
    (folder / "rejected").mkdir()
    report = {"id": "bad", "path": "in/bad.txt", "graph": "", "violations": [
        {"focus": "urn:c", "message_en": "A claim has no quote."}
    ]}  # fmt: skip
    (folder / "rejected" / "1.json").write_text(json.dumps(report), encoding="utf-8")
    out, _ = kg("rejected", "--store", str(folder), code=1)
    assert "in/bad.txt" in out
    assert "A claim has no quote." in out


def test_validate_a_file(tmp_path: Path) -> None:
    file = tmp_path / "given.trig"
    file.write_bytes(GIVEN)
    out, _ = kg("validate", str(file))
    assert out == ""
    quote = b'oa:exact "She proposed a direct flight."@en'
    assert quote in GIVEN
    file.write_bytes(GIVEN.replace(quote, b'dcterms:title "x"'))
    out, _ = kg("validate", str(file), code=1)
    assert "hp-en" in out
    kg("validate", str(tmp_path / "none.ttl"), code=2)


def test_output_may_be_cut_short() -> None:
    """`kg query … | head -1` ends quietly."""
    with subprocess.Popen(
        [*RUN, "query", "low-confidence", "-f", "csv"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, cwd=ROOT, env=dict(os.environ),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_csv_has_one_line_end_on_every_system() -> None:
    out, _ = kg("query", "figures", "-f", "csv")
    assert "\r" not in out
    assert next(csv.reader(io.StringIO(out)))[0] == "figure"


def test_a_graph_is_turtle() -> None:
    out, _ = kg("query", "surroundings", "--name", "primorsky")
    assert out.startswith("@prefix coop:")
    assert "coop:twinnedWith" in out
    assert len(Graph().parse(data=out, format="turtle")) == len(
        expected_graph("surroundings").splitlines()
    )


def test_an_answer_goes_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    out, talk = kg("query", "twinning", "--locality", "hai phong", "-o", str(file))
    assert out == ""
    assert talk == "3 rows\n"
    assert file.read_bytes() == (FOLDER / "twinning" / "expected.csv").read_bytes()
    kg("query", "twinning", "--locality", "hai phong", "-o", str(tmp_path / "no" / "x.csv"), code=1)


def test_a_value_that_is_not_known_is_said() -> None:
    out, talk = kg("query", "figures-claimed", "--unit", "studnts", "-f", "csv")
    assert out.count("\n") == 1
    assert "'studnts' is no unit of this store; it knows localities, ships, students" in talk


def test_questions_for_other_tools(tmp_path: Path) -> None:
    kg("queries", str(tmp_path / "api"), "--as", "grlc", "--endpoint", "http://127.0.0.1:1/query")
    assert "http://127.0.0.1:1/query" in (tmp_path / "api" / "twinning.rq").read_text("utf-8")
    kg("queries", str(tmp_path / "shacl"), "--as", "shacl")
    assert "SPARQLSelectExecutable" in (tmp_path / "shacl" / "twinning.ttl").read_text("utf-8")
    kg("queries", "x", "--as", "wsdl", code=2)
    units = kg("queries", "figures-claimed", "--values", "unit")[0]
    assert units.split() == ["localities", "ships", "students"]
    assert "Địa phương này kết nghĩa" in kg("queries", "twinning", "--lang", "vi")[0]


def test_service_only_if_asked_for() -> None:
    # Nothing listens there: with the option the engine tries, without it we do not.
    query = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert "SERVICE is not allowed" in kg("sparql", "-", stdin=query, code=2)[1]
    assert (
        "SERVICE is not allowed" not in kg("sparql", "-", "--allow-service", stdin=query, code=2)[1]
    )


def test_a_table_cannot_command_the_terminal() -> None:
    nasty = 'SELECT ?x ?y { VALUES (?x ?y) { ("\\u001b[31mred\\u202e" "هاي فونج 2025") } }'
    out, _ = kg("sparql", "-", stdin=nasty)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\u2068هاي فونج 2025\u2069" in out


def test_a_long_table_is_streamed() -> None:
    rows = " ".join(f'("{i:04}")' for i in range(1500))
    out, talk = kg("sparql", "-", stdin=f"SELECT ?x {{ VALUES (?x) {{ {rows} }} }}")
    assert out.split()[-1] == "1499"
    assert talk == "1500 rows\n"


@pytest.mark.parametrize("module", cli.COMMANDS)
def test_a_command_is_brought_by_the_module_that_the_table_names(module: str) -> None:
    """`kg NAME` loads this module alone: one left out of the table could not be called."""
    alone = typer.Typer()
    import_module(f"kg.cli.{module}").register(alone)
    names = [command.name for command in alone.registered_commands]
    names += [group.name for group in alone.registered_groups]
    assert tuple(names) == cli.COMMANDS[module]
