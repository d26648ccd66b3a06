import MockKit

/// Values as they are written, turned into what is kept of them.
extension AttioAccount {
    /// What is kept of one value that was written.
    /// - Throws: ``AttioFailure`` for a value that the attribute does not take.
    func content(of input: JSON, for attribute: Attribute) throws -> JSONObject {
        let form = ValueForm(input, of: attribute.slug)
        switch attribute.type {
        case .text: return ["value": .string(try form.text("value"))]
        case .number: return ["value": Self.number(Self.rounded(try form.number("value")))]
        case .checkbox: return ["value": .bool(try form.flag("value"))]
        case .currency: return ["currency_value": Self.number(Self.rounded(try form.amount("currency_value")))]
        case .date: return ["value": .string(try form.text("value", as: "date", AttioTime.day))]
        case .timestamp: return ["value": .string(try form.text("value", as: "date-time", AttioTime.timestamp))]
        case .rating: return ["value": .integer(try form.rating())]
        case .select: return ["option": .string(try optionID(form.text("option"), of: attribute))]
        case .status: return ["status": .string(try statusID(form.text("status"), of: attribute))]
        case .domain: return try DomainName.content(form.text("domain"), form: form)
        case .emailAddress: return try EmailAddress.content(form.text("email_address"), form: form)
        case .phoneNumber: return try PhoneNumber.content(form)
        case .personalName: return try PersonalName.content(form)
        case .location: return try Location.content(form)
        case .actorReference: return try memberContent(form)
        case .recordReference: return try recordContent(form, of: attribute)
        case .interaction: throw form.failure([.other([], "Interactions cannot be written")])
        }
    }

    /// A whole number stays one.
    static func number(_ value: Double) -> JSON { Int(exactly: value).map { .integer($0) } ?? .decimal(value) }

    /// Numbers have at most four decimals.
    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

    private func optionID(_ word: String, of attribute: Attribute) throws -> String {
        guard let option = attribute.option(word), !option.isArchived || switches.archivedOptionsAccepted else {
            throw Self.noOption(word)
        }
        return option.id
    }

    private func statusID(_ word: String, of attribute: Attribute) throws -> String {
        guard let status = attribute.status(word), !status.isArchived || switches.archivedOptionsAccepted else {
            throw Self.noStatus(word)
        }
        return status.id
    }

    /// A member by id or e-mail: only members can be written.
    private func memberContent(_ form: ValueForm) throws -> JSONObject {
        let member: Member?
        let word: String
        if let email = try form.email() {
            word = email
            member = members.member(email: email)
        } else {
            try form.only(["referenced_actor_type", "referenced_actor_id"])
            guard form["referenced_actor_type"] == "workspace-member" else {
                throw form.failure([
                    .word(
                        ["referenced_actor_type"], options: ["workspace-member"],
                        received: form["referenced_actor_type"]?.string ?? "undefined")
                ])
            }
            word = try form.id("referenced_actor_id")
            member = members.member(id: word)
        }
        guard let member, member.accessLevel != .suspended || switches.suspendedMembersAccepted else {
            throw AttioFailure(400, switches.unknownMemberCode, "Cannot find workspace member \"\(word)\".")
        }
        return ["referenced_actor_type": "workspace-member", "referenced_actor_id": .string(member.id)]
    }

    /// A record by id, or by a value of a unique attribute.
    private func recordContent(_ form: ValueForm, of attribute: Attribute) throws -> JSONObject {
        let object = try target(form, of: attribute)
        let id: String
        if form.isObject, form["target_record_id"] == nil {
            id = try matchingRecord(form, in: object)
        } else {
            id = try form.id("target_record_id")
        }
        guard let record = store(of: object)[id] else {
            throw AttioFailure.valueNotFound("Cannot find record with ID \"\(id)\".")
        }
        return ["target_object": .string(object.slug), "target_record_id": .string(record.id)]
    }

    private func target(_ form: ValueForm, of attribute: Attribute) throws -> Definition {
        let allowed = attribute.allowedObjects
        if !form.isObject, allowed?.count == 1, let only = objects.first(where: { $0.id == allowed?[0] }) {
            return only
        }
        guard let word = form["target_object"]?.string else {
            throw form.failure([.type(["target_object"], expected: "string", received: form["target_object"])])
        }
        guard let object = try? object(word), allowed?.contains(object.id) ?? true else {
            throw AttioFailure.valueNotFound("Cannot reference records of object \"\(word)\".")
        }
        return object
    }

    private func matchingRecord(_ form: ValueForm, in object: Definition) throws -> String {
        let words = form.names.filter { $0 != "target_object" }
        guard words.count == 1, let attribute = object.liveAttribute(words[0]) else {
            throw form.failure([.type(["target_record_id"], expected: "string", received: nil)])
        }
        guard attribute.isUnique else {
            throw AttioFailure(
                400, "matching_attribute_definition_not_unique", "Attribute \"\(words[0])\" is not unique.")
        }
        let input = form[words[0]]?.array?.first ?? form[words[0]] ?? .null
        let content = try content(of: input, for: attribute)
        let found = holders(of: content, attribute: attribute, in: object)
        guard let first = found.first, found.count == 1 else {
            throw found.isEmpty
                ? AttioFailure.valueNotFound("Cannot find a record with \(JSON.object(content).text).")
                : AttioFailure(400, "multiple_match_results", "Several records match.")
        }
        return first
    }

    /// The records that hold a value of an attribute.
    func holders(of content: JSONObject, attribute: Attribute, in object: Definition) -> [String] {
        let identity = Self.identity(of: content, type: attribute.type)
        return store(of: object).all.filter { record in
            (record.active[attribute.id] ?? []).contains {
                Self.identity(of: $0.content, type: attribute.type) == identity
            }
        }.map(\.id)
    }

    /// What makes two values of an attribute the same one.
    static func identity(of content: JSONObject, type: AttributeType) -> JSON {
        switch type {
        case .emailAddress, .domain, .phoneNumber, .select, .status: content[type.mainField] ?? .null
        case .recordReference:
            [content["target_object"] ?? .null, content["target_record_id"] ?? .null]
        default: .object(content)
        }
    }
}
