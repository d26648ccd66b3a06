import ConnectorKit
import Verification

extension ProbeSituation {
    /// Properties that the CRM may set by itself when a record moves to another stage, a probability above all: read
    /// before, and put back if they changed with us (I-14). None where the object has no stages.
    var companions: Set<PropertyName> {
        guard object.stageProperty != nil, !mappedPipelines.isEmpty else { return [] }
        return Set(
            definitions.filter { property in
                property.isStandard && property.isWritable && property.isVisible && !property.isArchived
                    && Self.derivedTypes.contains(property.type)
            }.map(\.name).sorted().prefix(Self.companionsMax))
    }

    /// How many are read: what one request of every vendor takes beside the properties of a probe.
    static let companionsMax = 30

    private static let derivedTypes: Set<PropertyType> = [.number, .currency, .boolean, .date, .dateTime, .choice]
}
