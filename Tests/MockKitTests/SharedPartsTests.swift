import Foundation
import MockKit
import Testing

@Suite("Parts that several vendors' mocks share")
struct SharedPartsTests {
    private struct Turned: SwitchSet {
        var isLoud = false
        var count = 2
        static var flags: [String: WritableKeyPath<Self, Bool>] { ["is_loud": \.isLoud] }
        static var numbers: [String: WritableKeyPath<Self, Int>] { ["count": \.count] }
    }

    @Test("Switches are read from a seed and changed by name; what is unknown or of another kind is said")
    func switches() throws {
        var turned = try Turned(SeedReader(["is_loud": true], at: "seed.switches"))
        #expect(turned.isLoud && turned.count == 2)
        try turned.apply(ChangeArguments(["name": "count", "value": 5]))
        #expect(turned.count == 5)
        for json: JSON in [["is_loud": 1], ["count": -1], ["count": "5"], ["colour": true]] {
            #expect(throws: SeedError.self) { try Turned(SeedReader(json, at: "seed.switches")) }
        }
        for json: JSON in [
            ["name": "colour", "value": 1], ["name": "count"], ["value": 1], ["name": "count", "value": true],
        ] {
            #expect(throws: MockChangeError.self) { try turned.apply(ChangeArguments(json)) }
        }
    }

    @Test("A redirect address is a registered one, or any on the loopback; parameters go behind those it has")
    func redirects() {
        #expect(RedirectAddress.isAllowed("http://localhost:9/back", registered: []))
        #expect(!RedirectAddress.isAllowed("https://evil.example/", registered: []))
        #expect(!RedirectAddress.isAllowed("http://localhost:9/back", registered: ["http://localhost:9/other"]))
        let back = RedirectAddress.adding([("code", "a b"), ("state", nil)], to: "http://localhost/back?x=1")
        #expect(back == "http://localhost/back?x=1&code=a%20b")
    }

    @Test("A budget is spent by price, the last call may cost more than is left, and a new day brings it back")
    func budget() throws {
        var quota = DailyQuota(countMax: 30, timeZone: .gmt)
        let noon = try #require(RFC3339.instant("2026-11-21T12:00:00Z"))
        let prices = [20, 20, 1].map { quota.spend($0, at: noon) }
        #expect(prices == [true, true, false] && quota.left(at: noon) == 0)
        let isBack = quota.spend(1, at: noon.addingTimeInterval(43_200))
        #expect(isBack)
    }

    @Test("Instants are read with offsets and fractions, and days of no calendar are refused")
    func instants() throws {
        let instant = try #require(RFC3339.instant("2026-11-21T12:30:00.5+02:00"))
        #expect(instant.timeIntervalSince1970 == 1_795_257_000.5)
        #expect(RFC3339.text(instant) == "2026-11-21T10:30:00Z")
        for text in ["2026-02-30T00:00:00Z", "2026-11-21 10:00:00", "2026-11-21T24:00:00Z", "2026-11-21", ""] {
            #expect(RFC3339.instant(text) == nil, "\(text)")
        }
        #expect(RFC3339.isDay("2028-02-29") && !RFC3339.isDay("2026-02-29") && !RFC3339.isDay("2026-2-9"))
    }

    @Test("A day of HTTP headers is read as it is written, and a zone is so many seconds east of Greenwich")
    func headers() throws {
        let instant = try #require(RFC3339.instant("2026-11-21T10:00:00Z"))
        #expect(HTTPDate.text(instant) == "Sat, 21 Nov 2026 10:00:00 GMT")
        #expect(HTTPDate.instant("Sat, 21 Nov 2026 10:00:00 GMT") == instant)
        #expect(
            HTTPDate.instant("2026-11-21T10:00:00Z") == nil && HTTPDate.instant("Sat, 21 Nox 2026 10:00:00 GMT") == nil)
        let zones: [Substring] = ["Z", "+02:00", "-0130"]
        #expect(zones.map(RFC3339.secondsEast) == [0, 7200, -5400])
    }

    @Test("A seed of another CRM is refused; one that names none is taken")
    func seeds() throws {
        try SeedReader(["crm": "toy"], at: "seed").checkCRM("toy", called: "Toy")
        try SeedReader([:], at: "seed").checkCRM("toy", called: "Toy")
        #expect(throws: SeedError.self) { try SeedReader(["crm": "boy"], at: "seed").checkCRM("toy", called: "Toy") }
    }

    @Test("Basic proof is read with colons in the password; what is none is nil")
    func basic() {
        func request(_ value: String) -> MockRequest {
            MockRequest(method: "POST", target: "/", headers: [("authorization", value)])
        }
        let proof = request("Basic " + Data("id:a:b".utf8).base64EncodedString()).basic
        #expect(proof?.name == "id" && proof?.password == "a:b")
        for value in ["Bearer x", "Basic", "Basic !!", "Basic " + Data("id".utf8).base64EncodedString()] {
            #expect(request(value).basic == nil, "\(value)")
        }
    }

    @Test("Generated people have the same e-mails in every mock")
    func people() {
        #expect(GeneratedPerson(1).email == "user00001@example.com" && GeneratedPerson(123_456).lastName == "123456")
    }
}
