"""A throw-away machine for tests of what is installed: systemd, apt, PostgreSQL and nginx as on a
server, in namespaces of the kernel. Nothing of it outlives the test, and nothing of this machine is
changed: its files are a copy in memory, its processes and its network are its own."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

here = pathlib.Path(__file__).resolve().parent
patience = 60.0


class Machine:
    """Boots in the constructor; stop() ends every process in it."""

    def __init__(self):
        if os.geteuid() != 0:
            raise RuntimeError("needs root: a machine of its own is made of namespaces")
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="billspay-machine-"))
        self.boot = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--net", "--cgroup",
             "--ipc", "--uts", "--fork", "--kill-child", "bash", here / "machine.sh",
             self.directory],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            self.process = wait_for(self._first_process, "the machine's first process")
            wait_for(self._is_up, "the machine to boot")
        except BaseException:
            self.stop()
            raise

    def _first_process(self):
        children = pathlib.Path(f"/proc/{self.boot.pid}/task/{self.boot.pid}/children")
        found = children.read_text(encoding="ascii").split()
        if not found:
            return None
        name = pathlib.Path(f"/proc/{found[0]}/comm").read_text(encoding="ascii").strip()
        return int(found[0]) if name == "systemd" else None

    def _is_up(self):
        state = self.run("systemctl", "is-system-running", check=False).stdout.strip()
        return state in ("running", "degraded")

    def run(self, *command, check=True, stdin=None, timeout=120, **environment):
        """Runs a command as root in the machine, with its output as text."""
        variables = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8",
                     "DEBIAN_FRONTEND": "noninteractive", **environment}
        whole = ["nsenter", "--target", str(self.process), "--mount", "--pid", "--net", "--cgroup",
                 "--ipc", "--uts", "env", "-i",
                 *(f"{name}={value}" for name, value in variables.items()), *map(str, command)]
        done = subprocess.run(whole, input=stdin, text=True, capture_output=True, timeout=timeout,
                              check=False, stdin=None if stdin is not None else subprocess.DEVNULL)
        if check and done.returncode != 0:
            raise AssertionError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n"
                                 f"{done.stdout}{done.stderr}")
        return done

    def shell(self, text, **options):
        """Runs lines of bash, all of which must succeed."""
        return self.run("bash", "-euo", "pipefail", "-c", text, **options)

    def path(self, inside):
        """A path of the machine, as this machine sees it."""
        return pathlib.Path(f"/proc/{self.process}/root") / inside.lstrip("/")

    def stop(self):
        self.boot.kill()
        self.boot.wait()
        shutil.rmtree(self.directory, ignore_errors=True)


def wait_for(look, what, seconds=patience):
    """Looks until the answer is true; what is awaited is named when it does not come."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.2)
