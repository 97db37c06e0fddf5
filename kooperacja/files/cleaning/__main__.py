"""One file, one process."""

import json
import sys
from pathlib import Path

from .limits import Limits, confine
from .refused import Refused
from .work import clean


def main(kind: str, folder: Path, limits: Limits) -> dict:
    """Clean one file; return the answer that is printed."""
    try:
        return {"facts": clean(kind, folder, limits)}
    except Refused as refusal:
        return {"refused": refusal.code, "values": refusal.values}
    except MemoryError:
        return {"refused": "too_hard", "values": {}}
    except Exception as error:
        # A parser that trips over a file has said that the file is bad; the type helps
        # whoever reads the log, the message might hold words of the document.
        return {"refused": "damaged", "values": {}, "why": type(error).__name__}


if __name__ == "__main__":
    _limits = Limits(**json.loads(sys.argv[3]))
    confine(_limits)
    json.dump(main(sys.argv[1], Path(sys.argv[2]), _limits), sys.stdout)
