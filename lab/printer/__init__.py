"""A receipt printer made of software: for demonstrations, and to be cruel to the drivers."""
