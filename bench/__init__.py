"""Benchmarks: each against a baseline measured in the same run; the ratio is what counts."""
