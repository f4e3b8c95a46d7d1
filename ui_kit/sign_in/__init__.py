"""What the desk's windows share of signing in: further questions, the lock, the end."""
