import Foundation
import MockKit

/// Storing what a write gives, with what follows from it.
extension AttioAccount {
    /// Makes a record of values as they were written.
    @discardableResult
    mutating func create(_ values: JSONObject, _ draft: RecordDraft) throws -> Record {
        var given = try contents(values, of: draft.object)
        if draft.asksForRequired {
            given = try addingDefaults(given, draft)
            try checkRequired(given, isNew: true, of: draft.object)
        }
        try checkUnique(given, except: nil, in: draft.object)
        guard stores.values.reduce(0, { $0 + $1.order.count }) < limits.records else {
            throw AttioFailure(400, "quota_exceeded", "The workspace has reached the number of records of its plan.")
        }
        var record = Record(id: draft.id ?? makeID("record"), createdAt: nowText)
        addSystemValues(to: &record, draft)
        return store(given, in: &record, draft)
    }

    /// Changes a record by values as they were written.
    mutating func update(_ record: Record, _ values: JSONObject, _ draft: RecordDraft) throws -> Record {
        let given = try contents(values, of: draft.object)
        try checkRequired(given, isNew: false, of: draft.object)
        try checkUnique(given, except: record.id, in: draft.object)
        var record = record
        return store(given, in: &record, draft)
    }

    private mutating func store(
        _ given: [String: [JSONObject]], in record: inout Record, _ draft: RecordDraft
    ) -> Record {
        for attribute in draft.object.attributes {
            guard let contents = given[attribute.id] else { continue }
            let before = record.active[attribute.id] ?? []
            set(contents, of: attribute, in: &record, draft)
            let after = record.active[attribute.id] ?? []
            reflect(attribute, of: record, from: before, to: after, draft)
        }
        stores[draft.object.id, default: RecordStore()].save(record)
        if draft.asksForRequired { linkCompany(of: &record, draft) }
        index(record, of: draft.object)
        return record
    }

    private func addSystemValues(to record: inout Record, _ draft: RecordDraft) {
        func put(_ slug: String, _ content: JSONObject) {
            guard let attribute = draft.object.attribute(slug) else { return }
            record.active[attribute.id] = [
                StoredValue(content: content, activeFrom: record.createdAt, actor: draft.author)
            ]
        }
        put("record_id", ["value": .string(record.id)])
        put("created_at", ["value": .string(record.createdAt)])
        put(
            "created_by",
            [
                "referenced_actor_type": draft.author["type"] ?? "system",
                "referenced_actor_id": draft.author["id"] ?? .null,
            ])
    }

    /// Gives an attribute its values. A value that was there before keeps its time; one that is gone becomes the past.
    private func set(
        _ contents: [JSONObject], of attribute: Attribute, in record: inout Record, _ draft: RecordDraft
    ) {
        func identity(_ content: JSONObject) -> JSON { Self.identity(of: content, type: attribute.type) }
        let now = nowText
        let old = record.active[attribute.id] ?? []
        let fresh = contents.filter { content in !old.contains { identity($0.content) == identity(content) } }
            .map { StoredValue(content: $0, activeFrom: now, actor: draft.author) }
        if attribute.isMultiselect, adds(attribute, draft) {
            record.active[attribute.id] = fresh + old
            return
        }
        let isKept = { (value: StoredValue) in contents.contains { identity($0) == identity(value.content) } }
        record.past[attribute.id, default: []] += old.filter { !isKept($0) }.map { value in
            var value = value
            value.activeUntil = now
            return value
        }
        record.active[attribute.id] = contents.compactMap { content in
            (old + fresh).first { identity($0.content) == identity(content) }
        }
    }

    private func adds(_ attribute: Attribute, _ draft: RecordDraft) -> Bool {
        switch draft.mode {
        case .adds: true
        case .overwrites: false
        case .asserts(let id): attribute.id == id
        }
    }

    /// Writes the other side of a relationship.
    private mutating func reflect(
        _ attribute: Attribute, of record: Record, from before: [StoredValue], to after: [StoredValue],
        _ draft: RecordDraft
    ) {
        guard let pair = attribute.relationship, let object = objects.first(where: { $0.id == pair.object }),
            let reverse = object.attribute(pair.attribute)
        else { return }
        func targets(_ values: [StoredValue]) -> [String] {
            values.compactMap { $0.content["target_record_id"]?.string }
        }
        let (old, new) = (targets(before), targets(after))
        for id in Set(old + new) where old.contains(id) != new.contains(id) {
            guard var other = stores[object.id]?[id] else { continue }
            let own: JSONObject = [
                "target_object": .string(draft.object.slug), "target_record_id": .string(record.id),
            ]
            let others = (other.active[reverse.id] ?? []).map(\.content).filter { $0 != own }
            let kept = reverse.isMultiselect || old.contains(id) ? others : []
            set(
                new.contains(id) ? [own] + kept : kept, of: reverse, in: &other,
                RecordDraft(object: object, author: draft.author))
            stores[object.id]?.save(other)
        }
    }

    /// Links a person to the company of a new e-mail's domain, and makes that company where there is none.
    private mutating func linkCompany(of record: inout Record, _ draft: RecordDraft) {
        guard switches.companiesLinked, draft.object.slug == "people",
            let emails = draft.object.liveAttribute("email_addresses"),
            let link = draft.object.liveAttribute("company"), record.active[link.id]?.isEmpty ?? true,
            let domain = record.active[emails.id]?.first?.content["email_domain"],
            let companies = objects.first(where: { $0.slug == "companies" }),
            let domains = companies.liveAttribute("domains")
        else { return }
        let system: JSON = ["type": "system", "id": .null]
        let holder = holders(of: ["domain": domain], attribute: domains, in: companies).first
        var making = RecordDraft(object: companies, author: system)
        making.asksForRequired = false
        guard let company = holder ?? (try? create(["domains": [domain]], making))?.id else { return }
        let target: JSONObject = ["target_object": "companies", "target_record_id": .string(company)]
        let linking = RecordDraft(object: draft.object, author: system)
        set([target], of: link, in: &record, linking)
        reflect(link, of: record, from: [], to: record.active[link.id] ?? [], linking)
        stores[draft.object.id]?.save(record)
    }
}
