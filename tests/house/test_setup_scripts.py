"""The set-up scripts: they parse, and their checks say what to do in one sentence."""

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(
    [
        ROOT / "start",
        ROOT / "test",
        ROOT / ".ci" / "run",
        ROOT / "scripts" / "manage",
        *(ROOT / "scripts").glob("*.sh"),
    ]
)


def bash(
    script: str, tmp_path: Path, **environment: str
) -> subprocess.CompletedProcess:
    """Run lines after lib.sh, with a state folder of their own."""
    return subprocess.run(
        ["bash", "-c", f'source "{ROOT}/scripts/lib.sh"\n{script}'],
        capture_output=True,
        text=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "KOOPERACJA_VAR": str(tmp_path / "var"),
            **environment,
        },
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_parse(script):
    done = subprocess.run(["bash", "-n", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["start", "test", "scripts/manage", ".ci/run"])
def test_commands_are_executable(name):
    assert os.access(ROOT / name, os.X_OK)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80 80", "08x", "99999"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    done = bash(f'find_python; check_port "{port}"', tmp_path)
    assert done.returncode == 1
    assert "is not a port" in done.stderr


def test_a_taken_port_names_another(tmp_path):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        done = bash(f"find_python; check_port {port}", tmp_path)
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert "KOOPERACJA_PORT=" in done.stderr


@pytest.mark.parametrize(
    ("log", "line", "advice"),
    [
        ("apt.log", "E: Could not get lock /var/lib/dpkg/lock-frontend", "apt's lock"),
        ("apt.log", "E: dpkg was interrupted, you must manually run", "--configure -a"),
        ("apt.log", "E: Unable to locate package postgresql-postgis", "Debian 12"),
        ("apt.log", "Temporary failure resolving 'mirror.example'", "network"),
        ("python.log", "error: No space left on device (os error 28)", "disk is full"),
        ("npm.log", "npm error code ENOTFOUND", "network"),
        ("migrate.log", "ValueError: connection refused by a rule", "end of"),
    ],
)
def test_a_log_becomes_a_sentence(tmp_path, log, line, advice):
    path = tmp_path / log
    path.write_text(f"before\n{line}\nafter\n")
    done = bash(f'diagnose "{path}" "the step"', tmp_path)
    assert done.returncode == 1
    assert "Kooperacja cannot go on: the step" in done.stderr
    assert advice in done.stderr


def test_the_environment_wins_over_the_file(tmp_path):
    (tmp_path / ".env").write_text(
        "# a comment\nOPERATOR_NAME='Miasto $HOME'\nLOG_LEVEL=DEBUG\nnot a line\n"
    )
    done = bash(
        f'ROOT="{tmp_path}"; read_env_file; echo "$OPERATOR_NAME|$LOG_LEVEL"',
        tmp_path,
        LOG_LEVEL="ERROR",
    )
    assert done.stdout == "Miasto $HOME|ERROR\n"


def is_alive(pid: str) -> bool:
    """Tell whether a process runs; one that is dead and not yet fetched does not."""
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        )
    except FileNotFoundError:
        return False


def test_a_cut_off_run_takes_its_children_along(tmp_path):
    done = bash(
        "make_var\n"
        '(sleep 0.5; kill -TERM "$$") &\n'
        f'nested() {{ sleep 30 & echo "$! $BASHPID" >"{tmp_path}/pids"; sleep 30; }}\n'
        'quietly nested.log "Nested" nested',
        tmp_path,
    )
    assert done.returncode == 143
    pids = (tmp_path / "pids").read_text().split()
    deadline = time.monotonic() + 5
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids if is_alive(pid)] == []


def test_the_worker_is_started_anew_and_stopped_with_the_portal(tmp_path):
    """Its stand-in dies at once the first time, and ends on TERM the second."""
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(
        "#!/usr/bin/env bash\n"
        f'echo "$$ $2" >>"{tmp_path}/started"\n'
        f'[[ $(wc -l <"{tmp_path}/started") == 1 ]] && exit 1\n'
        "exec sleep 30\n"
    )
    python.chmod(0o755)

    done = bash(
        f"make_var\nVENV={tmp_path}/venv WORKER_PAUSE=0.1\nwork\n"
        f'until [[ $(wc -l <"{tmp_path}/started") == 2 ]]; do sleep 0.05; done',
        tmp_path,
    )

    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in (tmp_path / "started").read_text().splitlines()]
    assert [word for _pid, word in lines] == ["run_worker", "run_worker"]
    assert [pid for pid, _word in lines if is_alive(pid)] == []


@pytest.mark.parametrize(
    "setting",
    [
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_min_duration_statement=-1",
        "log_statement=none",
    ],
)
def test_the_database_never_logs_what_people_wrote(tmp_path, setting):
    """Said at each start, so that it also holds for a cluster of an older version."""
    done = bash(
        'as_postgres() { printf "%s|" "$@"; }\n'
        f'PG_BIN=/pg CLUSTER="{tmp_path}" SOCKET="{tmp_path}" start_postmaster',
        tmp_path,
    )
    options = done.stdout.split("|-o|")[1]
    assert f" -c {setting}" in options.replace("|", " ")


@pytest.mark.parametrize(
    ("cluster", "stamps", "expected"),
    [
        (
            "own",
            [],
            "load_categories --commit --if-empty\nload_reply_texts\nload_synonyms\n",
        ),
        ("own", ["vocabularies-loaded"], ""),
        ("own", ["demo-loaded"], ""),
        ("", [], ""),
    ],
)
def test_an_empty_city_gets_its_vocabularies_once(tmp_path, cluster, stamps, expected):
    folder = tmp_path / "own"
    folder.mkdir()
    for name in stamps:
        (folder / name).touch()
    own = folder if cluster else ""
    done = bash(
        'manage() { shift 2; echo "$@"; }; say() { :; }\n'
        f'VAR="{tmp_path}" CLUSTER="{own}" DATABASE_URL=postgis:///x\n'
        "load_vocabularies; load_vocabularies; CLUSTER=",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == (expected, "")


def test_the_lock_file_names_no_host():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
