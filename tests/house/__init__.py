"""What the house measures of itself: ``python -m tests.house``."""
