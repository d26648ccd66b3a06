import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: owners")
struct OwnersTests {
    static func user(
        _ number: Int, _ email: String, isActive: Bool = true, type: String = "Standard"
    ) -> String {
        let id = "005QH000002rEp\(number)"
        return #"{"attributes":{"type":"User"},"Id":"\#(id)","Username":"u\#(number)@org.example","Email":"\#(email)","#
            + #""Name":"Rep \#(number)","IsActive":\#(isActive),"UserType":"\#(type)","Profile":null}"#
    }

    static func page(_ users: [String] = [], next: String? = nil) -> String {
        let tail = next.map { #","nextRecordsUrl":"\#($0)""# } ?? ""
        return
            #"{"totalSize":\#(users.count),"done":\#(next == nil),"records":[\#(users.joined(separator: ","))]\#(tail)}"#
    }

    static func rows(_ bodies: [(Int, String)]) -> HTTPResponse {
        let rows = bodies.enumerated().map { index, row in
            #"{"body":\#(row.1),"httpHeaders":{},"httpStatusCode":\#(row.0),"referenceId":"users\#(index)"}"#
        }
        return .json(#"{"compositeResponse":[\#(rows.joined(separator: ","))]}"#)
    }

    static let locator = "/services/data/v66.0/query/0r8QHxExampleLocA-2000"
    static let tooLong = (414, #"[{"errorCode":"URI_TOO_LONG","message":"x"}]"#)

    private func owners(_ emails: Set<EmailKey>, _ transport: ScriptedTransport) async throws -> [CRMOwner] {
        try await transport.reading.owners(withEmails: emails)
    }

    @Test("Nobody asked for costs nothing")
    func none() async throws {
        let transport = try ScriptedTransport()
        #expect(try await owners([], transport).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("One list is one GET with escaped emails; id of 18 characters, email folded, login the username")
    func one() async throws {
        let transport = try ScriptedTransport(
            .json(Self.page([Self.user(1, "Rep@Acme.example"), Self.user(2, "o'neil@acme.example", isActive: false)])))
        let found = try await owners(["rep@acme.example", "o'neil@acme.example"], transport)
        #expect(
            found == [
                CRMOwner(
                    id: "005QH000002rEp1YAE", email: "rep@acme.example", name: "Rep 1", isActive: true,
                    login: "u1@org.example"),
                CRMOwner(
                    id: "005QH000002rEp2YAE", email: "o'neil@acme.example", name: "Rep 2", isActive: false,
                    login: "u2@org.example"),
            ])
        let request = try #require(await transport.requests.first)
        #expect(request.method == .get && request.isIdempotent)
        #expect(
            request.target == "/services/data/v66.0/query?q=SELECT%20Id%2CUsername%2CEmail%2CName%2CIsActive%2CUserType"
                + "%20FROM%20User%20WHERE%20Email%20IN%20%28%27o%5C%27neil%40acme.example%27%2C%27rep%40acme.example%27%29"
        )
        #expect(request.headers["Sforce-Query-Options"] == "batchSize=2000")
    }

    @Test("SYNC-6: Several users of one email are all told; partners, Chatter users and system users are not")
    func kinds() async throws {
        let types = ["Standard", "PowerPartner", "CsnOnly", "Guest", "AutomatedProcess", "Standard"]
        let users = types.enumerated().map { Self.user($0.offset, "rep@x.io", type: $0.element) }
        let transport = try ScriptedTransport(.json(Self.page(users + [Self.user(7, "joe@x.io"), users[0]])))
        let found = try await owners(["rep@x.io"], transport)
        #expect(found.map(\.login) == ["u0@org.example", "u5@org.example"])
    }

    @Test("Pages are followed at the path that Salesforce names")
    func pages() async throws {
        let transport = try ScriptedTransport(
            .json(Self.page([Self.user(1, "a@x.io")], next: Self.locator)), .json(Self.page([Self.user(2, "b@x.io")])))
        #expect(try await owners(["a@x.io", "b@x.io"], transport).count == 2)
        #expect(await transport.requests.last?.target == Self.locator)
    }

    @Test(
        "T-09, T-30: A next page elsewhere is malformed, and nothing is sent there",
        arguments: [
            "https://evil.example/services/data/v66.0/query/x", "//evil.example/x", "/services/data/v66.0/../../x",
            "/services/oauth2/token", "",
        ])
    func foreignPages(next: String) async throws {
        let transport = try ScriptedTransport(.json(Self.page(next: next)))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: ["a@x.io"])
        }
        #expect(error?.kind == .malformed && error?.operation == "salesforce.owners.query")
        #expect(await transport.requests.count == 1)
    }

    @Test("T-30: A list that leads back ends as malformed; one without an end is left after 1,000 pages")
    func loops() async throws {
        let looping = try ScriptedTransport(.json(Self.page(next: Self.locator)), .json(Self.page(next: Self.locator)))
        let first = await failure { () throws(ConnectorError) in
            try await looping.reading.owners(withEmails: ["a@x.io"])
        }
        let endless = try ScriptedTransport((0...1001).map { .json(Self.page(next: "\(Self.locator)\($0)")) })
        let second = await failure { () throws(ConnectorError) in
            try await endless.reading.owners(withEmails: ["a@x.io"])
        }
        #expect(first?.kind == .malformed && second?.kind == .malformed)
        #expect(await looping.requests.count == 2)
        #expect(await endless.requests.count == 1001)
    }

    static let lost = HTTPResponse.json(
        400, #"[{"errorCode":"INVALID_QUERY_LOCATOR","message":"invalid query locator"}]"#)

    @Test("SYNC-6: Where the place in a result is gone, the listing begins again, and tells everyone once")
    func lostPlace() async throws {
        let first = HTTPResponse.json(Self.page([Self.user(1, "a@x.io")], next: Self.locator))
        let transport = try ScriptedTransport(first, Self.lost, first, .json(Self.page([Self.user(2, "b@x.io")])))
        let found = try await owners(["a@x.io", "b@x.io"], transport)
        #expect(found.map(\.email) == ["a@x.io", "b@x.io"])
        let targets = await transport.requests.map(\.target)
        #expect(targets[0] == targets[2] && targets[1] == Self.locator && targets[3] == Self.locator)
    }

    @Test("T-30: A place that is gone a second time is told as not_found, and not asked for again")
    func placeLostTwice() async throws {
        let first = HTTPResponse.json(Self.page([Self.user(1, "a@x.io")], next: Self.locator))
        let transport = try ScriptedTransport(first, Self.lost, first, Self.lost, first, .json(Self.page()))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: ["a@x.io"])
        }
        #expect(error?.kind == .notFound && error?.vendor?.code == "INVALID_QUERY_LOCATOR")
        #expect(await transport.requests.count == 4)
    }

    @Test("A place that is gone in one of several queries begins the composite again")
    func lostPlaceOfSeveral() async throws {
        let emails = Set((0..<500).map { EmailKey(rawValue: "somebody.\($0)@example.com") })
        let pages = (0..<2).map { number in
            let user = Self.user(number, "somebody.\(number)@example.com")
            return (200, Self.page([user], next: number == 1 ? Self.locator : nil))
        }
        let last = HTTPResponse.json(Self.page([Self.user(3, "somebody.3@example.com")]))
        let transport = try ScriptedTransport(
            Self.rows(pages), Self.lost, Self.rows(pages), last, IdentityTests.user())
        let found = try await owners(emails, transport)
        #expect(found.compactMap(\.login).sorted() == ["u0@org.example", "u1@org.example", "u3@org.example"])
    }

    @Test("More emails than one address holds travel as five queries of a composite, each within the budget")
    func composite() async throws {
        let emails = Set((0..<1700).map { EmailKey(rawValue: "somebody.\($0)@example.com") })
        let transport = try ScriptedTransport(
            Self.rows((0..<5).map { (200, Self.page([Self.user($0, "somebody.\($0)@example.com")])) }),
            .json(Self.page()), IdentityTests.user())
        let found = try await owners(emails, transport)
        #expect(found.count == 5)
        let request = try #require(await transport.requests.first)
        #expect(request.path == "/services/data/v66.0/composite" && request.isIdempotent)
        let body = try #require(request.json as? [String: Any])
        #expect(body["allOrNone"] as? Bool == false && body["collateSubrequests"] as? Bool == false)
        let rows = try #require(body["compositeRequest"] as? [[String: Any]])
        #expect(rows.count == 5 && rows.allSatisfy { $0["method"] as? String == "GET" })
        let addresses = rows.compactMap { $0["url"] as? String }
        #expect(addresses.allSatisfy { $0.utf8.count <= 11_000 && $0.utf8.count > 10_900 })
    }

    @Test("A list that is too long is halved and asked again, until one email is left", arguments: [414, 431])
    func halving(status: Int) async throws {
        let refused = HTTPResponse.json(status, #"[{"errorCode":"X","message":"URI too long"}]"#)
        let transport = try ScriptedTransport(
            refused, Self.rows([Self.tooLong, (200, Self.page([Self.user(3, "c@x.io"), Self.user(4, "d@x.io")]))]),
            Self.rows([(200, Self.page([Self.user(1, "a@x.io")])), (200, Self.page([Self.user(2, "b@x.io")]))]))
        let found = try await owners(["a@x.io", "b@x.io", "c@x.io", "d@x.io"], transport)
        #expect(Set(found.map(\.email)) == ["a@x.io", "b@x.io", "c@x.io", "d@x.io"])
        #expect(await transport.requests.count == 3)
    }

    @Test("One email that is too long by itself is told as too_large")
    func hopeless() async throws {
        let transport = try ScriptedTransport(.json(414, "[]"))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: ["a@x.io"])
        }
        #expect(error?.kind == .tooLarge)
        #expect(await transport.requests.count == 1)
    }

    @Test("A row that is refused for another reason fails the whole, with its own code")
    func refusedRow() async throws {
        let emails = Set((0..<500).map { EmailKey(rawValue: "somebody.\($0)@example.com") })
        let transport = try ScriptedTransport(
            Self.rows([
                (200, Self.page()), (400, #"[{"errorCode":"MALFORMED_QUERY","message":"x"}]"#), (200, Self.page()),
            ]))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.owners(withEmails: emails)
        }
        #expect(error?.kind == .invalid && error?.vendor?.code == "MALFORMED_QUERY")
    }

    @Test("T-26: An email with a control character is refused before anything is sent")
    func control() async throws {
        let transport = try ScriptedTransport()
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: [EmailKey(rawValue: "a\0@x.io")])
        }
        #expect(error?.kind == .invalid)
        #expect(await transport.requests.isEmpty)
    }
}
