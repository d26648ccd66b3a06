import MockKit

/// One choice of an enumeration.
struct PropertyOption: Sendable {
    let label: String
    let value: String
    let displayOrder: Int
    let isHidden: Bool

    var json: JSON {
        [
            "label": .string(label), "value": .string(value), "displayOrder": .integer(displayOrder),
            "hidden": .bool(isHidden),
        ]
    }

    init(_ label: String, _ value: String, displayOrder: Int, isHidden: Bool = false) {
        self.label = label
        self.value = value
        self.displayOrder = displayOrder
        self.isHidden = isHidden
    }

    init(_ json: JSON) throws {
        guard let label = json["label"]?.string, let value = json["value"]?.string else {
            throw HubSpotFailure.missingFields(["label", "value"].filter { json[$0]?.string == nil })
        }
        self.init(
            label, value, displayOrder: json["displayOrder"]?.integer ?? -1, isHidden: json["hidden"]?.bool ?? false)
    }
}
