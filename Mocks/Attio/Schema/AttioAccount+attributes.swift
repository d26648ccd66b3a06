import MockKit

/// Attributes of objects and lists: listed, read, made and changed. There is no way to delete one.
extension AttioAccount {
    /// The object or list that a path names.
    func definition(_ call: MockCall) throws -> Definition {
        call.tags["target"] == "lists" ? try list(call["identifier"]) : try object(call["identifier"])
    }

    /// The attribute that a path names, archived or not.
    func attribute(_ call: MockCall) throws -> (definition: Definition, attribute: Attribute) {
        let definition = try definition(call)
        guard let attribute = definition.attribute(call["attribute"]) else {
            throw AttioFailure.noAttribute(call["attribute"])
        }
        return (definition, attribute)
    }

    /// Puts a changed definition back to where it was.
    mutating func save(_ definition: Definition) {
        if let place = objects.firstIndex(where: { $0.id == definition.id }) {
            objects[place] = definition
        } else if let place = lists.firstIndex(where: { $0.id == definition.id }) {
            lists[place] = definition
        }
    }

    /// Puts a changed attribute back to where it was.
    mutating func save(_ attribute: Attribute, in definition: Definition) {
        var definition = definition
        guard let place = definition.attributes.firstIndex(where: { $0.id == attribute.id }) else { return }
        definition.attributes[place] = attribute
        save(definition)
    }

    func listAttributes(_ call: MockCall) throws -> MockResponse {
        let definition = try definition(call)
        let query = QueryReader(request: call.request, limits: limits, switches: switches)
        let showsArchived = try query.flag("show_archived")
        let rows = definition.attributes.filter { showsArchived || !$0.isArchived }.map { json($0, of: definition) }
        return Self.success(.array(try query.page(of: rows)))
    }

    func getAttribute(_ call: MockCall) throws -> MockResponse {
        let found = try attribute(call)
        return Self.success(json(found.attribute, of: found.definition))
    }

    mutating func createAttribute(_ call: MockCall) throws -> MockResponse {
        var definition = try definition(call)
        let draft = try AttributeDraft(call.request, types: creatableTypes(on: definition))
        try checkSlug(draft.slug, of: definition, except: nil)
        try checkTitle(draft.title, of: definition)
        var attribute = Attribute(
            id: makeID("attribute"), slug: draft.slug, title: draft.title, type: draft.type)
        attribute.description = draft.description
        attribute.isRequired = draft.isRequired
        attribute.isUnique = draft.isUnique
        attribute.isMultiselect = draft.isMultiselect
        attribute.createdAt = nowText
        try configure(&attribute, draft.config)
        try setDefault(draft.defaultValue, of: &attribute, in: definition)
        try check(attribute, in: definition)
        definition.attributes.append(attribute)
        save(definition)
        if let pair = draft.relationship { try relate(&attribute, in: definition, to: pair) }
        return Self.success(json(attribute, of: definition))
    }

    private func creatableTypes(on definition: Definition) -> [AttributeType] {
        AttributeType.allCases.filter { type in
            type.isCreatable
                && !(type == .status && definition.parentObject == nil && switches.statusAttributesRefused)
        }
    }

    private func checkSlug(_ slug: String, of definition: Definition, except id: String?) throws {
        let isSnakeCase = slug.wholeMatch(of: /[a-z0-9]+(_[a-z0-9]+)*/) != nil
        guard isSnakeCase || (switches.looseSlugs && !slug.isEmpty) else {
            throw AttioFailure.body([.other(["data", "api_slug"], "Must be in snake case")])
        }
        let holders = definition.attributes.filter { attribute in
            attribute.slug == slug && attribute.id != id && !(attribute.isArchived && switches.archivedSlugsFree)
        }
        guard holders.isEmpty else {
            let isList = definition.parentObject != nil || switches.slugConflictSaysList
            throw AttioFailure.taken(
                "An attribute with the same API slug already exists on this \(isList ? "list" : "object"). "
                    + "Please choose a different API slug.")
        }
    }

    private func checkTitle(_ title: String, of definition: Definition) throws {
        guard switches.duplicateTitlesRefused, definition.attributes.contains(where: { $0.title == title }) else {
            return
        }
        throw AttioFailure.taken("An attribute with the same title already exists. Please choose a different title.")
    }

    /// What Attio does not allow of an attribute, however it is written.
    private func check(_ attribute: Attribute, in definition: Definition) throws {
        let isPeopleOrCompanies = StandardObjects.alwaysEnabled.contains(definition.slug)
        if attribute.isMultiselect, !attribute.type.takesSeveral {
            throw AttioFailure.invalid("Attributes of type \(attribute.type.rawValue) cannot be multiselect.")
        }
        if attribute.isUnique, !attribute.type.canBeUnique {
            throw AttioFailure.invalid("Attributes of type \(attribute.type.rawValue) cannot be unique.")
        }
        if attribute.isUnique, definition.slug == "companies" {
            throw AttioFailure.invalid("Unique attributes cannot be created on companies.")
        }
        if attribute.type == .status, isPeopleOrCompanies {
            throw AttioFailure.invalid("Status attributes are not supported on \(definition.slug).")
        }
        if !attribute.defaultValue.isNull, isPeopleOrCompanies {
            throw AttioFailure.invalid("Default values are not supported on \(definition.slug).")
        }
        if attribute.isRequired, attribute.defaultValue.isNull, !attribute.isSystem {
            throw AttioFailure.invalid("A required attribute must have a default value.")
        }
    }

    func configure(_ attribute: inout Attribute, _ config: AttributeConfig) throws {
        if attribute.type == .currency {
            attribute.currencyCode = config.currencyCode ?? attribute.currencyCode
            attribute.currencyDisplay = config.currencyDisplay ?? attribute.currencyDisplay
            guard attribute.currencyCode != nil else {
                throw AttioFailure.body([.type(["data", "config", "currency"], expected: "object", received: nil)])
            }
        }
        guard attribute.type == .recordReference, let words = config.allowedObjects else { return }
        attribute.allowedObjects = try words.map { try object($0).id }
    }

    /// Takes a default, if it is one that the type can have.
    private func setDefault(_ value: JSON, of attribute: inout Attribute, in definition: Definition) throws {
        attribute.defaultValue = value
        guard let template = value["template"] else { return }
        if value["type"] == "static" {
            _ = try (template.array ?? []).map { try content(of: $0, for: attribute) }
            return
        }
        let isUser = template == "current-user" && attribute.type == .actorReference
        let isLater = attribute.type == .date || attribute.type == .timestamp
        guard isUser || (isLater && AttioTime.date(now, later: template.string ?? "") != nil) else {
            throw AttioFailure.invalid("The default value does not suit the type \(attribute.type.rawValue).")
        }
    }

    /// Makes the reverse attribute of a relationship.
    private mutating func relate(
        _ attribute: inout Attribute, in definition: Definition, to pair: AttributeDraft.Pair
    ) throws {
        var other = try object(pair.object)
        guard attribute.type == .recordReference else {
            throw AttioFailure.invalid("A relationship needs an attribute of type record-reference.")
        }
        try checkSlug(pair.slug, of: other, except: nil)
        var reverse = Attribute(id: makeID("attribute"), slug: pair.slug, title: pair.title, type: .recordReference)
        reverse.isMultiselect = pair.isMultiselect
        reverse.allowedObjects = [definition.id]
        reverse.createdAt = nowText
        reverse.relationship = Attribute.Relationship(object: definition.id, attribute: attribute.id)
        attribute.allowedObjects = [other.id]
        attribute.relationship = Attribute.Relationship(object: other.id, attribute: reverse.id)
        other.attributes.append(reverse)
        save(other)
        if let own = objects.first(where: { $0.id == definition.id }) { save(attribute, in: own) }
    }

    mutating func updateAttribute(_ call: MockCall) throws -> MockResponse {
        let found = try attribute(call)
        let change = try AttributePatch(call.request)
        guard !found.attribute.isSystem else {
            throw AttioFailure(400, "system_edit_unauthorized", "Cannot update a System attribute.")
        }
        var attribute = found.attribute
        if let slug = change.slug {
            try checkSlug(slug, of: found.definition, except: attribute.id)
            attribute.slug = slug
        }
        attribute.title = change.title ?? attribute.title
        if let description = change.description { attribute.description = description.string }
        attribute.isRequired = change.isRequired ?? attribute.isRequired
        attribute.isUnique = change.isUnique ?? attribute.isUnique
        attribute.isArchived = change.isArchived ?? attribute.isArchived
        if let config = change.config { try configure(&attribute, config) }
        if let value = change.defaultValue { try setDefault(value, of: &attribute, in: found.definition) }
        try check(attribute, in: found.definition)
        save(attribute, in: found.definition)
        return Self.success(json(attribute, of: found.definition))
    }
}
