#!/bin/bash
# The broker's users, each with the least it needs: only the relay may declare and write; a service reads its own queue; aduan_admin makes
# queues of subscribers and their users. The former common user `aduan`, if a volume still has it, may do nothing any more.
set -euo pipefail
umask 077
vhost=aduan
file=/var/lib/rabbitmq/aduan-pengguna.json
users= permissions=

# name, password, tags, configure, write, read
user() {
  [[ $2 =~ ^[A-Za-z0-9_-]*$ ]] || { echo "The password of $1 must be of letters, digits, - and _ (./aduan init makes such)." >&2; exit 1; }
  local secret="\"password\":\"$2\""
  [ -n "$2" ] || secret='"password_hash":"","hashing_algorithm":"rabbit_password_hashing_sha256"'
  users+="${users:+,}{\"name\":\"$1\",$secret,\"tags\":\"$3\"}"
  permissions+="${permissions:+,}{\"user\":\"$1\",\"vhost\":\"$vhost\",\"configure\":\"$4\",\"write\":\"$5\",\"read\":\"$6\"}"
}
ours='^aduan(\\.(mati|intake|triage|response|sla))?$'
subscribers='^langganan\\..+$'
user aduan '' '' '^$' '^$' '^$'
user aduan_admin "$RABBITMQ_ADMIN_PASSWORD" administrator "$subscribers" "$subscribers" '^(aduan|langganan\\..+)$'
makes='^(aduan(\\.(mati|intake|triage|response|sla))?|langganan\\..+)$' # also subscribers' queues, at a broker that was wiped
user aduan_relay "$RABBITMQ_RELAY_PASSWORD" '' "$makes" "$makes" "$ours"
for service in intake triage response sla; do
  secret=RABBITMQ_${service^^}_PASSWORD
  user "aduan_$service" "${!secret}" '' '^$' '^$' "^aduan\\\\.$service\$"
done
printf '{"vhosts":[{"name":"%s"}],"users":[%s],"permissions":[%s]}\n' "$vhost" "$users" "$permissions" >"$file"
unset RABBITMQ_{ADMIN,RELAY,INTAKE,TRIAGE,RESPONSE,SLA}_PASSWORD
# The official image starts as root and becomes rabbitmq, who must read it.
[ "$(id -u)" != 0 ] || chown rabbitmq "$file"
exec docker-entrypoint.sh "$@"
