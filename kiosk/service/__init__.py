"""What keeps the kiosk in order, and the menu of those who look after it."""
