"""An assistant's own client asks `kg mcp` as a process and gets quotes."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from fixture_store import EVENT, given_folder
from mcp import Client, StdioServerParameters

from kg.mcp.tools import call_tool, list_tools


def ask(store: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Return the tools, and what each call gave."""
    kg = "from kg.cli import main; main()"
    server = StdioServerParameters(
        command=sys.executable, args=["-c", kg, "mcp", "--store", str(store)]
    )

    async def talk() -> tuple[list[Any], list[Any]]:
        async with Client(server) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, values) for name, values in calls]

    return asyncio.run(talk())


def test_an_assistant_gets_rows_quotes_and_reasons(tmp_path: Path) -> None:
    store = given_folder(tmp_path / "store")
    tools, (twins, place, event, wrong) = ask(
        store,
        ("twinning", {"locality": "hai phong", "limit": 1}),
        ("show", {"name": "হাইফোং", "lang": "vi"}),
        ("explain", {"claim": EVENT}),
        ("twinning", {"locality": "Atlantis"}),
    )
    names = {tool.name for tool in tools}
    assert {"show", "explain", "twinning", "evidence"} <= names
    assert all(tool.description and tool.input_schema["type"] == "object" for tool in tools)
    assert len(twins.structured_content["rows"]) == 1
    assert twins.structured_content["cut"]
    assert twins.structured_content["rows"][0]["quote"]
    assert place.structured_content["iri"].endswith("/VN-HP")
    assert event.structured_content["sayings"][0]["quotes"][0]["text"]
    assert wrong.is_error
    assert "Atlantis" in wrong.content[0].text


def test_every_question_is_a_tool() -> None:
    from kg.queries import list_queries

    tools = {tool.name: tool for tool in list_tools()}
    for query in (q for q in list_queries() if q.columns):
        schema = tools[query.name].schema
        assert set(schema["properties"]) == {p.name for p in query.params} | {"limit"}
        assert schema["required"] == [p.name for p in query.params if p.required]


def test_an_empty_answer_is_an_answer() -> None:
    from kg.store import LocalStore

    found = call_tool(LocalStore.in_memory(), "events", {})
    assert (found["rows"], found["cut"]) == ([], False)
