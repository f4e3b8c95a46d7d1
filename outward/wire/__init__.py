"""What the line and its receivers say to each other."""
