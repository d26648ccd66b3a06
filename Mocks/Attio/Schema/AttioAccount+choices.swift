import MockKit

/// Options of select attributes, and statuses of status attributes: a call of its own for each attribute.
extension AttioAccount {
    func listOptions(_ call: MockCall) throws -> MockResponse {
        let found = try selectAttribute(call)
        let showsArchived = try QueryReader(request: call.request, limits: limits, switches: switches)
            .flag("show_archived")
        let options = found.attribute.options.filter { showsArchived || !$0.isArchived }
        return Self.success(.array(options.map { json($0, of: found.attribute, in: found.definition) }))
    }

    mutating func createOption(_ call: MockCall) throws -> MockResponse {
        var found = try selectAttribute(call)
        try checkOpen(found.attribute)
        let change = try ChoiceChange(call.request, isNew: true, isStatus: false)
        try checkOptionTitle(change.title, of: found.attribute, except: nil)
        let option = SelectOption(id: makeID("option"), title: change.title ?? "")
        found.attribute.options.append(option)
        save(found.attribute, in: found.definition)
        return Self.success(json(option, of: found.attribute, in: found.definition))
    }

    mutating func updateOption(_ call: MockCall) throws -> MockResponse {
        var found = try selectAttribute(call)
        try checkOpen(found.attribute)
        let change = try ChoiceChange(call.request, isNew: false, isStatus: false)
        guard let id = found.attribute.option(call["option"])?.id,
            let place = found.attribute.options.firstIndex(where: { $0.id == id })
        else { throw Self.noOption(call["option"]) }
        try checkOptionTitle(change.title, of: found.attribute, except: id)
        found.attribute.options[place].title = change.title ?? found.attribute.options[place].title
        found.attribute.options[place].isArchived = change.isArchived ?? found.attribute.options[place].isArchived
        save(found.attribute, in: found.definition)
        return Self.success(json(found.attribute.options[place], of: found.attribute, in: found.definition))
    }

    func listStatuses(_ call: MockCall) throws -> MockResponse {
        let found = try statusAttribute(call)
        let showsArchived = try QueryReader(request: call.request, limits: limits, switches: switches)
            .flag("show_archived")
        let statuses = found.attribute.statuses.filter { showsArchived || !$0.isArchived }
        let rows = statuses.map { json($0, of: found.attribute, in: found.definition) }
        return Self.success(.array(switches.statusesReversed ? rows.reversed() : rows))
    }

    mutating func createStatus(_ call: MockCall) throws -> MockResponse {
        var found = try statusAttribute(call)
        let change = try ChoiceChange(call.request, isNew: true, isStatus: true)
        try checkStatusTitle(change.title, of: found.attribute, except: nil)
        var status = Status(id: makeID("status"), title: change.title ?? "")
        change.apply(to: &status)
        found.attribute.statuses.append(status)
        save(found.attribute, in: found.definition)
        return Self.success(json(status, of: found.attribute, in: found.definition))
    }

    mutating func updateStatus(_ call: MockCall) throws -> MockResponse {
        var found = try statusAttribute(call)
        let change = try ChoiceChange(call.request, isNew: false, isStatus: true)
        guard let id = found.attribute.status(call["status"])?.id,
            let place = found.attribute.statuses.firstIndex(where: { $0.id == id })
        else { throw Self.noStatus(call["status"]) }
        try checkStatusTitle(change.title, of: found.attribute, except: id)
        change.apply(to: &found.attribute.statuses[place])
        save(found.attribute, in: found.definition)
        return Self.success(json(found.attribute.statuses[place], of: found.attribute, in: found.definition))
    }

    static func noOption(_ word: String) -> AttioFailure {
        AttioFailure.valueNotFound("Cannot find select attribute with select option title \"\(word)\".")
    }

    static func noStatus(_ word: String) -> AttioFailure {
        AttioFailure.valueNotFound("Cannot find status attribute with status option title \"\(word)\".")
    }

    private func selectAttribute(_ call: MockCall) throws -> (definition: Definition, attribute: Attribute) {
        let found = try attribute(call)
        guard found.attribute.type == .select else {
            throw AttioFailure.invalid("This attribute is not a select attribute.")
        }
        return found
    }

    private func statusAttribute(_ call: MockCall) throws -> (definition: Definition, attribute: Attribute) {
        let found = try attribute(call)
        guard found.attribute.type == .status else {
            throw AttioFailure.invalid("This attribute is not a status attribute.")
        }
        return found
    }

    /// Options that Attio fills in by itself cannot be changed.
    private func checkOpen(_ attribute: Attribute) throws {
        guard attribute.isWritable else {
            throw AttioFailure(400, "system_edit_unauthorized", "Cannot update a System attribute.")
        }
    }

    private func checkOptionTitle(_ title: String?, of attribute: Attribute, except id: String?) throws {
        guard let title, attribute.options.contains(where: { $0.title == title && $0.id != id }) else { return }
        throw AttioFailure.taken("There is already another select option with the title \"\(title)\".")
    }

    private func checkStatusTitle(_ title: String?, of attribute: Attribute, except id: String?) throws {
        guard let title, attribute.statuses.contains(where: { $0.title == title && $0.id != id }) else { return }
        throw AttioFailure.taken("There is already another status with the title \"\(title)\".")
    }
}
