"""The least that a server can answer to a poll: what a relay is measured against."""

import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import uvicorn

WORDS = ("-m", "bench.bare_web")
"""How it is started; it says where it listens."""


async def bare(
    scope: Mapping[str, Any],
    _receive: Callable[[], Awaitable[Any]],
    send: Callable[[Mapping[str, Any]], Awaitable[None]],
) -> None:
    """Answer that nothing has changed, whatever is asked."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 304, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def main() -> None:
    """Serve until the process is ended."""
    config = uvicorn.Config(
        bare, access_log=False, log_level="warning", lifespan="off", server_header=False, ws="none"
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
