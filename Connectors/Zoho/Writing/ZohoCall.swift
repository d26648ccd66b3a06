import ConnectorKit
import Foundation

/// Records that are written in one call, each with its place in the caller's list.
struct ZohoCall: Sendable {
    /// One record.
    struct Item: Sendable {
        /// Its place in the caller's list.
        let index: Int
        let object: CRMObject
        /// Which one; `nil` for one to create.
        let id: ZohoID?
        /// What to write.
        let fields: [JSONValue.Member]
        /// Write only if the record wasn't changed since this time, as Zoho told it.
        var unlessChangedSince: String?
        /// The layout to pin; the record's own, or the default one of a new record, where `nil`.
        var layout: ZohoID?

        /// The record in a body.
        var json: JSONValue {
            let own = id.map { [JSONValue.Member(name: "id", value: .string($0.text))] } ?? []
            let pin = layout.map { layout in
                [JSONValue.Member(name: ZohoMapping.layout, value: .object(["id": .string(layout.text)]))]
            }
            return .object(own + (pin ?? []) + fields)
        }
    }

    /// What is done to the records.
    enum Verb: Sendable {
        case create
        case update
        case delete

        /// The name of the operation.
        var operation: OperationName {
            switch self {
            case .create: .recordsCreate
            case .update: .recordsUpdate
            case .delete: .recordsDelete
            }
        }
    }

    let verb: Verb
    let items: [Item]
    /// Whether the records travel each in a request of its own in a composite, one after the other; otherwise as a list
    /// of one module.
    let isComposite: Bool

    /// Cuts records into calls: one composite where a few records of several modules fit into it, else lists of a
    /// module.
    ///
    /// A write on a condition, which is a header, travels alone or in a request of its own of the composite. A record that
    /// appears twice begins another list, so that its second change comes after its first. Where a value
    /// holds `@{`, which a composite would replace and which has no escape, no composite is used.
    static func calls(of items: [Item], _ verb: Verb) -> [ZohoCall] {
        let isMixed = Set(items.map(\.object)).count > 1
        let isLiteral = !items.contains { $0.fields.contains { $0.value.holds(ZohoComposite.referenceMark) } }
        if isMixed, isLiteral, items.count <= ZohoEndpoints.compositeRowsMax {
            return [ZohoCall(verb: verb, items: items, isComposite: true)]
        }
        return lists(of: items, verb)
    }

    /// Lists of one module each, at most ``ZohoEndpoints/callRecordsMax`` records, no id twice.
    static func lists(of items: [Item], _ verb: Verb) -> [ZohoCall] {
        CRMObject.allCases.flatMap { object in
            let lists = items.filter { $0.object == object }
                .lists(atMost: ZohoEndpoints.callRecordsMax, noneTwice: \.id).flatMap(parted)
            return lists.flatMap { short($0, verb) }.map { ZohoCall(verb: verb, items: $0, isComposite: false) }
        }
    }

    /// Each record with a condition by itself, in the place that it had.
    private static func parted(_ items: [Item]) -> [[Item]] {
        var lists: [[Item]] = []
        for item in items {
            if item.unlessChangedSince == nil, let last = lists.last?.last, last.unlessChangedSince == nil {
                lists[lists.count - 1].append(item)
            } else {
                lists.append([item])
            }
        }
        return lists
    }

    /// Deletions name their records in the address, which has a length.
    private static func short(_ items: [Item], _ verb: Verb) -> [[Item]] {
        guard verb == .delete else { return [items] }
        var rest = items[...]
        return ZohoEndpoints.lists(of: items.map { $0.id?.text ?? "" }, atMost: ZohoEndpoints.callRecordsMax).map {
            list in
            defer { rest = rest.dropFirst(list.count) }
            return Array(rest.prefix(list.count))
        }
    }

    /// Other calls that do the same, where this one was refused in a way that another form may not be.
    ///
    /// A key without the scope for composites sends lists. One record that isn't there, or is held, may spoil a list
    /// (unverified), so each is tried alone.
    func parts(after error: ConnectorError) -> [ZohoCall] {
        if isComposite {
            return [.forbidden, .unsupported].contains(error.kind) ? ZohoCall.lists(of: items, verb) : []
        }
        guard error.kind == .notFound || error.isOfHeldRecord, items.count > 1 else { return [] }
        return items.map { ZohoCall(verb: verb, items: [$0], isComposite: false) }
    }
}

// MARK: The call

extension ZohoCall {
    /// The statuses that tell record by record: 400 is what a list is answered with of which no record was taken, 412 what
    /// a record is that was changed meanwhile.
    private static let answerStatuses: Set<Int> = [400, 412]

    /// The composite, or `nil` for a list.
    var composite: ZohoComposite? {
        guard isComposite else { return nil }
        return ZohoComposite(
            operation: verb.operation, rows: items.map { row(of: [$0], inComposite: true) })
    }

    /// The call as it is sent.
    var request: HTTPRequest {
        if let composite { return composite.request }
        let row = row(of: items, inComposite: false)
        return HTTPRequest(
            operation: row.operation, method: row.method, path: row.path, query: row.query,
            headers: HTTPHeaders(row.headers), body: row.body.map { .json($0.encoded) }, isIdempotent: verb != .create,
            cost: ZohoUsage.cost(ofWriting: items.count), answerStatuses: Self.answerStatuses)
    }

    private func row(of items: [Item], inComposite: Bool) -> ZohoComposite.Row {
        let object = items[0].object
        guard verb == .delete else { return ZohoEndpoints.write(items, of: object, verb) }
        return ZohoEndpoints.delete(items.compactMap(\.id), of: object, inComposite: inComposite)
    }
}
