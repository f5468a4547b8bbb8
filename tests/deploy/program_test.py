"""Manual, completion, alerts and dashboard agree with the program."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parents[2]
deploy = root / "deploy"
billspay = os.environ.get("BILLSPAY", str(root / "build/ci/billspay"))


def run(*command):
    return subprocess.run([str(word) for word in command], text=True, capture_output=True,
                          check=False, stdin=subprocess.DEVNULL)


class Metrics(unittest.TestCase):
    def test_alerts_and_dashboard_ask_for_metrics_that_the_server_has(self):
        sources = "".join(path.read_text(encoding="utf-8") for path in (root / "server").rglob("*.cpp")
                          if not path.name.endswith("_test.cpp"))
        known = set(re.findall(r'"(billspay_[a-z_]+[a-z])"', sources))
        for name in re.findall(r'add_outcome\(metrics, config, "([a-z_]+)"', sources):
            known |= {f"billspay_{name}_age_seconds", f"billspay_{name}_ok"}
        dashboard = json.loads((deploy / "monitoring/grafana-dashboard.json").read_text())
        expressions = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
        asked = " ".join(expressions) + (deploy / "monitoring/alerts.yml").read_text()
        for name in sorted(set(re.findall(r"\bbillspay_[a-z_]+", asked))):
            name = re.sub(r"(_seconds)_(bucket|count|sum)$", r"\1", name)
            self.assertIn(name, known)


class Components(unittest.TestCase):
    # S71
    def test_the_bill_of_materials_is_whole(self):
        place = pathlib.Path(tempfile.mkdtemp(prefix="billspay-components-"))
        self.addCleanup(shutil.rmtree, place)
        made = run(deploy / "package/components.py", pathlib.Path(billspay).parent, place, "1.2.3")
        self.assertEqual(made.returncode, 0, made.stderr)
        bill = json.loads((place / "billspay.cdx.json").read_text(encoding="utf-8"))
        self.assertEqual((bill["bomFormat"], bill["metadata"]["component"]["version"]), ("CycloneDX", "1.2.3"))
        named = {component["name"]: component for component in bill["components"]}
        needed = run("readelf", "--dynamic", billspay).stdout.count("(NEEDED)")
        linked = [name for name, one in named.items() if one["properties"][0]["value"] == "linked"]
        self.assertGreater(len(linked), needed / 2)
        self.assertLessEqual({"libpq5", "libssl3", "libsodium23", "libboost1.81-dev", "libcli11-dev", "react"},
                             set(named))
        self.assertNotIn("vitest", named)
        self.assertEqual(named["libpq5"]["version"],
                         run("dpkg-query", "-Wf", "${Version}", "libpq5").stdout)
        notices = (place / "third-party.txt").read_text(encoding="utf-8")
        for name in ("libcli11-dev", f"react {named['react']['version']} (MIT)", "Permission is hereby"):
            self.assertIn(name, notices)


class Texts(unittest.TestCase):
    def words_of(self, *command):
        """Commands and options that `--help` lists."""
        text = run(billspay, *command, "--help").stdout
        commands = text.split("Subcommands:\n")[1] if "Subcommands:" in text else ""
        return ({line.split()[0] for line in commands.splitlines() if line.startswith("  ")},
                set(re.findall(r"(?m)^\s+(?:-\w,)?(--[\w-]+)", text)) - {"--help"})

    def tree(self, *command):
        commands, options = self.words_of(*command)
        yield " ".join(command), commands | options
        for name in sorted(commands):
            yield from self.tree(*command, name)

    def test_the_completion_offers_what_there_is(self):
        for command, words in self.tree():
            offered = run("bash", "-c", f". {deploy}/completion/billspay; _billspay_words '{command}'")
            self.assertEqual(set(offered.stdout.split()), words, f"billspay {command}")

    def test_the_manual_names_every_command_and_option_and_no_other(self):
        manual = (deploy / "man/billspay.8").read_text(encoding="utf-8").replace("\\-", "-")
        known = set()
        for command, words in self.tree():
            known |= words
            for word in words:
                self.assertRegex(manual, rf"(?<![\w-]){re.escape(word)}(?![\w-])", f"billspay {command}")
        for option in re.findall(r"(?<![\w-])--[a-z][\w-]+", manual):
            if option not in ("--help", "--allow"):
                self.assertIn(option, known)

    def test_manuals_have_no_mistakes(self):
        for page in (deploy / "man").glob("*.8"):
            if page.read_text(encoding="utf-8").startswith(".so"):
                continue
            done = run("groff", "-man", "-Tutf8", "-ww", "-z", page)
            self.assertEqual(done.stderr, "", page.name)


if __name__ == "__main__":
    unittest.main()
