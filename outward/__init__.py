"""What leaves an office, and what receives it: the office calls outward and is never called."""
