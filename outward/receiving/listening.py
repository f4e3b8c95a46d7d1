"""How a receiver listens, until its process is asked to end."""

import asyncio
import socket
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from reception.domain.errors import EnvironmentFault

_KEPT_S = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Listening:
    """Where a receiver listens."""

    host: str
    port: int
    proxies: str
    """The addresses of the servers in front of it, whose word of the caller's address is taken."""


async def served(
    app: ASGIApp, where: Listening, ready: Callable[[str], None], keeping: Coroutine[Any, Any, None]
) -> None:
    """Serve until the process is asked to end.

    Args:
        app: answers.
        where: where to listen.
        ready: told the address once it does.
        keeping: looks after everything meanwhile, without end.

    Raises:
        EnvironmentFault: it cannot listen there.
    """
    config = uvicorn.Config(
        app,
        # A line that says its hall every twenty seconds keeps its connection.
        timeout_keep_alive=_KEPT_S,
        access_log=False,  # neither a key nor an address is written down
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=where.proxies,
        lifespan="off",
        ws="none",
    )
    try:
        listener = _listening(where)
    except EnvironmentFault:
        keeping.close()
        raise
    with listener:
        task = asyncio.create_task(keeping)
        host, port = listener.getsockname()[:2]
        ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
        try:
            await uvicorn.Server(config).serve(sockets=[listener])
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def _listening(where: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((where.host, where.port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise EnvironmentFault(
            f"Nothing can listen at {where.host}:{where.port} ({error.strerror})",
            "see which program does, or name another place with --host and --port",
        ) from error
    return listener
