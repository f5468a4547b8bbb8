"""From the package to three consoles on HTTPS, backups, alerts, upgrade and removal: what
docs/operations.md says, done on a throw-away machine."""

import json
import pathlib
import re
import shutil
import unittest

import elsewhere
import faults
from installation import build_package, package, password
from machine import wait_for

secret_names = ("jwt-keys-customer", "jwt-keys-agent", "jwt-keys-admin", "data-keys-columns",
                "data-keys-lookup", "data-keys-vault-public", "audit-keys", "mail-url", "database-url")
repository = pathlib.Path(__file__).resolve().parents[2]
journeys = ("enrol", "call", "live")  # of web/e2e; all of them walk on every change, in front of a demo


class FromPackageToRemoval(elsewhere.Elsewhere, faults.Faults):
    # --- installing ---

    def test_01_the_package_makes_user_and_directories_and_starts_nothing_unset(self):
        found = self.shell("stat -c '%n %a %U' /etc/billspay /var/lib/billspay "
                           "/var/lib/billspay-backup/dumps /var/lib/billspay-backup/status").stdout
        self.assertIn("/var/lib/billspay 750 billspay", found)
        self.assertIn("/var/lib/billspay-backup/dumps 700 root", found)
        # The guide, and whatever the manual names, are on the machine.
        self.shell("cd /usr/share/doc/billspay && test -s README.md -a -s docs/operations.md -a "
                   "-s docs/compliance/checklists.md -a -d docs/decisions")
        named = self.shell("zcat /usr/share/man/man8/billspay*.8.gz | grep -o '/usr/share/[a-zA-Z0-9/._-]*' "
                           "| sed 's/[.]$//' | sort -u | xargs ls -d").stdout
        self.assertIn("operations.md", named)
        for unit in ("billspay.service", "billspay-public.socket"):
            self.assertEqual(self.do("systemctl", "is-enabled", unit).stdout, "enabled\n")
            self.assertEqual(self.do("systemctl", "is-active", unit, check=False).stdout, "inactive\n")

    def test_02_postgresql_gets_settings_that_fit(self):
        self.shell("pg_createcluster 15 main >/dev/null; billspay-postgres-settings --memory 2000; "
                   "systemctl start postgresql@15-main")
        self.assertEqual(self.psql("SHOW shared_buffers", database="postgres"), "500MB")
        self.assertEqual(self.psql("SHOW log_parameter_max_length", database="postgres"), "0")
        self.assertNotIn(":5432", self.do("ss", "-ltnH", "not", "src", "127.0.0.1", "and", "not",
                                           "src", "[::1]").stdout)

    def setup_billspay(self):
        return self.do("billspay", "setup", "--non-interactive", "--public-url", "https://pay.test",
                        "--admin-hosts", "admin.pay.test", "--agent-hosts", "agent.pay.test",
                        "--certificates", "/etc/ssl/pay.pem", "--admin-username", "rosa",
                        "--admin-name", "Rosa Reyes", "--admin-password-file", "/root/password",
                        check=False)

    def test_03_setup_makes_everything_once(self):
        self.make_certificate(days=60)
        self.shell(f"umask 077; echo '{password}' >/root/password")
        first = self.setup_billspay()
        self.assertIn(first.returncode, (0, 1), first.stdout + first.stderr)
        wrong = [line for line in first.stdout.splitlines() if line.startswith("WRONG")]
        self.assertTrue(all("backup" in line or "drill" in line for line in wrong), wrong)
        keys = "cd /etc/billspay && sha256sum keys/* billspay.env"
        before = self.shell(keys).stdout
        again = self.setup_billspay()
        self.assertIn("kept", again.stdout)
        self.assertEqual(self.shell(keys).stdout, before)
        modes = self.shell("stat -c '%a %U %n' /etc/billspay/keys /etc/billspay/keys/*").stdout
        self.assertIn("700 root /etc/billspay/keys\n", modes)
        for name in (*secret_names, "migration-database-url"):
            self.assertIn(f"400 root /etc/billspay/keys/{name}\n", modes)

    def test_04_nginx_takes_the_site_and_the_service_starts(self):
        self.do("billspay-nginx", "--certificate", "/etc/ssl/pay.pem", "--key",
                 "/etc/ssl/private/pay.key", "--allow", "10.7.0.0/24")
        self.assertIn("allow 10.7.0.0/24;\ndeny all;",
                      self.shell("cat /etc/nginx/billspay-staff-networks.conf").stdout)
        self.do("systemctl", "start", "billspay")
        wait_for(self.ready, "billspay to be ready")

    # --- the three hosts ---

    def test_05_the_public_host_speaks_http_2_and_knows_no_staff(self):
        body, status, protocol = self.curl("https://pay.test/api/receipts")
        self.assertEqual((status, protocol), (401, "2"), body)
        for path in ("/api/admin/login", "/api/agent/login", "/api/admin/dashboard", "/metrics"):
            with self.subTest(path):
                self.assertEqual(self.curl(f"https://pay.test{path}", "--json", "{}")[1], 404)
        headers = self.do("curl", "-sI", "--cacert", "/root/ca.pem", "https://pay.test/").stdout.lower()
        self.assertIn("strict-transport-security:", headers)

    def test_06_staff_hosts_answer_their_networks_only(self):
        for host, path, who in (("admin.pay.test", "/api/admin/login", "admin"),
                                ("agent.pay.test", "/api/agent/login", "agent")):
            url = f"https://{host}{path}"
            with self.subTest(who):
                self.assertEqual(self.curl(url, "--json", '{"username":"x","password":"y"}')[1], 401)
                self.assertEqual(self.curl(url, "--interface", "127.0.0.9", "--json", "{}")[1], 403)
        self.assertEqual(self.curl("https://pay.test/api/receipts", "--interface", "127.0.0.9")[1], 401)

    def test_07_nobody_is_answered_under_another_name_or_in_the_clear(self):  # S49, S66
        stranger = self.do("curl", "-sk", "--resolve", "other.test:443:127.0.0.1",
                            "https://other.test/", check=False)
        self.assertEqual(stranger.returncode, 35)  # no handshake
        # A connection to one host that asks for another gets what that one gives, and no more.
        login = "/api/admin/login"
        self.assertEqual(self.curl(f"https://admin.pay.test{login}", "-H", "Host: pay.test", "--json",
                                   "{}")[1], 404)
        self.assertEqual(self.curl(f"https://pay.test{login}", "-H", "Host: admin.pay.test", "--json",
                                   "{}", "--interface", "127.0.0.9")[1], 403)
        self.assertEqual(self.curl("http://pay.test/api/auth/login", "--json", "{}")[1], 426)
        self.assertEqual(self.curl("http://pay.test/billers")[1], 308)
        old = self.do("curl", "-s", "--cacert", "/root/ca.pem", "--tlsv1.1", "--tls-max", "1.1",
                       "https://pay.test/", check=False)
        self.assertEqual(old.returncode, 35)

    def test_08_people_use_it(self):
        admin = self.sign_in("admin.pay.test", "/api/admin/login", username="rosa", password=password)
        grace = {"email": "grace@example.com", "password": password, "firstName": "Grace",
                 "lastName": "Ward", "dateOfBirth": "1988-04-09", "ssnLast4": "4821",
                 "addressLine1": "12 Elm Street", "city": "Reno", "state": "NV", "postalCode": "89501"}
        body, status, _ = self.curl("https://pay.test/api/auth/register", "--interface", "127.0.0.7",
                                    "--json", json.dumps(grace))
        self.assertEqual(status, 201, body)
        self.sign_in("pay.test", "/api/auth/login", email="grace@example.com", password=password)
        body, status, _ = self.curl("https://admin.pay.test/api/admin/customers?search=grace", "-H",
                                    admin)
        self.assertEqual(status, 200)
        self.assertIn("Grace", body)
        wait_for(lambda: '"127.0.0.7"' in self.do("journalctl", "-u", "billspay", "-o", "cat").stdout,
                 "the log to name the client's own address")

    def test_09_no_secret_is_in_unit_environment_process_list_or_log(self):  # S76
        secrets = {line.strip() for name in secret_names if name != "mail-url"
                   for line in self.shell(f"cat /etc/billspay/keys/{name}").stdout.splitlines()
                   if line.strip() and name != "database-url"}
        seen = self.shell("systemctl show billspay; tr '\\0' '\\n' </proc/$(systemctl show -P MainPID "
                          "billspay)/environ; ps axww -o args; journalctl -o cat --no-pager; "
                          "cat /var/log/nginx/billspay.log /etc/billspay/billspay.env").stdout
        for secret in secrets:
            self.assertNotIn(secret.split(":", 1)[-1], seen)
        self.assertNotIn(password, seen)
        self.assertNotIn("search=grace", seen)

    def test_10_the_running_unit_is_as_closed_as_it_says(self):
        exposure = self.do("systemd-analyze", "security", "billspay", check=False).stdout
        level = float(re.search(r"exposure level for .*: ([0-9.]+)", exposure).group(1))
        self.assertLessEqual(level, 2.0)
        process = self.shell("cat /proc/$(systemctl show -P MainPID billspay)/status").stdout
        self.assertIn("CapBnd:\t0000000000000000", process)
        self.assertIn("Seccomp:\t2", process)
        denied = self.do("journalctl", "-k", "-o", "cat", "--grep", "SECCOMP", check=False).stdout
        self.assertNotIn("billspay", denied)

    # --- restarts and upgrades ---

    def refused_during(self, action):
        """Requests through nginx while something happens; those that were not answered."""
        watcher = ("for i in $(seq 2000); do [[ ! -e /run/stop-watching ]] || break; curl -s -o /dev/null "
                   "--cacert /root/ca.pem -w '%{http_code}\\n' https://pay.test/api/receipts; "
                   "sleep 0.05; done >/run/watched")
        self.shell("rm -f /run/stop-watching; : >/run/watched")

        def answered():
            return len(self.shell("cat /run/watched").stdout.split())

        def more_answers():
            before = answered()
            wait_for(lambda: answered() > before + 3, "answers to the watcher")

        self.do("systemd-run", "--unit", "watcher", "--collect", "bash", "-c", watcher)
        try:
            more_answers()
            action()
            wait_for(self.ready, "billspay to be ready again")
            more_answers()
        finally:
            self.shell("touch /run/stop-watching; while systemctl -q is-active watcher; do sleep 0.1; done")
        answers = self.shell("cat /run/watched").stdout.split()
        return [answer for answer in answers if answer != "401"]

    def test_11_a_restart_refuses_nobody(self):
        refused = self.refused_during(lambda: self.do("systemctl", "restart", "billspay"))
        self.assertEqual(refused, [])

    def test_12_upgrade_and_rollback_refuse_nobody(self):
        newer = build_package("99.0.0")
        self.addCleanup(shutil.rmtree, newer.parent)
        before = self.do("systemctl", "show", "-P", "MainPID", "billspay").stdout
        self.assertEqual(self.refused_during(lambda: self.install(newer)), [])
        self.assertNotEqual(self.do("systemctl", "show", "-P", "MainPID", "billspay").stdout, before)
        self.assertEqual(self.refused_during(lambda: self.install(package)), [])

    # --- backups ---

    def test_13_without_keys_a_backup_says_what_to_do(self):
        done = self.do("billspay-backup", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("billspay-backup init", done.stderr)
        self.assertIn("ok=no", self.shell("cat /var/lib/billspay-backup/status/backup").stdout)

    def test_14_the_unit_makes_a_backup_and_the_drill_proves_it(self):  # S65
        self.do("billspay-backup", "init")
        self.shell("""echo "BACKUP_COPY='cp -rT \\"\\$BACKUP_DIRECTORY\\" /var/lib/billspay-backup/away'" \
            >>/etc/billspay/backup.env
            cd /var/lib/billspay-backup; mkdir -p drill.abc123/data dumps/.unfinished.abc123
            chown -R postgres drill.abc123; chmod -R go= drill.abc123""")
        self.do("systemctl", "start", "billspay-backup", "billspay-restore-drill")
        left = self.do("find", "/var/lib/billspay-backup", "-maxdepth", "2", "(", "-name", "drill.*", "-o",
                       "-name", ".unfinished.*", ")").stdout
        self.assertEqual(left, "")
        self.do("systemctl", "start", "billspay-audit-verify")
        self.assertEqual(self.metric("billspay_backup_ok"), 1)
        self.assertEqual(self.metric("billspay_restore_drill_ok"), 1)
        self.assertLess(self.metric("billspay_backup_age_seconds"), 300)
        self.assertIn(".manifest.sig", self.shell("ls /var/lib/billspay-backup/away").stdout)
        doctor = self.do("billspay", "doctor", check=False)
        self.assertEqual(doctor.returncode, 0, doctor.stdout)

    def refused_restore(self, *options):
        done = self.do("billspay-restore", "--into", "other", *options, check=False)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertEqual(self.psql("SELECT 1 FROM pg_database WHERE datname = 'other'",
                                   database="postgres"), "")
        return done.stderr

    def test_15_wrong_keys_and_altered_backups_are_refused(self):  # S65
        self.do("age-keygen", "-o", "/root/other-key")
        self.assertIn("is not a key of this backup", self.refused_restore("--identity", "/root/other-key"))
        away = "/var/lib/billspay-backup/away"
        for damage, sentence in (
                ("printf X | dd of=$(echo *.dump.age) bs=1 seek=3000 conv=notrunc status=none", "altered"),
                ("truncate -s -10 *.dump.age", "truncated"),
                ("sed -i s/database=/database=x/ *.manifest", "not signed by this installation"),
                ("rm *.inventory.age", "is missing")):
            with self.subTest(damage):
                self.shell(f"rm -rf /root/damaged; cp -r {away} /root/damaged; cd /root/damaged; {damage}")
                self.assertIn(sentence, self.refused_restore("--from", "/root/damaged"))
        self.assertIn("nothing is restored over one",
                      self.do("billspay-restore", "--into", "billspay_prod", check=False).stderr)

    # --- keys ---

    def test_16_a_key_is_exchanged_and_nobody_notices(self):
        admin = self.sign_in("admin.pay.test", "/api/admin/login", username="rosa", password=password)
        exchange = """key=/etc/billspay/keys/jwt-keys-admin
            echo "9-new:$(openssl rand -base64 32),$(cat $key)" | install -m 0400 /dev/stdin $key.new
            mv $key.new $key && billspay doctor >/dev/null && systemctl restart billspay"""
        self.assertEqual(self.refused_during(lambda: self.shell(exchange)), [])
        me = "https://admin.pay.test/api/admin/dashboard"
        self.assertEqual(self.curl(me, "-H", admin)[1], 200)
        self.shell("key=/etc/billspay/keys/jwt-keys-admin; chmod u+w $key; sed -i 's/,.*//' $key; "
                   "chmod u-w $key; systemctl restart billspay")
        wait_for(self.ready, "billspay to be ready")
        self.assertEqual(self.curl(me, "-H", admin)[1], 401)
        self.sign_in("admin.pay.test", "/api/admin/login", username="rosa", password=password)

    # --- in a browser ---

    def test_18_people_walk_the_consoles(self):
        whole = {"addresses": {"portal": "https://pay.test", "admin": "https://admin.pay.test",
                               "agent": "https://agent.pay.test", "mail": "/var/lib/billspay/mail"},
                 "admin": {"username": "rosa", "password": password}}
        self.machine.path("/root/installed.json").write_text(json.dumps(whole))
        # Where the repository brings its own Node.js, that is at another place there.
        node = str(pathlib.Path(shutil.which("node")).parent).replace(str(repository), "/repository")
        done = self.do("node", "/repository/web/e2e/run.mjs", *journeys, "--installed",
                       "/root/installed.json", check=False, timeout=400,
                       PATH=f"{node}:/usr/sbin:/usr/bin:/sbin:/bin",
                       NODE_EXTRA_CA_CERTS="/root/ca.pem")
        walked = done.stdout + done.stderr
        self.assertRegex(walked, r"(?m)^ℹ fail 0$", walked)
        passed = int(re.search(r"(?m)^ℹ pass (\d+)$", walked).group(1))
        self.assertGreaterEqual(passed, len(journeys), walked)

    def test_40_a_lost_database_comes_back_whole(self):  # S65
        count = "SELECT count(*) FROM users"
        before = self.psql(count)
        self.shell("systemctl stop billspay billspay-{public,admin,agent}.socket")
        self.do("runuser", "-u", "postgres", "--", "dropdb", "billspay_prod")
        told = self.do("billspay-restore", "--into", "billspay_prod").stdout
        self.assertIn("every table", told)
        self.assertEqual(self.psql(count), before)
        self.do("systemctl", "start", "billspay")
        wait_for(self.ready, "billspay to serve the restored database")
        self.sign_in("pay.test", "/api/auth/login", email="grace@example.com", password=password)

    # --- removing, last ---

    def test_90_removing_keeps_settings_and_purging_keeps_what_nothing_brings_back(self):
        self.do("apt-get", "remove", "--yes", "billspay")
        self.assertEqual(self.do("systemctl", "is-active", "billspay", check=False).stdout, "inactive\n")
        self.assertTrue(self.machine.path("/etc/billspay/billspay.env").exists())
        self.do("nginx", "-t")
        told = self.do("apt-get", "purge", "--yes", "billspay")
        self.assertIn("/etc/billspay/keys", told.stdout + told.stderr)
        self.do("nginx", "-t")
        self.shell("test -s /etc/billspay/keys/data-keys-columns; ls /var/lib/billspay-backup/dumps/*.age")
        self.assertNotEqual(self.psql("SELECT count(*) FROM users"), "0")

    def test_91_what_was_purged_is_set_up_again_with_its_keys(self):
        self.install(package)
        self.assertIn("kept  the database billspay_prod", self.setup_billspay().stdout)
        self.do("billspay-nginx", "--certificate", "/etc/ssl/pay.pem", "--key",
                 "/etc/ssl/private/pay.key")
        self.do("systemctl", "start", "billspay")
        wait_for(self.ready, "billspay to be ready")
        self.sign_in("pay.test", "/api/auth/login", email="grace@example.com", password=password)

    def test_92_a_lost_machine_comes_back_from_copies(self):  # S65
        self.shell("""systemctl start billspay-backup; mkdir /root/copies; cd /root/copies
            cp -rp /etc/billspay/keys /etc/billspay/billspay.env .
            cp -r /etc/billspay/backup/signing-key.pub /var/lib/billspay-backup/away .
            apt-get purge --yes billspay >/dev/null 2>&1
            pg_dropcluster --stop 15 main
            rm -rf /etc/billspay /var/lib/billspay /var/lib/billspay-backup""")
        # As the operations guide says: a machine with PostgreSQL and the package, and the copies.
        self.install(package)
        self.shell("""pg_createcluster 15 main >/dev/null; billspay-postgres-settings >/dev/null
            systemctl start postgresql@15-main
            cp -rp /root/copies/keys /root/copies/billspay.env /etc/billspay/""")
        self.assertIn("kept  /etc/billspay/keys/data-keys-columns", self.setup_billspay().stdout)
        self.shell("""runuser -u postgres -- dropdb billspay_prod
            billspay-restore --into billspay_prod --from /root/copies/away \
              --verify-key /root/copies/signing-key.pub --identity /root/billspay-backup-private-key
            billspay-nginx --certificate /etc/ssl/pay.pem --key /etc/ssl/private/pay.key
            systemctl start billspay; mv /root/billspay-backup-private-key /root/copies
            billspay-backup init; systemctl start billspay-backup billspay-restore-drill""")
        wait_for(self.ready, "billspay to be ready")
        self.sign_in("pay.test", "/api/auth/login", email="grace@example.com", password=password)
        self.assertEqual(self.do("billspay", "doctor", check=False).returncode, 0)


if __name__ == "__main__":
    unittest.main(failfast=True)
