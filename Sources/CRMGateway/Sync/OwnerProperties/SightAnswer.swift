import ConnectorKit
import SQLStore

/// What a CRM answered when it was asked to show properties to its users.
enum SightAnswer: Sendable {
    /// It told what became of each.
    case told([VisibilityOutcome])
    /// It refused for everybody, for a reason that stays until somebody changes something.
    case refused(ConnectorError)
    /// The answer was lost.
    case lost

    /// Kinds of errors that don't go away by asking again, and that leave the rest of a sync to be done.
    private static let lastingKinds: Set<ConnectorErrorKind> = [
        .forbidden, .invalid, .conflict, .notFound, .unsupported,
    ]

    /// Whether an error of this kind stays until somebody changes something.
    static func isLasting(_ kind: ConnectorErrorKind) -> Bool { lastingKinds.contains(kind) }

    /// How often a grant whose answer was lost is sent again; it is idempotent.
    static let attemptsMax = 3

    /// Sorts an error; `nil` for one that ends the CRM's part of the run.
    init?(_ error: ConnectorError) {
        if error.kind == .outcomeUnknown {
            self = .lost
        } else if Self.isLasting(error.kind) {
            self = .refused(error)
        } else {
            return nil
        }
    }

    /// Asks, where a worker may still ask.
    static func ask(
        _ facet: any FieldVisibilityGranting, _ properties: [PropertyReference], _ users: [CRMUserID], _ lease: Lease
    ) async throws -> SightAnswer {
        // A worker that was away for longer than its lease lasts must not act beside the next one (L-2).
        guard lease.isSafeToBeginExternalCall else { throw GatewayError.superseded(.account) }
        do throws(ConnectorError) {
            return .told(try await facet.grant(properties, to: users))
        } catch {
            guard let answer = SightAnswer(error) else { throw error }
            return answer
        }
    }
}
