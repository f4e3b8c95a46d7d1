"""The exit codes of the contract."""

DONE = 0
REFUSED = 1
WRONG_USAGE = 2
ENVIRONMENT_FAILED = 3
