"""The shipped dated facts, read with the same strict loader as a plan."""

from pathlib import Path
from typing import TypeVar

from incplan.plan.files.messages import MessagePack
from incplan.plan.obligations.authorities import AuthorityPack
from incplan.plan.obligations.company_size import SizeLimits
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.values.reading import check
from incplan.plan.values.scalars import PlanFileModel
from incplan.store.disk.resources import data_file
from incplan.store.obligations.pack import load_pack
from incplan.store.yaml.document import read_document

AnyData = TypeVar("AnyData", bound=PlanFileModel)


def load_authorities() -> AuthorityPack:
    """Belgian emergency services and authorities (requirements 1.7 Q9)."""
    return _read(data_file("authorities.be.yaml"), AuthorityPack)


def load_size_limits() -> SizeLimits:
    """Sizes from which NIS2 may apply (TC38)."""
    return _read(data_file("nis2-size.yaml"), SizeLimits)


def load_reference() -> tuple[ObligationPack, SizeLimits]:
    """The duties to notify, and the sizes. Raises UnreadableError as `load_pack` does."""
    return load_pack(), load_size_limits()


def load_messages() -> MessagePack:
    """Templates of messages, by audience and purpose."""
    return _read(data_file("messages.yaml"), MessagePack)


def _read(file: Path, model: type[AnyData]) -> AnyData:
    """Raises ValueError when the shipped file is wrong, which is a fault of incplan."""
    document = read_document(file, file.name).value
    if document is None:
        raise ValueError(f"unreadable package data: {file}")
    return check(model, document.data)
