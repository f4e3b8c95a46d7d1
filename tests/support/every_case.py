"""Many small cases in one test: all are tried, and every failure is named at once."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

type Test = Callable[..., None]


def every_case(names: str | Sequence[str], values: Iterable[Any]) -> Callable[[Test], Test]:
    """Try a test with each of the values, as ``parametrize`` would, but as one test.

    For cases that take a moment each; what the test asks of fixtures is the same for them all.
    """
    several = [one.strip() for one in names.split(",")] if isinstance(names, str) else [*names]
    cases = [
        dict(zip(several, value if len(several) > 1 else (value,), strict=True)) for value in values
    ]
    assert cases, "a test of no case holds nothing"

    def as_one(test: Test) -> Test:
        def over_all(*own: object, **fixtures: object) -> None:
            wrong = [found for case in cases if (found := _failure(test, own, fixtures, case))]
            assert not wrong, "\n".join([f"{len(wrong)} of {len(cases)} cases:", *wrong])

        signature = inspect.signature(test)
        asked = [one for name, one in signature.parameters.items() if name not in several]
        # Not by functools.wraps: pytest would look through it at what the test asks for.
        over_all.__dict__.update(test.__dict__)
        over_all.__name__, over_all.__qualname__ = test.__name__, test.__qualname__
        over_all.__module__, over_all.__doc__ = test.__module__, test.__doc__
        over_all.__dict__["__signature__"] = signature.replace(parameters=asked)
        return over_all

    return as_one


def _failure(test: Test, own: tuple[Any, ...], fixtures: dict[str, Any], case: Any) -> str:
    try:
        test(*own, **fixtures, **case)
    except (Exception, pytest.fail.Exception) as failure:  # noqa: BLE001 - each is told below
        return f"{case}: {type(failure).__name__}: {failure}"
    return ""
