"""This station's settings, from the environment (``NOUBA_DATABASE``, ``NOUBA_PRINTER``, ...)."""

import socket

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What one station must know before it can open the database."""

    model_config = SettingsConfigDict(env_prefix="NOUBA_", frozen=True, extra="ignore")

    database: str | None = None
    """``sqlite:///path/file.db`` or ``postgresql+psycopg://user@host/name``."""
    printer: str | None = None
    """Where tickets are printed, such as ``tcp://192.168.1.50:9100``; none: paperless."""
    station: str = Field(default_factory=socket.gethostname)
    """This station's name, as staff know it."""
    clock: str = ""
    """Empty: the system's clock. A trial names its own, see ``reception.clock``."""
