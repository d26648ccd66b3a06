#!/usr/bin/env python3
"""Runs two Python clients of Pipedrive against the mock; only the host is changed.

    python3.12 -m venv .build/sdk && .build/sdk/bin/pip install pypipedrive-client==1.0.2 pipedrive-python-lib==1.2.3
    swift build --product crm-mock
    .build/sdk/bin/python Mocks/Pipedrive/sdk-check.py .build/debug/crm-mock

`pypipedrive-client` speaks version 2 (records, pipelines, stages) and version 1 (fields) with an API token in the query;
`pipedrive-python-lib` does OAuth and users. Both insist on Pipedrive's hosts, so an adapter of their sessions sends what
is meant for them to the mock. Starts the mock on a free port, and ends it. Exit code 0: every step gave what was
expected; 1: a step did not; 3: a client is not installed, or Python is older than 3.12: nothing was
checked.
"""
import json
import os
import subprocess
import sys
import warnings
from urllib.parse import urlsplit

try:
    import requests
    from pipedrive.client import Client
    from pipedrive import exceptions
    from pypipedrive.api.exceptions import ApiException
    from pypipedrive.models.deal_fields import DealFields
    from pypipedrive.models.deals import Deals
    from pypipedrive.models.organizations import Organizations
    from pypipedrive.models.persons import Persons
    from pypipedrive.models.pipelines import Pipelines
    from pypipedrive.models.stages import Stages
except (ImportError, SyntaxError) as error:  # pypipedrive-client needs Python 3.12 or newer
    print(f"A client is absent, or this Python is too old ({error}): install both as the head of this file says. Nothing was checked.")
    sys.exit(3)

# The client warns at each call of version 1.
warnings.simplefilter("ignore")

if len(sys.argv) != 2:
    print("Name the crm-mock program: sdk-check.py .build/debug/crm-mock")
    sys.exit(1)

steps = 0
failures = 0


def check(what, is_so):
    """Prints one line per expectation and counts those that do not hold."""
    global steps, failures
    steps += 1
    failures += 0 if is_so else 1
    print(("ok      " if is_so else "FAILED  ") + what)


def refused(work, kind):
    """The error of a call that must be refused with an exception of a kind, else None."""
    try:
        work()
    except kind as error:
        return error
    return None


class ToMock(requests.adapters.HTTPAdapter):
    """Sends what is meant for Pipedrive's hosts to the mock, and leaves path, query, headers and body alone."""

    base_url = ""

    def send(self, request, **kwargs):
        parts = urlsplit(request.url)
        if not (parts.hostname or "").endswith(".pipedrive.com"):
            raise ValueError("this check sends nothing to other hosts")
        request.url = self.base_url + parts.path + (f"?{parts.query}" if parts.query else "")
        return super().send(request, **kwargs)


def reach_mock(base_url):
    """Every session of the two clients gets the adapter."""
    ToMock.base_url = base_url
    make = requests.Session.__init__

    def mounted(session, *args, **kwargs):
        make(session, *args, **kwargs)
        session.mount("https://", ToMock())

    requests.Session.__init__ = mounted


def check_oauth(line):
    client = Client(line["client_id"], line["client_secret"], domain=line["instance_url"])
    address = client.authorization_url("http://127.0.0.1:9/back", state="s1")
    answer = requests.Session().get(address, allow_redirects=False)
    code = requests.utils.urlparse(answer.headers["Location"]).query.split("code=")[1].split("&")[0]
    check("oauth: the address of the consent page", answer.status_code == 302 and "state=s1" in answer.headers["Location"])
    tokens = client.exchange_code("http://127.0.0.1:9/back", code)
    check("oauth: code", tokens["expires_in"] == 3599 and tokens["api_domain"] == line["instance_url"])
    again = refused(lambda: client.exchange_code("http://127.0.0.1:9/back", code), exceptions.BadRequestError)
    check("oauth: a code is spent", again is not None and "invalid_grant" in str(again))
    fresh = client.refresh_token(line["refresh_token"])
    check("oauth: refresh keeps the refresh token", fresh["refresh_token"] == line["refresh_token"])
    client.set_access_token(fresh["access_token"])
    check("oauth: me", client.users.get_me()["data"]["email"] == line["user_email"])
    wrong = Client(line["client_id"], "no")
    check("oauth: a wrong secret is 401", refused(
        lambda: wrong.refresh_token(line["refresh_token"]), exceptions.UnauthorizedError) is not None)
    client.set_access_token(line["expired_access_token"])
    check("oauth: an expired token is 401", refused(client.users.get_me, exceptions.UnauthorizedError) is not None)


def check_users(line):
    client = Client(domain=line["instance_url"])
    client.set_api_token(line["static_token"])
    users = client.users.get_all_users()["data"]
    check("users: everyone in one answer", {"ann@example.com", "frank@example.com"} <= {user["email"] for user in users})
    check("users: one", client.users.get_user(12002)["data"]["name"] == "Bob Novak")
    check("users: nobody is 404", refused(lambda: client.users.get_user(7), exceptions.NotFoundError) is not None)
    check("deals in version 1 are gone", refused(client.deals.get_all_deals, exceptions.ForbiddenError) is not None)


def check_fields():
    made = DealFields(name="Account owner", field_type="user")
    check("fields: create", made.save().created and made.id > 0 and len(made.key) == 40)
    twin = DealFields(name="Account owner", field_type="user")
    check("fields: the same name again", twin.save().created and twin.key != made.key)
    check("fields: list", sum(field.name == "Account owner" for field in DealFields.all()) == 2)
    one = DealFields.get(id=made.id)
    check("fields: one", one.field_type == "user" and one.edit_flag is True)
    one.name = "Renamed"
    check("fields: update", one.save().updated and DealFields.get(id=made.id).name == "Renamed")
    check("fields: delete", one.delete())
    check("fields: deleted", refused(lambda: DealFields.get(id=made.id), ApiException) is not None)


def check_pipelines():
    names = {pipeline.id: pipeline for pipeline in Pipelines.all()}
    check("pipelines: with a deleted one", names[1].name == "Sales" and names[3].is_deleted is True)
    stages = Stages.all(params={"pipeline_id": 1})
    check("stages: of one pipeline", [stage.id for stage in stages] == [1, 2, 3, 4, 5])
    check("stages: one", Stages.get(id=6).pipeline_id == 2)


def made(model, **body):
    """A record made by a POST. The client's save() expects `custom_fields` to be a list, which it never is."""
    return model.get(id=model.get_api().post(uri=model.Meta.entity_name, json=body).data["id"])


def check_records():
    deal = made(Deals, title="SDK", owner_id=12003, value=12.5, currency="EUR", pipeline_id=2, stage_id=6)
    read = (deal.title, deal.owner_id, deal.value, deal.stage_id)
    check("deals: create and read back", read == ("SDK", 12003, 12.5, 6))
    deal.title = "SDK 2"
    check("deals: update", deal.save().updated and Deals.get(id=deal.id).title == "SDK 2")
    error = refused(lambda: made(Deals, title="x", owner_id=7), ApiException)
    check("deals: an owner that is nobody", error is not None and error.code == 400)
    error = refused(lambda: Deals.get_api().patch(uri="deals/501", json={"user_id": 12001}), ApiException)
    check("deals: keys of version 1 are refused", error is not None and "'user_id' is not allowed" in error.error)
    error = refused(lambda: Deals.get_api().patch(uri="deals/501", json={"value": "12.5"}), ApiException)
    check("deals: numbers as texts are refused", error is not None and error.code == 400)
    check("deals: pages", [one.id for one in Deals.all(params={"limit": 2})] == [501, 502, 503, deal.id])
    check("deals: delete", deal.delete() and deal.id not in [one.id for one in Deals.all()])
    person = made(Persons, name="Ada Lovelace", emails=[{"value": "ada@example.com", "primary": True, "label": "work"}])
    check("persons: create and read back", person.first_name == "Ada")
    found = Persons.get_api().get(uri="persons/search", params={"term": "ada@example.com", "fields": "email"})
    check("persons: search", [hit["item"]["id"] for hit in found.data["items"]] == [person.id])
    check("organizations: create", made(Organizations, name="Harbour").name == "Harbour")
    check("organizations: one", Organizations.get(id=301).name == "Acme")
    check("organizations: 404", refused(lambda: Organizations.get(id=7), ApiException) is not None)


mock = subprocess.Popen([sys.argv[1], "--crm", "pipedrive", "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    start = json.loads(mock.stdout.readline())
    reach_mock(start["base_url"])
    os.environ["PIPEDRIVE_API_TOKEN"] = start["static_token"]
    check_oauth(start)
    check_users(start)
    check_fields()
    check_pipelines()
    check_records()
finally:
    mock.terminate()
    check("the mock ends with exit code 0", mock.wait(timeout=10) == 0)
print(f"{failures} of {steps} failed" if failures else f"all {steps} as expected")
sys.exit(1 if failures else 0)
