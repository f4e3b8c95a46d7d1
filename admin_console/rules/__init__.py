"""Priority classes, the calling rule, and what a change would have done."""
