import ConnectorKit
import Testing
import ZohoConnector

@Suite("Zoho: what is known without an account")
struct ConnectorDescriptorTests {
    private let descriptor = ZohoConnector.descriptor

    @Test("Identity, version and ways to authenticate are told")
    func identity() {
        #expect(descriptor.id == "zoho" && descriptor.name == "Zoho CRM" && descriptor.apiVersion == "v8")
        #expect(descriptor.authentication.map(\.kind) == [.authorizationCode])
        #expect(descriptor.authentication[0].pkce == .none && descriptor.authentication[0].inputs.isEmpty)
        #expect(descriptor.refresh == .replaySafe)
    }

    @Test("SEC-4, T-09: The hosts are a closed set: nine data centres, each with one accounts host and three API hosts")
    func hosts() {
        #expect(descriptor.hosts.count == 9 * 4)
        let exact = descriptor.hosts.allSatisfy { if case .exact = $0 { true } else { false } }
        #expect(exact)
        for host in ["accounts.zoho.eu", "www.zohoapis.com", "sandbox.zohoapis.eu", "developer.zohoapis.com.au"] {
            #expect(descriptor.owns(host: host), "\(host)")
        }
    }

    @Test(
        "SEC-4, T-09: Hosts that look like Zoho's, and hosts of Zoho's that speak no CRM API, get no token",
        arguments: [
            "zohoapis.com", "evil.zohoapis.com", "www.zohoapis.com.evil.example", "evilzohoapis.com", "www.zohoapis.cn",
            "accounts.zoho.com.evil.example", "accounts.zoho.ca", "www.zoho.com", "crm.zoho.com", "accounts.zoho.ae",
        ])
    func foreignHosts(_ host: String) {
        #expect(!descriptor.owns(host: host))
    }

    @Test("Canada signs in at zohocloud.ca and keeps its data at zohoapis.ca; China and Australia end in a country")
    func oddHosts() {
        for host in [
            "accounts.zohocloud.ca", "www.zohoapis.ca", "accounts.zoho.com.cn", "www.zohoapis.com.cn",
            "accounts.zoho.com.au",
        ] {
            #expect(descriptor.owns(host: host), "\(host)")
        }
    }

    @Test("SYNC-4: Each object has Zoho's own owner field; deals have a stage and a pipeline")
    func objects() {
        #expect(descriptor.objects.map(\.vendorName) == ["Deals", "Contacts", "Accounts"])
        #expect(descriptor.objects.allSatisfy { $0.standardOwnerProperty == "Owner" })
        #expect(descriptor.object(.deal)?.stageProperty == "Stage")
        #expect(descriptor.object(.deal)?.pipelineProperty == "Pipeline")
        #expect(descriptor.object(.contact)?.stageProperty == nil)
    }

    @Test("VER-2: Every ability says which scopes it needs, and those asked for by default meet them all")
    func scopes() throws {
        let url = try #require(ZohoConnector.oauth).authorizationURL(
            app: .sample, state: "s", challenge: nil, override: nil)
        let text = try #require(url.firstRange(of: "scope=").map { url[$0.upperBound...].prefix { $0 != "&" } })
        let asked = Set(text.replacing("%2C", with: ",").split(separator: ",").map { Scope(rawValue: String($0)) })
        #expect(Set(descriptor.scopes.keys) == Set(Ability.allCases))
        for (ability, needed) in descriptor.scopes {
            #expect(!needed.groups.isEmpty && needed.missing(from: asked).isEmpty, "\(ability)")
        }
        #expect(asked.contains("ZohoCRM.composite_requests.CUSTOM"))
    }

    @Test("VER-2: A scope for all of an area stands for its parts, and what is missing is named by its smallest")
    func wideScopes() throws {
        let write = try #require(descriptor.scopes[.writeRecords])
        #expect(write.missing(from: ["ZohoCRM.modules.ALL"]).isEmpty)
        #expect(
            write.missing(from: ["ZohoCRM.modules.Deals.ALL", "ZohoCRM.modules.Contacts.ALL"]).first
                == "ZohoCRM.modules.Accounts.CREATE")
        let create = try #require(descriptor.scopes[.createOwnerProperties])
        #expect(create.missing(from: ["ZohoCRM.settings.ALL"]).isEmpty)
        #expect(create.missing(from: ["ZohoCRM.settings.fields.READ"]) == ["ZohoCRM.settings.fields.CREATE"])
    }

    @Test(
        "SYNC-14: Limits are credits over a day and calls at once, with their sources; token requests count in neither")
    func limits() throws {
        #expect(descriptor.limits.map(\.bucket) == ["concurrency", "credits"])
        #expect(descriptor.limits.allSatisfy { !$0.source.isEmpty && !$0.counts("zoho.token.refresh") })
        #expect(descriptor.limits.allSatisfy { $0.counts("zoho.users.list") })
        #expect(descriptor.limits[0].window == .rolling(.zero) && descriptor.limits[0].capacity == 5)
        #expect(descriptor.limits[1].window == .rolling(.seconds(86_400)))
    }

    @Test("SYNC-5: Names of owner properties are Zoho's to make, and our mark is carried")
    func ownerProperties() {
        let traits = descriptor.ownerProperties
        #expect(traits.namesAreGenerated && !traits.namesMayRepeat && traits.carriesMark)
        #expect(!traits.createRestoresArchived && !traits.needsVisibility)
        #expect(traits.acceptsName("Partner_Owner") && traits.acceptsName("gateway_owner"))
        for name in ["", "1st", "_x", "has space", "ünder", String(repeating: "a", count: 51)] {
            #expect(!traits.acceptsName(name), "\(name)")
        }
    }

    @Test("SYNC-5: A label that Zoho can't take, or would make an unforeseeable name of, is known before it is chosen")
    func labels() {
        let traits = descriptor.ownerProperties
        #expect(traits.acceptsLabel("Gateway owner") && traits.acceptsLabel("Contract owner 12"))
        #expect(!traits.acceptsLabel("Gateway-owner") && !traits.acceptsLabel(String(repeating: "a", count: 26)))
        #expect(traits.labelRule.contains("25"))
    }
}
