import Foundation
import MockKit

/// Making objects, attributes and records out of a seed.
extension AttioAccount {
    mutating func addObjects(_ seeds: [AttioSeed.Object]) throws {
        objects = StandardObjects.all(workspace: workspace.id)
        for (index, seed) in seeds.enumerated() {
            let place = "seed.objects[\(index)]"
            if !objects.contains(where: { $0.slug == seed.slug }) { objects.append(custom(seed)) }
            guard let found = objects.firstIndex(where: { $0.slug == seed.slug }) else { continue }
            let isAlwaysOn = StandardObjects.alwaysEnabled.contains(seed.slug)
            guard seed.isEnabled || !isAlwaysOn else {
                throw SeedError("\(place).enabled is false: \(seed.slug) can't be switched off, leave it out")
            }
            objects[found].isEnabled = seed.isEnabled
            try extend(&objects[found], by: seed.attributes, at: place)
        }
        for (index, seed) in seeds.enumerated() {
            try addRecords(seed, at: "seed.objects[\(index)]")
        }
    }

    private func custom(_ seed: AttioSeed.Object) -> Definition {
        var object = Definition(
            id: AttioID.make(workspace.id, "object", seed.slug), slug: seed.slug,
            singularNoun: seed.singularNoun ?? seed.slug.capitalized,
            pluralNoun: seed.pluralNoun ?? seed.slug.capitalized)
        object.attributes = StandardObjects.systemAttributes(of: seed.slug, workspace: workspace.id)
        object.attributes.append(
            Attribute(id: AttioID.make(workspace.id, seed.slug, "name"), slug: "name", title: "Name", type: .text))
        return object
    }

    /// Adds attributes to an object or a list, or changes those there are.
    func extend(_ definition: inout Definition, by seeds: [JSON], at place: String) throws {
        for (index, json) in seeds.enumerated() {
            let reader = try SeedReader(json, at: "\(place).attributes[\(index)]")
            let seed = try AttributeSeed(reader, workspace: workspace.id, definition: definition.slug)
            if let found = definition.attributes.firstIndex(where: { $0.slug == seed.slug }) {
                try seed.change(&definition.attributes[found], objects: objects)
            } else {
                definition.attributes.append(try seed.make(objects: objects))
            }
        }
    }

    private mutating func addRecords(_ seed: AttioSeed.Object, at place: String) throws {
        guard let object = objects.first(where: { $0.slug == seed.slug }) else { return }
        for (index, json) in seed.records.enumerated() {
            let reader = try SeedReader(json, at: "\(place).records[\(index)]")
            try reader.finish(knowing: ["id", "values"])
            let id = try AttioID.checked(try reader.optionalString("id"), at: "\(reader.path).id")
            try addRecord(try reader.object("values")?.members ?? [:], id: id, of: object, at: reader.path)
        }
        for number in 0..<seed.generatedRecords {
            let values: JSONObject = ["name": .string("\(object.singularNoun) \(number + 1)")]
            try addRecord(values, id: nil, of: object, at: "\(place).generate_records")
        }
    }

    private mutating func addRecord(_ values: JSONObject, id: String?, of object: Definition, at place: String) throws {
        let author: JSON = ["type": "workspace-member", "id": .string(installerID)]
        do {
            var draft = RecordDraft(object: object, author: author)
            draft.id = id
            draft.asksForRequired = false
            try create(values, draft)
        } catch let failure as AttioFailure {
            let more = failure.problems.map { " \($0.path.joined(separator: ".")): \($0.message)" }.joined()
            throw SeedError("\(place): \(failure.message)\(more)")
        }
    }
}
