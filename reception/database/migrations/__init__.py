"""The way from one released schema to the next, from 0.2.0 on."""
