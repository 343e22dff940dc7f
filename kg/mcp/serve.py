"""Answer an assistant over standard input and output; the one door to the protocol's SDK.

Source: Model Context Protocol, server features, tools.
"""

from __future__ import annotations

import asyncio
import json
from importlib.metadata import version
from typing import Any

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from kg.errors import KgError
from kg.mcp.tools import call_tool, list_tools
from kg.store import Store

_INSTRUCTIONS = (
    "A knowledge graph of what provinces and cities agree, plan and do with partners abroad, "
    "read from the news. Names may be given in any script. Every claim has quotes: call explain "
    "with its IRI and cite the words and the article. An empty answer means that the articles "
    "read do not tell of it, not that it is not so."
)


def make_server(store: Store) -> Server[Any]:
    """Return a server whose tools ask a store."""

    async def tools(_context: object, _page: object) -> types.ListToolsResult:
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=tool.name,
                    title=tool.title,
                    description=tool.description,
                    input_schema=dict(tool.schema),
                    annotations=types.ToolAnnotations(read_only_hint=True),
                )
                for tool in list_tools()
            ]
        )

    async def call(_context: object, asked: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            found = await asyncio.to_thread(call_tool, store, asked.name, asked.arguments or {})
        except KgError as error:
            text = types.TextContent(type="text", text=str(error))
            return types.CallToolResult(content=[text], is_error=True)
        text = types.TextContent(type="text", text=json.dumps(found, ensure_ascii=False))
        return types.CallToolResult(content=[text], structured_content=found)

    return Server(
        "coopkg",
        version=version("coopkg"),
        instructions=_INSTRUCTIONS,
        on_list_tools=tools,
        on_call_tool=call,
    )


def serve(store: Store) -> None:
    """Answer until the assistant closes standard input."""

    async def run() -> None:
        server = make_server(store)
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())

    asyncio.run(run())
