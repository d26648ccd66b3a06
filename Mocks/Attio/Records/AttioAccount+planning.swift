import MockKit

/// Judging a write before anything is stored.
extension AttioAccount {
    /// The contents that a write gives to each attribute, by attribute id.
    func contents(_ values: JSONObject, of object: Definition) throws -> [String: [JSONObject]] {
        var contents: [String: [JSONObject]] = [:]
        for member in values.members {
            guard let attribute = object.liveAttribute(member.name) else {
                throw AttioFailure.valueNotFound("Cannot find attribute with slug/ID \"\(member.name)\".")
            }
            guard !member.value.isNull else {
                throw AttioFailure.body([
                    .type(["data", "values", member.name], expected: "array", received: member.value)
                ])
            }
            guard attribute.isWritable else {
                throw AttioFailure(
                    400, switches.readOnlyCode, "Attribute with slug \"\(attribute.slug)\" cannot be written to.")
            }
            contents[attribute.id] = try listed(member.value, for: attribute)
        }
        return contents
    }

    private func listed(_ value: JSON, for attribute: Attribute) throws -> [JSONObject] {
        let inputs = value.array ?? [value]
        guard inputs.count <= 1 || attribute.isMultiselect else {
            throw AttioFailure.value(
                attribute.slug, [.other([], "Array must contain at most 1 element(s)")])
        }
        var contents: [JSONObject] = []
        for input in inputs {
            guard !input.isNull else {
                throw AttioFailure.value(attribute.slug, [.type([], expected: "object", received: input)])
            }
            if switches.emptyTextUnsets, attribute.type == .text, input == "" || input["value"] == "" { continue }
            let content = try content(of: input, for: attribute)
            let identity = Self.identity(of: content, type: attribute.type)
            if !contents.contains(where: { Self.identity(of: $0, type: attribute.type) == identity }) {
                contents.append(content)
            }
        }
        return contents
    }

    /// The defaults that a new record takes where the write says nothing.
    func addingDefaults(
        _ contents: [String: [JSONObject]], _ draft: RecordDraft
    ) throws -> [String: [JSONObject]] {
        var contents = contents
        for attribute in draft.object.attributes where !attribute.isArchived && contents[attribute.id] == nil {
            let inputs = defaultInputs(of: attribute, author: draft.author)
            guard !inputs.isEmpty else { continue }
            contents[attribute.id] = try inputs.map { try content(of: $0, for: attribute) }
        }
        return contents
    }

    private func defaultInputs(of attribute: Attribute, author: JSON) -> [JSON] {
        let value = attribute.defaultValue
        guard value["type"] == "dynamic", let template = value["template"]?.string else {
            return value["template"]?.array ?? []
        }
        if template == "current-user" {
            // The token writes, and a token is no member: nothing is found for it.
            guard author["type"] == "workspace-member", let id = author["id"]?.string else { return [] }
            return [["referenced_actor_type": "workspace-member", "referenced_actor_id": .string(id)]]
        }
        return AttioTime.date(now, later: template).map { [.string(AttioTime.text($0))] } ?? []
    }

    /// Refuses a write that leaves a required attribute without a value.
    func checkRequired(_ contents: [String: [JSONObject]], isNew: Bool, of object: Definition) throws {
        for attribute in object.attributes where attribute.isRequired && !attribute.isArchived && attribute.isWritable {
            let given = contents[attribute.id]
            guard given.map(\.isEmpty) ?? isNew else { continue }
            throw AttioFailure.missingValue(attribute: attribute.id)
        }
    }

    /// Refuses a write that gives a unique value to a second record.
    mutating func checkUnique(
        _ contents: [String: [JSONObject]], except id: String?, in object: Definition
    ) throws {
        for attribute in object.attributes where attribute.isUnique {
            for content in contents[attribute.id] ?? [] {
                let isHeld = holders(of: content, attribute: attribute, in: object).contains { $0 != id }
                guard isHeld || switches.takenValues > 0 else { continue }
                if !isHeld { switches.takenValues -= 1 }
                let main = attribute.type.mainField
                throw AttioFailure.conflict(.object([main: content[main] ?? .null]), attribute: attribute.id)
            }
        }
    }

    /// Refuses a write while another one, or a merge, is said to go on.
    mutating func takeWriteObstacles() throws {
        if switches.writeConflicts > 0 {
            switches.writeConflicts -= 1
            throw AttioFailure.injected(409)
        }
        guard switches.mergesInProgress > 0 else { return }
        switches.mergesInProgress -= 1
        throw AttioFailure(400, "merge_in_progress", "This record is being merged. Please try again later.")
    }
}
