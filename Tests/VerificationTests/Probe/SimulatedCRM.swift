import ConnectorKit
import Verification

/// A CRM that refuses some properties, and says so as a test wishes.
struct SimulatedCRM {
    /// How many of the properties at fault a refusal names.
    enum Naming: CaseIterable {
        case all
        /// The first alone.
        case first
        case none
    }

    /// What it refuses, whatever the value.
    let guilty: Set<PropertyName>
    let naming: Naming
    /// What it refuses a record without.
    var required: Set<PropertyName> = []
    /// What it takes of a record that is there alone.
    var late: Set<PropertyName> = []
    /// How often a new record came with some of that.
    private(set) var tooEarly = 0
    /// Whether it takes no record at all.
    var refusesRecords = false
    /// What it answers to the nth write instead, from 1.
    var interruption: (write: Int, error: ConnectorError)?
    private(set) var writes = 0
    /// What the record holds; `nil` before there is one.
    private(set) var record: [PropertyName: FieldValue]?

    init(
        guilty: Set<PropertyName>, naming: Naming, record: [PropertyName: FieldValue]? = nil,
        required: Set<PropertyName> = [], refusesRecords: Bool = false,
        interruption: (write: Int, error: ConnectorError)? = nil
    ) {
        self.guilty = guilty
        self.naming = naming
        self.record = record
        self.required = required
        self.refusesRecords = refusesRecords
        self.interruption = interruption
    }

    /// Creates the record, or updates it.
    mutating func write(_ values: [PropertyName: FieldValue]) -> RecordOutcome {
        writes += 1
        if let interruption, interruption.write == writes { return .failed(interruption.error) }
        if record == nil, !late.isDisjoint(with: values.keys) {
            tooEarly += 1
            return .failed(SimulatedCRM.refusal(named(late.intersection(values.keys).sorted()), .readOnly))
        }
        if refusesRecords { return .failed(SimulatedCRM.refusal()) }
        // A value in place of the refused one is another value.
        let atFault = guilty.filter { values[$0] == SimulatedCRM.value(of: $0) }.sorted()
        if !atFault.isEmpty { return .failed(SimulatedCRM.refusal(named(atFault), .readOnly)) }
        let missing = record == nil ? required.subtracting(values.keys).sorted() : []
        if !missing.isEmpty { return .failed(SimulatedCRM.refusal(named(missing), .required)) }
        record = (record ?? [:]).merging(values) { $1 }
        return .done(RecordReference(object: .deal, id: "1"))
    }

    private func named(_ names: [PropertyName]) -> [PropertyName] {
        switch naming {
        case .all: names
        case .first: Array(names.prefix(1))
        case .none: []
        }
    }

    /// What a plan writes to a property.
    static func value(of name: PropertyName) -> FieldValue { .text("value of \(name)") }

    /// What a CRM says of a record that somebody holds.
    static let locked = ConnectorError(
        .unavailable, operation: "simulated.write", message: "somebody holds the record",
        fields: [FieldFailure(property: nil, cause: .locked)])

    /// A refusal that names properties.
    static func refusal(
        _ names: [PropertyName] = [], _ cause: FieldFailure.Cause = .validationRule
    ) -> ConnectorError {
        ConnectorError(
            .invalid, operation: "simulated.write", message: "refused",
            fields: names.map { FieldFailure(property: $0, cause: cause) })
    }
}
