#!/usr/bin/env python3
"""What the package is made of: `components.py BUILD_DIRECTORY OUTPUT_DIRECTORY VERSION` writes
billspay.cdx.json, a bill of materials (CycloneDX 1.5: the libraries that the program is linked with, those
whose headers are compiled in, and the npm packages in the consoles), and third-party.txt, the notices that
their licences ask for. The same build gives the same bytes."""

import json
import os
import pathlib
import re
import subprocess
import sys
from urllib.parse import quote

root = pathlib.Path(__file__).resolve().parents[2]
# The compiler's and the kernel's own, of which nothing is distributed by us.
not_ours = re.compile(r"(libc6|linux-libc|libclang-common|libstdc\+\+|libgcc)")
no_notice = ("libboost1.81-dev",)  # Boost's licence asks for none with machine code


def output_of(*command):
    return subprocess.run([str(word) for word in command], text=True, capture_output=True,
                          check=False).stdout


def packages_of(files):
    """Debian's packages that own these files."""
    spelled = {name for file in files for name in (file, os.path.realpath(file))}
    spelled |= {name.removeprefix("/usr") for name in spelled}
    owners = output_of("dpkg-query", "--search", *sorted(spelled))
    return sorted({line.split(":")[0] for line in owners.splitlines() if not line.startswith("diversion")})


def version_of(package):
    found = output_of("dpkg-query", "--show", "--showformat", "${Version}\n", package)
    return found.splitlines()[0]


def linked(program):
    needed = set(re.findall(r"NEEDED.*\[(.+)\]", output_of("readelf", "--dynamic", program)))
    places = re.findall(r"(\S+) => (/\S+)", output_of("ldd", program))
    return packages_of([place for name, place in places if name in needed])


def compiled_in(build):
    """Packages with headers that our own sources include."""
    files, ours = set(), False
    for line in output_of("ninja", "-C", build, "-t", "deps").splitlines():
        if not line.startswith(" "):
            ours = line.startswith("server/")
        elif ours and line.strip().startswith("/usr/"):
            files.add(line.strip())
    return [name for name in packages_of(files) if not not_ours.match(name)]


def in_consoles():
    lock = json.loads((root / "web/package-lock.json").read_text(encoding="utf-8"))
    for place, about in sorted(lock["packages"].items()):
        name = place.rpartition("node_modules/")[2]
        if place.startswith("node_modules/") and not about.get("dev") and not about.get("link"):
            yield name, about, root / "web" / place


def debian_component(package, how):
    version = version_of(package)
    return {"type": "library", "name": package, "version": version,
            "purl": f"pkg:deb/debian/{quote(package)}@{quote(version, safe='')}?arch=amd64",
            "properties": [{"name": "billspay:use", "value": how}]}


def npm_component(name, about):
    return {"type": "library", "name": name, "version": about["version"],
            "licenses": [{"expression": about["license"]}],
            "purl": f"pkg:npm/{quote(name, safe='/')}@{about['version']}",
            "properties": [{"name": "billspay:use", "value": "consoles"}]}


def notice(title, files):
    text = "\n".join(path.read_text(encoding="utf-8", errors="replace").strip() for path in files)
    return f"{title}\n{'=' * len(title)}\n\n{text}\n\n"


def main(build, output, version):
    headers, libraries, consoles = compiled_in(build), linked(build / "billspay"), list(in_consoles())
    if not headers or not libraries or not consoles:
        sys.exit("components.py: the build knows no libraries or headers; is it whole?")
    components = [*(debian_component(name, "linked") for name in libraries),
                  *(debian_component(name, "compiled in") for name in headers),
                  *(npm_component(name, about) for name, about, _ in consoles)]
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
            "metadata": {"component": {"type": "application", "name": "billspay", "version": version}},
            "components": components}
    (output / "billspay.cdx.json").write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8")
    notices = [notice(name, [pathlib.Path(f"/usr/share/doc/{name}/copyright")])
               for name in headers if name not in no_notice]
    for name, about, place in consoles:
        texts = sorted(place.glob("[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*"))
        notices.append(notice(f"{name} {about['version']} ({about['license']})", texts))
    (output / "third-party.txt").write_text("".join(notices), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
