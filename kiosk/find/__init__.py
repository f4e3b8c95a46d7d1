"""Where to go and whom to call, without a ticket."""
