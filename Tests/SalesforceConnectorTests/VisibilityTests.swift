import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: sight of fields")
struct VisibilityTests {
    static let properties = [
        PropertyReference(object: .deal, name: "Owner__c"), PropertyReference(object: .company, name: "Owner__c"),
    ]
    static let ann: CRMUserID = "005QH000002rEp1YAE"
    static let bob: CRMUserID = "005QH000002rEp2YAE"
    static let set = "0PSQH000008pSt14AE"

    // MARK: What is there

    /// The answer of the look: the set, its field permissions as (field, edit), its users.
    static func look(
        set: String? = nil, description: String = "[crm-connector-gateway] x", fields: [(String, Bool)] = [],
        users: [CRMUserID] = [], next: String? = nil
    ) -> HTTPResponse {
        let sets = set.map { [#"{"Id":"\#($0)","Description":"\#(description)"}"#] } ?? []
        let permissions = fields.enumerated().map { index, field in
            #"{"Id":"01kQH00000AfPe\#(index)","Field":"\#(field.0)","PermissionsRead":true,"PermissionsEdit":\#(field.1)}"#
        }
        let assignments = users.map { #"{"AssigneeId":"\#($0)"}"# }
        return DescribedObject.rows([
            ("look0", 200, OwnersTests.page(sets)), ("look1", 200, OwnersTests.page(permissions)),
            ("look2", 200, OwnersTests.page(assignments, next: next)),
        ])
    }

    static let complete = look(
        set: set, fields: [("Opportunity.Owner__c", true), ("Account.Owner__c", true)])

    static func saved(_ id: String) -> String { #"{"id":"\#(id)","success":true,"errors":[]}"# }

    static func made(_ names: String...) -> HTTPResponse {
        DescribedObject.rows(names.map { ($0, 201, saved($0 == "set" ? set : "01kQH00000AfPe1YAF")) })
    }

    static func refused(_ culprit: String, _ code: String, among names: String...) -> HTTPResponse {
        DescribedObject.rows(
            names.map {
                ($0, 400, #"[{"errorCode":"\#($0 == culprit ? code : "PROCESSING_HALTED")","message":"words"}]"#)
            })
    }

    static func assigned(_ rows: String...) -> HTTPResponse {
        DescribedObject.rows([("users0", 200, "[\(rows.joined(separator: ","))]")])
    }

    private func grant(
        _ transport: ScriptedTransport, to users: [CRMUserID] = [Self.ann]
    ) async throws -> [VisibilityOutcome] {
        try await #require(transport.writing.fieldVisibility).grant(Self.properties, to: users)
    }

    private func refusal(_ transport: ScriptedTransport, to users: [CRMUserID] = [Self.ann]) async -> ConnectorError? {
        await failure { () throws(ConnectorError) in
            try await transport.writing.fieldVisibility?.grant(Self.properties, to: users)
        }
    }

    // MARK: Looking

    @Test("Looking is one composite of three queries, by the set's name, escaped")
    func looking() async throws {
        let transport = try ScriptedTransport(
            Self.look(
                set: Self.set, fields: [("Opportunity.Owner__c", true), ("Account.Owner__c", true)], users: [Self.ann]))
        let outcomes = try await grant(transport)
        #expect(outcomes.map(\.user) == [Self.ann] && outcomes.allSatisfy { !$0.isChange && $0.failure == nil })
        let request = try #require(await transport.requests.first)
        #expect(await transport.requests.count == 1 && request.isIdempotent)
        #expect(request.operation == "salesforce.visibility.read")
        let queries = try RecordWritingTests.rows(of: request).compactMap { $0["url"] as? String }
            .compactMap { $0.split(separator: "?q=").last?.removingPercentEncoding }
        #expect(
            queries == [
                "SELECT Id,Description FROM PermissionSet WHERE Name = 'CRM_Gateway_Writeback'",
                "SELECT Id,Field,PermissionsRead,PermissionsEdit FROM FieldPermissions "
                    + "WHERE Parent.Name = 'CRM_Gateway_Writeback' "
                    + "AND Field IN ('Account.Owner__c','Opportunity.Owner__c')",
                "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'CRM_Gateway_Writeback' "
                    + "AND AssigneeId IN ('005QH000002rEp1YAE')",
            ])
    }

    @Test("Nobody, or nothing, costs nothing; what is no user is told without a call")
    func nobody() async throws {
        let transport = try ScriptedTransport()
        #expect(try await grant(transport, to: []).isEmpty)
        let odd = try await grant(transport, to: ["006QH000003oPp1YAE", "x'"])
        #expect(odd.map { $0.failure?.kind } == [.invalid, .invalid])
        let none = try await #require(transport.writing.fieldVisibility).grant([], to: [Self.ann])
        #expect(none.map(\.isChange) == [false])
        #expect(await transport.requests.isEmpty)
    }

    // MARK: The first grant

    @Test("SYNC-5: The set, its fields and its only user are made in one composite, all or nothing, in order")
    func first() async throws {
        let transport = try ScriptedTransport(Self.look(), Self.made("set", "field1", "field2", "assignment"))
        let outcomes = try await grant(transport)
        #expect(outcomes.map(\.isChange) == [true] && outcomes[0].failure == nil)
        let request = try #require(await transport.requests.last)
        #expect(await transport.requests.count == 2 && !request.isIdempotent)
        #expect(request.operation == "salesforce.visibility.grant")
        #expect(request.json?["allOrNone"] as? Bool == true && request.json?["collateSubrequests"] as? Bool == false)
        let rows = try RecordWritingTests.rows(of: request)
        #expect(rows.map { $0["referenceId"] as? String } == ["set", "field1", "field2", "assignment"])
        #expect(rows[0]["url"] as? String == "/services/data/v66.0/sobjects/PermissionSet")
        let body = try #require(rows[0]["body"] as? [String: String])
        #expect(body["Name"] == "CRM_Gateway_Writeback" && body["Label"] == "CRM Gateway Writeback")
        #expect(body["Description"]?.hasPrefix("[crm-connector-gateway] ") == true)
        #expect(
            rows[2]["body"] as? NSDictionary == [
                "ParentId": "@{set.id}", "SobjectType": "Opportunity", "Field": "Opportunity.Owner__c",
                "PermissionsRead": true, "PermissionsEdit": true,
            ])
        #expect(
            rows[3]["body"] as? NSDictionary == ["AssigneeId": Self.ann.rawValue, "PermissionSetId": "@{set.id}"])
    }

    @Test("With several users the set comes first, then all of them in one collection")
    func several() async throws {
        let transport = try ScriptedTransport(
            Self.look(), Self.made("set", "field1", "field2"), Self.assigned(Self.saved("1"), Self.saved("2")))
        let outcomes = try await grant(transport, to: [Self.bob, Self.ann, Self.bob])
        #expect(outcomes.map(\.user) == [Self.bob, Self.ann, Self.bob] && outcomes.allSatisfy(\.isChange))
        let request = try #require(await transport.requests.last)
        #expect(request.json?["allOrNone"] as? Bool == false)
        let row = try #require(try RecordWritingTests.rows(of: request).first)
        #expect(row["url"] as? String == "/services/data/v66.0/composite/sobjects")
        let records = (row["body"] as? [String: Any])?["records"] as? [[String: Any]]
        #expect(records?.map { $0["AssigneeId"] as? String } == [Self.ann.rawValue, Self.bob.rawValue])
        #expect(records?.allSatisfy { $0["PermissionSetId"] as? String == Self.set } == true)
    }

    // MARK: Later ones

    @Test("F-B6: What was interrupted is finished: only what lacks is written", arguments: [0, 1, 2])
    func resumed(done: Int) async throws {
        let fields = [("Account.Owner__c", true), ("Opportunity.Owner__c", true)].prefix(done)
        let names = (0..<(2 - done)).map { "field\($0)" } + ["assignment"]
        let answer =
            done == 2
            ? Self.assigned(Self.saved("1"))
            : DescribedObject.rows(names.map { ($0, 201, Self.saved("01kQH00000AfPe1YAF")) })
        let transport = try ScriptedTransport(Self.look(set: Self.set, fields: Array(fields)), answer)
        let outcomes = try await grant(transport)
        #expect(outcomes.map(\.isChange) == [true] && outcomes[0].failure == nil)
        let rows = try RecordWritingTests.rows(of: await transport.requests.last)
        #expect(rows.map { $0["referenceId"] as? String } == (done == 2 ? ["users0"] : names))
        let text = String(decoding: await transport.requests.last?.body?.bytes ?? [], as: UTF8.self)
        #expect(text.contains(Self.set) && !text.contains("@{"))
    }

    @Test("A permission without edit is raised and never lowered; whoever has the set gains sight by it")
    func raised() async throws {
        let transport = try ScriptedTransport(
            Self.look(
                set: Self.set, fields: [("Account.Owner__c", true), ("Opportunity.Owner__c", false)],
                users: [Self.ann, Self.bob]),
            DescribedObject.rows([("permission0", 204, "null")]))
        let outcomes = try await grant(transport, to: [Self.ann, Self.bob])
        #expect(outcomes.map(\.isChange) == [true, true])
        let rows = try RecordWritingTests.rows(of: await transport.requests.last)
        #expect(rows.count == 1 && rows[0]["method"] as? String == "PATCH")
        #expect(rows[0]["url"] as? String == "/services/data/v66.0/sobjects/FieldPermissions/01kQH00000AfPe1YAF")
        #expect(rows[0]["body"] as? NSDictionary == ["PermissionsRead": true, "PermissionsEdit": true])
    }

    @Test("Each user has an outcome: granted, had it, refused for a licence, not told of")
    func outcomes() async throws {
        let users = (1...4).map { CRMUserID(rawValue: "005QH000002rEp\($0)YAE") }
        let transport = try ScriptedTransport(
            Self.complete,
            Self.assigned(
                Self.saved("1"), RecordWritingTests.refusedRecord("DUPLICATE_VALUE", "AssigneeId"),
                RecordWritingTests.refusedRecord("FIELD_INTEGRITY_EXCEPTION")))
        let outcomes = try await grant(transport, to: users)
        #expect(outcomes.map(\.isChange) == [true, false, false, false])
        #expect(outcomes.map { $0.failure?.kind } == [nil, nil, .invalid, .outcomeUnknown])
    }

    @Test("The only user's licence doesn't allow it: the fields are granted without, and the user told")
    func refusedUser() async throws {
        let transport = try ScriptedTransport(
            Self.look(),
            Self.refused(
                "assignment", "FIELD_INTEGRITY_EXCEPTION", among: "set", "field1", "field2", "assignment"),
            Self.made("set", "field1", "field2"))
        let outcomes = try await grant(transport)
        #expect(outcomes.map(\.isChange) == [false] && outcomes[0].failure?.vendor?.code == "FIELD_INTEGRITY_EXCEPTION")
        let rows = try RecordWritingTests.rows(of: await transport.requests.last)
        #expect(rows.map { $0["referenceId"] as? String } == ["set", "field1", "field2"])
    }

    @Test("Another maker of the set is met once: a second look finds what it made")
    func race() async throws {
        let transport = try ScriptedTransport(
            Self.look(),
            Self.refused("set", "DUPLICATE_DEVELOPER_NAME", among: "set", "field1", "field2", "assignment"),
            Self.look(
                set: Self.set, fields: [("Opportunity.Owner__c", true), ("Account.Owner__c", true)], users: [Self.ann]))
        #expect(try await grant(transport).map(\.isChange) == [false])
        let again = try ScriptedTransport(
            Self.look(), Self.refused("set", "DUPLICATE_DEVELOPER_NAME", among: "set", "assignment"), Self.look(),
            Self.refused("set", "DUPLICATE_DEVELOPER_NAME", among: "set", "assignment"))
        #expect(await refusal(again)?.kind == .conflict)
        #expect(await again.requests.count == 4)
    }

    // MARK: What can't be done

    @Test(
        "A missing right is forbidden, and named",
        arguments: [
            ("field1", "Manage Profiles and Permission Sets"), ("set", "Manage Profiles and Permission Sets"),
            ("assignment", "Assign Permission Sets"),
        ])
    func rights(culprit: String, right: String) async throws {
        let transport = try ScriptedTransport(
            Self.look(),
            Self.refused(
                culprit, "INSUFFICIENT_ACCESS_OR_READONLY", among: "set", "field1", "field2", "assignment"))
        let error = await refusal(transport)
        #expect(error?.kind == .forbidden && error?.message.contains(right) == true)
    }

    @Test("Where the set must open an object before its fields, it is asked which, and opened for reading alone")
    func objectsFirst() async throws {
        let refused = Self.refused(
            "field1", "FIELD_INTEGRITY_EXCEPTION", among: "set", "field1", "field2", "assignment")
        let transport = try ScriptedTransport(
            Self.look(), refused, .json(OwnersTests.page([#"{"SobjectType":"Account"}"#])),
            Self.made("set", "object1", "field2", "field3", "assignment"))
        #expect(try await grant(transport).map(\.isChange) == [true])
        let requests = await transport.requests
        #expect(
            requests[2].query.first?.value == "SELECT SobjectType FROM ObjectPermissions WHERE Parent.Name = "
                + "'CRM_Gateway_Writeback' AND SobjectType IN ('Account','Opportunity')")
        let rows = try RecordWritingTests.rows(of: requests[3])
        #expect(
            rows[1]["body"] as? NSDictionary == [
                "ParentId": "@{set.id}", "SobjectType": "Opportunity", "PermissionsRead": true,
            ])
        let open = ["Account", "Opportunity"].map { #"{"SobjectType":"\#($0)"}"# }
        let hopeless = try ScriptedTransport(Self.look(), refused, .json(OwnersTests.page(open)))
        let error = await refusal(hopeless)
        #expect(error?.kind == .invalid && error?.vendor?.code == "FIELD_INTEGRITY_EXCEPTION")
    }

    @Test("An answer that leaves rows out is outcome_unknown")
    func unanswered() async throws {
        let transport = try ScriptedTransport(Self.look(), DescribedObject.rows([]))
        #expect(await refusal(transport)?.kind == .outcomeUnknown)
    }

    @Test("The right to look is named too; so is the right to assign where nobody could be assigned")
    func otherRights() async throws {
        let blind = try ScriptedTransport(
            DescribedObject.rows([
                ("look0", 200, OwnersTests.page()),
                ("look1", 400, #"[{"errorCode":"INVALID_TYPE","message":"sObject type 'FieldPermissions' ..."}]"#),
                ("look2", 200, OwnersTests.page()),
            ]))
        let first = await refusal(blind)
        #expect(first?.kind == .forbidden && first?.message.contains("View Setup") == true)
        let no = RecordWritingTests.refusedRecord("INSUFFICIENT_ACCESS_OR_READONLY")
        let powerless = try ScriptedTransport(Self.complete, Self.assigned(no, no))
        let second = await refusal(powerless, to: [Self.ann, Self.bob])
        #expect(second?.kind == .forbidden && second?.message.contains("Assign Permission Sets") == true)
    }

    @Test("F-B6: A set of that name that somebody else made is never given to anybody")
    func foreignSet() async throws {
        let transport = try ScriptedTransport(Self.look(set: Self.set, description: "For partners"))
        let error = await refusal(transport)
        #expect(error?.kind == .invalid && error?.message.contains("CRM_Gateway_Writeback") == true)
        #expect(await transport.requests.count == 1)
    }

    @Test("T-26: What can't be a field's name is refused before anything is sent")
    func names() async throws {
        let transport = try ScriptedTransport()
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.fieldVisibility?.grant(
                [PropertyReference(object: .deal, name: "x') OR (Id != '")], to: [Self.ann])
        }
        #expect(error?.kind == .invalid)
        #expect(await transport.requests.isEmpty)
    }

    // MARK: Many

    static func many(_ count: Int) -> [CRMUserID] {
        let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (0..<count).map { number in
            let text = [number / 36 / 36, number / 36 % 36, number % 36].map { String(digits[$0]) }.joined()
            return CRMUserID(rawValue: "005QH000000\(text)0")
        }
    }

    private static func granted(_ count: Int) -> HTTPResponse {
        DescribedObject.rows(
            (0..<((count + 199) / 200)).map { index in
                let rows = Array(repeating: saved("1"), count: min(200, count - index * 200))
                return ("users\(index)", 200, "[\(rows.joined(separator: ","))]")
            })
    }

    @Test("2,500 users: the set's users listed in pages, then one call for each 1,000 who lack it")
    func thousands() async throws {
        let users = Self.many(2500)
        let locator = OwnersTests.locator
        let page = OwnersTests.page(users.suffix(100).map { #"{"AssigneeId":"\#($0)"}"# })
        let transport = try ScriptedTransport(
            Self.look(
                set: Self.set, fields: [("Opportunity.Owner__c", true), ("Account.Owner__c", true)],
                users: Array(users.prefix(100)), next: locator), .json(page), Self.granted(1000), Self.granted(1000),
            Self.granted(300))
        let outcomes = try await grant(transport, to: users)
        #expect(outcomes.map(\.user) == users && outcomes.allSatisfy { $0.failure == nil })
        #expect(outcomes.filter(\.isChange).count == 2300)
        let requests = await transport.requests
        #expect(requests.count == 5 && requests[1].target == locator)
        let look = try RecordWritingTests.rows(of: requests[0]).compactMap { $0["url"] as? String }
        #expect(look.allSatisfy { $0.utf8.count <= 11_000 } && !look[2].contains("AssigneeId%20IN"))
        let rows = try RecordWritingTests.rows(of: requests[2])
        let counts = rows.map { (($0["body"] as? [String: Any])?["records"] as? [Any])?.count }
        #expect(counts == [200, 200, 200, 200, 200])
    }

    @Test("T-14: A lost answer is thrown while nothing was granted; later it is the outcome of those it left out")
    func lost() async throws {
        let early = try ScriptedTransport(Self.complete, .html(500))
        #expect(await refusal(early, to: Self.many(20))?.kind == .outcomeUnknown)
        let late = try ScriptedTransport(Self.complete, Self.granted(1000), .html(500))
        let outcomes = try await grant(late, to: Self.many(2500))
        #expect(outcomes.prefix(1000).allSatisfy { $0.isChange })
        #expect(outcomes.dropFirst(1000).allSatisfy { $0.failure?.kind == .outcomeUnknown && !$0.isChange })
        #expect(await late.requests.count == 3)
    }
}
