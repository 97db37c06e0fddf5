# shellcheck shell=bash
# What ./start, ./test and scripts/manage share: talking, checking, cleaning up. Sourced, never run.
#
# The set-up proper is in packages.sh (apt, Python, npm) and database.sh (the project-local PostgreSQL).

set -euo pipefail
umask 022
export LC_ALL=C.UTF-8 PYTHONUNBUFFERED=1
# Another project's settings must not leak in.
unset DJANGO_SETTINGS_MODULE PYTHONHOME PYTHONPATH VIRTUAL_ENV

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
VENV=$ROOT/.venv
CHILD=    # the command that `quietly` waits for
STATIC=   # collectstatic in the background
SERVER=   # gunicorn, or pytest
WORKER=   # the shell that keeps the worker running
APT=      # apt-get in the background

# --- Talking -------------------------------------------------------------------------------------------------------

# One progress line with the seconds since the start.
say() {
  [[ -n ${QUIET:-} ]] || printf '[%3d s] %s\n' "$SECONDS" "$*"
}

# One sentence that says what to do, and the end.
fail() {
  printf '\nKooperacja cannot go on: %s\n' "$*" >&2
  exit 1
}

# diagnose LOG WHAT: reads a log and ends with the sentence that fits it. Only the steps that fetch blame the network.
diagnose() {
  local log=$1 what=$2
  if grep -qiE "no space left|enough free space|disk quota exceeded|ENOSPC" "$log"; then
    fail "$what: the disk is full. Free about 3 GB and start again."
  elif grep -qE "Could not get lock|Unable to acquire the dpkg|Unable to lock" "$log"; then
    fail "$what: another program has held apt's lock for 120 s. Wait until it has finished and start again."
  elif grep -q "dpkg was interrupted" "$log"; then
    fail "$what: an earlier installation was interrupted. Run 'dpkg --configure -a' as root and start again."
  elif grep -q "Unable to locate package" "$log"; then
    fail "$what: this system's package lists do not have $(sed -n 's/.*Unable to locate package //p' "$log" |
      sort -u | paste -sd ' '). Debian 12 or newer and Ubuntu 24.04 or newer have them."
  elif [[ $log =~ /(apt|apt-venv|python|npm)\.log$ ]] && grep -qiE "could ?n.t resolve|could not resolve|temporary failure|name resolution|network is unreachable|dns error|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|connection (timed out|refused)|failed to fetch|failed to establish" "$log"; then
    fail "$what: the network does not answer. Connect this machine (or set http_proxy and https_proxy) and start again."
  fi
  printf '\n' >&2
  tail -n 8 "$log" | sed 's/^/    /' >&2
  fail "$what failed. The lines above are the end of $log."
}

# await PID LABEL: waits for a command in the background; says every 15 s that it is still at it.
await() {
  local beat=$SECONDS
  while kill -0 "$1" 2>/dev/null; do
    sleep 0.1
    if ((SECONDS - beat >= 15)); then
      beat=$SECONDS
      say "$2: still working …"
    fi
  done
  wait "$1"
}

# aside LOG COMMAND…: runs a command in the background with its output in $VAR/log/LOG; its process is $!.
# Descriptors 8 and 9 hold locks and stay with the shell; set -m gives the command a process group of its own, so that
# stop_group ends whatever it started too.
aside() {
  local log=$VAR/log/$1
  shift
  set -m
  "$@" >"$log" 2>&1 </dev/null 8>&- 9>&- &
  set +m
}

# quietly LOG LABEL COMMAND…: the same, waited for.
quietly() {
  local log=$1 label=$2 status=0
  shift 2
  aside "$log" "$@"
  CHILD=$!
  await "$CHILD" "$label" || status=$?
  CHILD=
  return "$status"
}

# --- Checking ------------------------------------------------------------------------------------------------------

# The settings of .env, for every variable that the environment does not set itself.
read_env_file() {
  local line name value
  [[ -f $ROOT/.env ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^[[:space:]]*([A-Z][A-Z0-9_]*)=(.*)$ ]] || continue
    name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then value=${BASH_REMATCH[1]}; fi
    if [[ -z ${!name+set} ]]; then export "$name=$value"; fi
  done <"$ROOT/.env"
}

# Makes the state folder and names it in $VAR, absolute.
make_var() {
  local wanted=${KOOPERACJA_VAR:-$ROOT/var}
  # 0711: the database server's own user has to pass through on Debian, and to see nothing.
  mkdir -p "$wanted" 2>/dev/null && VAR=$(cd "$wanted" && pwd -P) && mkdir -p "$VAR/log" 2>/dev/null &&
    [[ -w $VAR && -w $VAR/log ]] ||
    fail "the folder $wanted cannot be written by $(id -un). Set KOOPERACJA_VAR to a folder of your own."
  chmod 0711 "$VAR" 2>/dev/null || true
  chmod 0700 "$VAR/log"
  export KOOPERACJA_VAR=$VAR
}

# check_disk: what a first set-up needs is about 3 GB; later runs need room for the database to breathe.
check_disk() {
  local needed=200 free
  if [[ ! -e $VENV/.stamp-$1 ]]; then needed=3000; fi
  free=$(df -Pm "$ROOT" | awk 'NR == 2 { print $4 }')
  ((free >= needed)) || fail "the disk has only $free MB free and $needed MB are needed. Free some space and start again."
}

# check_port PORT: before anything long is begun.
check_port() {
  [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535)) || fail "KOOPERACJA_PORT=$1 is not a port (1 to 65535)."
  "$PYTHON" - "$1" <<'PY' && return 0
import socket, sys
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    server.bind(("127.0.0.1", int(sys.argv[1])))
    server.listen()
except OSError:
    sys.exit(1)
PY
  fail "port $1 is taken. Stop what uses it or choose another: KOOPERACJA_PORT=$((10#$1 % 65535 + 1)) ./start"
}

# hash_of FILE…: one checksum over the contents.
hash_of() {
  cat "$@" | sha256sum | cut -c 1-32
}

# --- Cleaning up ---------------------------------------------------------------------------------------------------

# stop_group PID: asks a process of ours, and what it started, to end; waits for it.
stop_group() {
  [[ -n $1 ]] || return 0
  kill -TERM -- "-$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

# Stops what this run started, and nothing else. apt is never cut off in the middle of an installation.
clean_up() {
  local status=$?
  trap '' INT TERM HUP
  trap - EXIT
  if [[ -n $APT ]] && kill -0 "$APT" 2>/dev/null; then
    say "Waiting for apt to finish what it is installing …"
    wait "$APT" || true
  fi
  stop_group "$CHILD"
  stop_group "$STATIC"
  stop_group "$SERVER"
  stop_group "$WORKER"
  database_down
  exit "$status"
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# shellcheck source=packages.sh
source "$ROOT/scripts/packages.sh"
# shellcheck source=database.sh
source "$ROOT/scripts/database.sh"
# shellcheck source=portal.sh
source "$ROOT/scripts/portal.sh"
