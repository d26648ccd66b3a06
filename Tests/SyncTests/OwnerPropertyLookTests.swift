import ConnectorKit
import Testing

@testable import CRMGateway

/// A CRM account that tells outlines, or fails as told; it has nothing else.
private struct OutlineReading: CRMReading {
    let failure: ConnectorErrorKind?

    var recordTypes: (any RecordTypeReading)? { nil }

    func identify() async throws(ConnectorError) -> CRMIdentity { throw unasked }
    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] { throw unasked }
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] { throw unasked }
    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition] {
        throw unasked
    }
    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] { throw unasked }

    func propertyOutlines(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        if let failure {
            throw ConnectorError(failure, operation: "toy.properties.list", message: "Switch deals on.")
        }
        return [PropertyDefinition(object: object, name: "owner", label: "Owner", type: .owner, vendorType: "user")]
    }

    private var unasked: ConnectorError {
        ConnectorError(.malformed, operation: "toy.nothing.read", message: "a look asks for outlines alone")
    }
}

@Suite("A look at an owner property asks for no more than it needs")
struct OwnerPropertyLookTests {
    private func look(
        _ failure: ConnectorErrorKind?, _ policy: OwnerPropertyPolicy = .standard
    ) async throws(ConnectorError) -> OwnerPropertyDecision {
        let look = OwnerPropertyLook(
            reading: OutlineReading(failure: failure),
            traits: OwnerPropertyTraits(
                namesMayRepeat: false, carriesMark: true, createRestoresArchived: true, nameRule: "any",
                nameLengthMax: 9, acceptsName: { _ in true }),
            object: ObjectDescription(
                object: .deal, vendorName: "deals", label: "Deal", standardOwnerProperty: "owner"),
            policy: policy)
        return try await look.decide()
    }

    @Test("SYNC-14: outlines suffice; options, which may cost calls without a bound, aren't asked for")
    func outlines() async throws {
        guard case .use(let found) = try await look(nil) else {
            Issue.record("the standard property is there")
            return
        }
        #expect(found.name == "owner")
    }

    @Test("SYNC-5: an object that the account lacks is refused by itself, with what the connector says of it")
    func lackingObject() async throws {
        for (policy, name) in [
            (OwnerPropertyPolicy.standard, "owner" as PropertyName), (.dedicated(name: "gw", label: "GW"), "gw"),
        ] {
            let decision = try await look(.unsupported, policy)
            let conflict = OwnerPropertyConflict(
                reason: .objectUnavailable, property: name, explanation: "Switch deals on.")
            #expect(decision == .refuse(conflict) && conflict.message == "Switch deals on.")
        }
    }

    @Test(
        "Any other failure is one of the account", arguments: [ConnectorErrorKind.forbidden, .notFound, .unavailable])
    func otherFailures(kind: ConnectorErrorKind) async throws {
        do {
            _ = try await look(kind)
            Issue.record("no failure")
        } catch {
            #expect(error.kind == kind)
        }
    }
}
