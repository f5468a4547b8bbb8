"""billspay-nginx as it is in deploy/, on a scratch copy of /etc/nginx: sites that the real nginx accepts,
what a second run keeps, what is taken back, and TLS sessions that are taken up again."""

import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import unittest

from machine import wait_for

deploy = pathlib.Path(__file__).resolve().parents[2] / "deploy"
hosts = ("--public", "pay.test", "--admin", "admin.pay.test", "--agent", "agent.pay.test")


class Site(unittest.TestCase):
    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="billspay-nginx-test-"))
        self.addCleanup(shutil.rmtree, self.place)
        for name in ("bin", "snippets", "sites-available", "sites-enabled"):
            (self.place / name).mkdir()
        for snippet in (deploy / "nginx").glob("billspay-*.conf"):
            text = snippet.read_text(encoding="utf-8").replace("/var/log/nginx", str(self.place))
            (self.place / "snippets" / snippet.name).write_text(text, encoding="utf-8")
        self.site = self.place / "sites-available/billspay"
        self.networks = self.place / "billspay-staff-networks.conf"
        (self.place / "nginx.conf").write_text(
            f"pid {self.place}/pid; error_log {self.place}/log; events {{}}\nhttp {{\n"
            f"include {self.place}/sites-enabled/*;\n}}\n", encoding="utf-8")
        # The program's own nginx, with this place's settings unless it says which.
        program = self.place / "bin/nginx"
        real = shutil.which("nginx", path="/usr/sbin:/usr/bin")
        program.write_text(f'#!/bin/bash\n[[ $* == *" -c "* ]] || set -- "$@" -c {self.place}/nginx.conf\n'
                           f'exec {real} -e {self.place}/log "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        # The cache and the log of the site itself belong to this place too.
        self.library = self.place / "library"
        shutil.copytree(deploy / "nginx", self.library / "nginx")
        template = self.library / "nginx/site.conf.in"
        template.write_text(template.read_text(encoding="utf-8").replace("/var/log/nginx", str(self.place))
                            .replace("@CACHE@", f"{self.place}/cache"), encoding="utf-8")

    def write(self, *arguments, code=0, names=hosts, cwd="/"):
        done = subprocess.run(
            [deploy / "nginx/billspay-nginx", *names, "--no-reload", *map(str, arguments)], text=True,
            capture_output=True, check=False, stdin=subprocess.DEVNULL, cwd=cwd,
            env={**os.environ, "PATH": f"{self.place}/bin:{os.environ['PATH']}",
                 "BILLSPAY_LIBRARY": str(self.library), "BILLSPAY_NGINX": str(self.place),
                 "BILLSPAY_SETTINGS": f"{self.place}/billspay.env"})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        left = [path for path in self.place.rglob("*") if path.suffix in (".new", ".before", ".errors", ".test")]
        self.assertEqual(left, [])
        return done.stdout + done.stderr

    def pair(self, name="own"):
        """A certificate and its key, as arguments."""
        key, certificate = self.place / f"{name}.key", self.place / f"{name}.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                        "-nodes", "-subj", "/CN=pay.test", "-keyout", key, "-out", certificate],
                       check=True, capture_output=True)
        return ("--certificate", certificate, "--key", key)

    def text(self):
        return self.site.read_text(encoding="utf-8")

    # --- what is written ---

    def test_nginx_accepts_the_site(self):
        self.write(*self.pair())
        self.assertNotIn("@", self.text())
        self.assertEqual(self.text().count("ssl_certificate "), 3)

    def test_without_certificates_only_port_80_is_served(self):
        self.assertIn("There are no certificates yet", self.write())
        self.assertIn("acme-challenge", self.text())
        self.assertNotIn("443", self.text())

    def test_names_that_are_none_are_refused(self):
        self.write(code=2, names=("--public", "a;b", "--admin", "b", "--agent", "c"))

    def test_without_names_or_settings_it_says_what_to_do(self):
        self.assertIn("run 'billspay setup' first", self.write(code=2, names=()))

    def test_ipv6_is_listened_to_where_the_machine_speaks_it(self):
        table = pathlib.Path("/proc/net/if_inet6")
        speaks = table.exists() and table.read_text(encoding="ascii") != ""
        self.write(*self.pair())
        for port in (80, 443):
            self.assertIn(f"listen {port}", self.text())
            self.assertEqual(f"listen [::]:{port}" in self.text(), speaks)

    def test_an_output_elsewhere_touches_nothing(self):
        self.write("--output", self.place / "shown")
        self.assertIn("acme-challenge", (self.place / "shown").read_text(encoding="utf-8"))
        self.assertFalse(self.site.exists() or self.networks.exists())

    def test_event_streams_are_counted_apart(self):
        self.write(*self.pair())
        streams = re.findall(r"location = \S+/events \{(.*?)\}", self.text(), re.S)
        self.assertEqual(len(streams), 3)
        for stream in streams:
            self.assertIn("limit_conn billspay_events 2000;", stream)

    # --- again ---

    def test_a_second_run_keeps_certificate_and_ports(self):
        self.write(*self.pair(), "--http", "8080", "--https", "8443")
        before = self.text()
        self.write("--allow", "10.7.0.0/24")
        self.assertEqual(self.text(), before)
        self.assertIn("allow 10.7.0.0/24;\ndeny all;", self.networks.read_text(encoding="utf-8"))
        self.write(*self.pair("other"), "--http", "80", "--https", "443")
        self.assertIn("/other.pem;", self.text())
        self.assertNotRegex(self.text(), r"8443|8080|/own\.pem")

    def test_a_pair_named_from_where_one_is_is_found_from_anywhere(self):
        self.pair()
        self.write("--certificate", "own.pem", "--key", "own.key", cwd=self.place)
        self.assertEqual(self.text().count(f" {self.place}/own.pem;"), 3)
        self.write("--allow", "10.7.0.0/24")

    def test_https_is_not_given_up_for_a_file_that_is_missing(self):
        own = self.pair()
        self.write(*own)
        before = self.text()
        self.assertIn("serves HTTPS", self.write("--certbot", "--allow", "10.7.0.0/24", code=1))
        (self.place / "own.key").unlink()
        self.assertIn("cannot be read", self.write("--allow", "10.7.0.0/24", code=1))
        # As a version wrote it that remembered nothing.
        self.site.write_text(re.sub(r"(?m)^# (certificate|key) .*\n", "", before), encoding="utf-8")
        self.assertIn("Nothing was changed", self.write("--allow", "10.7.0.0/24", code=1))
        self.assertIn("ssl_certificate ", self.text())
        self.assertNotIn("10.7", self.networks.read_text(encoding="utf-8"))

    def test_certbots_and_ones_own_exclude_each_other(self):
        self.write(*self.pair(), "--certbot", code=2)

    # --- networks ---

    def test_networks_that_nginx_refuses_are_taken_back(self):
        for arguments in ((), self.pair()):  # port 80 alone does not include them; the whole site does
            self.write("--allow", "10.7.0.0/24", *arguments)
            before = self.text(), self.networks.read_text(encoding="utf-8")
            for wrong in ("10.0.0.0/33", "cafe", "999"):
                with self.subTest(wrong, https=bool(arguments)):
                    self.assertIn("nginx refuses the networks",
                                  self.write("--allow", "10.8.0.0/24", "--allow", wrong, code=1))
                    self.assertEqual((self.text(), self.networks.read_text(encoding="utf-8")), before)
        self.assertIn("is not a network", self.write("--allow", "all; #", code=2))

    def test_networks_without_an_end_are_not_added_to(self):
        self.networks.write_text("allow 10.1.0.0/16;\n  deny all;\n", encoding="utf-8")
        self.assertIn("begins with 'deny all;'", self.write("--allow", "10.7.0.0/24", code=1))
        self.assertEqual(self.networks.read_text(encoding="utf-8"), "allow 10.1.0.0/16;\n  deny all;\n")
        self.assertFalse(self.site.exists())

    def test_a_site_that_nginx_refuses_is_taken_back_with_its_networks(self):
        self.write("--allow", "10.7.0.0/24")
        before = self.text(), self.networks.read_text(encoding="utf-8")
        own = self.pair()
        (self.place / "own.pem").write_text("no certificate")
        self.assertIn("the former files are back", self.write(*own, "--allow", "10.8.0.0/24", code=1))
        self.assertEqual((self.text(), self.networks.read_text(encoding="utf-8")), before)

    # --- speaking ---

    def start(self):
        """nginx with the site on free ports; the port of HTTPS."""
        with socket.socket() as one, socket.socket() as two:
            for probe in (one, two):
                probe.bind(("127.0.0.1", 0))
            http, https = one.getsockname()[1], two.getsockname()[1]
        self.write(*self.pair(), "--http", http, "--https", https)
        server = subprocess.Popen([self.place / "bin/nginx", "-g", "daemon off;"], stdin=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)

        def answers():
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", https)) == 0
        wait_for(answers, "nginx to listen")
        return https

    def visit(self, port, context, session=None):
        """One request; the session that came of it, and whether it was taken up again."""
        with socket.create_connection(("127.0.0.1", port)) as plain, context.wrap_socket(
                plain, server_hostname="pay.test", session=session) as secure:
            secure.sendall(b"GET / HTTP/1.1\r\nHost: pay.test\r\nConnection: close\r\n\r\n")
            while secure.recv(4096):
                pass
            return secure.session, secure.session_reused

    def test_tls_sessions_are_taken_up_again(self):
        port = self.start()
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            with self.subTest(version.name):
                context = ssl.create_default_context(cafile=self.place / "own.pem")
                context.check_hostname = False
                context.minimum_version = context.maximum_version = version
                session, reused = self.visit(port, context)
                self.assertFalse(reused)
                self.assertTrue(self.visit(port, context, session)[1])

    def test_whoever_names_no_host_of_ours_gets_no_handshake(self):
        port = self.start()
        context = ssl._create_unverified_context()
        with socket.create_connection(("127.0.0.1", port)) as plain, self.assertRaises(ssl.SSLError):
            context.wrap_socket(plain, server_hostname="other.test")


if __name__ == "__main__":
    unittest.main()
