"""How long people waited."""
