"""The reports: what each holds, how it is counted, and its files."""
