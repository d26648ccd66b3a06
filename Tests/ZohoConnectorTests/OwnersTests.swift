import ConnectorKit
import ConnectorScripting
import Testing
import ZohoConnector

@Suite("Zoho: owners")
struct OwnersTests {
    static func user(_ number: Int, _ email: String?, _ extra: String = "") -> String {
        let email = email.map { "\"\($0)\"" } ?? "null"
        return #"{"id":"41508680000002250\#(number + 10)","email":\#(email),"full_name":"Rep \#(number)","#
            + #""status":"active","confirm":true,"type__s":"Regular User"\#(extra)}"#
    }

    static func page(_ users: [String], more: Bool = false) -> HTTPResponse {
        .json(
            #"{"users":[\#(users.joined(separator: ","))],"info":{"per_page":200,"count":\#(users.count),"page":1,"#
                + #""more_records":\#(more)}}"#)
    }

    private func owners(_ emails: Set<EmailKey>, _ transport: ScriptedTransport) async throws -> [CRMOwner] {
        try await transport.reading.owners(withEmails: emails)
    }

    @Test("Nobody asked for costs nothing")
    func none() async throws {
        let transport = try ScriptedTransport()
        #expect(try await owners([], transport).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("SYNC-4: One page of 200 users is one call; emails are matched here, without regard to case")
    func one() async throws {
        let transport = try ScriptedTransport(
            Self.page([Self.user(1, "Rep@Acme.example"), Self.user(2, "x@acme.example"), Self.user(3, nil)]))
        let found = try await owners(["rep@acme.example", "nobody@acme.example"], transport)
        #expect(
            found == [
                CRMOwner(id: "4150868000000225011", email: "rep@acme.example", name: "Rep 1", isActive: true)
            ])
        #expect(await transport.targets == ["GET /crm/v8/users?type=AllUsers&page=1&per_page=200"])
    }

    @Test("SYNC-14: Pages are read until all who are wanted are found, and no further")
    func stopsEarly() async throws {
        let transport = try ScriptedTransport(
            Self.page([Self.user(1, "a@x.io")], more: true), Self.page([Self.user(2, "b@x.io")], more: true),
            Self.page([Self.user(3, "c@x.io")]))
        #expect(try await owners(["a@x.io", "b@x.io"], transport).count == 2)
        #expect(await transport.requests.count == 2)
        #expect(await transport.requests.last?.target.contains("page=2") == true)
    }

    @Test("SYNC-6: Whoever can't own records is found and doesn't end the search: a successor may have the email")
    func inactive() async throws {
        let transport = try ScriptedTransport(
            Self.page([#"{"id":"11","email":"a@x.io","status":"disabled","confirm":true}"#], more: true),
            Self.page([Self.user(2, "A@x.io")]))
        let found = try await owners(["a@x.io"], transport)
        #expect(found.map(\.id) == ["11", "4150868000000225012"] && found.map(\.isActive) == [false, true])
    }

    @Test(
        "SYNC-6: Inactive, deleted, closed and dormant users can't own records; nor can who hasn't accepted",
        arguments: [
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"inactive","confirm":true}"#,
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"disabled","confirm":true}"#,
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"deleted","confirm":true}"#,
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"closed","confirm":true}"#,
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"disabled dormant","confirm":true}"#,
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"active","confirm":false}"#,
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"active","confirm":true,"type__s":"Lite User"}"#,
            #"{"id":"11","email":"a@x.io","full_name":"A"}"#,
        ])
    func unable(_ user: String) async throws {
        let transport = try ScriptedTransport(Self.page([user]))
        let found = try await owners(["a@x.io"], transport)
        #expect(found == [CRMOwner(id: "11", email: "a@x.io", name: "A", isActive: false)])
    }

    @Test(
        "SYNC-6: Portal, support and system users are no owners",
        arguments: [
            "Client Portal User", "Support User", "System User",
        ])
    func impersonal(_ type: String) async throws {
        let user =
            #"{"id":"11","email":"a@x.io","full_name":"A","status":"active","confirm":true,"type__s":"\#(type)"}"#
        let transport = try ScriptedTransport(Self.page([user]))
        #expect(try await owners(["a@x.io"], transport).isEmpty)
    }

    @Test("204 is an empty list")
    func empty() async throws {
        let transport = try ScriptedTransport(.none)
        #expect(try await owners(["a@x.io"], transport).isEmpty)
        let second = try ScriptedTransport(Self.page([Self.user(1, "b@x.io")], more: true), .none)
        #expect(try await owners(["a@x.io"], second).isEmpty)
        #expect(await second.requests.count == 2)
    }

    @Test("SEC-7: A list that repeats itself for ever is given up")
    func endless() async throws {
        let page = Self.page([Self.user(1, "b@x.io")], more: true)
        let transport = try ScriptedTransport(Array(repeating: page, count: 5))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: ["a@x.io"])
        }
        #expect(error?.kind == .malformed)
        #expect(await transport.requests.count == 2)
    }

    @Test("T-32: A name is made of its parts where no whole one is given; an address with blanks is trimmed")
    func names() async throws {
        let user = #"{"id":"11","email":" a@x.io ","first_name":"Ann","last_name":"Lee","status":"active"}"#
        let transport = try ScriptedTransport(Self.page([user]))
        #expect(try await owners(["a@x.io"], transport).map(\.name) == ["Ann Lee"])
    }

    @Test(
        "A page that is no list of users is malformed",
        arguments: [
            #"{"users":[{"email":"a@x.io"}]}"#, #"{"users":{}}"#, "[]", "<html>",
            #"{"users":[{"id":"x","email":"a@x.io"}]}"#,
        ])
    func malformed(_ text: String) async throws {
        let transport = try ScriptedTransport(.json(text))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: ["a@x.io"])
        }
        #expect(error?.kind == .malformed)
    }
}
