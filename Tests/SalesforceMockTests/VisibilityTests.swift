import Foundation
import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: field-level security")
struct VisibilityTests {
    private let root = TokenClient.version
    private let owner = "Opportunity.Xyz_Owner__c"

    private func makeField(_ client: TokenClient) async throws {
        let body: JSON = [
            "FullName": .string(owner),
            "Metadata": [
                "label": "Xyz Owner", "type": "Lookup", "referenceTo": "User", "relationshipName": "Xyz_Owned",
                "deleteConstraint": "SetNull", "required": false,
            ],
        ]
        let made = try await client.send("POST", root + "/tooling/sobjects/CustomField", body: body)
        #expect(made.status == 201)
    }

    /// What describe says of the field: `nil` when it is hidden, else whether it can be written.
    private func sight(_ client: TokenClient) async throws -> Bool? {
        let answer = try await client.get(root + "/sobjects/Opportunity/describe")
        let field = answer.json["fields"]?.array?.first { $0["name"] == "Xyz_Owner__c" }
        return field?["updateable"]?.bool
    }

    private func create(_ object: String, _ body: JSON, as client: TokenClient) async throws -> TokenClient.Answer {
        try await client.send("POST", root + "/sobjects/" + object, body: body)
    }

    private func permission(_ set: String, read: Bool = true, edit: Bool = true) -> JSON {
        [
            "ParentId": .string(set), "SobjectType": "Opportunity", "Field": .string(owner),
            "PermissionsRead": .bool(read), "PermissionsEdit": .bool(edit),
        ]
    }

    private func userID(_ client: TokenClient) async throws -> String {
        try await client.get("/services/oauth2/userinfo").json["user_id"]?.string ?? ""
    }

    @Test("Sheet §6: a new field is hidden from everyone, its maker too, until a permission set reaches the user")
    func grantBySet() async throws {
        try await withSalesforce(seedWithSessions()) { server, admin in
            let bob = TokenClient(server, bearer: "bobs")
            try await makeField(admin)
            let hidden = try await sight(admin)
            #expect(hidden == nil)
            let set = try await create("PermissionSet", ["Name": "Xyz_Writeback", "Label": "Xyz Writeback"], as: admin)
            let id = try #require(set.json["id"]?.string)
            #expect(set.status == 201 && id.hasPrefix("0PS"))
            let granted = try await create("FieldPermissions", permission(id), as: admin)
            #expect(granted.status == 201)
            let unassigned = try await sight(bob)
            #expect(unassigned == nil)
            let assignment: JSON = ["AssigneeId": .string(try await userID(bob)), "PermissionSetId": .string(id)]
            let assigned = try await create("PermissionSetAssignment", assignment, as: admin)
            #expect(assigned.status == 201)
            let bobSees = try await sight(bob)
            let daveSees = try await sight(TokenClient(server, bearer: "daves"))
            #expect(bobSees == true && daveSees == nil)
            let twice = try await create("PermissionSetAssignment", assignment, as: admin)
            #expect(twice.status == 400 && twice.code == "DUPLICATE_VALUE")
            let again = try await create("FieldPermissions", permission(id), as: admin)
            #expect(again.status == 400 && again.code == "DUPLICATE_VALUE")
            try server.change(
                .vendorSpecific("unassign", ["permission_set": "Xyz_Writeback", "user": "bob@example.com"]))
            let lost = try await sight(bob)
            #expect(lost == nil)
        }
    }

    @Test("Sheet §6: edit needs read, read-only fields are seen and not written, and a row without read is no row")
    func rowRules() async throws {
        try await withSalesforce { server, admin in
            try await makeField(admin)
            let set = try await create("PermissionSet", ["Name": "Xyz", "Label": "Xyz"], as: admin)
            let id = set.json["id"]?.string ?? ""
            let editOnly = try await create("FieldPermissions", permission(id, read: false), as: admin)
            #expect(editOnly.status == 400 && editOnly.code == "FIELD_INTEGRITY_EXCEPTION")
            var bare = permission(id)
            bare["Field"] = "Xyz_Owner__c"
            let unqualified = try await create("FieldPermissions", bare, as: admin)
            #expect(unqualified.status == 400)
            let made = try await create("FieldPermissions", permission(id, edit: false), as: admin)
            let row = root + "/sobjects/FieldPermissions/" + (made.json["id"]?.string ?? "")
            _ = try await create(
                "PermissionSetAssignment",
                ["AssigneeId": .string(try await userID(admin)), "PermissionSetId": .string(id)], as: admin)
            let readOnly = try await sight(admin)
            #expect(readOnly == false)
            let widened = try await admin.send("PATCH", row, body: ["PermissionsEdit": true])
            let writable = try await sight(admin)
            #expect(widened.status == 204 && writable == true)
            let narrowed = try await admin.send(
                "PATCH", row, body: ["PermissionsRead": false, "PermissionsEdit": false])
            let gone = try await sight(admin)
            #expect(narrowed.status == 204 && gone == nil)
            #expect(server.state()["permission_sets"]?[0]?["fields"] == [])
        }
    }

    @Test("Sheet §6: a profile's own permission set takes field permissions, but nobody is assigned to it")
    func grantByProfile() async throws {
        try await withSalesforce(seedWithSessions()) { server, admin in
            try await makeField(admin)
            let soql =
                "SELECT Id, ProfileId FROM PermissionSet WHERE IsOwnedByProfile = true AND Profile.Name = 'Sales User'"
            let text = soql.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let found = try await admin.get(root + "/query?q=" + text)
            let id = try #require(found.json["records"]?[0]?["Id"]?.string)
            let granted = try await create("FieldPermissions", permission(id), as: admin)
            #expect(granted.status == 201)
            let bob = TokenClient(server, bearer: "bobs")
            let bobSees = try await sight(bob)
            let adminSees = try await sight(admin)
            #expect(bobSees == true && adminSees == nil)
            let assigned = try await create(
                "PermissionSetAssignment",
                ["AssigneeId": .string(try await userID(bob)), "PermissionSetId": .string(id)], as: admin)
            #expect(assigned.status == 400 && assigned.code == "FIELD_INTEGRITY_EXCEPTION")
        }
    }

    @Test("Sheet §6: rows of the setup are for those with the rights, and inactive users get no permission set")
    func rights() async throws {
        try await withSalesforce(seedWithSessions()) { server, admin in
            let bob = TokenClient(server, bearer: "bobs")
            let refused = try await create("PermissionSet", ["Name": "Bobs", "Label": "Bobs"], as: bob)
            #expect(refused.status == 403 && refused.code == "INSUFFICIENT_ACCESS_OR_READONLY")
            let set = try await create("PermissionSet", ["Name": "Xyz", "Label": "Xyz"], as: admin)
            let same = try await create("PermissionSet", ["Name": "xyz", "Label": "Xyz"], as: admin)
            #expect(same.status == 400 && same.code == "DUPLICATE_DEVELOPER_NAME")
            let dave = try await userID(TokenClient(server, bearer: "daves"))
            try server.change(.deactivateUser(email: "dave@example.com"))
            let inactive = try await create(
                "PermissionSetAssignment",
                ["AssigneeId": .string(dave), "PermissionSetId": set.json["id"] ?? .null], as: admin)
            #expect(inactive.status == 400 && inactive.code == "INACTIVE_OWNER_OR_USER")
        }
    }

    @Test("A licence of a permission set must be the assignee's")
    func licence() async throws {
        try await withSalesforce(seedWithSessions()) { server, admin in
            let soql = "SELECT Id FROM UserLicense WHERE Name = 'Partner Community'"
            let text = soql.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let licence = try await admin.get(root + "/query?q=" + text).json["records"]?[0]?["Id"] ?? .null
            let set = try await create(
                "PermissionSet", ["Name": "Xyz", "Label": "Xyz", "LicenseId": licence], as: admin)
            #expect(set.status == 201)
            let bob = try await userID(TokenClient(server, bearer: "bobs"))
            let refused = try await create(
                "PermissionSetAssignment",
                ["AssigneeId": .string(bob), "PermissionSetId": set.json["id"] ?? .null], as: admin)
            #expect(refused.status == 400 && refused.code == "FIELD_INTEGRITY_EXCEPTION")
        }
    }
}
