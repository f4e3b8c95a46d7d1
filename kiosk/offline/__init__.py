"""The kiosk while the server is away: it goes on giving numbers, from its own journal."""
