import ConnectorKit
import SalesforceConnector
import Testing

@Suite("Salesforce: the descriptor")
struct ConnectorDescriptorTests {
    private let descriptor = SalesforceConnector.descriptor

    @Test("Objects, their owner and the stage bear Salesforce's names")
    func objects() {
        let names = descriptor.objects.map {
            [$0.vendorName, $0.standardOwnerProperty?.rawValue, $0.stageProperty?.rawValue]
        }
        #expect(
            names == [
                ["Opportunity", "OwnerId", "StageName"], ["Contact", "OwnerId", nil], ["Account", "OwnerId", nil],
            ])
        #expect(descriptor.objects.map(\.object) == CRMObject.allCases)
        #expect(descriptor.objects.allSatisfy { $0.pipelineProperty == nil })
    }

    @Test("The ways without a browser say what is entered and what of it is secret")
    func inputs() {
        #expect(descriptor.authentication.map(\.kind) == [.authorizationCode, .jwtBearer, .clientCredentials])
        #expect(descriptor.authentication[0].pkce == .required && descriptor.authentication[0].inputs.isEmpty)
        let assertion = descriptor.authentication[1].inputs
        #expect(assertion.map(\.name) == ["username", "private-key", "passphrase"])
        #expect(
            assertion.map(\.isSecret) == [false, true, true] && assertion.map(\.isOptional) == [false, false, true])
        #expect(descriptor.authentication[2].inputs.map(\.name) == ["host"])
    }

    @Test("SYNC-12: refresh tokens count as good for one use, and the version is pinned")
    func behaviour() {
        #expect(descriptor.refresh == .singleUse && descriptor.apiVersion == "v66.0" && descriptor.id == "salesforce")
        #expect(descriptor.revocation.accessTokenOutlivesFor == .zero)
    }

    @Test("Every ability has scopes, and those asked for by default meet all of them")
    func scopes() {
        #expect(Set(descriptor.scopes.keys) == Set(Ability.allCases))
        for (ability, needed) in descriptor.scopes {
            #expect(needed.missing(from: ["api", "refresh_token", "openid"]).isEmpty, "\(ability)")
            #expect(!needed.missing(from: ["chatter_api"]).isEmpty, "\(ability)")
        }
    }

    static let hosts: [(String, Bool)] = [
        ("login.salesforce.com", true), ("test.salesforce.com", true), ("acme.my.salesforce.com", true),
        ("na1.salesforce.com", true), ("salesforce.com", false), ("my.salesforce.com", false),
        ("www.salesforce.com", false), ("evilsalesforce.com", false), ("acme.lightning.force.com", false),
        ("acme.my.salesforce.com.evil.example", false),
    ]

    @Test("SEC-4: hosts of screens and look-alikes aren't Salesforce's", arguments: hosts)
    func owns(host: String, isOwned: Bool) {
        #expect(descriptor.owns(host: host) == isOwned)
    }

    @Test("Requests of the day are counted; signing in, who am I and versions aren't")
    func limits() throws {
        let daily = try #require(descriptor.limits.first)
        #expect(descriptor.limits.count == 1 && daily.window == .rolling(.seconds(86_400)) && daily.capacity == 100_000)
        let free: [OperationName] = [
            "salesforce.versions.list", "salesforce.user.read", "salesforce.token.exchange", "salesforce.token.refresh",
            "salesforce.token.revoke",
        ]
        #expect(free.allSatisfy { !daily.counts($0) } && daily.counts("salesforce.owners.query"))
    }

    static let names: [(String, Bool)] = [
        ("gateway_owner__c", true), ("Xyz_Owner__c", true), ("a__c", true), ("A1_b2_C3__c", true),
        (String(repeating: "a", count: 40) + "__c", true), (String(repeating: "a", count: 41) + "__c", false),
        ("gateway_owner", false), ("gateway__owner__c", false), ("ns__gateway_owner__c", false), ("_a__c", false),
        ("1a__c", false), ("a___c", false), ("gateway owner__c", false), ("gäteway__c", false), ("__c", false),
        ("a__C", false), ("a__c'", false), ("", false),
    ]

    @Test("SYNC-4: an owner property's name is the API name of a custom field, suffix and all", arguments: names)
    func ownerPropertyNames(name: String, isAccepted: Bool) {
        let traits = descriptor.ownerProperties
        #expect(traits.acceptsName(name) == isAccepted)
        #expect(
            traits.needsVisibility && traits.carriesMark && !traits.namesMayRepeat && !traits.createRestoresArchived)
        #expect(traits.nameRule.contains("gateway_owner__c"))
    }

    @Test("SYNC-5: an owner property's label has 1 to 40 characters")
    func ownerPropertyLabels() {
        let traits = descriptor.ownerProperties
        for (length, isAccepted) in [(0, false), (1, true), (40, true), (41, false), (80, false)] {
            #expect(traits.acceptsLabel(String(repeating: "ü", count: length)) == isAccepted)
        }
        #expect(traits.labelRule.contains("40"))
    }
}
