#!/bin/bash
# Runs inside new namespaces (see machine.py): a throw-away copy of this machine's file system, with
# nothing of billspay and no cluster of PostgreSQL in it, where systemd is process 1. What it writes is
# in memory and gone when process 1 ends; its network is its own and leads nowhere. This repository is
# /repository there.
set -euo pipefail
root=$1
repository=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
mount --make-rprivate /
mount -t tmpfs -o size=2g tmpfs "$root"
mkdir "$root"/{upper,work,merged}
mount -t overlay overlay -o "lowerdir=/,upperdir=$root/upper,workdir=$root/work" "$root/merged"
cd "$root/merged"
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t tmpfs -o mode=755 tmpfs dev
for device in null zero full random urandom tty; do
  touch "dev/$device"
  mount --bind "/dev/$device" "dev/$device"
done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
mount -t tmpfs tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
for number in 0:stdin 1:stdout 2:stderr; do ln -s "fd/${number%:*}" "dev/${number#*:}"; done
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t cgroup2 cgroup2 sys/fs/cgroup
mkdir run/lock repository
mount --bind "$repository" repository
ip link set lo up
# Where to is all the same, but a browser without any network but loopback believes that it is offline.
ip link add uplink type veth peer name beyond
ip address add 192.0.2.2/24 dev uplink
ip link set uplink up
ip link set beyond up

# As after a fresh installation of the packages: enabled, but nothing of ours.
rm -rf etc/billspay var/lib/billspay* root/billspay-* etc/postgresql/* var/lib/postgresql/* \
  etc/nginx/sites-enabled/* etc/systemd/system/*.wants/* etc/systemd/system/billspay* \
  var/log/journal usr/sbin/policy-rc.d
printf "add_include_dir = 'conf.d'\n" >etc/postgresql-common/createcluster.conf
sed -i '/^billspay:/d' etc/passwd etc/group etc/shadow
for unit in systemd-udevd systemd-networkd systemd-resolved systemd-timesyncd systemd-logind \
  getty@tty1 console-getty netdata apt-daily.timer apt-daily-upgrade.timer; do
  [[ $unit == *.* ]] || unit=$unit.service
  ln -sf /dev/null "etc/systemd/system/$unit"
done
: >etc/machine-id
printf '127.0.0.1 localhost pay.test admin.pay.test agent.pay.test\n' >etc/hosts
mkdir old
pivot_root . old
umount -l old
mount --make-rshared /  # systemd does not do it itself in a container, and credentials need it
exec env -i container=namespaces PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  /lib/systemd/systemd --log-target=journal --show-status=no --unit=multi-user.target
