"""Simulated lines, and how far off each way of telling a wait is in them."""
