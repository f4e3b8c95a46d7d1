"""The whole hall on one computer, with simulated visitors and clerks."""
