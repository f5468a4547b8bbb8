"""What the tests of an installation share: a machine with the package installed, and its callers."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from machine import Machine

package = pathlib.Path(os.environ.get("BILLSPAY_PACKAGE", "missing.deb")).resolve()
password = "nine lamps above the harbour"
hosts = ("pay.test", "admin.pay.test", "agent.pay.test")


def build_package(version):
    """The same package under another version, as an upgrade would bring it."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="billspay-package-"))
    subprocess.run(["dpkg-deb", "-R", package, place / "tree"], check=True)
    control = place / "tree/DEBIAN/control"
    control.write_text(re.sub(r"(?m)^Version: .*$", f"Version: {version}", control.read_text()))
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-b", place / "tree",
                    place / "new.deb"], check=True, capture_output=True)
    shutil.rmtree(place / "tree")
    return place / "new.deb"


class Installation(unittest.TestCase):
    """Tests run in the order of their names, each where the one before ended."""

    @classmethod
    def setUpClass(cls):
        cls.machine = Machine()
        cls.addClassCleanup(cls.machine.stop)
        cls.do = staticmethod(cls.machine.run)
        cls.shell = staticmethod(cls.machine.shell)
        cls.install(package)

    @classmethod
    def install(cls, file, *options):
        cls.machine.path("/root/billspay.deb").write_bytes(pathlib.Path(file).read_bytes())
        return cls.machine.run("apt-get", "install", "--yes", "--no-install-recommends",
                               "--allow-downgrades", *options, "/root/billspay.deb")

    broken = None

    def run(self, result=None):
        """A step that failed fails those after it at once: they would stand on nothing."""
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not Installation.broken:
            Installation.broken = self._testMethodName
            print(self.machine.run("journalctl", "-n", "60", "--no-pager", check=False).stdout,
                  file=sys.stderr)
        return result

    def setUp(self):
        if Installation.broken:
            self.fail(f"{Installation.broken} failed before")

    def curl(self, url, *options, check=True):
        """Body, status and protocol of an answer over the machine's own CA."""
        done = self.do("curl", "--silent", "--show-error", "--cacert", "/root/ca.pem", "--max-time",
                        "20", "--write-out", r"\n%{http_code} %{http_version}", *options, url,
                        check=check)
        body, _, last = done.stdout.rpartition("\n")
        status, protocol = last.split()
        return body, int(status), protocol

    def sign_in(self, host, path, **who):
        body, status, _ = self.curl(f"https://{host}{path}", "--json", json.dumps(who))
        self.assertEqual(status, 200, body)
        return f"Authorization: Bearer {json.loads(body)['token']}"

    def ready(self):
        return self.do("curl", "-sf", "http://127.0.0.1:8083/readyz", check=False).returncode == 0

    def metric(self, name):
        text = self.do("curl", "-sf", "http://127.0.0.1:8083/metrics").stdout
        found = re.search(rf"(?m)^{name}(?:{{[^}}]*}})? (\S+)$", text)
        return float(found.group(1)) if found else None

    def psql(self, *statements, database="billspay_prod"):
        words = [word for statement in statements for word in ("-c", statement)]
        return self.do("runuser", "-u", "postgres", "--", "psql", "-XqAt", "-v", "ON_ERROR_STOP=1",
                        "-d", database, *words).stdout.strip()

    def status(self, name):
        return self.shell(f"cat /var/lib/billspay-backup/status/{name}").stdout

    def make_certificate(self, days):
        """One for the three hosts, signed by a CA that is made the first time."""
        names = ",".join(f"DNS:{host}" for host in hosts)
        self.shell(f"""cd /root; umask 077
            [[ -e ca.pem ]] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
              -days 99 -subj '/CN=test CA' -keyout ca.key -out ca.pem 2>/dev/null
            openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=pay.test \
              -keyout /etc/ssl/private/pay.key -out pay.csr 2>/dev/null
            openssl x509 -req -in pay.csr -CA ca.pem -CAkey ca.key -days {days} -CAcreateserial \
              -out /etc/ssl/pay.pem -extfile <(echo subjectAltName={names}) 2>/dev/null
            chmod 0644 /etc/ssl/pay.pem ca.pem""")
