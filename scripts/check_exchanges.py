"""Checks recorded exchanges against OpenAPI descriptions; see scripts/check-exchanges."""

import collections
import json
import pathlib
import re
import sys
import urllib.parse

import yaml
from jsonschema import Draft202012Validator
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4, DRAFT202012

METHODS = {"get", "post", "put", "patch", "delete", "head", "options"}
MARKER = "<redacted>"
CUT_MARK = "…<truncated>"
# Rules by which one form of a value is told from others.
FIXED = {"const", "enum"}
URI = "urn:description"


class Description:
    """One OpenAPI document."""

    def __init__(self, path):
        text = path.read_text()
        self.name = path.name
        self.document = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
        is_old = str(self.document["openapi"]).startswith("3.0")
        resource = Resource(contents=self.document, specification=DRAFT4 if is_old else DRAFT202012)
        self.registry = Registry().with_resource(URI, resource)
        self.validator = OAS30Validator if is_old else Draft202012Validator
        self.formats = oas30_format_checker if is_old else Draft202012Validator.FORMAT_CHECKER
        self.operations = list(self._operations())

    def _operations(self):
        prefixes = {urllib.parse.urlparse(s["url"]).path.rstrip("/") for s in self.document.get("servers", [])} or {""}
        for template, item in self.document.get("paths", {}).items():
            for method in METHODS & item.keys():
                for prefix in prefixes:
                    yield Operation(self, prefix, template, method, item)

    def follow(self, node):
        """The node itself, references followed."""
        while isinstance(node, dict) and "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[urllib.parse.unquote(part).replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def faults(self, schema, value):
        """What is wrong with a value; secrets that were struck out are right whatever they should be."""
        rooted = {"$ref": f"{URI}{schema['$ref']}"} if set(schema) == {"$ref"} else self._rooted(schema)
        checker = self.validator(rooted, registry=self.registry, format_checker=self.formats)
        for error in checker.iter_errors(value):
            yield from leaves(error)

    def _rooted(self, schema):
        if isinstance(schema, dict):
            return {
                k: f"{URI}{v}" if k == "$ref" and isinstance(v, str) else self._rooted(v) for k, v in schema.items()
            }
        return [self._rooted(each) for each in schema] if isinstance(schema, list) else schema

    def unknown(self, schema, value, place=""):
        """Members that the description doesn't name, of objects that name theirs."""
        schema = self.follow(schema)
        if isinstance(value, list):
            for each in value:
                yield from self.unknown(schema.get("items", {}), each, place + "[]")
        if not isinstance(value, dict):
            return
        parts = [schema] + [self.follow(p) for k in ("allOf", "oneOf", "anyOf") for p in schema.get(k, [])]
        named = {}
        for part in parts:
            named.update(part.get("properties", {}))
        is_open = not named or any("additionalProperties" in part for part in parts)
        for name, member in value.items():
            below = f"{place}.{name}".lstrip(".")
            if name in named:
                yield from self.unknown(named[name], member, below)
            elif not is_open:
                yield f"`{below}`: not described"
            elif isinstance(schema.get("additionalProperties"), dict):
                yield from self.unknown(schema["additionalProperties"], member, f"{place}.*".lstrip("."))


def leaves(error):
    """The innermost causes, as place and rule: without values, which differ from run to run."""
    if error.instance == MARKER or (isinstance(error.instance, str) and error.instance.endswith(CUT_MARK)):
        return
    if error.validator in ("anyOf", "oneOf") and error.context:
        # Of several forms, the one that was meant is the one whose fixed words fit, and then that with the fewest faults.
        forms = {}
        for each in error.context:
            forms.setdefault(each.schema_path[0], []).append(each)
        for each in min(forms.values(), key=lambda form: (sum(e.validator in FIXED for e in form), len(form))):
            yield from leaves(each)
        return
    place = "".join("[]" if isinstance(p, int) else f".{p}" for p in error.absolute_path).lstrip(".") or "body"
    rule = error.validator
    if rule == "required":
        missing = [n for n in error.validator_value if n not in error.instance]
        rule = "required " + ", ".join(missing)
    elif rule in ("type", "format"):
        rule = f"{rule} {error.validator_value}"
    yield f"`{place}`: {rule}"


class Operation:
    """One method of one path."""

    def __init__(self, description, prefix, template, method, item):
        self.description = description
        self.method = method.upper()
        self.template = prefix + template
        self.item = item[method]
        both = item.get("parameters", []) + self.item.get("parameters", [])
        self.parameters = [description.follow(parameter) for parameter in both]
        pieces = re.split(r"(\{[^}]+\})", self.template.rstrip("/"))
        self.names = [piece[1:-1] for piece in pieces if piece.startswith("{")]
        self.literals = sum(len(piece) for piece in pieces if not piece.startswith("{"))
        self.pattern = re.compile("".join("([^/]+)" if p.startswith("{") else re.escape(p) for p in pieces) + "/?")

    @property
    def label(self):
        return f"{self.method} {self.template}"

    def request_faults(self, exchange, query):
        known = {p["name"]: p for p in self.parameters if p["in"] == "query"}
        for name, values in query.items():
            if name not in known:
                yield f"`?{name}`: not described"
                continue
            schema = known[name].get("schema", {})
            for value in values:
                for fault in self.description.faults(schema, read(value, self.description.follow(schema))):
                    yield fault.replace("`body`", f"`?{name}`")
        yield from (f"`?{n}`: required" for n, p in known.items() if p.get("required") and n not in query)
        yield from self.body_faults(exchange)

    def body_faults(self, exchange):
        described = self.description.follow(self.item.get("requestBody"))
        body = exchange["request_body"]
        if described is None:
            if body is not None:
                yield "`body`: not described"
            return
        if body is None:
            if described.get("required"):
                yield "`body`: required"
            return
        sent = header(exchange["request_headers"], "content-type").split(";")[0].strip().lower()
        content = described["content"].get(sent)
        if content is None:
            yield f"`content-type`: {sent or 'none'} is not described"
            return
        schema = content.get("schema", {})
        if sent == "application/x-www-form-urlencoded":
            members = self.description.follow(schema).get("properties", {})
            body = {k: read(v, self.description.follow(members.get(k, {}))) for k, v in body.items()}
        yield from self.description.faults(schema, body)
        yield from self.description.unknown(schema, body)

    def answer_faults(self, exchange):
        status, responses = str(exchange["status"]), self.item["responses"]
        response = responses.get(status) or responses.get(f"{status[0]}XX") or responses.get("default")
        if response is None:
            yield f"`status`: {status} is not described"
            return
        if status[0] == "2" and status not in responses and f"{status[0]}XX" not in responses:
            yield f"`status`: {status} is described by `default` alone"
            return
        content = self.description.follow(response).get("content", {})
        body = exchange["response_body"]
        if body is None:
            if content and status[0] == "2":
                yield f"{status} `body`: required"
            return
        kind = "text/" if isinstance(body, str) and "text/" in "".join(content) else "json"
        schema = next((c.get("schema", {}) for n, c in content.items() if kind in n), None)
        if schema is None:
            yield f"{status} `body`: not described"
            return
        for fault in list(self.description.faults(schema, body)) + list(self.description.unknown(schema, body)):
            yield f"{status} {fault}"


def read(text, schema):
    """A text of a query or a form as the type that is described, where it is one."""
    if not isinstance(text, str):
        return text
    kind = schema.get("type")
    try:
        if kind == "integer":
            return int(text)
        if kind == "number":
            return float(text)
    except ValueError:
        return text
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text.split(",") if kind == "array" else text


def header(headers, name):
    return next((value for key, value in headers.items() if key.lower() == name), "")


def is_cut(exchange):
    bodies = (exchange["request_body"], exchange["response_body"])
    return any(isinstance(body, str) and body.endswith(CUT_MARK) for body in bodies)


def carried(exchange):
    """The requests that travel inside a body, each with its own answer, as exchanges of their own.

    Composites say method, url and body of each row and answer in the same order under the same reference; batches name
    the version without its folder. `None` stands for rows that aren't answered one to one.
    """
    sent, got = exchange["request_body"], exchange["response_body"]
    for asked, answered, rename in (
        ("compositeRequest", "compositeResponse", ("httpStatusCode", "body", "body")),
        ("batchRequests", "results", ("statusCode", "result", "richInput")),
    ):
        if not isinstance(sent, dict) or not isinstance(sent.get(asked), list):
            continue
        requests, answers = sent[asked], got.get(answered, []) if isinstance(got, dict) else []
        references = [each.get("referenceId") for each in requests]
        if len(answers) != len(requests) or references != [each.get("referenceId") for each in answers]:
            yield None
            continue
        status, body, inner = rename
        for request, answer in zip(requests, answers):
            url = request["url"] if request["url"].startswith("/") else f"/services/data/{request['url']}"
            yield {
                "method": request["method"],
                "url": url,
                "request_headers": {"content-type": "application/json"},
                "request_body": request.get(inner),
                "status": answer[status],
                "response_body": answer.get(body),
                "fault": None,
            }
    yield from carried_in_order(exchange)


def carried_in_order(exchange):
    """The same of composites that answer their rows by place alone, each under `details.response`.

    An answer that is empty by itself (204) has an empty object or `null` for a body there.
    """
    sent, got = exchange["request_body"], exchange["response_body"]
    requests = sent.get("__composite_requests") if isinstance(sent, dict) else None
    if not isinstance(requests, list):
        return
    answers = got.get("__composite_requests", []) if isinstance(got, dict) else []
    inner = [each.get("details", {}).get("response") for each in answers]
    if len(inner) != len(requests) or None in inner:
        yield None
        return
    for request, answer in zip(requests, inner):
        query = urllib.parse.urlencode(request.get("params", {}))
        yield {
            "method": request["method"],
            "url": f"{request['uri']}?{query}" if query else request["uri"],
            "request_headers": {"content-type": "application/json"},
            "request_body": request.get("body"),
            "status": answer["status_code"],
            "response_body": answer.get("body") or None,
            "fault": None,
        }


class Listed:
    """The table of deviations that are known, each with its reason."""

    def __init__(self, path):
        self.reasons, self.used = {}, set()
        for line in path.read_text().splitlines() if path.exists() else []:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("|") and len(cells) == 5 and cells[1] in ("request", "answer"):
                self.reasons[tuple(cells[:4])] = cells[4]
        empty = [key for key, reason in self.reasons.items() if not reason]
        if empty:
            sys.exit(f"{path}: every deviation needs its reason; missing for {empty[0]}")

    def knows(self, *key):
        """Whether a deviation is listed: word for word, or with `<name>` where any one member's name may stand."""
        place, fault = key[:3], key[3]
        for listed in self.reasons:
            pattern = re.escape(listed[3]).replace("<name>", "[A-Za-z0-9_]+")
            if listed[:3] == place and re.fullmatch(pattern, fault):
                self.used.add(listed)
                return True
        return False


class Report:
    """What became of one CRM's recording."""

    def __init__(self, crm, descriptions, listed):
        self.crm, self.listed = crm, listed
        self.operations = [operation for each in descriptions for operation in each.operations]
        self.rows = collections.defaultdict(collections.Counter)
        self.inner = collections.defaultdict(collections.Counter)
        self.unlisted, self.known = collections.Counter(), collections.Counter()

    def check(self, exchange):
        if not self.check_one(exchange, self.rows) or exchange["status"] >= 300:
            return  # What was refused as a whole has no rows with answers of their own.
        for inner in carried(exchange):
            if inner is None:
                label = f"{exchange['method']} {urllib.parse.urlparse(exchange['url']).path}"
                self.note(self.inner[label], "answer", label, ["`rows`: not answered one to one"])
            else:
                self.check_one(inner, self.inner)

    def check_one(self, exchange, rows):
        """Checks an exchange, or a row of one; whether it was checked and not left out."""
        parts = urllib.parse.urlparse(exchange["url"])
        operation = self.find(exchange["method"], parts.path)
        row = rows[operation.label if operation else f"{exchange['method']} {parts.path}"]
        if exchange["fault"] is not None or exchange["status"] is None or is_cut(exchange):
            row["left out"] += 1
            return False
        if operation is None:
            self.note(row, "request", f"{exchange['method']} {parts.path}", ["`path`: not described"])
            return True
        query = urllib.parse.parse_qs(parts.query, keep_blank_values=True)
        self.note(row, "request", operation.label, operation.request_faults(exchange, query))
        self.note(row, "answer", operation.label, operation.answer_faults(exchange))
        return True

    def find(self, method, path):
        found = [o for o in self.operations if o.method == method and o.pattern.fullmatch(path)]
        return max(found, key=lambda o: o.literals, default=None)

    def note(self, row, side, label, faults):
        faults = sorted(set(faults))
        fresh = [fault for fault in faults if not self.listed.knows(self.crm, side, label, fault)]
        row[f"{side}s" if not faults else f"{side}s deviating"] += 1
        for fault in faults:
            (self.unlisted if fault in fresh else self.known)[(side, label, fault)] += 1

    def show(self):
        self.table(self.crm, self.rows)
        if self.inner:
            self.table(f"{self.crm}, rows that travelled inside of other requests", self.inner)
        for title, found in (("listed, with a reason", self.known), ("NOT LISTED", self.unlisted)):
            for (side, label, fault), count in sorted(found.items()):
                print(f"  deviation {title}: | {self.crm} | {side} | {label} | {fault} | ({count} times)")

    def table(self, title, rows):
        width = max([len(label) for label in rows] + [9])
        columns = ["requests", "answers", "left out", "requests deviating", "answers deviating"]
        heads = ["requests valid", "answers valid", "left out (fault)", "requests deviating", "answers deviating"]
        print(f"\n{title}")
        print("  " + "operation".ljust(width) + "".join(head.rjust(len(head) + 2) for head in heads))
        total = collections.Counter()
        for label, row in sorted(rows.items()):
            total.update(row)
            print(self.line(label, width, heads, [row[c] for c in columns]))
        print(self.line("all", width, heads, [total[c] for c in columns]))

    @staticmethod
    def line(label, width, heads, numbers):
        cells = "".join(str(number).rjust(len(head) + 2) for head, number in zip(heads, numbers))
        return "  " + label.ljust(width) + cells


def descriptions(folder):
    """Every OpenAPI document of a folder; other files (samples, vectors) are passed over."""
    for path in sorted(folder.glob("*")):
        if path.suffix in (".json", ".yaml", ".yml") and "openapi" in path.read_text()[:4000]:
            yield Description(path)


def exchanges_of(recording):
    """Every exchange of a recording, one per line. Lines end at LF alone: a recorded text may hold U+2028 or U+0085
    unescaped, at which str.splitlines would cut it in two."""
    with recording.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def main(exchanges, specs, deviations):
    listed = Listed(pathlib.Path(deviations))
    is_wrong, seen = False, set()
    for recording in sorted(pathlib.Path(exchanges).glob("*.jsonl")):
        crm = recording.stem
        if not (pathlib.Path(specs) / crm).is_dir():
            print(f"\n{crm}: no description in {specs}; its recording was not checked")
            continue
        seen.add(crm)
        report = Report(crm, list(descriptions(pathlib.Path(specs) / crm)), listed)
        for exchange in exchanges_of(recording):
            report.check(exchange)
        report.show()
        is_wrong = is_wrong or bool(report.unlisted)
    stale = [key for key in listed.reasons if key[0] in seen and key not in listed.used]
    for key in stale:
        print(f"\nstale: the list still has | {' | '.join(key)} |, which no longer occurs")
    print("\nFAILED: deviations that docs/exchange-deviations.md doesn't list" if is_wrong else "\nOK")
    return 1 if is_wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
