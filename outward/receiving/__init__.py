"""What every receiver of a line does: who may write, how much, and whether it is signed."""
