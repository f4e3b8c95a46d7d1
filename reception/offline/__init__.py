"""What a station does without the server, and how the server receives it afterwards."""
