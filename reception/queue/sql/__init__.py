"""The statements of the queue."""
