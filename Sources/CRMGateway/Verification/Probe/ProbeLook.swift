import ConnectorKit
import SQLStore

/// Looks for records by their marks, where ids were lost with answers (F-C2).
struct ProbeLook: Sendable {
    let session: CRMSession

    /// What a look brought.
    struct Sighting: Sendable {
        /// Records that are ours: they carry the mark and, where the CRM tells, who made them is whom the journal names.
        var ours: [RecordReference] = []
        /// Records that carry the mark and that somebody else made: a copy, which isn't ours to delete.
        var foreign: [RecordReference] = []
    }

    /// Looks for records of one object.
    ///
    /// - Returns: by mark; absent where none was seen.
    /// - Throws: `.unsupported` where the CRM can't find records by a text.
    func look(for probes: [ProbeRow], of object: CRMObject) async throws(ConnectorError) -> [ProbeMark: Sighting] {
        let known = Dictionary(probes.map { ($0.mark, $0) }) { first, _ in first }
        let marks = known.keys.sorted { $0.id < $1.id }
        var found: [ProbeMark: Sighting] = [:]
        for portion in marks.parts(of: ProbeLimits.marksMax) {
            for seen in try await session.reading.probes(of: object, marks: Array(portion)) {
                // Only what carries exactly a mark that we asked for is looked at any further.
                guard let row = known[seen.mark], seen.record.object == object else { continue }
                let isOurs = row.creator == nil || seen.creator == nil || row.creator == seen.creator
                if isOurs {
                    found[seen.mark, default: Sighting()].ours.append(seen.record)
                } else {
                    found[seen.mark, default: Sighting()].foreign.append(seen.record)
                }
            }
        }
        return found
    }
}
