"""Listen at an address until told to stop; the one door to uvicorn."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from kg.errors import StoreError
from kg.server.metrics import JsonLines


def listen(app: Starlette, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve an application until SIGINT or SIGTERM; requests under way come to their end.

    Args:
        app: What answers.
        host: Address or name to listen at.
        port: Port, 0 for any free one.
        on_ready: Told the address once the port is open.

    Raises:
        StoreError: the address cannot be listened at.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in ("kg", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO if name == "kg" else logging.WARNING)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    open_socket = socket.socket(family, socket.SOCK_STREAM)
    open_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        open_socket.bind((host, port))
        open_socket.listen(2048)
    except OSError as error:
        raise StoreError(
            f"this address cannot be listened at: {error.strerror or error}.",
            where=f"{host}:{port}",
            advice="Choose another with --host and --port.",
        ) from error
    shown = f"[{host}]" if ":" in host else host
    on_ready(f"http://{shown}:{open_socket.getsockname()[1]}/")
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=30
    )
    uvicorn.Server(config).run(sockets=[open_socket])
