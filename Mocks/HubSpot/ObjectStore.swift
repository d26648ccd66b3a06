/// One object of an account (contacts, companies, deals, custom ones): definitions and records.
struct ObjectStore: Sendable {
    /// `0-1`, `0-2`, `0-3` or `2-<n>`.
    let typeID: String
    /// The plural word of paths and scopes, such as `deals`.
    let name: String
    let singularLabel: String
    let pluralLabel: String
    /// The properties that an answer holds when none is asked for.
    let defaults: [String]
    /// The property that holds the instant of the last change.
    let modifiedProperty: String

    var properties: [String: Property] = [:]
    var archivedProperties: [String: Property] = [:]
    var groups: [PropertyGroup] = []
    var pipelines: [Pipeline] = []
    var validationRules: [ValidationRule] = []
    /// Required by the form that creates records; enforced by dated versions only.
    var required: [String] = []
    var conditionalRules: [ConditionalRule] = []
    var workflows: [WorkflowRule] = []

    var records: [String: Record] = [:]
    /// The ids of all records, ascending.
    var order: [Int] = []
    /// The record that holds a value, for every property whose values are unique.
    var unique: [String: [String: String]] = [:]

    /// The word in scopes: custom objects share one.
    var scopeName: String { typeID.hasPrefix("2-") ? "custom" : name }
    var isDeals: Bool { typeID == "0-3" }
    var isContacts: Bool { typeID == "0-1" }
    var customCount: Int { properties.values.count { !$0.isHubSpotDefined } }

    func isUnique(_ property: String) -> Bool {
        (isContacts && property == "email") || properties[property]?.hasUniqueValue == true
    }

    /// A record that is not archived, by id or by the value of a unique property.
    func find(_ key: String, by idProperty: String?) -> Record? {
        let id = idProperty.map { unique[$0]?[isContacts && $0 == "email" ? key.lowercased() : key] } ?? key
        guard let id, let record = records[id], !record.isArchived else { return nil }
        return record
    }

    func stage(_ id: String) -> (pipeline: Pipeline, stage: Stage)? {
        for pipeline in pipelines { if let stage = pipeline.stage(id) { return (pipeline, stage) } }
        return nil
    }

    /// Adds HubSpot's own properties.
    mutating func add(_ standard: [Property]) {
        for var property in standard {
            property.isHubSpotDefined = true
            properties[property.name] = property
        }
    }

    /// Adds a record under its number, in ascending order, and its unique values.
    mutating func insert(_ record: Record, number: Int) {
        let place = order.last.map { $0 < number } ?? true ? order.count : order.partition(before: number)
        order.insert(number, at: place)
        records[record.id] = record
        for (name, value) in record.values where isUnique(name) { unique[name, default: [:]][value] = record.id }
    }
}

extension [Int] {
    /// The first place of an ascending list whose number is not below another.
    func partition(before number: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
