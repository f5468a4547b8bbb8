"""What deploy/ says must hold before anything is installed: units, scripts, sites, alerts, texts."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parents[2]
deploy = root / "deploy"
most_exposed = {"billspay": 2.0, "billspay-backup": 2.5, "billspay-restore-drill": 2.5,
                "billspay-audit-verify": 2.5}


def run(*command, **options):
    return subprocess.run([str(word) for word in command], text=True, capture_output=True,
                          check=False, stdin=subprocess.DEVNULL, **options)


class Scripts(unittest.TestCase):
    def test_shellcheck_finds_nothing(self):
        scripts = [path for path in [*deploy.rglob("*"), *(root / "tests/deploy").rglob("*.sh")]
                   if path.is_file() and path.suffix in ("", ".sh")
                   and re.match(r"#!/bin/(ba)?sh|# (What the backup|bash completion)",
                                path.read_text(encoding="utf-8"))]
        self.assertGreater(len(scripts), 9)
        done = run("shellcheck", "--external-sources", "--source-path=SCRIPTDIR", *scripts)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_every_command_explains_itself_and_refuses_nonsense(self):
        settings = {**os.environ, "BILLSPAY_LIBRARY": str(deploy)}
        for path in [*deploy.glob("*/billspay-*")]:
            if path.suffix or not os.access(path, os.X_OK):
                continue
            with self.subTest(path.name):
                self.assertIn(path.name, run(path, "--help", env=settings).stdout)
                self.assertEqual(run(path, "--nonsense", env=settings).returncode, 2)


class Units(unittest.TestCase):
    def test_exposure_is_low(self):
        for unit, limit in most_exposed.items():
            with self.subTest(unit):
                path = deploy / "systemd" / f"{unit}.service"
                text = run("systemd-analyze", "security", "--offline=true", path).stdout
                level = re.search(r"Overall exposure level for .*: ([0-9.]+)", text)
                self.assertLessEqual(float(level.group(1)), limit)

    def test_no_secret_stands_in_a_unit(self):
        for path in (deploy / "systemd").iterdir():
            text = path.read_text(encoding="utf-8")
            self.assertNotRegex(text, r"(?m)^(Set|Load)?Credential.*:.*base64|^Environment=.*(KEY|URL)")

    def test_the_service_never_gets_the_owners_url(self):
        text = (deploy / "systemd/billspay.service").read_text(encoding="utf-8")
        names = re.findall(r"LoadCredential=([\w-]+):/etc/billspay/keys/\1$", text, re.M)
        self.assertEqual(len(names), 9)
        self.assertNotIn("migration-database-url", names)

    def test_no_timer_loses_a_night_when_clocks_go_forward(self):
        timers = list((deploy / "systemd").glob("*.timer"))
        self.assertEqual(len(timers), 3)
        for path in timers:
            with self.subTest(path.name):
                when = re.search(r"(?m)^OnCalendar=(.*)$", path.read_text(encoding="utf-8")).group(1)
                # In one time zone or another an hour before four is missing once a year.
                self.assertGreaterEqual(int(re.search(r"(\d\d):\d\d:\d\d$", when).group(1)), 4, when)
                done = run("systemd-analyze", "calendar", when)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_hangs_ends_and_what_waits_for_its_secrets_goes_on_trying(self):
        for name, line in (("billspay-backup", "TimeoutStartSec=6h"), ("billspay", "StartLimitIntervalSec=0"),
                           ("billspay-restore-drill", "TimeoutStartSec=12h")):
            self.assertIn(f"\n{line}\n", (deploy / f"systemd/{name}.service").read_text(encoding="utf-8"))


class Secrets(unittest.TestCase):
    names = re.findall(r"(?m)^LoadCredential=([\w-]+):",
                       (deploy / "systemd/billspay.service").read_text(encoding="utf-8"))

    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="billspay-secrets-test-"))
        self.addCleanup(shutil.rmtree, self.place)
        for name in ("keys", "bin"):
            (self.place / name).mkdir()
        for name in (*self.names, "migration-database-url", "backup-pgpass"):
            (self.place / "keys" / name).write_text(f"{name} 1")
        program = self.place / "bin/systemd-creds"
        program.write_text('#!/bin/bash\n[[ $1 == encrypt && $2 == --name=* ]] && cp "$3" "$4"\n')
        program.chmod(0o755)
        self.sealed, self.drop_in = self.place / "sealed", self.place / "drop-in/sealed.conf"

    def seal(self):
        return run(deploy / "secrets/encrypted-credentials", self.place / "keys", self.sealed, self.drop_in,
                   env={**os.environ, "PATH": f"{self.place}/bin:{os.environ['PATH']}"})

    def test_sealing_again_loses_nothing_and_seals_nothing_of_the_owner(self):
        self.assertEqual(self.seal().returncode, 0)
        before = self.drop_in.read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"(?m)^LoadCredentialEncrypted=([\w-]+):", before), self.names)
        for name in self.names:
            (self.place / "keys" / name).unlink()
        (self.place / "keys/mail-url").write_text("mail-url 2")
        self.assertEqual(self.seal().returncode, 0)
        self.assertEqual(self.drop_in.read_text(encoding="utf-8"), before)
        self.assertEqual({path.name: path.read_text() for path in self.sealed.iterdir()},
                         {name: f"{name} {2 if name == 'mail-url' else 1}" for name in self.names})

    def test_what_cannot_be_sealed_leaves_the_unit_as_it_was(self):
        self.assertEqual(self.seal().returncode, 0)
        before = self.drop_in.read_text(encoding="utf-8")
        for path in (self.place / "keys/audit-keys", self.sealed / "audit-keys"):
            path.unlink()
        failed = self.seal()
        self.assertEqual(failed.returncode, 1)
        self.assertIn("audit-keys is there", failed.stderr)
        self.assertEqual(self.drop_in.read_text(encoding="utf-8"), before)
        self.assertEqual([path.name for path in self.drop_in.parent.iterdir()], ["sealed.conf"])

    def test_vaults_agent_starts_what_waits_for_it_and_never_waits_itself(self):
        text = (deploy / "secrets/vault-agent.hcl").read_text(encoding="utf-8")
        command = 'command = ["systemctl", "--no-block", "restart", "billspay.service"]'
        self.assertEqual(text.count("command = "), len(self.names))
        self.assertEqual(text.count(command), len(self.names))

    def test_tls_without_nginx_takes_the_socket_and_names_its_credentials(self):
        socket = (deploy / "direct-tls/billspay-public.socket.d/tls.conf").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"(?m)^ListenStream=(.*)$", socket), ["", "443"])
        service = (deploy / "direct-tls/billspay.service.d/tls.conf").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"(?m)^LoadCredential=([\w-]+):", service),
                         re.findall(r"(?m)^Environment=PUBLIC_TLS_(?:CERTIFICATE|KEY)=(.*)$", service))


class Postgres(unittest.TestCase):
    def test_memory_fits_every_machine(self):
        for memory, cores in ((1000, 1), (4000, 2), (64000, 16)):
            with self.subTest(memory), tempfile.NamedTemporaryFile("r") as output:
                run(deploy / "postgresql/billspay-postgres-settings", "--memory", memory, "--cores",
                    cores, "--output", output.name,
                    env={**os.environ, "BILLSPAY_LIBRARY": str(deploy)})
                text = pathlib.Path(output.name).read_text(encoding="utf-8")
                self.assertNotIn("@", re.sub(r"%u@%d", "", text))
                buffers = int(re.search(r"shared_buffers = '(\d+)MB'", text).group(1))
                self.assertTrue(memory / 16 <= buffers <= memory / 2, buffers)
                connections = int(re.search(r"max_connections = (\d+)", text).group(1))
                self.assertGreaterEqual(connections, cores * 16 + 14)


class Monitoring(unittest.TestCase):
    def test_every_alert_has_passing_tests_for_firing_and_for_quiet(self):
        with tempfile.TemporaryDirectory() as place:
            shutil.copy(deploy / "monitoring/alerts.yml", place)
            shutil.copy(root / "tests/deploy/alerts_test.yml", place)
            done = run("promtool", "test", "rules", "alerts_test.yml", cwd=place)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        names = re.findall(r"- alert: (\w+)", (deploy / "monitoring/alerts.yml").read_text())
        tests = (root / "tests/deploy/alerts_test.yml").read_text(encoding="utf-8")
        self.assertGreater(len(names), 15)
        for name in names:
            self.assertIn(f"name: {name} fires\n", tests)
            self.assertIn(f"name: {name} is quiet\n", tests)

    def test_prometheus_accepts_the_configuration(self):
        text = (deploy / "monitoring/prometheus.yml").read_text(encoding="utf-8")
        with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
            file.write(text.replace("/etc/prometheus/billspay-alerts.yml",
                                    str(deploy / "monitoring/alerts.yml")))
            file.flush()
            done = run("promtool", "check", "config", file.name)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
