import Foundation
import MockKit

/// Making modules, layouts and pipelines out of a seed.
extension ZohoAccount {
    mutating func makeModules(_ seed: ZohoSeed) throws {
        let seeds = seed.modules ?? DemoAccount.modules
        let known = Set(StandardModules.all.map(\.name))
        let custom = seeds.map(\.name).filter { !known.contains($0) }
        for shape in StandardModules.all + custom.map(StandardModules.custom) { makeModule(shape) }
        makeStages(seed.stages ?? DemoAccount.stages)
        for (index, more) in seeds.enumerated() { try extend(more, at: "seed.modules[\(index)]") }
    }

    private mutating func makeModule(_ shape: StandardModules.Shape) {
        let number = modules.count
        var module = Module(
            id: ZohoID.make(ZohoID.Start.modules + number), apiName: shape.name, singular: shape.singular,
            number: number, duplicateField: shape.duplicateField, nameField: shape.nameField)
        module.isCustom = !StandardModules.all.contains { $0.name == shape.name }
        module.layouts = [Layout(id: ZohoID.make(ZohoID.Start.layouts + number * 100), name: "Standard")]
        for entry in shape.entries { module.fields.append(field(entry, of: module)) }
        modules[shape.name] = module
    }

    private func field(_ entry: StandardModules.Entry, of module: Module) -> Field {
        var field = Field(
            id: Self.fieldID(module, module.fields.count), apiName: entry.name, label: entry.label, type: entry.type)
        field.isMandatory = entry.isMandatory
        if let length = entry.length { field.length = length }
        field.lookupModule = entry.lookup
        // What Zoho's screens do not let anyone edit, although its API writes it.
        field.isFixedInScreens = entry.name == "Owner" || entry.isReadOnly
        if entry.isReadOnly {
            field.canCreate = false
            field.canUpdate = false
        }
        field.pickList = Self.pickList(entry.values, of: field)
        return field
    }

    static func fieldID(_ module: Module, _ number: Int) -> String {
        ZohoID.make(ZohoID.Start.fields + module.number * 10_000 + number * 20)
    }

    static func pickList(_ values: [String], of field: Field) -> [PickListValue] {
        values.enumerated().map { index, value in
            let number = (Int(field.id.dropFirst(ZohoID.prefix.count)) ?? 0) * 100 + index
            return PickListValue(id: ZohoID.make(number), display: value, actual: value)
        }
    }

    private mutating func makeStages(_ stages: [ZohoSeed.Stage]) {
        guard let place = modules["Deals"]?.place(of: "Stage") else { return }
        modules["Deals"]?.fields[place].pickList = stages.enumerated().map { index, stage in
            PickListValue(
                id: ZohoID.make(ZohoID.Start.stages + index * 2), display: stage.display, actual: stage.actual,
                stage: StageMeaning(probability: stage.probability, forecastType: stage.forecastType))
        }
    }

    private mutating func extend(_ seed: ZohoSeed.ModuleSeed, at path: String) throws {
        guard var module = modules[seed.name] else { return }
        for (index, name) in seed.layouts.enumerated() {
            let isActive = !name.hasPrefix("-")
            let id = ZohoID.make(ZohoID.Start.layouts + module.number * 100 + index + 1)
            module.layouts.append(Layout(id: id, name: isActive ? name : String(name.dropFirst()), isActive: isActive))
        }
        for (index, json) in seed.fields.enumerated() {
            let reader = try SeedReader(json, at: "\(path).fields[\(index)]")
            module.fields.append(try customField(reader, of: module))
        }
        for (name, fields) in seed.required {
            guard let place = module.layouts.firstIndex(where: { $0.name == name }) else {
                throw SeedError("\(path).required: \(seed.name) has no layout \"\(name)\"")
            }
            if let unknown = fields.first(where: { module.field($0) == nil }) {
                throw SeedError("\(path).required: \(seed.name) has no field \"\(unknown)\"")
            }
            module.layouts[place].required = Set(fields)
        }
        modules[seed.name] = module
    }

    private func customField(_ reader: SeedReader, of module: Module) throws -> Field {
        try reader.finish(knowing: [
            "label", "api_name", "type", "length", "decimals", "unique", "values", "lookup", "read_only", "unused",
            "mandatory", "hidden_for", "read_only_for",
        ])
        let label = try reader.string("label")
        let word = try reader.string("type")
        guard let type = FieldType(rawValue: word) else {
            throw SeedError("\(reader.path).type \"\(word)\" is unknown: see the README for the types")
        }
        var field = Field(
            id: Self.fieldID(module, module.fields.count),
            apiName: try reader.optionalString("api_name") ?? Self.apiName(label), label: label, type: type)
        field.isCustom = true
        field.createdAt = startedAt
        field.length = try reader.integer("length") ?? field.length
        field.decimals = try reader.integer("decimals") ?? field.decimals
        field.isUnique = try reader.bool("unique") ?? false
        field.isUsed = try !(reader.bool("unused") ?? false)
        field.isMandatory = try reader.bool("mandatory") ?? false
        field.lookupModule = try reader.optionalString("lookup")
        field.pickList = Self.pickList(try reader.strings("values") ?? [], of: field)
        if try reader.bool("read_only") ?? false {
            field.canCreate = false
            field.canUpdate = false
        }
        for (member, word) in [("hidden_for", "hidden"), ("read_only_for", "read_only")] {
            for name in try reader.strings(member) ?? [] {
                guard let profile = profiles.first(where: { $0.name == name }) else {
                    throw SeedError("\(reader.path).\(member): there is no profile \"\(name)\"")
                }
                field.permissions[profile.id] = word
            }
        }
        return field
    }

    /// The name that Zoho makes of a label: letters, digits and underscores, beginning with a letter.
    static func apiName(_ label: String) -> String {
        var name = ""
        for character in label {
            let isKept = character.isASCII && (character.isLetter || character.isNumber)
            if isKept { name.append(character) } else if !name.hasSuffix("_") { name.append("_") }
        }
        while name.hasSuffix("_") { name.removeLast() }
        while let first = name.first, !first.isLetter { name.removeFirst() }
        return name.isEmpty ? "Field" : name
    }

    mutating func makePipelines(_ seeds: [ZohoSeed.PipelineSeed]) throws {
        guard let deals = modules["Deals"], let stages = deals.field("Stage")?.pickList else { return }
        for (index, seed) in seeds.enumerated() {
            guard let layout = deals.layouts.first(where: { $0.name == seed.layout }) else {
                throw SeedError("seed.pipelines[\(index)].layout: Deals has no layout \"\(seed.layout)\"")
            }
            let ids = try seed.stages.map { name in
                guard let stage = stages.first(where: { $0.isNamed(name) }) else {
                    throw SeedError("seed.pipelines[\(index)].stages: there is no stage \"\(name)\"")
                }
                return stage.id
            }
            pipelines.append(
                Pipeline(
                    id: ZohoID.make(ZohoID.Start.pipelines + index), layoutID: layout.id, name: seed.name,
                    isDefault: seed.isDefault, stageIDs: ids))
        }
        refreshPipelineValues()
    }

    /// Puts the pipelines' names into the pick list of deals.
    mutating func refreshPipelineValues() {
        guard let place = modules["Deals"]?.place(of: "Pipeline") else { return }
        modules["Deals"]?.fields[place].pickList = pipelines.map {
            PickListValue(id: $0.id, display: $0.name, actual: $0.name)
        }
    }

    mutating func makeRecords(_ seeds: [ZohoSeed.ModuleSeed]) throws {
        for (index, seed) in seeds.enumerated() {
            for (place, json) in seed.records.enumerated() {
                try addSeeded(json, to: seed.name, at: "seed.modules[\(index)].records[\(place)]")
            }
            for number in 0..<seed.generatedRecords {
                let name = modules[seed.name]?.nameField ?? "Name"
                try addSeeded([name: .string("\(seed.name) \(number + 1)")], to: seed.name, at: "generated")
            }
        }
    }

    private mutating func addSeeded(_ json: JSON, to name: String, at path: String) throws {
        guard let module = modules[name], let given = json.object else { return }
        let creator = installerID
        let id = given["id"]?.string ?? makeID()
        var values: [String: JSON] = ["Owner": .string(creator)]
        for member in given.members where member.name != "id" {
            guard let field = module.field(member.name) else {
                throw SeedError("\(path).\(member.name): \(name) has no such field")
            }
            values[member.name] = try seeded(member.value, for: field, at: "\(path).\(member.name)")
        }
        var record = Record(
            id: id, values: values, createdAt: startedAt, createdBy: creator, modifiedAt: startedAt,
            modifiedBy: creator)
        record.indexed.put(values, from: startedAt, now: startedAt)
        record.queried.put(values, from: startedAt, now: startedAt)
        modules[name]?.records[id] = record
        modules[name]?.order.append(id)
    }

    private func seeded(_ value: JSON, for field: Field, at path: String) throws -> JSON {
        if field.type.isUser, let email = value.string, email.contains("@") {
            guard let user = user(email: email) else { throw SeedError("\(path): \"\(email)\" is no user of the seed") }
            return .string(user.id)
        }
        if field.type == .datetime, let instant = value.string.flatMap(RFC3339.instant) {
            return .integer(Int(instant.timeIntervalSince1970))
        }
        return value
    }
}
