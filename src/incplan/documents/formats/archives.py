"""Office files are zip archives: with fixed file times, the same input gives the same bytes."""

import io
import zipfile
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def with_fixed_times(content: bytes) -> bytes:
    """The same members in the same order, dated with the earliest day zip can store."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return stream.getvalue()
