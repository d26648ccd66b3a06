import AttioConnector
import ConnectorKit
import Testing

@Suite("Attio: what is known without an account")
struct ConnectorDescriptorTests {
    private let descriptor = AttioConnector.descriptor

    @Test("Names, ways and hosts")
    func names() {
        #expect(descriptor.id == "attio" && descriptor.name == "Attio" && descriptor.apiVersion == "v2")
        #expect(descriptor.authentication.map(\.kind) == [.authorizationCode, .staticToken])
        #expect(descriptor.authentication.allSatisfy { $0.pkce == .none && $0.inputs.isEmpty })
        #expect(descriptor.owns(host: "api.attio.com") && descriptor.owns(host: "app.attio.com"))
        for other in ["attio.com", "evil.attio.com", "api.attio.com.evil.example", "api.attio.com."] {
            #expect(!descriptor.owns(host: other))
        }
    }

    @Test("VER-2: a read is met by the scope or by the one that writes; a write by the latter alone")
    func scopes() throws {
        #expect(Set(descriptor.scopes.keys) == Set(Ability.allCases))
        let read = try #require(descriptor.scopes[.readOwners])
        #expect(read.missing(from: ["user_management:read"]).isEmpty)
        #expect(read.missing(from: ["user_management:read-write"]).isEmpty)
        #expect(read.missing(from: []) == ["user_management:read"])
        let create = try #require(descriptor.scopes[.createOwnerProperties])
        #expect(create.missing(from: ["object_configuration:read"]) == ["object_configuration:read-write"])
        let write = try #require(descriptor.scopes[.writeRecords])
        #expect(write.missing(from: ["record_permission:read-write"]) == ["object_configuration:read"])
        #expect(descriptor.scopes[.identify] == ScopeRequirement.none)
    }

    @Test("Objects have Attio's words; deals alone have an owner and a stage of Attio's own")
    func objects() {
        #expect(descriptor.objects.map(\.vendorName) == ["deals", "people", "companies"])
        #expect(descriptor.objects.map(\.standardOwnerProperty) == ["owner", nil, nil])
        #expect(descriptor.objects.map(\.stageProperty) == ["stage", nil, nil])
        #expect(descriptor.objects.allSatisfy { $0.pipelineProperty == nil })
    }

    @Test("Owner properties: slugs are unique, carry our mark, come back from the archive, are visible to all")
    func traits() {
        let traits = descriptor.ownerProperties
        #expect(
            traits.carriesMark && traits.createRestoresArchived && !traits.namesMayRepeat && !traits.needsVisibility)
        for name in ["owner", "gw_owner_2", "a", String(repeating: "a", count: 64)] {
            #expect(traits.acceptsName(name))
        }
        for name in ["Owner", "gw-owner", "gw__owner", "2nd", "", "a b", String(repeating: "a", count: 65)] {
            #expect(!traits.acceptsName(name))
        }
    }

    @Test("Every limit says where its number comes from, and no bucket is named twice")
    func limits() {
        #expect(descriptor.limits.allSatisfy { $0.source.contains("https://docs.attio.com/") })
        #expect(Set(descriptor.limits.map(\.bucket)).count == descriptor.limits.count)
    }

    @Test("SYNC-13: a revoke ends the token at once, and says that all copies go with it")
    func revocation() {
        #expect(descriptor.revocation.accessTokenOutlivesFor == .zero)
        #expect(descriptor.revocation.explanation.contains("everybody"))
    }
}
