#!/usr/bin/env python3
"""Runs HubSpot's own Python client against the mock; only the client's host is changed.

    python3 -m venv .build/sdk && .build/sdk/bin/pip install hubspot-api-client
    swift build --product crm-mock
    .build/sdk/bin/python Mocks/HubSpot/sdk-check.py .build/debug/crm-mock

Starts the mock on a free port, and ends it. Exit code 0: every step gave what was expected; 1: a step did not;
3: the client is not installed, nothing was checked.
"""
import json
import subprocess
import sys

try:
    from hubspot import HubSpot
    from hubspot.crm import contacts, deals, properties
except ImportError:
    print("The package hubspot-api-client is absent: install it as the head of this file says. Nothing was checked.")
    sys.exit(3)

if len(sys.argv) != 2:
    print("Name the crm-mock program: sdk-check.py .build/debug/crm-mock")
    sys.exit(1)

failures = 0


def check(what, is_so):
    """Prints one line per expectation and counts those that do not hold."""
    global failures
    failures += 0 if is_so else 1
    print(("ok      " if is_so else "FAILED  ") + what)


def refused(work, status):
    """The error of a call that must be refused with a status, else None."""
    try:
        work()
    except Exception as error:  # each area of the client has an exception class of its own
        return error if getattr(error, "status", None) == status else None
    return None


def check_owners(client):
    page = client.crm.owners.owners_api.get_page(limit=3)
    check("owners: a page with a cursor", len(page.results) == 3 and page.paging.next.after is not None)
    rest = client.crm.owners.owners_api.get_page(limit=500, after=page.paging.next.after)
    check("owners: the last page has none", len(rest.results) > 0 and rest.paging is None)
    found = client.crm.owners.owners_api.get_page(email="bob@example.com")
    check("owners: by e-mail", [owner.first_name for owner in found.results] == ["Bob"])
    gone = client.crm.owners.owners_api.get_page(archived=True)
    check("owners: archived ones have no user id", [owner.user_id for owner in gone.results] == [None])
    one = client.crm.owners.owners_api.get_by_id(owner_id=int(found.results[0].id), id_property="id")
    check("owners: by id", one.email == "bob@example.com")


def check_properties(client):
    core = client.crm.properties.core_api
    draft = properties.PropertyCreate(
        name="gw_owner", label="Gateway owner", group_name="dealinformation", type="enumeration", field_type="select",
        external_options=True, referenced_object_type="OWNER")
    made = core.create(object_type="deals", property_create=draft)
    check("properties: create", made.name == "gw_owner" and made.referenced_object_type == "OWNER")
    error = refused(lambda: core.create(object_type="deals", property_create=draft), 409)
    check("properties: twice is 409", error is not None and "PROPERTY_WITH_NAME_EXISTS" in error.body)
    patch = properties.PropertyUpdate(label="New label")
    check("properties: update", core.update("deals", "gw_owner", patch).label == "New label")
    check("properties: list", any(p.name == "gw_owner" for p in core.get_all(object_type="deals").results))
    core.archive("deals", "gw_owner")
    check("properties: archived", refused(lambda: core.get_by_name("deals", "gw_owner"), 404) is not None)
    names = properties.BatchReadInputPropertyName(archived=False, inputs=[properties.PropertyName(name="amount")])
    check("properties: batch read", client.crm.properties.batch_api.read("deals", names).results[0].name == "amount")
    group = client.crm.properties.groups_api.create("deals", properties.PropertyGroupCreate(name="gw", label="Gateway"))
    check("properties: group", group.name == "gw")


def check_pipelines(client):
    all_pipelines = client.crm.pipelines.pipelines_api.get_all(object_type="deals").results
    stages = {stage.id: stage for pipeline in all_pipelines for stage in pipeline.stages}
    check("pipelines: stages with texts as metadata", stages["closedwon"].metadata["probability"] == "1.0")
    one = client.crm.pipelines.pipeline_stages_api.get_by_id("deals", "default", "closedwon")
    check("pipelines: one stage", one.label == "Closed won")


def check_records(client):
    basic = client.crm.deals.basic_api
    draft = deals.SimplePublicObjectInputForCreate(
        properties={"dealname": "SDK", "dealstage": "qualifiedtobuy", "amount": "12.50"}, associations=[])
    made = basic.create(simple_public_object_input_for_create=draft)
    check("records: create", made.properties["amount"] == "12.50")
    read = basic.get_by_id(made.id, properties=["amount", "dealname"], properties_with_history=["amount"])
    check("records: repeated parameters", read.properties["dealname"] == "SDK" and "amount" in read.properties_with_history)
    change = deals.SimplePublicObjectInput(properties={"amount": "13"})
    check("records: update", basic.update(made.id, simple_public_object_input=change).properties["amount"] == "13")
    bad = deals.SimplePublicObjectInput(properties={"nope": "1"})
    error = refused(lambda: basic.update(made.id, simple_public_object_input=bad), 400)
    check("records: an unknown property is 400", error is not None and "PROPERTY_DOESNT_EXIST" in error.body)
    page = basic.get_page(limit=2)
    check("records: a page with a cursor", len(page.results) == 2 and page.paging.next.after is not None)
    batch = deals.BatchReadInputSimplePublicObjectId(
        inputs=[deals.SimplePublicObjectId(id="501"), deals.SimplePublicObjectId(id="999")], properties=["dealname"],
        properties_with_history=[])
    answer = client.crm.deals.batch_api.read(batch)
    check("records: batch read with a missing one", len(answer.results) == 1 and answer.num_errors == 1)
    query = deals.PublicObjectSearchRequest(
        filter_groups=[{"filters": [{"propertyName": "dealname", "operator": "EQ", "value": "Acme rollout"}]}],
        properties=["dealname"], sorts=[], limit=10, after="0")
    check("records: search", client.crm.deals.search_api.do_search(query).total == 1)
    basic.archive(made.id)
    check("records: archived", refused(lambda: basic.get_by_id(made.id), 404) is not None)
    maria = contacts.SimplePublicObjectInputForCreate(properties={"email": "MARIA@acme.example"}, associations=[])
    error = refused(lambda: client.crm.contacts.basic_api.create(simple_public_object_input_for_create=maria), 409)
    check("records: a contact's e-mail is unique", error is not None and "Existing ID: 101" in error.body)
    acme = client.crm.companies.basic_api.get_by_id("301", properties=["account_code"])
    check("records: companies", acme.properties["account_code"] == "AC-1")


def check_tokens(client, line):
    fresh = client.oauth.tokens_api.create(
        grant_type="refresh_token", refresh_token=line["refresh_token"], client_id=line["client_id"],
        client_secret=line["client_secret"])
    check("oauth: refresh", fresh.access_token != line["access_token"] and fresh.expires_in == 1800)
    facts = client.oauth.access_tokens_api.get(fresh.access_token)
    check("oauth: who", facts.user == line["user_email"])
    old = HubSpot(access_token=line["expired_access_token"], host=line["base_url"])
    error = refused(lambda: old.crm.owners.owners_api.get_page(), 401)
    check("oauth: an expired token", error is not None and "EXPIRED_AUTHENTICATION" in error.body)


mock = subprocess.Popen([sys.argv[1], "--crm", "hubspot", "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    start = json.loads(mock.stdout.readline())
    sdk = HubSpot(access_token=start["access_token"], host=start["base_url"])
    check_owners(sdk)
    check_properties(sdk)
    check_pipelines(sdk)
    check_records(sdk)
    check_tokens(sdk, start)
finally:
    mock.terminate()
    check("the mock ends with exit code 0", mock.wait(timeout=10) == 0)
print(f"{failures} failed" if failures else "all as expected")
sys.exit(1 if failures else 0)
