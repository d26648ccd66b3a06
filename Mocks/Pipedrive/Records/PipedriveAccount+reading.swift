import MockKit

/// Reading the bodies of records: every problem of the schema is said at once, then what the ids stand for.
extension PipedriveAccount {
    func draft(_ body: JSONObject, entity: Entity, changing record: Record?) throws -> RecordDraft {
        var draft = RecordDraft()
        var problems: [String] = []
        let keys = BodyKey.keys(entity)
        for member in body.members where member.name != "custom_fields" {
            guard let key = keys[member.name], record == nil || !key.isCreationOnly, !isFrozen(member.name, entity)
            else {
                problems.append("\(member.name): Parameter '\(member.name)' is not allowed for this request")
                continue
            }
            guard key.feature.isOn(switches) else { throw PipedriveFailure.noPermission }
            do {
                let value = try stored(member.value, key, name: member.name, entity: entity)
                draft.values[member.name] = merged(value, key, member.name, into: record)
            } catch ValueProblem.form(let words) {
                problems.append("\(member.name): \(words)")
            }
        }
        if record == nil, let missing = [entity == .deal ? "title" : "name"].first(where: { body[$0] == nil }) {
            problems.append("\(missing): Required")
        }
        guard problems.isEmpty else { throw PipedriveFailure.schema(problems) }
        draft.custom = try customValues(body["custom_fields"], entity: entity)
        return draft
    }

    /// Whether a built-in field was made read-only by a change.
    private func isFrozen(_ name: String, _ entity: Entity) -> Bool {
        table(entity).fields.contains { ($0.recordKey ?? $0.code) == name && $0.isReadOnly && !$0.isCustom }
    }

    private func merged(_ value: JSON, _ key: BodyKey, _ name: String, into record: Record?) -> JSON {
        guard switches.mergeLists, key.kind == .labels || key.kind == .points, let new = value.array,
            let old = record?.values[name]?.array
        else { return value }
        return .array(old + new.filter { !old.contains($0) })
    }

    private func customValues(_ sent: JSON?, entity: Entity) throws -> [String: JSON] {
        guard let sent else { return [:] }
        guard let members = sent.object?.members else {
            throw PipedriveFailure.schema(["custom_fields: Expected 'object', received '\(sent.kind)'"])
        }
        var values: [String: JSON] = [:]
        let table = table(entity)
        for member in members {
            guard let field = table.field(code: member.name), field.isCustom, !field.isReadOnly else {
                throw PipedriveFailure.schema([
                    "custom_fields: Parameter '\(member.name)' is not allowed for this request"
                ])
            }
            do {
                let rules = CustomValueRules(field: field, entity: entity, account: self)
                values[member.name] = try rules.stored(member.value)
            } catch ValueProblem.form(let words) {
                var failure = PipedriveFailure.schema(["custom_fields: \(words)"])
                if switches.valueErrorsWithoutCode { failure.code = nil }
                throw failure
            } catch ValueProblem.reference(let words) {
                throw badReference(words)
            }
        }
        return values
    }

    /// An id that stands for nothing; the words are not known.
    func badReference(_ words: String) -> PipedriveFailure {
        switches.plainReferenceErrors ? PipedriveFailure(400, words) : .schema([words])
    }

    private func stored(_ value: JSON, _ key: BodyKey, name: String, entity: Entity) throws -> JSON {
        if value.isNull {
            guard key.isNullable else { throw ValueProblem.form("must not be null") }
            return .null
        }
        do {
            return try RootValueRules(key: key, name: name, entity: entity, account: self).stored(value)
        } catch ValueProblem.reference(let words) {
            throw badReference("\(name): \(words)")
        }
    }

    /// A user as owner, or as the value of a user field.
    func ownerID(_ id: Int, named name: String) throws -> Int {
        guard let user = directory.user(id), user.isUsable || !switches.refuseInactiveOwners else {
            throw ValueProblem.reference("User '\(id)' of '\(name)' not found or not active")
        }
        return id
    }

    /// A person or an organization that was not deleted.
    func linked(_ entity: Entity, _ id: Int, named name: String) throws -> Int {
        guard records[entity]?.live(id) != nil else {
            throw ValueProblem.reference("\(entity.title) '\(id)' of '\(name)' not found")
        }
        return id
    }

    /// An amount, at the places of its currency where the switch says so.
    func amount(_ amount: Double, in currency: Currency) -> JSON {
        let shown = switches.roundMoney ? currency.rounded(amount) : amount
        return Int(exactly: shown).map { .integer($0) } ?? .decimal(shown)
    }
}
