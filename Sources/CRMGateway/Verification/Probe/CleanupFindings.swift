import ConnectorKit
import SQLStore
import Verification

/// What a clean-up found out, probe by probe, until it is written down.
struct CleanupFindings: Sendable {
    /// Records to delete.
    var records: [ProbeMark: [RecordReference]] = [:]
    /// Probes whose records the key has been shown.
    var seen: Set<ProbeMark> = []
    /// Ids that were found by marks, each the only one.
    var found: [ProbeMark: RecordID] = [:]
    /// Probes that are known to be gone, or never made.
    var gone: Set<ProbeMark> = []
    var notes: [ProbeMark: String] = [:]
    var links: [ProbeMark: String] = [:]
    var misses: [ProbeMark: Int] = [:]
    var reasons: [ProbeMark: PendingCleanup.Reason] = [:]
    var results: [CheckResult] = []

    /// A CRM that couldn't be asked, or refused.
    mutating func note(_ row: ProbeRow, _ error: ConnectorError, isLook: Bool) {
        let isImpossible = isLook && error.kind == .unsupported
        reasons[row.mark] = isImpossible ? .needsPerson : Self.reason(error)
        notes[row.mark] =
            isImpossible
            ? "The CRM can't find records by a text: look for a \(row.object.rawValue) named \"\(row.mark.text)\", "
                + "and delete it."
            : "It couldn't be cleaned up: \(OwnerPropertyEnsurer.words(error))"
    }

    /// A record with our mark that somebody else made.
    mutating func noteForeign(_ row: ProbeRow) {
        reasons[row.mark] = .needsPerson
        notes[row.mark] =
            "Somebody else made a \(row.object.rawValue) named \"\(row.mark.text)\": look at it, and delete it if "
            + "nobody needs it."
    }

    mutating func noteMiss(_ row: ProbeRow) {
        misses[row.mark] = row.misses + 1
        notes[row.mark] =
            "The answer to the record's creation was lost, and the CRM shows no such record: if the next verification "
            + "doesn't find it either, it counts as never made."
    }

    /// A record that couldn't be deleted.
    mutating func noteLeft(_ mark: ProbeMark, _ record: RecordReference, _ error: ConnectorError, link: String?) {
        reasons[mark] = Self.reason(error)
        notes[mark] = TemporaryProbe.words(error, record, mark)
        links[mark] = link
    }

    static func reason(_ error: ConnectorError) -> PendingCleanup.Reason {
        switch error.kind {
        case .unauthenticated: .noLiveKey
        case .rateLimited, .quotaExhausted, .unreachable, .tlsRefused, .unavailable, .timedOut, .outcomeUnknown:
            .notReached
        default: .refused
        }
    }
}
