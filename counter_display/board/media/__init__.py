"""Pictures and films out of a folder of the station."""
