"""The papers of docs/compliance say what the contract and the schema say."""

import re
import unittest

import compliance


class Compliance(unittest.TestCase):
    def test_the_access_table_is_what_contract_and_schema_say(self):
        text = (compliance.papers / "access-control.md").read_text(encoding="utf-8")
        self.assertEqual(compliance.access_control(text), text,
                         "stale: run python3 tests/deploy/compliance.py and commit it")
        self.assertIn("| admin | `GET /api/admin/customers` | adminListCustomers | admin |", text)

    def test_every_stored_column_has_one_class_and_a_rule(self):  # S62
        text = (compliance.papers / "data-inventory.md").read_text(encoding="utf-8")
        listed = []
        for table, names, kind, protection, kept in re.findall(
                r"(?m)^\| (?!table )(\w+) \| ([\w, ]+) \| (\w+) \| (.+?) \| (.+?) \|$", text):
            self.assertIn(kind, ("secret", "sensitive", "personal", "internal"), f"{table} {names}")
            self.assertTrue(protection and kept, f"{table} {names}")
            listed += [f"{table}.{name}" for name in names.split(", ")]
        stored = [f"{table}.{name}" for table, names in compliance.columns().items() for name in names]
        self.assertEqual(sorted(listed), sorted(stored))


if __name__ == "__main__":
    unittest.main()
