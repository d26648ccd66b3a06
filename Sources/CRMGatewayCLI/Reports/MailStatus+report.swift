import CRMGateway
import Foundation
import Workspace

extension MailStatus {
    /// For people, in one line.
    var words: String {
        let reason = reason.map { ": \($0)" } ?? ""
        if isParked { return "waits until restored mode has ended" }
        switch state {
        case .notConfigured: return "not configured: no mail server is set"
        case .queued where attempts == 0: return "waits to be sent"
        case .queued, .sending: return "tried \(attempts) times\(next)\(reason)"
        case .sent: return "sent \(Self.time(updatedAt))"
        case .failed: return "given up after \(attempts) attempts\(reason)"
        case .cancelled: return "not sent\(reason)"
        }
    }

    /// For programs.
    var json: JSONValue {
        [
            "id": .text(id.rawValue), "state": .text(state.rawValue), "parked": .bool(isParked),
            "attempts": .count(attempts), "next_attempt_at": .time(nextAttemptAt), "reason": .optional(reason),
            "created_at": .time(createdAt), "updated_at": .time(updatedAt),
        ]
    }

    /// Done, unless an attempt was made and the mail isn't out: then there is something to look at.
    var exitStatus: ExitStatus {
        if isParked { return .paused }
        switch state {
        case .sent, .notConfigured: return .done
        case .failed, .cancelled: return .warnings
        case .queued, .sending: return attempts > 0 ? .warnings : .done
        }
    }

    private var next: String { nextAttemptAt.map { ", again at \(Self.time($0))" } ?? "" }

    private static func time(_ date: Date) -> String { date.formatted(Date.ISO8601FormatStyle()) }
}
