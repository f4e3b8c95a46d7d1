"""The figures: one page for each question that managers ask of the past."""
