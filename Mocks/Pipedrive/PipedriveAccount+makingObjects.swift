import MockKit

/// Making the fields and records of a seed.
extension PipedriveAccount {
    private static let seedInstant = "2024-09-23T13:30:40Z"

    mutating func addObjects(_ seed: PipedriveSeed) throws {
        let objects = seed.objects ?? DemoAccount.objects
        let entities = try objects.enumerated().map { index, object -> Entity in
            guard let entity = Entity(plural: object.name) else {
                throw SeedError(
                    "seed.objects[\(index)].name \"\(object.name)\" is unknown: use deals, persons or organizations")
            }
            return entity
        }
        for (index, object) in objects.enumerated() {
            for (number, field) in object.fields.enumerated() {
                try add(field, to: entities[index], at: "seed.objects[\(index)].fields[\(number)]")
            }
        }
        // Records come last, those that others link to first.
        for entity in [Entity.organization, .person, .deal] {
            for (index, object) in objects.enumerated() where entities[index] == entity {
                try addRecords(object, to: entity, at: "seed.objects[\(index)].records", isDemo: seed.objects == nil)
            }
        }
    }

    private mutating func add(_ seed: PipedriveSeed.Field, to entity: Entity, at place: String) throws {
        guard Field.creatableTypes.contains(seed.type) else {
            throw SeedError(
                "\(place).type is \"\(seed.type)\": use one of \(Field.creatableTypes.joined(separator: ", "))")
        }
        let takesOptions = seed.type == "enum" || seed.type == "set"
        guard takesOptions != seed.options.isEmpty else {
            throw SeedError("\(place).options: enum and set have options, and other types have none")
        }
        let code = seed.code ?? self.code(of: seed.name, entity)
        guard code.wholeMatch(of: /[0-9a-f]{40}/) != nil, table(entity).field(code: code) == nil else {
            throw SeedError("\(place).code \"\(code)\" is no code, or not the only one: write 40 hexadecimal digits")
        }
        var field = makeField(entity, name: seed.name, type: seed.type, code: code)
        _ = takesOptions ? field.addOptions(seed.options) : []
        field.summary = seed.summary
        field.isReadOnly = seed.isReadOnly
        fields[entity]?.add(field)
        if seed.isDeleted { fields[entity]?.delete(code) }
    }

    /// A code that is the same at each start: of the object, the name, and how many had it before.
    private func code(of name: String, _ entity: Entity) -> String {
        let table = table(entity)
        let before = (table.fields + table.deleted).count { $0.name == name }
        let hash = SHA256.hash(Array("\(entity.rawValue)/\(name)/\(before)".utf8))
        return hash.prefix(20).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private mutating func addRecords(
        _ object: PipedriveSeed.Object, to entity: Entity, at place: String, isDemo: Bool
    ) throws {
        for (number, json) in object.records.enumerated() {
            do {
                try addRecord(json, to: entity, isDemo: isDemo)
            } catch let failure as PipedriveFailure {
                throw SeedError("\(place)[\(number)]: \(failure.message)")
            }
        }
        for number in 0..<object.generatedRecords {
            try addRecord([entity == .deal ? "title" : "name": .string("Record \(number + 1)")], to: entity)
        }
    }

    /// A record of a seed: owners may be e-mails, and custom fields may be named.
    private mutating func addRecord(_ json: JSON, to entity: Entity, isDemo: Bool = false) throws {
        var body = json.object ?? [:]
        let id = body["id"]?.integer ?? records[entity]?.nextID() ?? 1
        body["id"] = nil
        let owner = try seedOwner(body["owner_id"], isDemo: isDemo)
        body["owner_id"] = nil
        if let custom = body["custom_fields"]?.object {
            body["custom_fields"] = .object(JSONObject(custom.members.map { (codeNamed($0.name, entity), $0.value) }))
        }
        var draft = try draft(body, entity: entity, changing: nil)
        draft.values["owner_id"] = .integer(owner)
        draft.values["visible_to"] = draft.values["visible_to"] ?? 3
        if entity == .deal {
            draft = settledMoney(
                try settledStatus(settledPlace(draft, record: nil), record: nil), record: nil, maker: installer)
        }
        var record = Record(id: id, creatorID: installer.id, at: Self.seedInstant)
        if let added = draft.values.removeValue(forKey: "add_time")?.string { record.addTime = added }
        let made = laid(draft, over: record, of: entity)
        records[entity]?.put(made)
    }

    /// The owner that a record of a seed names by id or e-mail, who may have left; otherwise the installer, also of
    /// demo records where a seed's users are others.
    private func seedOwner(_ sent: JSON?, isDemo: Bool) throws -> Int {
        guard let sent else { return installer.id }
        if let id = sent.integer, directory.user(id) != nil { return id }
        if let user = sent.string.flatMap({ directory.users(email: $0).first }) { return user.id }
        guard isDemo else {
            throw PipedriveFailure(400, "the owner_id \(sent.text) is no user: add it to seed.users")
        }
        return installer.id
    }

    private func codeNamed(_ word: String, _ entity: Entity) -> String {
        table(entity).fields(named: word).first { $0.isCustom }?.code ?? word
    }
}
