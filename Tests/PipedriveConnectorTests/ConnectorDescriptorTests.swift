import ConnectorKit
import PipedriveConnector
import Testing

@Suite("Pipedrive: descriptor")
struct ConnectorDescriptorTests {
    private let descriptor = PipedriveConnector.descriptor

    @Test("Two ways to connect, a refresh that may be repeated, and names that may repeat")
    func basics() {
        #expect(descriptor.id == "pipedrive" && descriptor.apiVersion == "v2")
        #expect(descriptor.authentication.map(\.kind) == [.authorizationCode, .staticToken])
        #expect(descriptor.authentication.allSatisfy { $0.pkce == .none })
        #expect(descriptor.refresh == .replaySafe)
        #expect(descriptor.ownerProperties.namesMayRepeat && descriptor.ownerProperties.carriesMark)
    }

    @Test(
        "SEC-4: Only Pipedrive's hosts are its own, no look-alike",
        arguments: [
            ("api.pipedrive.com", true), ("oauth.pipedrive.com", true), ("acme.pipedrive.com", true),
            ("a.b.pipedrive.com", false), ("pipedrive.com", false), ("acme.pipedrive.com.evil.tld", false),
            ("evilpipedrive.com", false),
        ])
    func hosts(host: String, isOwn: Bool) {
        #expect(descriptor.owns(host: host) == isOwn)
    }

    @Test("The daily limit counts the vendor's tokens, the burst counts calls")
    func limits() throws {
        let daily = try #require(descriptor.limits.first { $0.bucket == "daily" })
        let burst = try #require(descriptor.limits.first { $0.bucket == "burst" })
        #expect(daily.charge(for: 20) == 20 && daily.window == .daily && daily.capacity == 30_000)
        #expect(burst.charge(for: 20) == 1 && burst.window == .rolling(.seconds(2)))
        for limit in [daily, burst] {
            #expect(!limit.counts("pipedrive.token.refresh") && limit.counts("pipedrive.users.me"))
        }
    }

    @Test("The full scopes meet every ability, and apps with the old admin scope may create fields")
    func scopes() {
        let full: Set<Scope> = ["base", "users:read", "deals:full", "contacts:full", "admin"]
        for ability in Ability.allCases { #expect(descriptor.scopes[ability]?.missing(from: full) == [], "\(ability)") }
        let reading: Set<Scope> = ["base", "users:read", "deals:read", "contacts:read"]
        #expect(descriptor.scopes[.readRecords]?.missing(from: reading) == [])
        #expect(descriptor.scopes[.writeRecords]?.missing(from: reading) == ["deals:full", "contacts:full"])
        let missing = descriptor.scopes[.createOwnerProperties]?.missing(from: reading)
        #expect(missing == ["deal-fields:full", "contact-fields:full"])
    }
}
