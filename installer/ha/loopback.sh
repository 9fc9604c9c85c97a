#!/usr/bin/env bash
# A highly available PostgreSQL on the loopback interface of one machine, to try it and to test it: two PostgreSQL under
# Patroni, a primary and a standby that has each commit before it is acknowledged, and the etcd that says which is which.
# docs/deployment.md says what is different on three machines.
set -euo pipefail

usage="usage: loopback.sh start FOLDER [FIRST_PORT]   sets it up, or starts what does not run
       loopback.sh stop FOLDER
       loopback.sh status FOLDER
FIRST_PORT and the five ports after it are used (default 7400)."
command=${1:?"$usage"}
folder=$(realpath -m "${2:?"$usage"}")
first_port=${3:-$(cat "$folder/first-port" 2> /dev/null || echo 7400)}

etcd_port=$first_port
etcd_peer_port=$((first_port + 1))
declare -A postgres_port=([one]=$((first_port + 2)) [two]=$((first_port + 3)))
declare -A patroni_port=([one]=$((first_port + 4)) [two]=$((first_port + 5)))

# PostgreSQL refuses to run as root; Debian's user runs it then.
if [ "$(id -u)" -eq 0 ]; then
    unprivileged=(setpriv --reuid=postgres --regid=postgres --clear-groups --)
else
    unprivileged=()
fi
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)

running() {
    [ -e "$folder/$1.pid" ] && kill -0 "$(cat "$folder/$1.pid")" 2> /dev/null
}

# launch NAME COMMAND…: a process of its own session that goes on when this script ends.
launch() {
    local name=$1
    shift
    running "$name" && return
    setsid "${unprivileged[@]}" "$@" >> "$folder/$name.log" 2>&1 < /dev/null &
    echo $! > "$folder/$name.pid"
}

# await SECONDS SENTENCE COMMAND…: until the command succeeds.
await() {
    local seconds=$1 sentence=$2
    shift 2
    for ((i = 0; i < seconds * 5; i++)); do
        "$@" > /dev/null 2>&1 && return
        sleep 0.2
    done
    echo "$sentence (the logs are in $folder)" >&2
    exit 1
}

password() {
    cat "$folder/$1.password"
}

# primary DATABASE SQL: asks the server that is the primary at the moment.
primary() {
    PGPASSWORD=$(password postgres) "$programs/psql" --no-psqlrc --quiet --tuples-only --no-align \
        --set=ON_ERROR_STOP=1 --command="$2" \
        "postgresql://postgres@127.0.0.1:${postgres_port[one]},127.0.0.1:${postgres_port[two]}/$1?target_session_attrs=read-write&connect_timeout=2"
}

etcd_answers() {
    (exec 3<> "/dev/tcp/127.0.0.1/$etcd_port")
}

standby_is_synchronous() {
    [ "$(primary postgres "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")" = 1 ]
}

prepare() {
    mkdir -p "$folder"
    umask 077
    echo "$first_port" > "$folder/first-port"
    for role in postgres replicator mockbank; do
        [ -e "$folder/$role.password" ] || head -c 24 /dev/urandom | base64 | tr -d '+/=\n' > "$folder/$role.password"
    done
    for node in one two; do
        patroni_settings "$node" > "$folder/$node.yml"
    done
    if [ "$(id -u)" -eq 0 ]; then
        chown -R postgres: "$folder"
    fi
}

patroni_settings() {
    cat << YAML
scope: mockbank
name: $1
restapi: {listen: "127.0.0.1:${patroni_port[$1]}", connect_address: "127.0.0.1:${patroni_port[$1]}"}
etcd3: {host: "127.0.0.1:$etcd_port"}
bootstrap:
  dcs:
    # A primary that is not heard of for 20 seconds is replaced: the shortest time that Patroni takes.
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    # One that only crashed is replaced at once.
    primary_start_timeout: 0
    # A commit is acknowledged when it is on the disk of the standby, too; only that standby is ever promoted.
    synchronous_mode: true
    postgresql: {use_pg_rewind: true, use_slots: true}
  initdb: [encoding: UTF8, locale: C.UTF-8, data-checksums]
  pg_hba:
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication replicator 127.0.0.1/32 scram-sha-256
postgresql:
  listen: 127.0.0.1:${postgres_port[$1]}
  connect_address: 127.0.0.1:${postgres_port[$1]}
  data_dir: $folder/data-$1
  bin_dir: $programs
  pgpass: $folder/$1.pgpass
  authentication:
    superuser: {username: postgres, password: $(password postgres)}
    replication: {username: replicator, password: $(password replicator)}
  # Without it, a new standby waits for minutes for the primary's next checkpoint.
  basebackup: [checkpoint: fast]
  parameters: {unix_socket_directories: "", shared_buffers: 64MB, synchronous_commit: "on"}
YAML
}

start() {
    prepare
    launch etcd etcd --name mockbank --data-dir "$folder/etcd" --log-level warn \
        --listen-client-urls "http://127.0.0.1:$etcd_port" --advertise-client-urls "http://127.0.0.1:$etcd_port" \
        --listen-peer-urls "http://127.0.0.1:$etcd_peer_port" \
        --initial-advertise-peer-urls "http://127.0.0.1:$etcd_peer_port" \
        --initial-cluster "mockbank=http://127.0.0.1:$etcd_peer_port"
    await 20 "etcd does not answer" etcd_answers
    launch one patroni "$folder/one.yml"
    launch two patroni "$folder/two.yml"
    await 90 "No primary answers" primary postgres "SELECT 1"
    if [ -z "$(primary postgres "SELECT 1 FROM pg_roles WHERE rolname = 'mockbank'")" ]; then
        primary postgres "CREATE ROLE mockbank LOGIN PASSWORD '$(password mockbank)'"
        primary postgres "CREATE DATABASE mockbank OWNER mockbank"
    fi
    await 90 "The standby does not follow" standby_is_synchronous
    echo "postgresql://mockbank:$(password mockbank)@127.0.0.1:${postgres_port[one]},127.0.0.1:${postgres_port[two]}/mockbank?targetServerType=primary" \
        > "$folder/database-url"
    echo "DATABASE_URL=$(cat "$folder/database-url")"
}

stop() {
    for name in one two etcd; do
        if running "$name"; then
            kill "$(cat "$folder/$name.pid")"
            while running "$name"; do sleep 0.2; done
        fi
        rm -f "$folder/$name.pid"
    done
}

status() {
    patronictl -c "$folder/one.yml" list
}

case $command in
    start | stop | status) "$command" ;;
    *) echo "$usage" >&2 && exit 2 ;;
esac
