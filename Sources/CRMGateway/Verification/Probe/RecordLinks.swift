import ConnectorKit

/// Where people find records that couldn't be removed.
struct RecordLinks: Sendable {
    let context: ProbeContext
    let session: CRMSession

    /// The links, as far as the CRM tells them; whoever gets none looks for the mark.
    func of(_ records: [RecordReference]) async -> [RecordReference: String] {
        guard !records.isEmpty else { return [:] }
        let read =
            (try? await session.reading.read(records, properties: context.markProperties(of: records))) ?? []
        return Dictionary(read.compactMap { record in record.link.map { (record.reference, $0) } }) { first, _ in first
        }
    }
}
