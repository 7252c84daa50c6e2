"""Which day a build calls today."""

import os
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"


class BadToday(Exception):
    """The environment sets a moment that cannot be read; the message says how to set one."""


def today() -> date:
    """Return the day that ``SOURCE_DATE_EPOCH`` names in UTC, else this computer's own day.

    MkDocs reads the same variable, so one setting repeats a whole build.

    Raises:
        BadToday: the variable is no number of seconds since 1970.
    """
    seconds = os.environ.get(VARIABLE)
    if seconds is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f'{VARIABLE} is "{seconds}"; set it to seconds since 1970, or unset it'
        raise BadToday(message) from None


def latest(day: date) -> date:
    """Return *day*, or this computer's own day where that is later.

    A build for an earlier day reads files that were checked since.
    """
    return max(day, date.today())
