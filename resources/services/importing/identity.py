"""What tells a record of a source from any other, and from what it said before."""

import hashlib
from dataclasses import replace

from ...loading.records import ResourceRecord, Where
from ...loading.values import folded


def number_of(record: ResourceRecord) -> str:
    """What tells a record from others of its source: its number, else what it is."""
    if record.external_id:
        return record.external_id
    address = record.sites[0].address if record.sites else ""
    provider = record.provider.name if record.provider else ""
    words = "\x1f".join(map(folded, (record.name, provider, address)))
    return "~" + hashlib.sha256(words.encode()).hexdigest()[:32]


def fingerprint_of(record: ResourceRecord) -> str:
    """What a record says, but not where in the file it says so."""
    return hashlib.sha256(repr(replace(record, where=Where())).encode()).hexdigest()
