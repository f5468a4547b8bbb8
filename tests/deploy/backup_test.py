"""Backup, drill and restore as they are in deploy/, on scratch directories: what they say when they are
interrupted, short of room, given wrong places or killed before. PostgreSQL is real where one is needed;
`billspay`, what dumps and what reads dumps are stand-ins. Whole backups: see install_test.py."""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest

from machine import wait_for

deploy = pathlib.Path(__file__).resolve().parents[2] / "deploy"
stand_ins = {
    "billspay": """
        case "$1 $2" in
          'inventory --output') out=$3; shift 4; BILLSPAY_SNAPSHOT=1 "$@"; echo rows >"$out" ;;
          'inventory --compare') psql -XqAtw "$MIGRATION_DATABASE_URL" -c 'SELECT current_user' >compared ;;
        esac""",
    "pg_dump": "hold dump; echo database",
    "pg_restore": """
        hold restore; cat >/dev/null; database=${*: -1}
        psql -XqAtw -d "$database" -c "SELECT current_user, current_setting('wal_level')" >"$PLACE/restored\"""",
    "psql": """[[ $* != *pg_database_size* ]] || { echo "${SIZE:-1000000}"; exit; }
        exec /usr/bin/psql "$@\"""",
    "df": """[[ -z ${FREE:-} ]] || { printf 'Avail\\n%s\\n' "$FREE"; exit; }
        exec /usr/bin/df "$@\"""",
    "copy": "hold copy; ls -A \"$BACKUP_DIRECTORY\" >\"$PLACE/copied\"",
    "rsync": 'printf "%s\\n" "$@"',
    "rclone": 'printf "%s\\n" "$@"',
}
# `hold NAME` stops there for ever when the test asks for it.
head = """#!/bin/bash
set -euo pipefail
hold() { [[ ${HOLD:-} != "$1" ]] || { touch "$PLACE/held"; exec sleep 1000; }; }
"""


def as_postgres(*command):
    become = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"]
    return subprocess.run([*(become if os.geteuid() == 0 else []), *map(str, command)], text=True,
                          capture_output=True, check=True, stdin=subprocess.DEVNULL, cwd="/")


class Place(unittest.TestCase):
    """A machine's worth of directories, and one good backup in them."""

    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="billspay-backup-test-"))
        self.addCleanup(shutil.rmtree, self.place, ignore_errors=True)
        self.place.chmod(0o755)
        (self.place / "bin").mkdir()
        (self.place / "scratch").mkdir()
        for name, lines in stand_ins.items():
            program = self.place / "bin" / name
            program.write_text(f"{head}{lines}\n", encoding="utf-8")
            program.chmod(0o755)
        self.dumps = self.place / "dumps"
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        self.variables = {
            **clean, "PLACE": str(self.place), "PATH": f"{self.place}/bin:{os.environ['PATH']}",
            "BILLSPAY_LIBRARY": str(deploy), "BILLSPAY_BACKUP_SETTINGS": "/nonexistent",
            "BILLSPAY": f"{self.place}/bin/billspay", "BACKUP_DIRECTORY": str(self.dumps),
            "BACKUP_STATUS": f"{self.place}/status", "BACKUP_SCRATCH": f"{self.place}/scratch",
            "BACKUP_KEYS": f"{self.place}/keys", "BACKUP_PRIVATE_KEY": f"{self.place}/private-key",
            "BACKUP_COPY": "copy"}
        self.do("billspay-backup", "init")
        self.do("billspay-backup")

    def do(self, name, *arguments, code=0, cwd="/", **variables):
        done = subprocess.run([deploy / "backup" / name, *map(str, arguments)], text=True, check=False,
                              capture_output=True, stdin=subprocess.DEVNULL, cwd=cwd,
                              env={**self.variables, **variables})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def interrupt(self, name, where, which):
        """Starts it, and sends the signal to its whole group when it has come there, as a terminal or
        systemd does."""
        (self.place / "held").unlink(missing_ok=True)
        with subprocess.Popen([deploy / "backup" / name], env={**self.variables, "HOLD": where}, cwd="/",
                              start_new_session=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                wait_for((self.place / "held").exists, f"{name} to come to {where}")
                os.killpg(process.pid, which)
                process.wait(timeout=60)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
        self.assertNotEqual(process.returncode, 0)

    def status(self, name):
        lines = (self.place / "status" / name).read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def set_success(self, name):
        """A former success, long enough ago to be told from one of now."""
        (self.place / "status" / name).write_text("succeeded_at=2026-01-01T00:00:00Z\nok=yes\n")

    def stems(self):
        return sorted(path.name.removesuffix(".manifest") for path in self.dumps.glob("*.manifest"))


class Backup(Place):
    def test_an_interrupted_backup_is_none(self):
        for where in ("dump", "copy"):
            for which in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                with self.subTest(where=where, signal=which.name):
                    self.set_success("backup")
                    self.interrupt("billspay-backup", where, which)
                    status = self.status("backup")
                    self.assertEqual(status["ok"], "no")
                    self.assertEqual(status["succeeded_at"], "2026-01-01T00:00:00Z")
                    self.assertTrue(status["why"])
                    self.assertEqual(list(self.dumps.glob(".unfinished*")), [])

    def test_what_is_copied_away_is_the_same_every_night(self):
        lock = self.dumps / ".lock"
        os.utime(lock, (1000, 1000))
        self.do("billspay-backup")
        self.assertEqual(lock.stat().st_mtime, 1000)
        hidden = [name for name in (self.place / "copied").read_text().split() if name.startswith(".")]
        self.assertEqual(hidden, [".lock"])

    def test_the_examples_of_copies_leave_out_what_is_hidden(self):
        text = (deploy / "backup/backup.env").read_text(encoding="utf-8")
        examples = [line[1:] for line in text.splitlines() if line.startswith("#BACKUP_COPY=")]
        self.assertEqual(len(examples), 2)
        for line in examples:
            words = subprocess.run(["bash", "-euc", line + '; bash -euo pipefail -c "$BACKUP_COPY"'],
                                   text=True, capture_output=True, check=True, cwd="/",
                                   env=self.variables).stdout.splitlines()
            self.assertEqual(words[words.index("--exclude") + 1], ".*", words)
            self.assertTrue(any(word.startswith(str(self.dumps)) for word in words), words)

    def test_what_a_killed_backup_left_is_removed(self):
        left = self.dumps / ".unfinished.abc123"
        left.mkdir()
        (left / "dump").write_text("half of it")
        self.do("billspay-backup")
        self.assertFalse(left.exists())

    def test_old_backups_make_room_before_the_new_one(self):
        kept = self.stems()
        for ending in ("manifest", "manifest.sig", "dump.age", "inventory.age"):
            (self.dumps / f"billspay-20200101T000000Z.{ending}").write_text("dump_bytes=9\n")
        told = self.do("billspay-backup", code=1, FREE="1", BACKUP_KEEP_AT_LEAST="1")
        self.assertIn("Make room or lower BACKUP_KEEP_DAYS", told)
        self.assertEqual(self.stems(), kept)
        self.assertEqual(self.status("backup")["ok"], "no")

    def test_the_second_of_two_leaves_the_record_to_the_first(self):
        before = self.status("backup")
        with subprocess.Popen(["flock", self.dumps / ".lock", "sh", "-c", "echo; read line"], text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            holder.stdout.readline()
            self.assertIn("under way", self.do("billspay-backup", code=1))
            holder.communicate("\n")
        self.assertEqual(self.status("backup"), before)


class Drill(Place):
    def test_a_drill_cleans_up_before_and_after_and_takes_no_backup_of_the_future(self):
        scratch = self.place / "scratch"
        (scratch / "drill.abc123/data").mkdir(parents=True)
        (scratch / "drill.abc123.log").write_text("left")
        (scratch / "drill.of-somebody-else").write_text("kept")
        (self.dumps / "billspay-29990101T000000Z.manifest").write_text("a clock was ahead\n")
        told = self.do("billspay-restore-drill")
        self.assertIn(f"drill passed: {self.stems()[0]}", told)
        self.assertIn("billspay-29990101T000000Z is dated after now", told)
        self.assertEqual(self.status("drill")["ok"], "yes")
        self.assertEqual((self.place / "restored").read_text(), "postgres|minimal\n")
        self.assertEqual({path.name for path in scratch.iterdir()}, {".drill.lock", "drill.of-somebody-else"})

    def test_an_interrupted_drill_has_proved_nothing(self):
        for which in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=which.name):
                self.set_success("drill")
                self.interrupt("billspay-restore-drill", "restore", which)
                status = self.status("drill")
                self.assertEqual(status["ok"], "no")
                self.assertEqual(status["succeeded_at"], "2026-01-01T00:00:00Z")
                self.assertEqual([path.name for path in (self.place / "scratch").iterdir()],
                                 [".drill.lock"])
                running = subprocess.run(["pgrep", "-f", f"{self.place}/scratch"], check=False,
                                         capture_output=True)
                self.assertEqual(running.stdout, b"")

    def test_a_drill_does_not_fill_the_disk(self):
        stem = self.stems()[0]
        self.assertIn("database_bytes=1000000\n", (self.dumps / f"{stem}.manifest").read_text())
        needed = 1_000_000 * 12 // 10 + 10**9
        self.assertIn("Make room or set BACKUP_SCRATCH",
                      self.do("billspay-restore-drill", code=1, FREE=str(needed - 1)))
        self.assertEqual(self.status("drill")["ok"], "no")
        self.do("billspay-restore-drill", FREE=str(needed))

    def test_a_manifest_without_the_databases_size_is_read_too(self):
        manifest = next(self.dumps.glob("*.manifest"))
        lines = manifest.read_text().splitlines(keepends=True)
        manifest.write_text("".join(line for line in lines if not line.startswith("database_bytes")))
        subprocess.run(["openssl", "pkeyutl", "-sign", "-inkey", self.place / "keys/signing-key", "-rawin",
                        "-in", manifest, "-out", f"{manifest}.sig"], check=True)
        self.assertIn("Make room", self.do("billspay-restore-drill", code=1, FREE=str(10**9)))
        self.do("billspay-restore-drill", FREE=str(10**9 + 10**6))


class Restore(Place):
    def test_places_may_be_named_from_where_one_is(self):
        told = self.do("billspay-restore", "--into", "other", "--from", "dumps", "--identity", "private-key",
                       "--verify-key", "keys/signing-key.pub", code=1, cwd=self.place,
                       PGHOST=f"{self.place}/no-server")
        self.assertIn("PostgreSQL does not answer", told)  # all that comes before was right

    def test_a_place_without_backups_is_told(self):
        for wrong in ("/nonexistent", str(self.place / "bin")):
            told = self.do("billspay-restore", "--into", "other", "--from", wrong, code=1)
            self.assertIn(f"There is no backup in {wrong}.", told)

    def test_a_superuser_is_for_a_database_elsewhere(self):
        self.assertIn("PGHOST is not set",
                      self.do("billspay-restore", "--into", "other", "--superuser", "boss", code=2))

    def database_elsewhere(self):
        """A cluster that asks for passwords, and its port."""
        programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))[-1].parent
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        data = self.place / "elsewhere"
        data.mkdir()
        (self.place / "password").write_text("nine lamps\n")
        if os.geteuid() == 0:
            shutil.chown(data, "postgres")
        as_postgres(programs / "initdb", "-D", data, "-U", "boss", "-E", "UTF8", "--no-sync",
                    "--locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={self.place}/password")
        as_postgres(programs / "pg_ctl", "start", "--wait", "-D", data, "-l", data / "log", "-o",
                    f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={data} -c fsync=off")
        self.addCleanup(as_postgres, programs / "pg_ctl", "stop", "-D", data, "-m", "immediate")
        return port

    def test_a_database_elsewhere_is_restored_as_its_superuser(self):
        port = self.database_elsewhere()
        for name, user in (("owner-pgpass", "billspay_owner"), ("superuser-pgpass", "boss")):
            file = self.place / name
            file.write_text(f"127.0.0.1:{port}:*:{user}:nine lamps\n")
            file.chmod(0o600)
        settings = self.place / "backup.env"
        settings.write_text(f"PGHOST=127.0.0.1\nPGPORT={port}\nPGPASSFILE={self.place}/owner-pgpass\n")
        there = {"BILLSPAY_BACKUP_SETTINGS": str(settings)}
        self.assertIn("PGPASSFILE needs a line for a superuser there",
                      self.do("billspay-restore", "--into", "other", "--superuser", "boss", code=1, **there))
        told = self.do("billspay-restore", "--into", "other", "--superuser", "boss", cwd=self.place,
                       PGPASSFILE="superuser-pgpass", **there)
        self.assertIn("every table of other is as it was", told)
        self.assertEqual((self.place / "restored").read_text(), "boss|replica\n")


if __name__ == "__main__":
    unittest.main()
