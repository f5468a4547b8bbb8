"""Real faults, seen by a real Prometheus with the real rules; only their times are shortened."""

import json
import re

import installation
from installation import password
from machine import wait_for

alerts_file = "/usr/share/billspay/monitoring/alerts.yml"


class Faults(installation.Installation):
    def firing(self):
        answer = self.do("curl", "-sf", "http://127.0.0.1:9090/api/v1/alerts").stdout
        return {alert["labels"]["alertname"] for alert in json.loads(answer)["data"]["alerts"]
                if alert["state"] == "firing"}

    def expect_alert(self, *names):
        for name in names:
            with self.subTest(name):
                wait_for(lambda name=name: name in self.firing(), f"the alert {name}")

    def calls(self, count, path, body, parallel=8):
        """Many requests at once, each from an address of its own."""
        self.shell(f"seq {count} | xargs -P {parallel} -I N curl -s -o /dev/null --max-time 10 "
                   f"--cacert /root/ca.pem --interface 127.0.1.N --json '{body}' https://pay.test{path} "
                   "|| true")

    def test_20_prometheus_reads_the_exporters_and_nothing_is_wrong(self):
        rules = re.sub(r"for: \w+", "for: 0s", self.shell(f"cat {alerts_file}").stdout)
        rules = re.sub(r"\[(5|10|30)m\]", "[15s]", rules)
        settings = self.shell("cat /usr/share/billspay/monitoring/prometheus.yml").stdout
        settings = settings.replace("interval: 15s", "interval: 1s")
        settings = settings[:settings.index("alerting:")]
        self.machine.path("/etc/prometheus/billspay-alerts.yml").write_text(rules)
        self.machine.path("/etc/prometheus/prometheus.yml").write_text(settings)
        self.shell("""
            echo 'ARGS="--collector.systemd --collector.filesystem.fs-types-exclude=^(tmpfs|proc|sysfs)$"' \
              >/etc/default/prometheus-node-exporter
            runuser -u postgres -- psql -Xqf - </usr/share/billspay/monitoring/postgres-exporter.sql
            echo "DATA_SOURCE_NAME='user=prometheus host=/run/postgresql dbname=postgres'" \
              >/etc/default/prometheus-postgres-exporter
            systemctl restart prometheus prometheus-node-exporter prometheus-postgres-exporter""")
        query = "http://127.0.0.1:9090/api/v1/query?query=sum(up)"
        wait_for(lambda: '"3"' in self.do("curl", "-sf", query, check=False).stdout,
                 "three targets to be up")
        self.assertEqual(self.firing() - {"BillspayBusy"}, set())

    def test_21_a_stopped_service(self):
        self.shell("systemctl stop billspay billspay-{public,admin,agent}.socket")
        self.expect_alert("BillspayDown")
        self.do("systemctl", "start", "billspay")
        wait_for(self.ready, "billspay to be ready")

    def test_22_a_stopped_database(self):
        self.do("systemctl", "stop", "postgresql@15-main")
        self.do("systemd-run", "--unit", "callers", "--collect", "bash", "-c",
                 "while sleep 0.1; do curl -s -o /dev/null --max-time 5 --cacert /root/ca.pem --json "
                 f"""'{{"email":"grace@example.com","password":"{password}"}}' """
                 "https://pay.test/api/auth/login & done")
        self.expect_alert("PostgresDown", "BillspayErrors", "BillspayDatabaseWaits",
                          "BillspayChangesUnheard")
        self.shell("systemctl stop callers; systemctl start postgresql@15-main")
        wait_for(self.ready, "billspay to find its database again")
        grave = self.do("journalctl", "-u", "billspay", "-p", "warning", "-o", "cat").stdout
        self.assertIn('"event":"database-outage"', grave)
        self.assertNotIn('"level":"info"', grave)

    def test_23_backups_that_fail_or_do_not_come(self):
        self.shell("cd /etc/billspay/backup; mv drill-key away; mv recipients.txt gone; "
                   "systemctl start billspay-backup || true; systemctl start billspay-restore-drill || true; "
                   "mv away drill-key; mv gone recipients.txt")
        self.expect_alert("BillspayBackupFailed", "BillspayRestoreDrillFailed")
        self.do("systemctl", "start", "billspay-backup", "billspay-restore-drill")
        self.shell("sed -i 's/^succeeded_at=.*/succeeded_at=2026-01-01T00:00:00Z/' "
                   "/var/lib/billspay-backup/status/backup")
        self.expect_alert("BillspayBackupOld")
        self.do("systemctl", "start", "billspay-backup")

    def test_24_a_certificate_that_ends_soon(self):
        self.make_certificate(days=5)
        self.expect_alert("BillspayCertificateExpires")
        self.make_certificate(days=60)
        self.do("systemctl", "reload", "nginx")

    def test_25_a_mail_server_that_is_away(self):
        self.shell("cp -p /etc/billspay/keys/mail-url /root/; chmod u+w /etc/billspay/keys/mail-url; "
                   "echo smtp://127.0.0.1:2525 >/etc/billspay/keys/mail-url; systemctl restart billspay")
        wait_for(self.ready, "billspay to be ready")
        self.calls(1, "/api/auth/forgot-password", '{"email":"grace@example.com"}')
        self.expect_alert("BillspayMailStuck")
        self.shell("cp -p /root/mail-url /etc/billspay/keys/mail-url; systemctl restart billspay")
        wait_for(self.ready, "billspay to be ready")

    def test_26_more_sign_ins_than_can_be_hashed(self):
        self.calls(200, "/api/auth/login", '{"email":"nN@example.com","password":"x"}', parallel=80)
        self.expect_alert("BillspayHashingSaturated")

    def test_27_too_few_connections_are_left(self):
        self.shell("for i in $(seq 80); do systemd-run --quiet --collect --unit sleeper-$i runuser -u "
                   "postgres -- psql -c 'SELECT pg_sleep(60)'; done")
        self.expect_alert("PostgresConnectionsExhausted")
        self.shell("systemctl stop 'sleeper-*'")
        wait_for(lambda: "PostgresConnectionsExhausted" not in self.firing(), "connections to be free")

    def test_28_a_disk_that_is_full(self):
        self.shell("fallocate -l $(($(df --output=avail -B1 / | tail -n 1) * 97 / 100)) /root/full")
        try:
            self.expect_alert("BillspayDiskFull")
        finally:
            self.shell("rm /root/full")

    def test_29_answers_that_come_late(self):
        grace = self.sign_in("pay.test", "/api/auth/login", email="grace@example.com", password=password)
        self.do("systemd-run", "--unit", "readers", "--collect", "bash", "-c",
                f"while :; do curl -s -o /dev/null --max-time 5 --cacert /root/ca.pem -H '{grace}' "
                "https://pay.test/api/receipts; done")
        self.do("systemd-run", "--unit", "locker", "--collect", "runuser", "-u", "postgres", "--", "bash",
                "-c", "while sleep 0.1; do psql -qd billspay_prod -c 'BEGIN; LOCK receipts; SELECT "
                "pg_sleep(1.5); COMMIT' >/dev/null; done")
        self.expect_alert("BillspaySlow")
        self.shell("systemctl stop readers locker")

    def test_30_cores_and_memory_that_run_out(self):
        self.shell("""for i in $(seq $((2 * $(nproc)))); do
              systemd-run --quiet --collect --unit burner-$i timeout 60 bash -c 'while :; do :; done'
            done""")
        self.expect_alert("BillspayBusy")
        # As a container with little memory shows it: the rest of this machine is not ours to fill.
        self.shell("""systemctl stop 'burner-*'
            sed 's/^MemAvailable:.*/MemAvailable: 100000 kB/' /proc/meminfo >/run/meminfo
            mount --bind /run/meminfo /proc/meminfo; systemctl restart prometheus-node-exporter""")
        self.expect_alert("BillspayMemoryLow")
        self.shell("umount /proc/meminfo; systemctl restart prometheus-node-exporter")

    def test_31_checkpoints_that_cannot_be_written(self):
        directory = "/etc/systemd/system/billspay.service.d"
        clock = "/var/lib/billspay/clock"  # three hours pass in the service's eyes when this says so
        self.shell(f"""mkdir -p {directory}; echo +0 >{clock}; chown billspay {clock}
            printf '[Service]\nEnvironment=DONT_FAKE_MONOTONIC=1 FAKETIME_NO_CACHE=1 \
              FAKETIME_TIMESTAMP_FILE={clock} LD_PRELOAD=%s\n' \
              /usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1 >{directory}/clock.conf
            systemctl daemon-reload; systemctl restart billspay""")
        wait_for(self.ready, "billspay to be ready")
        self.shell(f"mv /var/lib/billspay/checkpoints /root/; echo +3h >{clock}")
        self.expect_alert("BillspayAuditCheckpointOld")
        self.shell(f"""mv /root/checkpoints /var/lib/billspay/; rm -r {directory} {clock}
            systemctl daemon-reload; systemctl restart billspay""")
        wait_for(self.ready, "billspay to be ready")

    def test_32_an_audit_trail_that_was_altered(self):
        self.do("systemctl", "start", "billspay-audit-verify")
        self.psql("SET session_replication_role = replica; "
                  "UPDATE audit_events SET reason = 'asked to' WHERE action = 'session.signed-in'")
        self.do("systemctl", "start", "billspay-audit-verify", check=False)
        self.assertIn("ALTERED", self.do("journalctl", "-u", "billspay-audit-verify").stdout)
        self.expect_alert("BillspayAuditChainBroken")
        self.shell("systemctl reset-failed billspay-audit-verify; "
                   "systemctl stop prometheus prometheus-node-exporter prometheus-postgres-exporter")
