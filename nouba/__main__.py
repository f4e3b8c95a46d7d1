"""``python -m nouba``."""

from nouba.main import main

main()
