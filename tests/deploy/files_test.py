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


class Nginx(unittest.TestCase):
    hosts = ("--public", "pay.test", "--admin", "admin.pay.test", "--agent", "agent.pay.test")

    def site(self, *arguments):
        with tempfile.TemporaryDirectory() as directory:
            output = pathlib.Path(directory) / "site"
            done = run(deploy / "nginx/billspay-nginx", *self.hosts, *arguments, "--output", output,
                       env={**os.environ, "BILLSPAY_LIBRARY": str(deploy)})
            self.assertEqual(done.returncode, 0, done.stderr)
            return output.read_text(encoding="utf-8")

    def test_nginx_accepts_the_site(self):
        with tempfile.TemporaryDirectory() as directory:
            place = pathlib.Path(directory)
            key, certificate = place / "key.pem", place / "certificate.pem"
            run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-nodes", "-subj", "/CN=pay.test", "-keyout", key, "-out", certificate)
            text = self.site("--certificate", certificate, "--key", key)
            self.assertNotIn("@", text)
            text = text.replace("/etc/nginx/snippets", str(deploy / "nginx"))
            text = text.replace("/etc/nginx/billspay-staff-networks.conf",
                                str(deploy / "nginx/staff-networks.conf"))
            text = text.replace("/var/lib/nginx/billspay-assets", str(place / "cache"))
            (place / "nginx.conf").write_text(
                f"pid {place}/pid; error_log {place}/log; events {{}}\nhttp {{\n{text}\n}}\n",
                encoding="utf-8")
            done = run("nginx", "-t", "-p", place, "-c", place / "nginx.conf", "-e", place / "log")
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_without_certificates_only_port_80_is_served(self):
        text = self.site()
        self.assertIn("acme-challenge", text)
        self.assertNotIn("443", text)

    def test_names_that_are_none_are_refused(self):
        done = run(deploy / "nginx/billspay-nginx", "--public", "a;b", "--admin", "b", "--agent",
                   "c", "--output", "/dev/null", env={**os.environ, "BILLSPAY_LIBRARY": str(deploy)})
        self.assertEqual(done.returncode, 2)


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
