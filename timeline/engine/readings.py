"""Event files read before: an event is parsed once for each version of its file."""

import pickle
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from timeline.engine import code, seal, workers
from timeline.formats import eventfile
from timeline.record import Raw, read_event

_NAME = "readings"


def read_known(
    raws: Sequence[Raw], folder: Path, *, key: bytes, processes: int, clean: bool = False
) -> Sequence[eventfile.Reading]:
    """Return what was found in each file; files without problems are remembered in `folder`.

    What is remembered is sealed with `key`; whatever is damaged or foreign is read anew, and
    everything is if `clean`.
    """
    known = {} if clean else _load(folder / _NAME, key)
    names = [_name(raw) for raw in raws]
    new = [raw for raw, name in zip(raws, names, strict=True) if name not in known]
    read = dict(zip(map(_name, new), _read(new, processes), strict=True))
    kept = {name: known.get(name) or _packed(read[name]) for name in dict.fromkeys(names)}
    if kept.keys() != known.keys():
        _save(folder / _NAME, {name: raw for name, raw in kept.items() if raw}, key)
    return [
        read.get(name) or _unpacked(raw, known[name]) for raw, name in zip(raws, names, strict=True)
    ]


def _read(raws: Sequence[Raw], processes: int) -> list[eventfile.Reading]:
    return workers.shared(read_event, raws, processes=processes)


def _name(raw: Raw) -> bytes:
    """Return what tells one reading from another: the program, the file's path and its bytes."""
    digest = blake2b(code.digest().encode(), digest_size=16)
    digest.update(raw.path.encode() + b"\0" + raw.content)
    return digest.digest()


def _packed(reading: eventfile.Reading) -> bytes:
    """Return a reading for keeping; nothing for one with problems, which is read again."""
    if reading.event is None or reading.problems:
        return b""
    return pickle.dumps((reading.event, reading.body_line), protocol=5)


def _unpacked(raw: Raw, packed: bytes) -> eventfile.Reading:
    event, body_line = pickle.loads(packed)  # sealed by this user
    text = eventfile.decode(raw.content, path=raw.path)
    return eventfile.Reading(
        path=raw.path, text=text, event=event, problems=(), body_line=body_line
    )


def _load(path: Path, key: bytes) -> Mapping[bytes, bytes]:
    try:
        content = seal.opened(path.read_bytes(), key)
    except OSError:
        return {}
    return pickle.loads(content) if content else {}  # sealed by this user


def _save(path: Path, kept: Mapping[bytes, bytes], key: bytes) -> None:
    """Keep readings for the next build; where nothing can be written it reads everything anew."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(seal.sealed(pickle.dumps(dict(kept), protocol=5), key))
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
