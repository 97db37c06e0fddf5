# shellcheck shell=bash
# The project-local PostgreSQL cluster: made once, started when nobody has, stopped by the last one that uses it.
# Sourced by lib.sh. It listens on a Unix socket in a folder only its owner (and root) can enter, never on a port.

CLUSTER=   # folder of the cluster: data/, socket/, server.log
SOCKET=    # folder of its socket
PG_BIN=
PG_USER=$(id -un)

# PostgreSQL refuses to run as root; then its own user does it. From / because that user may not see our folder.
as_postgres() {
  cd / || return
  if ((EUID == 0)); then runuser -u "$PG_USER" -- "$@"; else "$@"; fi
}

# can_hold DIR: makes a folder for the server's user and sees whether that user can work in it.
can_hold() {
  mkdir -p "$1" 2>/dev/null || return 1
  if ((EUID == 0)); then chown "$PG_USER:" "$1" || return 1; fi
  chmod 0700 "$1" 2>/dev/null && (as_postgres sh -c 'test -w "$1" && test -x "$1"' sh "$1")
}

# Where the cluster is: $VAR/postgres, or, where the server's user cannot reach that (a checkout under a closed
# home folder), /var/lib/kooperacja/<random>, named in $VAR/database-folder.
locate_cluster() {
  CLUSTER=$VAR/postgres
  if [[ -f $VAR/database-folder ]]; then CLUSTER=$(<"$VAR/database-folder"); fi
  if ((EUID == 0)); then
    # A cluster that somebody else made goes on under that somebody.
    PG_USER=$(stat -c %U "$CLUSTER/data" 2>/dev/null || echo postgres)
  fi
  can_hold "$CLUSTER" && return
  if ((EUID != 0)); then
    fail "the database in $CLUSTER belongs to $(stat -c %U "$CLUSTER"). Run as root, or set KOOPERACJA_VAR to a folder of your own."
  fi
  rmdir "$CLUSTER" 2>/dev/null || true
  CLUSTER=/var/lib/kooperacja/$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
  can_hold "$CLUSTER" || fail "user $PG_USER can write neither $VAR/postgres nor $CLUSTER. Set KOOPERACJA_VAR to a folder outside closed ones."
  printf '%s\n' "$VAR" >"$CLUSTER/belongs-to"
  printf '%s\n' "$CLUSTER" >"$VAR/database-folder"
  say "PostgreSQL: user $PG_USER cannot reach $VAR, so the database lives in $CLUSTER"
}

# A socket's path ends at 107 bytes and travels in a URL: where the cluster's own folder does not fit, a short one in /tmp.
locate_socket() {
  SOCKET=$CLUSTER/socket
  if ((${#SOCKET} > 80)) || [[ ! $SOCKET =~ ^[A-Za-z0-9/_.-]+$ ]]; then
    SOCKET=/tmp/kooperacja-$(printf %s "$CLUSTER" | sha256sum | cut -c 1-16)
  fi
  (as_postgres mkdir -m 0700 "$SOCKET") 2>/dev/null || true
  [[ ! -L $SOCKET && $(stat -c '%U %a' "$SOCKET" 2>/dev/null) == "$PG_USER 700" ]] ||
    fail "the folder $SOCKET is not a closed folder of $PG_USER. Remove it and start again."
}

psql_as() {
  "$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$SOCKET" -U "$@"
}

is_running() {
  psql_as postgres -d postgres -c 'SELECT 1' >/dev/null 2>&1
}

create_cluster() {
  rm -rf "$CLUSTER/data.new"
  as_postgres "$PG_BIN/initdb" -D "$CLUSTER/data.new" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync
  cat >>"$CLUSTER/data.new/postgresql.conf" <<'CONF'

# Kooperacja: a Unix socket only; sized for one machine that does other things as well.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
CONF
  mv "$CLUSTER/data.new" "$CLUSTER/data"
}

# A statement holds what people wrote: drafts, exact places, remarks. The server's log may tell that one failed, never
# which: no text of it (panic: never), no DETAIL with the values of a row (terse), no slow ones either (-1). Given at each
# start, so that it holds for a cluster made before and whatever its postgresql.conf says.
QUIET_LOG='-c log_min_error_statement=panic -c log_error_verbosity=terse -c log_min_duration_statement=-1 -c log_statement=none'

# Emptying all tables at once locks each of them with its indexes; two runs of tests do that at a time.
MANY_LOCKS='-c max_locks_per_transaction=512'

start_postmaster() {
  as_postgres "$PG_BIN/pg_ctl" -s -w -t 60 -D "$CLUSTER/data" -l "$CLUSTER/server.log" \
    -o "-k $SOCKET $QUIET_LOG $MANY_LOCKS" start
}

postmaster_pid() {
  head -n 1 "$CLUSTER/data/postmaster.pid" 2>/dev/null
}

find_postgres() {
  local version
  if [[ -f $CLUSTER/data/PG_VERSION ]]; then
    version=$(<"$CLUSTER/data/PG_VERSION")
    PG_BIN=/usr/lib/postgresql/$version/bin
    [[ -x $PG_BIN/postgres ]] ||
      fail "the database in $CLUSTER was made by PostgreSQL $version, which is not installed any more: apt-get install postgresql-$version-postgis-3"
  else
    PG_BIN=$(postgres_bin) || fail "no PostgreSQL with PostGIS was found under /usr/lib/postgresql: apt-get install postgresql-postgis"
  fi
}

# Makes the cluster if need be, starts it if nobody has, and exports the addresses of its database.
database_up() {
  local host
  if [[ -n ${DATABASE_URL:-} ]]; then return; fi
  # Settings of the machine's own PostgreSQL clients must not lead us elsewhere.
  unset PGHOST PGHOSTADDR PGPORT PGUSER PGPASSWORD PGDATABASE PGSERVICE PGOPTIONS PGDATA
  locate_cluster
  locate_socket
  find_postgres
  # 8: one at a time starts or stops; 9: held as long as the cluster is used.
  exec 8>"$CLUSTER/starting.lock" 9>"$CLUSTER/in-use.lock"
  flock 8
  flock -s 9
  if [[ ! -d $CLUSTER/data ]]; then
    say "PostgreSQL: creating the cluster …"
    quietly postgres.log "PostgreSQL" create_cluster || diagnose "$VAR/log/postgres.log" "creating the database cluster"
  fi
  if ! is_running; then
    echo starting >"$CLUSTER/started-by-us"
    quietly postgres.log "PostgreSQL" start_postmaster || diagnose "$CLUSTER/server.log" "starting PostgreSQL"
    postmaster_pid >"$CLUSTER/started-by-us"
  fi
  if [[ ! -e $CLUSTER/ready-1 ]]; then
    quietly postgres.log "PostgreSQL" psql_as postgres -d postgres -f "$ROOT/scripts/cluster.sql" ||
      diagnose "$VAR/log/postgres.log" "creating the database"
    touch "$CLUSTER/ready-1"
  fi
  flock -u 8
  host=$(printf %s "$SOCKET" | sed 's,/,%2F,g')
  export DATABASE_URL=postgis://kooperacja@$host/kooperacja
  export DATABASE_PUBLIC_URL=postgis://kooperacja_public@$host/kooperacja
}

# Whether the running server is one that ./start, ./test or scripts/manage started, and nobody by hand.
started_by_us() {
  local pid
  pid=$(cat "$CLUSTER/started-by-us" 2>/dev/null) || return 1
  [[ $pid == starting || $pid == "$(postmaster_pid)" ]]
}

# Stops the cluster if we started it (this run or an earlier one that was cut off) and nobody else uses it.
database_down() {
  if [[ -z $PG_BIN ]] || ! { : >&9; } 2>/dev/null; then return; fi
  flock 8
  flock -u 9
  if flock -xn 9 && started_by_us; then
    (as_postgres "$PG_BIN/pg_ctl" -s -w -m fast -D "$CLUSTER/data" stop 8>&- 9>&-) >/dev/null 2>&1 || true
    rm -f "$CLUSTER/started-by-us"
    rmdir "$SOCKET" 2>/dev/null || true
  fi
  exec 8>&- 9>&-
}
