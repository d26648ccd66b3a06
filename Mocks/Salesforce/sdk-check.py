#!/usr/bin/env python3
"""Runs simple-salesforce, the most used Python client, against the mock; only the host is changed.

    python3 -m venv .build/sdk && .build/sdk/bin/pip install simple-salesforce
    swift build --product crm-mock
    .build/sdk/bin/python Mocks/Salesforce/sdk-check.py .build/debug/crm-mock

The client speaks https to Salesforce's own hosts, and nothing in it changes that. A session with an adapter sends
requests for these hosts to the mock instead, and keeps everything else of them.
Starts the mock on a free port, and ends it. Exit code 0: every step gave what was expected; 1: a step did not;
3: the client is not installed, nothing was checked.
"""
import json
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

try:
    import requests
    from requests.adapters import HTTPAdapter
    from simple_salesforce import Salesforce, SalesforceLogin
    from simple_salesforce.exceptions import (
        SalesforceAuthenticationFailed, SalesforceError, SalesforceExpiredSession, SalesforceMalformedRequest,
        SalesforceResourceNotFound)
except ImportError:
    print("The package simple-salesforce is absent: install it as the head of this file says. Nothing was checked.")
    sys.exit(3)

if len(sys.argv) != 2:
    print("Name the crm-mock program: sdk-check.py .build/debug/crm-mock")
    sys.exit(1)

failures = 0
VERSION = "66.0"


def check(what, is_so):
    """Prints one line per expectation and counts those that do not hold."""
    global failures
    failures += 0 if is_so else 1
    print(("ok      " if is_so else "FAILED  ") + what)


def refused(work, kind, code=None):
    """Whether a call is refused with an exception of a class, and with an error code."""
    try:
        work()
    except kind as error:
        return code is None or code in str(error)
    return False


class ToMock(HTTPAdapter):
    """Sends what is meant for Salesforce's hosts to the mock."""

    def __init__(self, base_url):
        super().__init__()
        self.base_url = base_url

    def send(self, request, **options):
        parts = urlsplit(request.url)
        request.headers["Host"] = parts.netloc
        request.url = self.base_url + parts.path + ("?" + parts.query if parts.query else "")
        return super().send(request, **options)


def session_for(base_url):
    session = requests.Session()
    session.mount("https://", ToMock(base_url))
    return session


def check_sign_in(line):
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as key:
        key.write(line["private_key"])
        key.flush()
        token, instance = SalesforceLogin(
            session=session_for(line["base_url"]), username=line["username"], consumer_key=line["client_id"],
            privatekey_file=key.name)
        check("sign-in: signed assertion", token.startswith("00D") and instance == "acme-demo.my.salesforce.com")
        by_key = Salesforce(
            instance=instance, session_id=token, session=session_for(line["base_url"]), version=VERSION)
        check("sign-in: the session works", by_key.query("SELECT Id FROM User LIMIT 1")["totalSize"] == 1)
        stranger = lambda: SalesforceLogin(
            session=session_for(line["base_url"]), username="nobody@acme-demo.example",
            consumer_key=line["client_id"], privatekey_file=key.name)
        check("sign-in: an unknown user", refused(stranger, SalesforceAuthenticationFailed, "invalid_grant"))
    token, _ = SalesforceLogin(
        session=session_for(line["base_url"]), consumer_key=line["client_id"], consumer_secret=line["client_secret"],
        domain="acme-demo.my")
    check("sign-in: client credentials on My Domain", token.startswith("00D"))
    wrong_host = lambda: SalesforceLogin(
        session=session_for(line["base_url"]), consumer_key=line["client_id"], consumer_secret=line["client_secret"],
        domain="login")
    check("sign-in: client credentials on the sign-in host", refused(wrong_host, SalesforceAuthenticationFailed))
    form = {
        "grant_type": "refresh_token", "refresh_token": line["refresh_token"], "client_id": line["client_id"],
        "client_secret": line["client_secret"]}
    answer = session_for(line["base_url"]).post("https://login.salesforce.com/services/oauth2/token", data=form).json()
    check("sign-in: refresh", answer["instance_url"] == line["instance_url"] and "expires_in" not in answer)
    old = Salesforce(
        instance="acme-demo.my.salesforce.com", session_id=line["expired_access_token"],
        session=session_for(line["base_url"]), version=VERSION)
    check("sign-in: an expired session", refused(lambda: old.describe(), SalesforceExpiredSession))


def check_queries(client):
    people = client.query("SELECT Id, Email, Profile.Name FROM User WHERE Email IN ('bob@example.com','judy@example.com')")
    check("queries: people by e-mail", people["totalSize"] == 3 and people["done"])
    check("queries: a related row", people["records"][0]["Profile"]["Name"] == "Sales User")
    everyone = client.query_all("SELECT Id, Username FROM User")
    check("queries: all pages", len(everyone["records"]) == everyone["totalSize"])
    hidden = lambda: client.query("SELECT Nothing__c FROM Opportunity")
    check("queries: an unknown column", refused(hidden, SalesforceMalformedRequest, "INVALID_FIELD"))
    limits = client.limits()
    check("queries: limits", limits["DailyApiRequests"]["Max"] == 100000)
    check("queries: the usage is read from the header", client.api_usage["api-usage"].total == 100000)


def check_schema(client):
    names = [row["name"] for row in client.describe()["sobjects"]]
    check("schema: all objects", "Opportunity" in names and "User" in names)
    fields = {field["name"]: field for field in client.Opportunity.describe()["fields"]}
    check("schema: a field", fields["OwnerId"]["referenceTo"] == ["User"])
    types = client.Opportunity.describe()["recordTypeInfos"]
    layout = client.Opportunity.describe_layout(types[0]["recordTypeId"])
    check("schema: a layout", layout["recordTypeMappings"][0]["picklistsForRecordType"][0]["picklistName"] is not None)
    metadata = {
        "label": "Gateway Owner", "type": "Lookup", "referenceTo": "User", "relationshipName": "Gateway_Owned",
        "deleteConstraint": "SetNull", "required": False}
    draft = {"FullName": "Opportunity.Gateway_Owner__c", "Metadata": metadata}
    made = client.toolingexecute("sobjects/CustomField", "POST", data=draft)
    check("schema: a field is made", made["success"])
    twice = lambda: client.toolingexecute("sobjects/CustomField", "POST", data=draft)
    check("schema: twice", refused(twice, SalesforceMalformedRequest, "DUPLICATE_DEVELOPER_NAME"))
    seen = lambda: "Gateway_Owner__c" in [field["name"] for field in client.Opportunity.describe()["fields"]]
    check("schema: nobody sees it", not seen())
    holder = client.PermissionSet.create({"Name": "Gateway", "Label": "Gateway"})["id"]
    client.FieldPermissions.create({
        "ParentId": holder, "SobjectType": "Opportunity", "Field": "Opportunity.Gateway_Owner__c",
        "PermissionsRead": True, "PermissionsEdit": True})
    me = client.query("SELECT Id FROM User WHERE Username = 'ann@acme-demo.example'")["records"][0]["Id"]
    client.PermissionSetAssignment.create({"AssigneeId": me, "PermissionSetId": holder})
    check("schema: whom the set reaches sees it", seen())


def check_records(client):
    draft = {"Name": "SDK", "StageName": "Prospecting", "CloseDate": "2026-12-31", "Amount": 12.5}
    made = client.Opportunity.create(draft)
    check("records: create", made["success"] and len(made["id"]) == 18)
    check("records: get", client.Opportunity.get(made["id"])["Amount"] == 12.5)
    check("records: update", client.Opportunity.update(made["id"], {"Amount": 13}) == 204)
    bad = lambda: client.Opportunity.update(made["id"], {"Nothing__c": 1})
    check("records: an unknown field", refused(bad, SalesforceMalformedRequest, "INVALID_FIELD"))
    check("records: upsert", client.Account.upsert("Account_Code__c/SDK-1", {"Name": "SDK"}) == 201)
    again = client.Account.upsert("Account_Code__c/SDK-1", {"Name": "SDK 2"}, raw_response=True)
    check("records: upsert again", again.status_code == 200 and again.json()["created"] is False)
    check("records: delete", client.Opportunity.delete(made["id"]) == 204)
    gone = lambda: client.Opportunity.delete(made["id"])
    check("records: twice", refused(gone, SalesforceResourceNotFound, "ENTITY_IS_DELETED"))
    body = {
        "allOrNone": True, "collateSubrequests": False,
        "compositeRequest": [
            {"method": "POST", "url": f"/services/data/v{VERSION}/sobjects/Opportunity", "referenceId": "a", "body": draft},
            {"method": "GET", "url": f"/services/data/v{VERSION}/sobjects/Opportunity/@{{a.id}}?fields=Name",
             "referenceId": "b"}]}
    rows = client.restful("composite", method="POST", data=json.dumps(body))["compositeResponse"]
    check("records: composite", [row["httpStatusCode"] for row in rows] == [201, 200] and rows[1]["body"]["Name"] == "SDK")


mock = subprocess.Popen([sys.argv[1], "--crm", "salesforce", "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    start = json.loads(mock.stdout.readline())
    check_sign_in(start)
    sdk = Salesforce(
        instance_url=start["instance_url"], session_id=start["access_token"], session=session_for(start["base_url"]),
        version=VERSION)
    check_queries(sdk)
    check_schema(sdk)
    check_records(sdk)
except SalesforceError as error:
    check(f"an unexpected refusal: {error}", False)
finally:
    mock.terminate()
    check("the mock ends with exit code 0", mock.wait(timeout=10) == 0)
print(f"{failures} failed" if failures else "all as expected")
sys.exit(1 if failures else 0)
