# shellcheck shell=bash
# What a portal needs once machine and database are ready: its secret, its settings, its tables, its files.
# Sourced by lib.sh.

# manage LOG LABEL COMMAND…: manage.py with its output in a log.
manage() {
  local log=$1 label=$2
  shift 2
  quietly "$log" "$label" "$VENV/bin/python" "$ROOT/manage.py" "$@" || diagnose "$VAR/log/$log" "manage.py $1"
}

# The settings that the set-up knows; what the environment or .env says already stays.
export_settings() {
  if [[ -z ${SECRET_KEY:-} ]]; then
    if [[ ! -s $VAR/secret_key ]]; then
      (umask 077 && "$VENV/bin/python" -c 'import secrets; print(secrets.token_urlsafe(50))' >"$VAR/secret_key")
    fi
    SECRET_KEY=$(<"$VAR/secret_key")
  fi
  export SECRET_KEY DJANGO_SETTINGS_MODULE=kooperacja.settings
  export KOOPERACJA_BASE_URL=${KOOPERACJA_BASE_URL:-http://127.0.0.1:${KOOPERACJA_PORT:-8000}}
}

# Translations, where a .po file is newer than what was compiled of it.
compile_messages() {
  local po
  while IFS= read -r po; do
    if [[ ! -e ${po%.po}.mo || $po -nt ${po%.po}.mo ]]; then
      say "Translations: compiling ${po#"$ROOT"/} …"
      quietly messages.log "Translations" msgfmt --check-format -o "${po%.po}.mo.new" "$po" ||
        diagnose "$VAR/log/messages.log" "compiling $po"
      mv "${po%.po}.mo.new" "${po%.po}.mo"
    fi
  done < <(find "$ROOT" \( -name .venv -o -name node_modules -o -path "$VAR" \) -prune -o -name '*.po' -print)
}

# One line for all static files, ours and the packages'.
static_stamp() {
  (cd "$ROOT" && find static kooperacja partners problems resources -path '*static/*' -type f -printf '%p %s %T@\n' |
    sort | cat - "$VENV/.stamp-run" kooperacja/settings.py | sha256sum)
}

# Static files, when one has changed: in the background, since it needs no database and takes its time to compress.
begin_static() {
  if [[ -f $VAR/static/.stamp && $(<"$VAR/static/.stamp") == "$(static_stamp)" ]]; then return; fi
  say "Static files: collecting in the background …"
  # Of the API's readers only Swagger UI is served.
  aside static.log "$VENV/bin/python" "$ROOT/manage.py" collectstatic --noinput --clear --ignore redoc
  STATIC=$!
}

finish_static() {
  [[ -n $STATIC ]] || return 0
  await "$STATIC" "Static files" || { STATIC=; diagnose "$VAR/log/static.log" "manage.py collectstatic"; }
  STATIC=
  static_stamp >"$VAR/static/.stamp"
}

# Where it is noted that the demo city was loaded: beside the database that holds it.
demo_stamp() {
  if [[ -n $CLUSTER ]]; then
    printf '%s\n' "$CLUSTER/demo-loaded"
  else
    printf '%s\n' "$VAR/demo-loaded-$(printf %s "$DATABASE_URL" | sha256sum | cut -c 1-16)"
  fi
}

# The kinds of problems, without which nobody can write a diagnosis: once, into our own cluster, if it has none (the demo
# city brings them along). What coordinators have put right since is never touched.
load_vocabularies() {
  if [[ -z $CLUSTER || -e $CLUSTER/vocabularies-loaded || -e $(demo_stamp) ]]; then return; fi
  say "Vocabularies: loading …"
  manage categories.log "Vocabularies" load_categories --commit --if-empty
  manage reply_texts.log "Ready texts" load_reply_texts
  manage synonyms.log "Synonyms" load_synonyms
  touch "$CLUSTER/vocabularies-loaded"
}

# The demo city: once, into our own cluster, or wherever KOOPERACJA_DEMO=1 says so; never with KOOPERACJA_DEMO=0.
load_demo() {
  local wanted=${KOOPERACJA_DEMO:-}
  if [[ -z $wanted && -n $CLUSTER ]]; then wanted=1; fi
  if [[ $wanted != 1 || -e $(demo_stamp) ]]; then return; fi
  say "Demo city: loading …"
  manage demo.log "Demo city" load_demo
  touch "$(demo_stamp)"
}

# The worker (letters, jobs by the clock), started anew a few seconds after it has ended for whatever reason.
keep_working() {
  # On TERM, which the whole group gets, bash waits for the worker and then ends too.
  trap 'exit 0' INT TERM HUP
  while :; do
    "$VENV/bin/python" "$ROOT/manage.py" run_worker || true
    sleep "${WORKER_PAUSE:-5}"
  done
}

# work: the worker in the background, beside the server.
work() {
  aside worker.log keep_working
  WORKER=$!
}
