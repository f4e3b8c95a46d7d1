"""Which places of a station must be looked after, by its settings."""

from reception.care.station_care import CarePlaces, StationCare
from reception.settings import Settings, backup_folder, database_file, state_folder


def station_care(settings: Settings) -> StationCare:
    """Return what looks after a station's disk and backups."""
    file = database_file(settings)
    # Of a server's database its own computer makes them, unless a folder is named here.
    makes_backups = file is not None or bool(settings.backups)
    return StationCare(
        CarePlaces(
            station=settings.station,
            writes_in=file.parent if file else state_folder(),
            database_file=file,
            backups=backup_folder(settings) if makes_backups else None,
            expects_backups=bool(settings.backups),
        )
    )
