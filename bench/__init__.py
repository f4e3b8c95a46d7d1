"""Benchmarks: each against a baseline measured in the same run, so that the ratio is what counts."""
