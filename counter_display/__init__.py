"""What stands around the counter: the waiting room's board and the clerk's panel."""
