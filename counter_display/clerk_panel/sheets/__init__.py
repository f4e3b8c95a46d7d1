"""The small sheets inside the window that ask what an act needs to know."""
