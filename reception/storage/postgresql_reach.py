"""Whether anybody answers where the servers are, told sooner than a connection tells it.

A call for a new line that nobody answers is repeated by the system after a second, and then ever
later. A server that is gone without a word would be waited for by each new connection, before the
next one is called; and an app would not notice for seconds that the network is back.
"""

import socket

import psycopg

from reception.storage.postgresql_address import Parameters, servers_of

TRIES = 2
_ANSWERS_WITHIN_S = 0.7


def within_reach(parameters: Parameters, *, tries: int = TRIES) -> Parameters:
    """Return the parameters with those of the servers alone that take a call now.

    Raises:
        psycopg.OperationalError: none does.
    """
    servers = servers_of(parameters)
    if not servers:
        return parameters
    for _ in range(tries):
        answers = [_call(*server) for server in servers]
        there = [one for one, refused in zip(servers, answers, strict=True) if refused is None]
        if there:
            hosts, ports = zip(*there, strict=True)
            return parameters | {"host": ",".join(hosts), "port": ",".join(map(str, ports))}
    (host, port), refused = servers[-1], answers[-1]
    raise psycopg.OperationalError(f"{host}, port {port}: {refused}") from refused


def _call(host: str, port: int) -> OSError | None:
    try:
        socket.create_connection((host, port), _ANSWERS_WITHIN_S).close()
    except OSError as error:
        return error
    return None
