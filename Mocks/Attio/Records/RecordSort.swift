import MockKit

/// One order of a query.
struct RecordSort {
    private let attribute: Attribute
    private let field: String
    private let isDescending: Bool

    init(_ json: JSON, of object: Definition) throws {
        guard let direction = json["direction"]?.string, ["asc", "desc"].contains(direction) else {
            throw AttioFailure.body([
                .word(
                    ["sorts", "direction"], options: ["asc", "desc"], received: json["direction"]?.string ?? "undefined"
                )
            ])
        }
        let steps = json["path"]?.array ?? []
        guard steps.count <= 1 else { throw AttioFailure.filter("Sorting across references is not imitated.") }
        guard let word = json["attribute"]?.string ?? steps.first?[1]?.string,
            let found = object.liveAttribute(word)
        else { throw AttioFailure.filter("Unknown attribute to sort by.") }
        attribute = found
        field = json["field"]?.string ?? found.type.mainField
        isDescending = direction == "desc"
    }

    /// Whether a record comes before another; `nil` when neither does. Records without a value come last.
    func puts(_ left: Record, before right: Record) -> Bool? {
        switch (key(of: left), key(of: right)) {
        case (nil, nil): return nil
        case (nil, _): return false
        case (_, nil): return true
        case (let left?, let right?):
            guard left != right else { return nil }
            return Self.isLess(left, right) != isDescending
        }
    }

    private func key(of record: Record) -> JSON? { record.active[attribute.id]?.first?.content[field] }

    private static func isLess(_ left: JSON, _ right: JSON) -> Bool {
        if let left = left.decimal, let right = right.decimal { return left < right }
        return (left.string ?? left.text) < (right.string ?? right.text)
    }
}
