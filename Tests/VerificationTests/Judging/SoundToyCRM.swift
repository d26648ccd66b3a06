import ConnectorKit
import Foundation

/// A CRM that no vendor makes: deals with a pipeline and record types, contacts.
enum SoundToyCRM {
    static let account: CRMAccountID = "acme"

    static let descriptor = ConnectorDescriptor(
        id: "toy", name: "Toy", apiVersion: "1", authentication: [],
        scopes: [
            .identify: .none, .readOwners: ScopeRequirement(["users"]), .readSchema: ScopeRequirement(["schema"]),
            .readRecords: ScopeRequirement(["read"]), .writeRecords: ScopeRequirement(["write"]),
            .createOwnerProperties: ScopeRequirement(["admin"]),
        ], hosts: [], limits: [],
        objects: [
            ObjectDescription(
                object: .deal, vendorName: "deals", label: "Deal", standardOwnerProperty: "owner_id",
                stageProperty: "stage_id", pipelineProperty: "pipeline_id", recordTypeProperty: "type_id"),
            ObjectDescription(
                object: .contact, vendorName: "people", label: "Person", standardOwnerProperty: "owner_id"),
        ], refresh: .none, writeVisibilityDelayMax: .zero,
        revocation: RevocationEffect(accessTokenOutlivesFor: .zero, explanation: "the token"), ownersPageSize: 100,
        ownerProperties: OwnerPropertyTraits(
            namesMayRepeat: false, carriesMark: true, createRestoresArchived: false, nameRule: "any",
            nameLengthMax: 40, acceptsName: { _ in true }))

    static let identity = CRMIdentity(
        account: account, accountName: "Acme", environment: "production", user: "7", userEmail: "ann@acme.example",
        scopes: ["users", "schema", "read", "write"])

    static let deals = [
        definition("amount", of: .deal, .currency), definition("notes", of: .deal, .text),
        definition("reason", of: .deal, .choice, options: ["price", "timing"]),
        definition("owner_id", of: .deal, .owner), definition("stage_id", of: .deal, .stage),
    ]

    static let contacts = [
        definition("title", of: .contact, .text), definition("owner_id", of: .contact, .owner),
    ]

    static let pipeline = Pipeline(
        object: .deal, id: "sales", label: "Sales", isArchived: false, stages: ["new", "won", "lost"].map { stage($0) })

    static let recordType = recordType(allows: ["new", "won", "lost"])

    static func definition(
        _ name: PropertyName, of object: CRMObject, _ type: PropertyType, options: [String] = []
    ) -> PropertyDefinition {
        PropertyDefinition(
            object: object, name: name, label: name.rawValue.capitalized, type: type, vendorType: "toy-\(type)",
            options: options.map { PropertyOption(value: $0, label: $0.capitalized) })
    }

    static func stage(_ id: String, isArchived: Bool = false, outcome: Stage.Outcome = .open) -> Stage {
        Stage(id: id, value: "value-\(id)", label: id.capitalized, isArchived: isArchived, outcome: outcome)
    }

    static func recordType(
        _ id: String = "new-business", isActive: Bool = true, isAvailable: Bool = true, allows stages: [String]
    ) -> RecordType {
        RecordType(
            object: .deal, id: id, developerName: id, label: id.capitalized, isActive: isActive,
            isAvailable: isAvailable, isDefault: true, isMaster: false,
            allowedValues: ["stage_id": stages.map { PropertyOption(value: "value-\($0)", label: $0) }])
    }

    static func error(
        _ kind: ConnectorErrorKind, missing scopes: [Scope] = [], status: Int? = nil
    ) -> ConnectorError {
        ConnectorError(
            kind, operation: "toy.read", message: "Toy said \(kind)",
            vendor: status.map { VendorFailure(status: $0, code: "CODE", requestID: "r-1") }, missingScopes: scopes)
    }
}
