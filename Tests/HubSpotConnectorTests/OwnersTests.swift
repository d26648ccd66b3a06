import ConnectorKit
import ConnectorScripting
import HubSpotConnector
import Testing

@Suite("HubSpot: owners")
struct OwnersTests {
    static func owner(_ id: Int, _ email: String, type: String = "PERSON", isArchived: Bool = false) -> String {
        let user = isArchived ? "null" : String(id + 9000)
        return #"{"id":"\#(id)","email":"\#(email)","type":"\#(type)","firstName":"F\#(id)","lastName":"L","#
            + #""userId":\#(user),"archived":\#(isArchived),"teams":[{"id":"1","name":"Sales","primary":true}]}"#
    }

    static func page(_ owners: [String] = [], next: String? = nil) -> HTTPResponse {
        let paging = next.map { #","paging":{"next":{"after":"\#($0)","link":"https://evil.tld/x"}}"# } ?? ""
        return .json(#"{"results":[\#(owners.joined(separator: ","))]\#(paging)}"#)
    }

    static let five: Set<EmailKey> = ["a@x.com", "b@x.com", "c@x.com", "d@x.com", "e@x.com"]

    @Test("Nobody asked for costs nothing")
    func none() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.owners(withEmails: []).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("One email: one call, by email, and the owner's id rather than the user's")
    func one() async throws {
        let transport = try ScriptedTransport(Self.page([Self.owner(41, "Ann@X.com")]))
        let owners = try await transport.reading.owners(withEmails: ["ann@x.com"])
        #expect(owners == [CRMOwner(id: "41", email: "ann@x.com", name: "F41 L", isActive: true)])
        let request = try #require(await transport.requests.first)
        #expect(request.target == "/crm/owners/2026-09?limit=500&archived=false&email=ann%40x.com")
        #expect(request.method == .get && request.isIdempotent)
        #expect(await transport.requests.count == 1)
    }

    @Test("SYNC-6: up to three emails by name, then the unmatched among the archived, marked inactive")
    func archived() async throws {
        let transport = try ScriptedTransport(
            Self.page([Self.owner(1, "a@x.com")]), Self.page(), Self.page(),
            Self.page([Self.owner(2, "b@x.com", isArchived: true)]), Self.page())
        let owners = try await transport.reading.owners(withEmails: ["a@x.com", "b@x.com", "c@x.com"])
        #expect(owners.map(\.id) == ["1", "2"] && owners.map(\.isActive) == [true, false])
        let targets = await transport.requests.map(\.target)
        #expect(targets.map { $0.contains("archived=true") } == [false, false, false, true, true])
        #expect(targets[3].hasSuffix("email=b%40x.com") && targets[4].hasSuffix("email=c%40x.com"))
    }

    @Test("Many emails: pages of 500 whatever the number asked for; no archived call when all are found")
    func many() async throws {
        let transport = try ScriptedTransport(
            Self.page([Self.owner(1, "a@x.com"), Self.owner(2, "B@x.com")], next: "NTI1Cg=="),
            Self.page([Self.owner(3, "c@x.com"), Self.owner(4, "d@x.com"), Self.owner(5, "e@x.com")]))
        let owners = try await transport.reading.owners(withEmails: Self.five)
        #expect(owners.map(\.id) == ["1", "2", "3", "4", "5"])
        #expect(
            await transport.requests.map(\.target) == [
                "/crm/owners/2026-09?limit=500&archived=false",
                "/crm/owners/2026-09?limit=500&archived=false&after=NTI1Cg%3D%3D",
            ])
    }

    @Test("Many unmatched: the archived are listed too, once")
    func manyUnmatched() async throws {
        let transport = try ScriptedTransport(
            Self.page(), Self.page([Self.owner(8, "e@x.com", isArchived: true), Self.owner(9, "z@x.com")]))
        let owners = try await transport.reading.owners(withEmails: Self.five)
        #expect(owners.map(\.id) == ["8"] && !owners[0].isActive)
        #expect(await transport.requests.last?.target == "/crm/owners/2026-09?limit=500&archived=true")
    }

    @Test("Matching is exact: not a part, not a queue, not someone without an email; two of one email are both told")
    func exact() async throws {
        let transport = try ScriptedTransport(
            Self.page([
                Self.owner(1, "ann@x.com.org"), Self.owner(2, "joann@x.com"), Self.owner(3, "ann@x.com", type: "QUEUE"),
                #"{"id":"4","type":"PERSON","archived":false}"#, Self.owner(5, " ANN@x.com "),
                Self.owner(6, "ann@x.com"), Self.owner(6, "ann@x.com"),
            ]))
        let owners = try await transport.reading.owners(withEmails: ["ann@x.com"])
        #expect(owners.map(\.id) == ["5", "6"])
    }

    @Test("T-26: an email can't change the query")
    func injection() async throws {
        let transport = try ScriptedTransport(Self.page(), Self.page())
        _ = try await transport.reading.owners(withEmails: ["a&archived=true#@x.com"])
        let target = await transport.requests.first?.target
        #expect(target == "/crm/owners/2026-09?limit=500&archived=false&email=a%26archived%3Dtrue%23%40x.com")
    }

    @Test("T-30: a list that leads back ends as malformed, after as many pages as it has", arguments: [1, 2, 50])
    func loops(length: Int) async throws {
        let pages = (0...length).map { Self.page(next: "c\($0 % length)") }
        let transport = try ScriptedTransport(pages, credentials: .staticToken)
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: Self.five)
        }
        #expect(error?.kind == .malformed && error?.operation == "hubspot.owners.list")
        #expect(await transport.requests.count == length + 1)
    }

    @Test("An empty cursor is malformed, and no link of an answer is ever followed")
    func emptyCursor() async throws {
        let transport = try ScriptedTransport(Self.page(next: ""))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: Self.five)
        }
        #expect(error?.kind == .malformed)
        #expect(await transport.requests.allSatisfy { $0.origin?.host == "api.hubapi.com" })
    }

    @Test("A list that never ends is left after 1,000 pages")
    func endless() async throws {
        let pages = (0..<1001).map { Self.page(next: "c\($0)") }
        let transport = try ScriptedTransport(pages, credentials: .staticToken)
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.owners(withEmails: Self.five)
        }
        #expect(error?.kind == .malformed)
        #expect(await transport.requests.count == 1000)
    }
}
