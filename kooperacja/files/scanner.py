"""Asking clamd whether a file is known to be harmful. Optional, and strict once set."""

import socket
import struct
from contextlib import closing
from pathlib import Path

from django.conf import settings

from .refusals import FileRefused

CHUNK = 64 * 1024
SECONDS = 30
LONGEST_ANSWER = 4096


def scan(path: Path) -> bool | None:
    """Return True for a clean file, None where no scanner is set up.

    Speaks ``INSTREAM`` of clamd: chunks, each after its length in four bytes, a zero
    length at the end; the answer is one line. (clamd(8), "Commands")

    :raises FileRefused: ``virus``; ``no_scanner`` where it does not answer as it
        should: a scanner that is away must not let everything pass.
    """
    if not settings.CLAMD:
        return None
    try:
        answer = _ask(settings.CLAMD, path)
    except (OSError, ValueError) as error:
        raise FileRefused("no_scanner") from error
    if answer == "stream: OK":
        return True
    if answer.endswith(" FOUND"):
        raise FileRefused("virus")
    raise FileRefused("no_scanner")


def _ask(address: str, path: Path) -> str:
    with closing(_connect(address)) as line, path.open("rb") as source:
        line.sendall(b"zINSTREAM\0")
        while chunk := source.read(CHUNK):
            line.sendall(struct.pack("!L", len(chunk)) + chunk)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
            part = line.recv(LONGEST_ANSWER)
            if not part:
                break
            answer += part
    return answer.split(b"\0")[0].decode("utf-8", "replace").strip()


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)
