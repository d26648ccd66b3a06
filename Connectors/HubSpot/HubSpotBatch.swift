import ConnectorKit

/// Records of one object that travel in one call, each with its place in the caller's list.
///
/// Answers are matched by trace id or record id, never by position: HubSpot answers in any order.
struct HubSpotBatch: Sendable {
    /// One record.
    struct Item: Sendable {
        /// Its place in the caller's list.
        let index: Int
        /// Which one; `nil` for one to create.
        let id: RecordID?
        /// What to write, in HubSpot's texts.
        let texts: [String: String]

        /// Unique within a call, which is all that HubSpot asks.
        var traceID: String { "gw-\(index)" }
    }

    /// The object of all of them.
    let object: CRMObject
    /// At most ``HubSpotEndpoints/batchRecordsMax``, no id twice.
    private(set) var items: [Item]

    /// The body of a create or an update.
    var body: HubSpotWire.BatchWrite {
        HubSpotWire.BatchWrite(
            inputs: items.map {
                .init(id: $0.id?.rawValue, properties: $0.texts, objectWriteTraceId: $0.traceID)
            })
    }

    /// The body of an archive.
    var keys: HubSpotWire.BatchArchive {
        HubSpotWire.BatchArchive(inputs: items.compactMap(\.id).map { HubSpotWire.RecordKey(id: $0.rawValue) })
    }

    /// Each record in a batch of its own.
    var alone: [HubSpotBatch] {
        items.map { HubSpotBatch(object: object, items: [$0]) }
    }

    /// The same outcome for all.
    func all(_ outcome: (Item) -> RecordOutcome) -> [Int: RecordOutcome] {
        Dictionary(uniqueKeysWithValues: items.map { ($0.index, outcome($0)) })
    }

    /// Cuts records into batches, object by object; a record that appears twice begins another batch, so that its
    /// second change comes after its first.
    static func batches(of records: [(object: CRMObject, item: Item)]) -> [HubSpotBatch] {
        CRMObject.allCases.flatMap { object in
            var batches: [HubSpotBatch] = []
            var ids: Set<RecordID> = []
            for record in records where record.object == object {
                let repeats = record.item.id.map { ids.contains($0) } ?? false
                if batches.isEmpty || repeats || batches[batches.count - 1].isFull {
                    batches.append(HubSpotBatch(object: object, items: []))
                    ids = []
                }
                batches[batches.count - 1].items.append(record.item)
                if let id = record.item.id { ids.insert(id) }
            }
            return batches
        }
    }

    private var isFull: Bool { items.count >= HubSpotEndpoints.batchRecordsMax }
}

// MARK: Answers

extension HubSpotBatch {
    /// One outcome for each record of the batch.
    func outcomes(
        of answer: HubSpotWire.Batch, in response: HTTPResponse, to request: HTTPRequest
    ) -> [Int: RecordOutcome] {
        var outcomes: [Int: RecordOutcome] = [:]
        var strayResults: [HubSpotWire.RecordObject] = []
        for result in answer.results {
            if let index = index(of: result), outcomes[index] == nil {
                outcomes[index] = .done(reference(to: result))
            } else {
                strayResults.append(result)
            }
        }
        let refused = refusals(in: answer, response, request)
        for (index, failure) in refused.named where outcomes[index] == nil { outcomes[index] = .failed(failure) }
        let open = items.filter { outcomes[$0.index] == nil }
        return outcomes.merging(settle(open, strayResults, refused.stray, request)) { known, _ in known }
    }

    /// The outcomes of an archive that was done in part: HubSpot tells of failures alone, and what is gone is done.
    ///
    /// A failure that names no record may mean any of them.
    func removals(
        in answer: HubSpotWire.Batch, of response: HTTPResponse, to request: HTTPRequest
    ) -> [Int: RecordOutcome] {
        let refused = refusals(in: answer, response, request)
        let stray = refused.stray.first { $0.kind != .notFound }
        return all { item in
            let failure = refused.named[item.index].flatMap { $0.kind == .notFound ? nil : $0 } ?? stray
            return failure.map(RecordOutcome.failed) ?? .done(RecordReference(object: object, id: item.id ?? ""))
        }
    }

    private func refusals(
        in answer: HubSpotWire.Batch, _ response: HTTPResponse, _ request: HTTPRequest
    ) -> (named: [Int: ConnectorError], stray: [ConnectorError]) {
        var named: [Int: ConnectorError] = [:]
        var stray: [ConnectorError] = []
        for entry in answer.errors ?? [] {
            let failure = HubSpotFailures.failure(of: entry, in: response, to: request)
            let indexes = indexes(namedBy: entry)
            if indexes.isEmpty { stray.append(failure) }
            for index in indexes where named[index] == nil { named[index] = failure }
        }
        return (named, stray)
    }

    /// Judges records that no trace id settled: by elimination where one answer is left for one record, else honestly
    /// as unknown.
    private func settle(
        _ open: [Item], _ results: [HubSpotWire.RecordObject], _ failures: [ConnectorError], _ request: HTTPRequest
    ) -> [Int: RecordOutcome] {
        if open.count == 1, results.count == 1, failures.isEmpty {
            return [open[0].index: .done(reference(to: results[0]))]
        }
        let failure = results.isEmpty ? failures.first : nil
        let unknown = ConnectorError(
            .outcomeUnknown, operation: request.operation,
            message: "HubSpot's answer doesn't say what became of this record.")
        return Dictionary(uniqueKeysWithValues: open.map { ($0.index, .failed(failure ?? unknown)) })
    }

    private func reference(to result: HubSpotWire.RecordObject) -> RecordReference {
        RecordReference(object: object, id: RecordID(rawValue: result.id))
    }

    private func index(of result: HubSpotWire.RecordObject) -> Int? {
        if let trace = result.objectWriteTraceId, let item = items.first(where: { $0.traceID == trace }) {
            return item.index
        }
        return items.first { $0.id?.rawValue == result.id }?.index
    }

    private func indexes(namedBy entry: HubSpotWire.Failure) -> [Int] {
        let contexts = [entry.context] + entry.errors.map(\.context)
        let traces = Set(contexts.flatMap { $0["objectWriteTraceId"] ?? [] })
        let ids = Set(contexts.flatMap { ($0["ids"] ?? []) + ($0["id"] ?? []) })
        return items.filter { item in
            traces.contains(item.traceID) || (item.id.map { ids.contains($0.rawValue) } ?? false)
        }.map(\.index)
    }
}
