"""Errors that the command line knows before it imports anything else of ours."""


class BuildError(Exception):
    """What a site cannot be built for besides its content; says in one line what to do about it."""

    exitcode = 2  # where Pelican's own command line builds
