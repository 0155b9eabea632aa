"""How the bytes of a file become its text, whatever editor saved it."""

_POINTER = b"version https://git-lfs.github.com/spec/"
POINTER_MESSAGE = "this is a Git LFS pointer, not the {}; run git lfs pull"


def is_pointer(raw: bytes) -> bool:
    """Return whether Git LFS keeps the file elsewhere, and has not fetched it."""
    return raw.startswith(_POINTER)


def with_line_feeds(text: str) -> str:
    """Return `text`, whose lines all end in CR as on an old Mac, with line feeds; others as is.

    Where there is a line feed too, a CR is no line end: readers would see one line, and we two.
    """
    return text if "\n" in text else text.replace("\r", "\n")
