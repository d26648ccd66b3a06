import MockKit

/// Links between records.
extension HubSpotAccount {
    private static let standardTypes: [String: Int] = [
        "0-3>0-1": 3, "0-1>0-3": 4, "0-3>0-2": 341, "0-2>0-3": 342, "0-1>0-2": 279, "0-2>0-1": 280,
    ]
    private static let targets: [Int: String] = [
        3: "0-1", 4: "0-3", 341: "0-2", 5: "0-2", 342: "0-3", 279: "0-2", 1: "0-2", 280: "0-1",
    ]

    /// The links of a creation's body, checked.
    func associations(in body: JSON, from typeID: String) throws -> [Record.Association] {
        try (body["associations"]?.array ?? []).flatMap { entry -> [Record.Association] in
            guard let id = entry["to"]?["id"]?.string, let types = entry["types"]?.array else {
                throw HubSpotFailure.missingFields(["to", "types"])
            }
            return try types.map { type in
                guard let number = type["associationTypeId"]?.integer, let target = Self.targets[number] else {
                    throw HubSpotFailure.invalid("Invalid association type")
                }
                guard stores[target]?.find(id, by: nil) != nil else {
                    throw HubSpotFailure.invalid("Object \(id) of type \(target) does not exist")
                }
                return Record.Association(objectTypeID: target, id: id, typeID: number)
            }
        }
    }

    mutating func link(_ id: String, _ typeID: String, to link: Record.Association) {
        add(link, to: id, typeID: typeID)
        let back = Self.standardTypes["\(link.objectTypeID)>\(typeID)"] ?? 0
        add(Record.Association(objectTypeID: typeID, id: id, typeID: back), to: link.id, typeID: link.objectTypeID)
    }

    private mutating func add(_ link: Record.Association, to id: String, typeID: String) {
        let isThere = stores[typeID]?.records[id]?.associations.contains {
            $0.id == link.id && $0.typeID == link.typeID
        }
        if isThere == false { stores[typeID]?.records[id]?.associations.append(link) }
    }

    mutating func associate(_ call: MockCall) throws -> MockResponse {
        let (from, to) = (try typeID(call["objectType"]), try typeID(call["toType"]))
        _ = try existing(call["objectId"], by: nil, typeID: from)
        _ = try existing(call["toId"], by: nil, typeID: to)
        guard let number = Self.standardTypes["\(from)>\(to)"] else {
            throw HubSpotFailure.invalid("There is no default association from \(from) to \(to)")
        }
        link(call["objectId"], from, to: Record.Association(objectTypeID: to, id: call["toId"], typeID: number))
        let result: JSON = [
            "from": ["id": .string(call["objectId"])], "to": ["id": .string(call["toId"])],
            "associationSpec": ["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": .integer(number)],
        ]
        return .json([
            "status": "COMPLETE", "results": [result], "startedAt": .string(nowText), "completedAt": .string(nowText),
        ])
    }

    mutating func dissociate(_ call: MockCall) throws -> MockResponse {
        let (from, to) = (try typeID(call["objectType"]), try typeID(call["toType"]))
        _ = try existing(call["objectId"], by: nil, typeID: from)
        stores[from]?.records[call["objectId"]]?.associations.removeAll {
            $0.objectTypeID == to && $0.id == call["toId"]
        }
        stores[to]?.records[call["toId"]]?.associations.removeAll {
            $0.objectTypeID == from && $0.id == call["objectId"]
        }
        return .empty(204)
    }
}
