"""The voice that calls: packs of clips, how a call is put together of them, how it is heard."""
