import ConnectorKit

/// How a property that somebody relies on stands in the CRM.
enum PropertyStanding {
    /// It is there, in use, and visible.
    case usable(PropertyDefinition)
    /// It is there, and archived or out of use.
    case archived(PropertyDefinition)
    /// It is there, and the key can't see it.
    case hidden(PropertyDefinition)
    /// There is none of that name.
    case missing

    /// Finds out, among an object's definitions; where two bear one name, the usable one is meant.
    init(_ name: PropertyName, in definitions: [PropertyDefinition]) {
        let found = definitions.filter { $0.name == name }
        if let usable = found.first(where: { !$0.isArchived && $0.isVisible }) {
            self = .usable(usable)
        } else if let hidden = found.first(where: { !$0.isArchived }) {
            self = .hidden(hidden)
        } else {
            self = found.first.map(PropertyStanding.archived) ?? .missing
        }
    }

    /// Why it can't be used; `nil` where it can.
    var obstacle: (words: String, cause: Cause)? {
        switch self {
        case .usable: nil
        case .archived: ("is archived or out of use", .propertyArchived)
        case .hidden: ("is hidden from the key", .fieldLevelSecurity)
        case .missing: ("isn't there", .propertyMissing)
        }
    }

    /// Its definition, where it is usable.
    var definition: PropertyDefinition? {
        guard case .usable(let definition) = self else { return nil }
        return definition
    }
}
