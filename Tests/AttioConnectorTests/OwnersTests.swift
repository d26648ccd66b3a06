import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: members as owners")
struct OwnersTests {
    private static func member(
        _ id: String, _ email: String?, access: String = "member", first: String? = "Robert", last: String? = "Beene"
    ) -> String {
        func text(_ value: String?) -> String { value.map { "\"\($0)\"" } ?? "null" }
        return #"{"id":{"workspace_id":"a96c","workspace_member_id":"\#(id)"},"first_name":\#(text(first)),"#
            + #""last_name":\#(text(last)),"avatar_url":null,"email_address":\#(text(email)),"#
            + #""access_level":"\#(access)","created_at":"2025-07-18T13:49:47.914000000Z"}"#
    }

    private static func list(_ members: String...) -> HTTPResponse { .data("[\(members.joined(separator: ","))]") }

    @Test("SYNC-14: one call finds any number of emails, because Attio lists all members at once")
    func oneCall() async throws {
        let members = (1...400).map { Self.member("m\($0)", "user\($0)@example.com") }
        let transport = try ScriptedTransport(.data("[\(members.joined(separator: ","))]"))
        let emails = Set((1...300).map { EmailKey(rawValue: "user\($0)@example.com") })
        let found = try await transport.reading.owners(withEmails: emails)
        #expect(found.count == 300 && Set(found.map(\.email)) == emails)
        #expect(await transport.steps == ["members.list"])
        #expect(await transport.requests.first?.target == "/v2/workspace_members")
    }

    @Test("SYNC-4: the id is the one that attributes hold, and the name is put together")
    func owner() async throws {
        let transport = try ScriptedTransport(Self.list(Self.member(RecordSample.member, "robert@example.com")))
        let found = try await transport.reading.owners(withEmails: ["robert@example.com"])
        #expect(
            found == [
                CRMOwner(
                    id: CRMUserID(rawValue: RecordSample.member), email: "robert@example.com", name: "Robert Beene",
                    isActive: true)
            ])
    }

    @Test("SYNC-6: a suspended member is found and inactive; admins and members are active")
    func suspended() async throws {
        let transport = try ScriptedTransport(
            Self.list(
                Self.member("m1", "a@example.com", access: "suspended"),
                Self.member("m2", "b@example.com", access: "admin"), Self.member("m3", "c@example.com")))
        let found = try await transport.reading.owners(withEmails: ["a@example.com", "b@example.com", "c@example.com"])
        #expect(found.map(\.isActive) == [false, true, true])
    }

    @Test("T-32: emails are compared here, without case and blanks; likeness isn't enough")
    func comparison() async throws {
        let answer = Self.list(Self.member("m1", " Ann.Lee@Example.COM "), Self.member("m2", "ann.lee+x@example.com"))
        let transport = try ScriptedTransport(answer, answer)
        let found = try await transport.reading.owners(withEmails: ["ann.lee@example.com"])
        #expect(found.map(\.id) == ["m1"] && found.first?.email == "ann.lee@example.com")
        #expect(try await transport.reading.owners(withEmails: ["lee@example.com"]).isEmpty)
    }

    @Test("Asking for nobody makes no call")
    func nobody() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.owners(withEmails: []).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("A member without an email or a name is left out, or nameless; one who is listed twice counts once")
    func gaps() async throws {
        let nameless = Self.member("m2", "b@example.com", first: nil, last: nil)
        let transport = try ScriptedTransport(Self.list(Self.member("m1", nil), nameless, nameless))
        let found = try await transport.reading.owners(withEmails: ["b@example.com"])
        #expect(found.count == 1 && found.first?.name == "")
    }

    @Test("VER-2: a key without the scope is forbidden, and a scope that Attio names is told")
    func forbidden() async throws {
        let transport = try ScriptedTransport(
            .refusal(403, "unauthorized", "This token lacks the user_management:read scope.", type: "auth_error"))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: ["a@example.com"])
        }
        #expect(error?.kind == .forbidden && error?.missingScopes == ["user_management:read"])
    }

    @Test("The list of members is bounded in bytes")
    func bounded() async throws {
        let transport = try ScriptedTransport(Self.list())
        _ = try await transport.reading.owners(withEmails: ["a@example.com"])
        #expect(await transport.requests.first?.responseBytesMax == 16 * 1024 * 1024)
    }
}
