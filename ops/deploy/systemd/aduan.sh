#!/bin/sh
# The commands on the office's own data, as the user whom it belongs to: aduan user add …
[ "$(id -u)" = 0 ] || { echo "aduan: jalankan dengan sudo" >&2; exit 1; }
set -a
. /etc/aduan/aduan.env
ADUAN_DATA=/var/lib/aduan/data
HOME=/var/lib/aduan
exec setpriv --reuid=aduan --regid=aduan --init-groups /opt/aduan/aduan "$@"
