import ConnectorKit
import HubSpotConnector
import Testing

@Suite("HubSpot: descriptor")
struct ConnectorDescriptorTests {
    let descriptor = HubSpotConnector.descriptor

    @Test("The API version is the dated one, and refreshing may be repeated")
    func versionAndRefresh() {
        #expect(descriptor.id == "hubspot")
        #expect(descriptor.apiVersion == "2026-09")
        #expect(descriptor.refresh == .replaySafe)
        #expect(descriptor.authentication.map(\.kind) == [.authorizationCode, .staticToken])
        #expect(descriptor.authentication[0].pkce == .optional)
    }

    @Test(
        "SEC-4: only HubSpot's two hosts are its own, no look-alike",
        arguments: [
            ("api.hubapi.com", true), ("app.hubspot.com", true), ("api.hubapi.com.evil.tld", false),
            ("evilhubapi.com", false), ("x.api.hubapi.com", false), ("hubapi.com", false), ("api.hubapi.com.", false),
        ])
    func hosts(host: String, isOwn: Bool) {
        #expect(descriptor.owns(host: host) == isOwn)
    }

    @Test("Every ability has a requirement, and the minimum scopes meet all of them")
    func scopes() {
        let names = ["deals", "contacts", "companies"]
        let granted: Set<Scope> = Set(
            ["oauth", "crm.objects.owners.read"]
                + names.flatMap { name in
                    ["schemas", "objects"].flatMap { ["crm.\($0).\(name).read", "crm.\($0).\(name).write"] }
                }.map(Scope.init(rawValue:)))
        for ability in Ability.allCases {
            #expect(descriptor.scopes[ability]?.missing(from: granted) == [], "\(ability)")
        }
    }

    @Test("A missing scope is named by the one to ask for first")
    func missingScopes() {
        let granted: Set<Scope> = ["oauth", "crm.objects.deals.write", "crm.schemas.contacts.read"]
        #expect(descriptor.scopes[.readOwners]?.missing(from: granted) == ["crm.objects.owners.read"])
        #expect(descriptor.scopes[.readSchema]?.missing(from: granted) == ["crm.schemas.companies.read"])
    }

    @Test("Limits say bucket, figure and source; search is counted by its own alone")
    func limits() throws {
        let burst = try #require(descriptor.limits.first { $0.bucket == "burst" })
        let search = try #require(descriptor.limits.first { $0.bucket == "search" })
        let daily = try #require(descriptor.limits.first { $0.bucket == "daily" })
        #expect(burst.capacity == 100 && burst.window == .rolling(.seconds(10)))
        #expect(search.capacity == 5 && search.window == .rolling(.seconds(1)))
        #expect(daily.capacity == 250_000 && daily.window == .daily)
        #expect(!burst.counts("hubspot.records.search") && burst.counts("hubspot.owners.list"))
        #expect(search.counts("hubspot.records.search") && !search.counts("hubspot.owners.list"))
        #expect(descriptor.limits.allSatisfy { $0.source.contains("2026-10") })
    }

    @Test("Objects carry HubSpot's names, the standard owner property, and a stage for deals alone")
    func objects() {
        #expect(descriptor.objects.map(\.vendorName) == ["deals", "contacts", "companies"])
        #expect(descriptor.objects.allSatisfy { $0.standardOwnerProperty == "hubspot_owner_id" })
        #expect(descriptor.object(.deal)?.stageProperty == "dealstage")
        #expect(descriptor.object(.deal)?.pipelineProperty == "pipeline")
        #expect(descriptor.object(.contact)?.stageProperty == nil)
    }

    @Test(
        "Property names: lower case, a letter first, at most 99 characters",
        arguments: [
            ("gw_owner", true), ("a", true), (String(repeating: "a", count: 99), true), ("", false), ("1a", false),
            ("Gw", false), ("gw-owner", false), ("_gw", false), (String(repeating: "a", count: 100), false),
            ("gw\n", false), ("gẅ", false), ("gw owner", false),
        ])
    func names(name: String, isAccepted: Bool) {
        #expect(descriptor.ownerProperties.acceptsName(name) == isAccepted)
        #expect(descriptor.ownerProperties.carriesMark && descriptor.ownerProperties.createRestoresArchived)
        #expect(!descriptor.ownerProperties.namesMayRepeat)
    }

    @Test("Rate headers become readings: burst for all, daily where sent, nothing where nothing is said")
    func budgets() {
        let request = HTTPRequest(operation: "hubspot.owners.list", method: .get, path: "/")
        var response = HTTPResponse(status: 200)
        #expect(HubSpotConnector.budgetReadings(in: response, to: request).isEmpty)
        response.headers = [
            "X-HubSpot-RateLimit-Max": "190", "X-HubSpot-RateLimit-Remaining": "188",
            "X-HubSpot-RateLimit-Interval-Milliseconds": "10000", "x-hubspot-ratelimit-daily": "625000",
            "x-hubspot-ratelimit-daily-remaining": "624000",
        ]
        #expect(
            HubSpotConnector.budgetReadings(in: response, to: request) == [
                BudgetReading(bucket: "burst", capacity: 190, remaining: 188, resetsAfter: .seconds(10)),
                BudgetReading(bucket: "daily", capacity: 625_000, remaining: 624_000),
            ])
        response.headers = ["X-HubSpot-RateLimit-Remaining": "-5", "X-HubSpot-RateLimit-Daily-Remaining": "lots"]
        #expect(HubSpotConnector.budgetReadings(in: response, to: request).isEmpty)
    }
}
