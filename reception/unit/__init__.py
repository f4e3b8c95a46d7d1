"""The unit as its file describes it: read, checked and written by what its classes declare."""
