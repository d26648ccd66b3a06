#!/usr/bin/env python3
"""Runs an Attio client of the package registry against the mock; only the client's address is changed.

    python3 -m venv .build/sdk && .build/sdk/bin/pip install attio
    swift build --product crm-mock
    .build/sdk/bin/python Mocks/Attio/sdk-check.py .build/debug/crm-mock

The client is generated from Attio's published description, and checks every answer against it.
Starts the mock on a free port, and ends it. Exit code 0: every step gave what was expected; 1: a step did not;
3: the client is not installed, nothing was checked.
"""
import json
import subprocess
import sys

try:
    from attio import SDK
    from attio.errors import SDKError
except ImportError:
    print("The package attio is absent: install it as the head of this file says. Nothing was checked.")
    sys.exit(3)

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


def refused(work, status):
    """The body of a call that must be refused with a status, else None."""
    try:
        work()
    except SDKError as error:
        return json.loads(error.body) if error.status_code == status else None
    return None


def plain(answer):
    """An answer of the client as plain lists and dictionaries."""
    return json.loads(answer.model_dump_json(by_alias=True))


def check_identity(client, line):
    facts = plain(client.meta.get_v2_self())
    check("self: active, and never ends", facts["active"] is True and facts["exp"] is None)
    dead = plain(SDK(oauth2="0" * 64, server_url=line["base_url"]).meta.get_v2_self())
    check("self: a dead key is 200 and not active", dead == {"active": False})
    error = refused(SDK(oauth2="short", server_url=line["base_url"]).objects.get_v2_objects, 401)
    check("a key of another length is 401", error is not None and "wrong length" in error["message"])


def check_members(client):
    members = client.workspace_members.get_v2_workspace_members().data
    levels = {member.email_address: member.access_level for member in members}
    check("members: all in one answer, suspended ones too", levels["frank@example.com"] == "suspended")
    one = client.workspace_members.get_v2_workspace_members_workspace_member_id_(
        workspace_member_id=members[1].id.workspace_member_id)
    check("members: one", one.data.first_name == "Bob")
    unknown = "0a000000-0000-4000-8000-00000000ffff"
    error = refused(lambda: client.workspace_members.get_v2_workspace_members_workspace_member_id_(
        workspace_member_id=unknown), 404)
    check("members: an unknown one is 404", error is not None and error["code"] == "not_found")
    return members


def check_definitions(client):
    slugs = [item.api_slug for item in client.objects.get_v2_objects().data]
    check("objects: only those that are enabled", slugs == ["people", "companies", "deals"])
    check("objects: one", client.objects.get_v2_objects_object_(object="deals").data.plural_noun == "Deals")
    attributes = client.attributes
    place = {"target": "objects", "identifier": "people"}
    draft = {
        "title": "Account owner", "description": "Set by a check", "api_slug": "account_owner",
        "type": "actor-reference", "is_required": False, "is_unique": False, "is_multiselect": False, "config": {}}
    made = attributes.post_v2_target_identifier_attributes(data=draft, **place).data
    check("attributes: create", made.type == "actor-reference" and made.is_writable and not made.is_system_attribute)
    error = refused(lambda: attributes.post_v2_target_identifier_attributes(data=draft, **place), 409)
    check("attributes: a slug that is taken is 409", error is not None and error["code"] == "slug_conflict")
    change = {"is_archived": True}
    attributes.patch_v2_target_identifier_attributes_attribute_(attribute="account_owner", data=change, **place)
    shown = [row.api_slug for row in attributes.get_v2_target_identifier_attributes(limit=500, **place).data]
    check("attributes: archived ones are left out", "account_owner" not in shown)
    every = attributes.get_v2_target_identifier_attributes(limit=500, show_archived=True, **place).data
    check("attributes: unless asked for", "account_owner" in [row.api_slug for row in every])
    attributes.patch_v2_target_identifier_attributes_attribute_(
        attribute="account_owner", data={"is_archived": False}, **place)
    one = attributes.get_v2_target_identifier_attributes_attribute_(attribute="account_owner", **place).data
    check("attributes: brought back", not one.is_archived)
    error = refused(lambda: attributes.patch_v2_target_identifier_attributes_attribute_(
        attribute="name", data={"title": "Other"}, **place), 400)
    check("attributes: Attio's own are closed", error is not None and error["code"] == "system_edit_unauthorized")


def check_choices(client):
    deals = {"target": "objects", "identifier": "deals"}
    attributes = client.attributes
    stages = attributes.get_v2_target_identifier_attributes_attribute_statuses(attribute="stage", **deals).data
    titles = [stage.title for stage in stages]
    check("statuses: the stages of deals, without archived ones", titles == ["Lead", "In Progress", "Won 🎉", "Lost"])
    made = attributes.post_v2_target_identifier_attributes_attribute_statuses(
        attribute="stage", data={"title": "On hold"}, **deals).data
    check("statuses: create", made.title == "On hold" and made.target_time_in_status is None)
    gone = attributes.patch_v2_target_identifier_attributes_attribute_statuses_status_(
        attribute="stage", status="On hold", data={"is_archived": True}, **deals).data
    check("statuses: archive", gone.is_archived)
    options = attributes.get_v2_target_identifier_attributes_attribute_options(attribute="competitors", **deals).data
    check("options: list", [option.title for option in options] == ["globex", "initech", "none"])
    made = attributes.post_v2_target_identifier_attributes_attribute_options(
        attribute="competitors", data={"title": "umbrella"}, **deals).data
    renamed = attributes.patch_v2_target_identifier_attributes_attribute_options_option_(
        attribute="competitors", option=made.id.option_id, data={"title": "hooli"}, **deals).data
    check("options: create and rename", renamed.title == "hooli")
    lists = client.lists.get_v2_lists().data
    check("lists: list", [item.api_slug for item in lists] == ["partner_pipeline"])
    statuses = attributes.get_v2_target_identifier_attributes_attribute_statuses(
        target="lists", identifier="partner_pipeline", attribute="partner_stage").data
    check("lists: statuses of an attribute", [status.title for status in statuses] == ["Contacted", "Signed"])


def check_records(client, members):
    records = client.records
    owner = members[0].id.workspace_member_id
    values = {"name": ["Check"], "stage": ["Lead"], "owner": ["ann@example.com"], "value": [12.5]}
    made = plain(records.post_v2_objects_object_records(object="deals", data={"values": values}))["data"]
    held = made["values"]
    check("records: an e-mail reads back as an id", held["owner"][0]["referenced_actor_id"] == owner)
    check("records: a title reads back as a status", held["stage"][0]["status"]["title"] == "Lead")
    check("records: an amount gets its currency", held["value"][0]["currency_code"] == "USD")
    place = {"object": "deals", "record_id": made["id"]["record_id"]}
    for titles in (["globex"], ["initech"]):
        data = {"values": {"competitors": titles}}
        changed = plain(records.patch_v2_objects_object_records_record_id_(data=data, **place))["data"]
    titles = [value["option"]["title"] for value in changed["values"]["competitors"]]
    check("records: PATCH only adds, in front", titles == ["initech", "globex"])
    data = {"values": {"competitors": ["none"]}}
    changed = plain(records.put_v2_objects_object_records_record_id_(data=data, **place))["data"]
    titles = [value["option"]["title"] for value in changed["values"]["competitors"]]
    check("records: PUT leaves what was sent", titles == ["none"])
    past = plain(records.get_v2_objects_object_records_record_id_attributes_attribute_values(
        attribute="competitors", show_historic=True, **place))["data"]
    check("records: the past is kept", len(past) == 3 and past[0]["active_until"] is not None)
    read = plain(records.get_v2_objects_object_records_record_id_(**place))["data"]
    check("records: get", read["values"]["name"][0]["value"] == "Check")
    query = {"filter_": {"name": {"$starts_with": "Check"}}}
    found = plain(records.post_v2_objects_object_records_query(object="deals", **query))["data"]
    check("records: query", [row["id"]["record_id"] for row in found] == [place["record_id"]])
    sorts = [{"attribute": "value", "direction": "desc"}]
    page = plain(records.post_v2_objects_object_records_query(object="deals", sorts=sorts, limit=2, offset=1))["data"]
    check("records: sorted, a page", [row["values"]["value"][0]["currency_value"] for row in page] == [12000, 4500])
    error = refused(lambda: records.post_v2_objects_object_records(
        object="deals", data={"values": {**values, "stage": ["No such stage"]}}), 400)
    check("records: an unknown stage is 400", error is not None and error["code"] == "value_not_found")
    records.delete_v2_objects_object_records_record_id_(**place)
    error = refused(lambda: records.get_v2_objects_object_records_record_id_(**place), 404)
    check("records: deleted for ever", error is not None and error["code"] == "not_found")
    person = {"values": {"email_addresses": ["MARIA@acme.example.com"], "job_title": ["Buyer"]}}
    same = plain(records.put_v2_objects_object_records(
        object="people", matching_attribute="email_addresses", data=person))["data"]
    check("records: assert finds by e-mail", same["values"]["name"][0]["full_name"] == "Maria Jansen")


mock = subprocess.Popen([sys.argv[1], "--crm", "attio", "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    start = json.loads(mock.stdout.readline())
    sdk = SDK(oauth2=start["static_token"], server_url=start["base_url"])
    check_identity(sdk, start)
    everyone = check_members(sdk)
    check_definitions(sdk)
    check_choices(sdk)
    check_records(sdk, everyone)
finally:
    mock.terminate()
    check("the mock ends with exit code 0", mock.wait(timeout=10) == 0)
print(f"{failures} of {steps} failed" if failures else f"all {steps} as expected")
sys.exit(1 if failures else 0)
