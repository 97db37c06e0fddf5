"""Wait until a server answers its health check.

    python scripts/wait_ready.py PID URL

Ends with 0 as soon as the address answers 200, with 1 when the process has gone or a
minute has passed; then it says what the address answered last.
"""

import os
import sys
import time
import urllib.error
import urllib.request

SECONDS = 60

# Straight to this machine, whatever proxy the environment names.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answers(url: str) -> str:
    """Return an empty string when the address is well, else what is wrong."""
    try:
        with opener.open(url, timeout=5) as response:
            return "" if response.status == 200 else f"{response.status}"
    except urllib.error.HTTPError as error:
        return f"{error.code}: {error.read(300).decode(errors='replace')}"
    except OSError as error:
        return str(error)


def main(pid: int, url: str) -> int:
    """Ask ten times a second; see the module's docstring."""
    trouble = ""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return 1
        trouble = answers(url)
        if not trouble:
            return 0
        time.sleep(0.1)
    sys.stderr.write(f"{url} answered: {trouble}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
