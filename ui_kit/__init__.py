"""Qt shared by the apps: background work, change bridge, theme, fonts, translations."""
