"""The generated parts of docs/compliance: who may call what, by the contract; who may touch which table,
by the schema. `python3 tests/deploy/compliance.py` writes them, a test compares."""

import collections
import json
import pathlib
import re

root = pathlib.Path(__file__).resolve().parents[2]
papers = root / "docs/compliance"
schema = (root / "database/schema.sql").read_text(encoding="utf-8")
roles = ("portal", "agent", "admin", "worker")
types = ("uuid|text|bytea|character|timestamp|date|numeric|integer|bigint|smallint|boolean|jsonb|json|inet"
         "|interval")
rights = {"SELECT": "read", "INSERT": "add", "UPDATE": "change", "DELETE": "delete"}


def columns():
    """Every stored column: {table: [column, …]}."""
    found = {}
    for table, body in re.findall(r"CREATE TABLE public\.(\w+) \(\n(.*?)\n\)", schema, re.S):
        found[table] = re.findall(rf"(?m)^    \"?(\w+)\"? (?:{types})\b", body)
    return found


def calls():
    """Lines of a table: one for each operation of the contract."""
    contract = json.loads((root / "contract/openapi.json").read_text(encoding="utf-8"))
    lines = []
    for audience, word in (("customer", ""), ("agent", "agent"), ("admin", "admin")):
        part = contract.get(audience, contract)
        for path, methods in part["paths"].items():
            if (re.match(r"/api/(agent|admin)/", path) or [None, ""])[1] != word:
                continue
            for method, operation in methods.items():
                who = audience if operation.get("security") else "anyone"
                lines.append(f"| {audience} | `{method.upper()} {path}` | {operation['operationId']} "
                             f"| {who} |")
    return "\n".join(["| listener | request | operation | who |", "|---|---|---|---|", *lines])


def grants():
    """Lines of a table: what each database role may do with each table."""
    granted = collections.defaultdict(set)
    for what, table, role in re.findall(
            r"(?m)^GRANT (.+?) ON TABLE public\.(\w+) TO billspay_(\w+);", schema):
        for right, listed in re.findall(r"(SELECT|INSERT|UPDATE|DELETE)(?:\((.*?)\))?", what):
            granted[table, role] |= {(right, column.strip())
                                     for column in (listed.split(",") if listed else ["*"])}
    lines = []
    for table in sorted(columns()):
        cells = []
        for role in roles:
            words = []
            for right, word in rights.items():
                some = {column for name, column in granted[table, role] if name == right}
                if "*" in some:
                    words.append(word)
                elif some:
                    words.append(f"{word} {len(some)} of {len(columns()[table])}")
            cells.append("; ".join(words) or "–")
        lines.append(f"| {table} | {' | '.join(cells)} |")
    head = "| table | " + " | ".join(f"billspay_{role}" for role in roles) + " |"
    return "\n".join([head, "|---|---|---|---|---|", *lines])


def access_control(text):
    for name, content in (("calls", calls()), ("grants", grants())):
        text = re.sub(rf"(<!-- {name}: begin -->\n).*?(<!-- {name}: end -->)",
                      lambda found, content=content: found[1] + content + "\n" + found[2], text,
                      flags=re.S)
    return text


if __name__ == "__main__":
    paper = papers / "access-control.md"
    paper.write_text(access_control(paper.read_text(encoding="utf-8")), encoding="utf-8")
