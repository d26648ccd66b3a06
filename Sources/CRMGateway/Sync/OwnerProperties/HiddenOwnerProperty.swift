import ConnectorKit

/// An owner property that is there, and that the key can't use before sight of it is granted.
struct HiddenOwnerProperty: Sendable {
    let object: ObjectDescription
    let policy: OwnerPropertyPolicy
    let found: PropertyDefinition
    let origin: OwnerPropertyOrigin

    var reference: PropertyReference { PropertyReference(object: object.object, name: found.name) }
}
