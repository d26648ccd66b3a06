import MockKit

/// Making pipelines and stages from bodies.
extension Pipeline {
    init(posted body: JSON, isDeals: Bool, now: String) throws {
        guard let label = body["label"]?.string, let order = body["displayOrder"]?.integer,
            let stages = body["stages"]?.array
        else { throw HubSpotFailure.missingFields(["label", "displayOrder", "stages"].filter { body[$0] == nil }) }
        guard stages.count <= HubSpotLimits.stagesMax else {
            throw HubSpotFailure.invalid("A pipeline has at most \(HubSpotLimits.stagesMax) stages")
        }
        let id = body["pipelineId"]?.string ?? TokenText.hexadecimal([8, 4, 4, 4, 12])
        self.init(
            id: id, label: label, displayOrder: order,
            stages: try stages.map { try Stage(posted: $0, isDeals: isDeals, now: now) })
        createdAt = now
        updatedAt = now
    }
}

extension Stage {
    init(posted body: JSON, isDeals: Bool, now: String) throws {
        guard let label = body["label"]?.string, let order = body["displayOrder"]?.integer,
            let metadata = body["metadata"]
        else { throw HubSpotFailure.missingFields(["label", "displayOrder", "metadata"].filter { body[$0] == nil }) }
        let id = body["stageId"]?.string ?? String(Int.random(in: 1_000_000_000...1_999_999_999))
        self.init(
            id: id, label: label, displayOrder: order,
            metadata: try Self.checked(metadata, isDeals: isDeals), createdAt: now, updatedAt: now)
    }

    /// For deals a probability from 0 to 1 is needed; closed follows from it.
    static func checked(_ metadata: JSON, isDeals: Bool) throws -> [String: String] {
        var facts: [String: String] = [:]
        for member in metadata.object?.members ?? [] {
            guard let text = member.value.string else {
                throw HubSpotFailure.malformedJSON("Cannot deserialize `metadata.\(member.name)`: it is no string")
            }
            facts[member.name] = text
        }
        guard isDeals else { return facts }
        guard let probability = facts["probability"], let value = Double(probability), (0...1).contains(value) else {
            throw HubSpotFailure.invalid("Deal stages need metadata.probability from 0.0 to 1.0")
        }
        return dealMetadata(probability)
    }
}
