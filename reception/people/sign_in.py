"""The verbs of sign-in: coming in, being in, the second factor, and overseeing all of it."""

from reception.people.enter import Entering
from reception.people.oversee import Overseeing
from reception.people.second_factor import Enrolling
from reception.people.sessions import Staying


class SignIn(Entering, Staying, Enrolling, Overseeing):
    """Carries out the verbs of sign-in."""
