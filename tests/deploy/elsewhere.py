"""What may come from elsewhere than `billspay setup` puts it: secrets, TLS, the database."""

import installation
from installation import password
from machine import wait_for


class Elsewhere(installation.Installation):
    def test_17_secrets_may_come_from_elsewhere(self):
        examples = "/usr/share/doc/billspay/examples/secrets"
        drop_ins = "/etc/systemd/system/billspay.service.d"
        # What Doppler's own program would print; services do not see /root.
        stand_in = ('#!/bin/bash\n[[ "$1 $2" == "secrets get" && -n $DOPPLER_TOKEN ]] || exit 1\n'
                    'mkdir -p "${HOME:?}/.doppler"\n'
                    'name=${3,,}; cat "/srv/doppler/${name//_/-}"\n')
        ways = {
            "sealed to the machine": f"""bash {examples}/encrypted-credentials 2>/dev/null
                rm /etc/billspay/keys/{{jwt,data,audit}}-keys*
                bash {examples}/encrypted-credentials 2>/dev/null""",
            "Doppler": f"""cp -r /root/keys /srv/doppler; echo token >/etc/billspay/doppler-token
                cp {examples}/billspay-secrets.service /etc/systemd/system/
                cp {examples}/elsewhere.conf {drop_ins}/
                install {examples}/fetch-from-doppler /usr/local/sbin/
                systemctl enable billspay-secrets 2>/dev/null; rm -r /etc/billspay/keys""",
            "the environment": f"""cp {examples}/environment.conf {drop_ins}/
                umask 0377; cd /etc/billspay/keys
                {{ grep -v '^[A-Z_]*_FILE=' /etc/billspay/billspay.env
                  for key in *; do name=${{key^^}}; echo "${{name//-/_}}=$(cat $key)"; done
                }} >/etc/billspay/environment""",
        }
        self.machine.path("/usr/local/bin/doppler").write_text(stand_in)
        self.shell("chmod +x /usr/local/bin/doppler; cp -rp /etc/billspay/keys /root/keys")
        for way, lines in ways.items():
            with self.subTest(way):
                self.shell(f"mkdir -p {drop_ins}; {lines}; systemctl daemon-reload; systemctl restart billspay")
                wait_for(self.ready, f"billspay to be ready with secrets of {way}")
                self.sign_in("admin.pay.test", "/api/admin/login", username="rosa", password=password)
            self.shell(f"""rm -rf {drop_ins} /etc/billspay/keys; cp -rp /root/keys /etc/billspay/keys
                ! systemctl -q is-enabled billspay-secrets 2>/dev/null || systemctl disable billspay-secrets
                systemctl daemon-reload""")
        self.do("systemctl", "restart", "billspay")
        wait_for(self.ready, "billspay to be ready")

    def test_19_the_customers_listener_may_speak_tls_itself(self):
        units = "/etc/systemd/system"
        self.shell(f"""cp -r /usr/share/doc/billspay/examples/direct-tls/*.d {units}
            sed -i 's|^ListenStream=443|ListenStream=8443|' {units}/billspay-public.socket.d/tls.conf
            sed -i -e 's|/etc/letsencrypt/live/pay.example.com/fullchain.pem|/etc/ssl/pay.pem|' \
              -e 's|/etc/letsencrypt/live/pay.example.com/privkey.pem|/etc/ssl/private/pay.key|' \
              {units}/billspay.service.d/tls.conf
            systemctl daemon-reload; systemctl stop billspay billspay-public.socket
            systemctl start billspay-public.socket billspay""")
        wait_for(self.ready, "billspay to be ready")
        for address in ("127.0.0.1", "::1"):
            self.assertEqual(self.curl("https://pay.test:8443/api/receipts", "--resolve",
                                       f"pay.test:8443:{address}")[1], 401)
        self.shell(f"""rm -r {units}/billspay-public.socket.d {units}/billspay.service.d/tls.conf
            systemctl daemon-reload; systemctl stop billspay billspay-public.socket
            systemctl start billspay-public.socket billspay""")
        wait_for(self.ready, "billspay to be ready")

    def test_41_a_database_elsewhere_is_reached_by_verified_tls_only(self):  # S66
        self.shell(f"""pg_createcluster 15 away --port 5433 >/dev/null
            cd /etc/postgresql/15/away
            install -m 0600 -o postgres /etc/ssl/private/pay.key away.key
            printf '%s\n' "listen_addresses = '192.0.2.2'" 'ssl = on' "ssl_cert_file = '/etc/ssl/pay.pem'" \
              "ssl_key_file = '/etc/postgresql/15/away/away.key'" >>conf.d/tls.conf
            sed -i '1i hostssl billspay_away billspay_owner,billspay_server 192.0.2.0/24 scram-sha-256' \
              pg_hba.conf
            systemctl start postgresql@15-away
            runuser -u postgres -- psql -Xqp 5433 <<SQL
            CREATE ROLE billspay_owner LOGIN CREATEROLE PASSWORD '{password}';
            CREATE ROLE billspay_server LOGIN NOINHERIT PASSWORD '{password}';
            CREATE DATABASE billspay_away OWNER billspay_owner;
SQL""")

        def setup(tls):
            for user in ("owner", "server"):
                self.machine.path(f"/root/{user}-url").write_text(
                    f"postgresql://billspay_{user}:{password.replace(' ', '%20')}@pay.test:5433/"
                    f"billspay_away?hostaddr=192.0.2.2&{tls}\n")
            return self.do("billspay", "setup", "--non-interactive", "--public-url", "https://pay.test",
                           "--admin-hosts", "admin.pay.test", "--agent-hosts", "agent.pay.test",
                           "--directory", "/etc/elsewhere", "--state-directory", "/var/lib/elsewhere",
                           "--vault-private-key-file", "/root/elsewhere-private-key", "--admin-username",
                           "olga", "--admin-password-file", "/root/password", "--database-url-file",
                           "/root/server-url", "--migration-database-url-file", "/root/owner-url",
                           check=False)

        careless = setup("sslmode=require")
        self.assertEqual(careless.returncode, 2, careless.stdout)
        self.assertIn("sslmode=verify-full", careless.stderr)
        self.do("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=another CA",
                "-keyout", "/dev/null", "-out", "/root/other-ca.pem")
        forged = setup("sslmode=verify-full&sslrootcert=/root/other-ca.pem")
        self.assertEqual(forged.returncode, 1, forged.stdout)
        self.assertIn("certificate verify failed", forged.stderr)
        self.shell("rm -r /etc/elsewhere")
        made = setup("sslmode=verify-full&sslrootcert=/root/ca.pem")
        self.assertIn("made  the rights of billspay_server", made.stdout, made.stderr)
        self.assertNotIn("WRONG", made.stdout)
        billspay = ("billspay", "--settings", "/etc/elsewhere/billspay.env")
        self.assertIn("olga", self.do(*billspay, "admin", "list").stdout)
        look = ("SELECT version FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) "
                "WHERE application_name = 'billspay inventory'")
        seen = self.do(*billspay, "inventory", "--output", "/root/inventory", "--", "runuser", "-u",
                       "postgres", "--", "psql", "-XqAtp", "5433", "-c", look).stdout
        self.assertRegex(seen, r"^TLSv1\.[23]$")
