import ConnectorKit
import Foundation
import SQLStore
import Verification

extension PendingCleanup {
    /// Tells of an open probe.
    ///
    /// - Parameter message: why, where more is known of it than the journal has.
    init(_ row: ProbeRow, _ reason: Reason? = nil, _ message: String? = nil) {
        let reason = reason ?? Self.usualReason(row)
        self.init(
            crm: row.crm, account: row.account, object: row.object, mark: row.mark, record: row.record,
            link: row.link, reason: reason, since: Date(milliseconds: row.createdAt),
            message: message ?? row.note ?? Self.words(reason, row))
    }

    /// What is told where no key of the account is left.
    static func noKeyWords(_ row: ProbeRow) -> String {
        "No key of the account works: connect it again, and the next verification cleans up. \(wayOut(row))"
    }

    /// What is left to do about a probe that no key will ever see again.
    static func wayOut(_ row: ProbeRow) -> String {
        guard row.use == .designated else { return "Where nobody can, \(wayOut(row.mark))" }
        return
            "Where nobody can, put back by hand what `crm-gateway verify held \(row.mark.id)` shows, then release it."
    }

    /// The same of a temporary record; short, for a list shows only the beginning of a long message.
    static func wayOut(_ mark: ProbeMark) -> String {
        "delete it by hand, then `crm-gateway verify release \(mark.id)`."
    }

    private static func usualReason(_ row: ProbeRow) -> Reason {
        switch row.state {
        case .intended, .closed: .notYetShown
        case .made: .refused
        case .held, .handedOver: .notRestored
        }
    }

    private static func words(_ reason: Reason, _ row: ProbeRow) -> String {
        switch reason {
        case .notYetShown:
            "The answer to the record's creation was lost; if the CRM made it, its index doesn't show it yet."
        case .noLiveKey: noKeyWords(row)
        case .notReached: "The CRM couldn't be asked now; the next verification tries again."
        case .refused:
            "The CRM doesn't let this key delete the \(row.object.rawValue); the next verification tries again."
        case .needsPerson: "Look in the CRM for a \(row.object.rawValue) named \"\(row.mark.text)\", and delete it."
        case .notRestored where row.state == .handedOver:
            "The designated \(row.object.rawValue) was changed since. See what it held before with `crm-gateway verify held "
                + "\(row.mark.id)`; put that back, or let it be with `crm-gateway verify release`."
        case .notRestored:
            "The designated \(row.object.rawValue) still holds values of a probe; the next verification tries again."
        }
    }
}
