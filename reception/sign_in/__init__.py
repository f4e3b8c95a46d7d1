"""Who is in: coming in, staying, locking, second factors, and what administrators end."""

from reception.sign_in.overseeing import Overseeing
from reception.sign_in.second_factor import Enrolment, SecondFactor

__all__ = ["Enrolment", "SecondFactor", "SignIn"]


class SignIn(Overseeing):
    """Carries out the verbs of sign-in."""
