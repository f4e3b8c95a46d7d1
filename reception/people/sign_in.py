"""Who is in: coming in, staying, locking, second factors, and what administrators end."""

from reception.people.oversee import Overseeing


class SignIn(Overseeing):
    """Carries out the verbs of sign-in."""
