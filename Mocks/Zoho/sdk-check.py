#!/usr/bin/env python3
"""Runs the vendor's own Python SDK for API v8 against the mock; only the hosts are changed.

    python3 -m venv .build/sdk && .build/sdk/bin/pip install zohocrmsdk8_0
    swift build --product crm-mock
    .build/sdk/bin/python Mocks/Zoho/sdk-check.py .build/debug/crm-mock

The SDK speaks https to the hosts of a data centre. Every adapter of `requests`, which it uses, sends what is meant for
these hosts to the mock instead, with the host that was meant as `Host`; all else of the SDK stays as it is.
Starts the mock on a free port, and ends it. Exit code 0: every step gave what was expected; 1: a step did not;
3: the SDK is not installed, nothing was checked.
"""
import json
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

try:
    from requests.adapters import HTTPAdapter
    from zohocrmsdk.src.com.zoho.api.authenticator.oauth_token import OAuthToken
    from zohocrmsdk.src.com.zoho.api.authenticator.store.file_store import FileStore
    from zohocrmsdk.src.com.zoho.crm.api import coql, fields, layouts, modules, org, pipeline, profiles, record, users
    from zohocrmsdk.src.com.zoho.crm.api.dc import EUDataCenter, USDataCenter
    from zohocrmsdk.src.com.zoho.crm.api.exception import SDKException
    from zohocrmsdk.src.com.zoho.crm.api.fields.fields_operations import GetFieldsParam
    from zohocrmsdk.src.com.zoho.crm.api.fields.fields_operations import CreateFieldParam
    from zohocrmsdk.src.com.zoho.crm.api.initializer import Initializer
    from zohocrmsdk.src.com.zoho.crm.api.layouts.layouts_operations import GetLayoutsParam
    from zohocrmsdk.src.com.zoho.crm.api.parameter_map import ParameterMap
    from zohocrmsdk.src.com.zoho.crm.api.record.record_operations import GetRecordsParam, SearchRecordsParam
    from zohocrmsdk.src.com.zoho.crm.api.sdk_config import SDKConfig
    from zohocrmsdk.src.com.zoho.crm.api.users.users_operations import GetUsersParam
    from zohocrmsdk.src.com.zoho.crm.api.util import Choice
except ImportError as missing:
    print(f"The package zohocrmsdk8_0 is absent ({missing}): install it as the head of this file says. Nothing was checked.")
    sys.exit(3)

if len(sys.argv) != 2:
    print("Name the crm-mock program: sdk-check.py .build/debug/crm-mock")
    sys.exit(1)

failures = 0
steps = 0


def check(what, is_so):
    """Prints one line per expectation and counts those that do not hold."""
    global failures, steps
    steps += 1
    failures += 0 if is_so else 1
    print(("ok      " if is_so else "FAILED  ") + what)


def send_to(base_url):
    """Leads every request for one of Zoho's hosts to the mock."""
    original = HTTPAdapter.send

    def send(self, request, **options):
        parts = urlsplit(request.url)
        if "zoho" in parts.netloc:
            request.headers["Host"] = parts.netloc
            request.url = base_url + parts.path + ("?" + parts.query if parts.query else "")
        return original(self, request, **options)

    HTTPAdapter.send = send


def start_sdk(line, folder, environment, **token):
    """Signs in with what is left of a key."""
    key = OAuthToken(client_id=line["client_id"], client_secret=line["client_secret"], find_user=False, **token)
    Initializer.initialize(
        environment, key, store=FileStore(f"{folder}/{len(token)}{environment.url[-3:]}.txt"),
        sdk_config=SDKConfig(auto_refresh_fields=True, pick_list_validation=False), resource_path=folder)


def parameters(**values):
    found = ParameterMap()
    for param, value in values.items():
        found.add(PARAMS[param], value)
    return found


PARAMS = {
    "type": GetUsersParam.type, "page": GetUsersParam.page, "per_page": GetUsersParam.per_page,
    "fields": GetRecordsParam.fields, "criteria": SearchRecordsParam.criteria, "in_module": GetFieldsParam.module,
    "for_field": CreateFieldParam.module, "of_layout": GetLayoutsParam.module,
}


def check_people():
    me = users.UsersOperations().get_users(parameters(type="CurrentUser"))
    found = me.get_object().get_users()
    check("users: whose grant it is", len(found) == 1 and found[0].get_email() == "ann@example.com")
    page = users.UsersOperations().get_users(parameters(type="AllUsers", page=1, per_page=5))
    check("users: a page", len(page.get_object().get_users()) == 5 and page.get_object().get_info().get_more_records())
    beyond = users.UsersOperations().get_users(parameters(page=9))
    check("users: a page beyond is 204", beyond.get_status_code() == 204 and beyond.get_object() is None)
    one = users.UsersOperations().get_user(found[0].get_id())
    check("users: one by id", one.get_object().get_users()[0].get_full_name() == "Ann Lee")
    company = org.OrgOperations().get_organization().get_object().get_org()[0]
    check("org: name and id", company.get_company_name() == "Acme Demo" and len(str(company.get_id())) == 19)


def check_definitions():
    names = [m.get_api_name() for m in modules.ModulesOperations().get_modules().get_object().get_modules()]
    check("modules: those there are", "Deals" in names and "Leads" in names)
    found = fields.FieldsOperations().get_fields(parameters(in_module="Deals")).get_object().get_fields()
    check("fields: the standard owner", any(f.get_api_name() == "Owner" and f.get_data_type() == "ownerlookup" for f in found))
    draft = fields.Fields()
    draft.set_field_label("Partner Owner")
    draft.set_data_type("userlookup")
    body = fields.BodyWrapper()
    body.set_fields([draft])
    made = fields.FieldsOperations().create_field(body, parameters(for_field="Deals"))
    done = made.get_object().get_fields()[0]
    check("fields: an owner property is made", made.get_status_code() == 201 and isinstance(done, fields.SuccessResponse))
    check("fields: only an id is told", list(done.get_details()) == ["id"])
    again = fields.FieldsOperations().create_field(body, parameters(for_field="Deals")).get_object()
    twin = again.get_fields()[0] if hasattr(again, "get_fields") else again
    check("fields: the same label is a duplicate", twin.get_code().get_value() == "DUPLICATE_DATA")
    found = fields.FieldsOperations().get_fields(parameters(in_module="Deals")).get_object().get_fields()
    check("fields: its name is read again", any(f.get_api_name() == "Partner_Owner" for f in found))
    shown = layouts.LayoutsOperations().get_layouts(parameters(of_layout="Deals")).get_object().get_layouts()
    check("layouts: both", [one.get_name() for one in shown] == ["Standard", "Renewal"])
    lines = pipeline.PipelineOperations(shown[0].get_id()).get_pipelines().get_object().get_pipeline()
    ids = [{stage.get_id() for stage in one.get_maps()} for one in lines]
    check("pipelines: stage ids repeat", len(lines) == 2 and ids[1] < ids[0])
    known = profiles.ProfilesOperations().get_profiles().get_object().get_profiles()
    check("profiles: both", [one.get_name() for one in known] == ["Administrator", "Standard"])


def written(answer):
    """The first outcome of a write."""
    wrapper = answer.get_object()
    return wrapper.get_data()[0] if hasattr(wrapper, "get_data") else wrapper


def body_of(draft, trigger=()):
    body = record.BodyWrapper()
    body.set_data([draft])
    body.set_trigger(list(trigger))
    return body


def check_records():
    deals = record.RecordOperations("Deals")
    draft = record.Record()
    draft.add_key_value("Deal_Name", "zz-sdk")
    draft.add_key_value("Stage", Choice("Qualification"))
    draft.add_key_value("Amount", 12.5)
    draft.add_key_value("Budget_Confirmed", True)
    made = deals.create_records(body_of(draft))
    done = written(made)
    check("records: create", made.get_status_code() == 201 and isinstance(done, record.SuccessResponse))
    key = int(done.get_details()["id"])
    read = deals.get_record(key).get_object().get_data()[0]
    check("records: get", read.get_key_value("Deal_Name") == "zz-sdk" and read.get_key_value("Amount") == 12.5)
    check("records: its owner", read.get_key_value("Owner").get_email() == "ann@example.com")
    change = record.Record()
    change.add_key_value("Amount", 13.75)
    check("records: update", isinstance(written(deals.update_record(key, body_of(change))), record.SuccessResponse))
    listed = deals.get_records(parameters(fields="Deal_Name,Amount")).get_object()
    check("records: a list", len(listed.get_data()) == 4 and listed.get_info().get_more_records() is False)
    bad = record.Record()
    bad.add_key_value("Deal_Name", "zz-no-stage")
    try:
        refusal = written(deals.create_records(body_of(bad))).get_code().get_value()
    except SDKException as error:
        # The SDK knows from the field list what is mandatory, and does not send it.
        refusal = str(error)
    check("records: a stage is mandatory", "MANDATORY" in refusal.upper())
    missing = deals.get_records()
    check("records: fields are a must", missing.get_object().get_code().get_value() == "REQUIRED_PARAM_MISSING")
    early = deals.search_records(parameters(criteria="(Deal_Name:equals:zz-sdk)"))
    check("records: search lags", early.get_status_code() == 204)
    query = coql.BodyWrapper()
    query.set_select_query("select id, Deal_Name from Deals where Deal_Name = 'zz-sdk'")
    found = coql.CoqlOperations().get_records(query).get_object().get_data()
    check("records: COQL does not", len(found) == 1 and str(found[0].get_id()) == str(key))
    gone = deals.delete_record(key)
    check("records: delete", isinstance(written(gone), record.SuccessResponse))
    check("records: gone is 204", deals.get_record(key).get_status_code() == 204)
    twice = written(deals.delete_record(key))
    check("records: twice", twice.get_code().get_value() == "INVALID_DATA")
    account = record.Record()
    account.add_key_value("Account_Name", "Acme")
    account.add_key_value("Phone", "+1 555 0100")
    upserted = written(record.RecordOperations("Accounts").upsert_records(body_of(account)))
    check("records: upsert", upserted.get_action().get_value() == "update")


def check_refusals(line, folder):
    try:
        start_sdk(line, folder, USDataCenter.PRODUCTION(), refresh_token="1000.dead.beef")
        check("tokens: a dead refresh token", False)
    except SDKException as error:
        check("tokens: a dead refresh token", "invalid_code" in str(error))
    start_sdk(line, folder, EUDataCenter.PRODUCTION(), access_token=line["access_token"])
    answer = users.UsersOperations().get_users(parameters(type="CurrentUser"))
    check("tokens: another data centre", answer.get_status_code() == 401 and answer.get_object().get_code().get_value() == "INVALID_TOKEN")


mock = subprocess.Popen([sys.argv[1], "--crm", "zoho", "--port", "0"], stdout=subprocess.PIPE, text=True)
with tempfile.TemporaryDirectory() as folder:
    try:
        start = json.loads(mock.stdout.readline())
        send_to(start["base_url"])
        start_sdk(start, folder, USDataCenter.PRODUCTION(), refresh_token=start["refresh_token"])
        check("tokens: a refresh", Initializer.initializer.token.get_access_token() is not None)
        check_people()
        check_definitions()
        check_records()
        check_refusals(start, folder)
    except SDKException as error:
        check(f"an unexpected refusal: {error}", False)
    finally:
        mock.terminate()
        check("the mock ends with exit code 0", mock.wait(timeout=10) == 0)
print(f"{failures} of {steps} failed" if failures else f"{steps} steps, all as expected")
sys.exit(1 if failures else 0)
