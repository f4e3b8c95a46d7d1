"""What keeps a unit's data where nobody on site knows computers: backups, and room on the disk."""
