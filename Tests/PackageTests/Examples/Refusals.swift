import CRMGateway
import Foundation
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Hands the keys to one person, and says in words what came of it.
func handOver(to user: UserID, _ gateway: Gateway, as admin: Actor) async -> String {
    do {
        let run = try await gateway.syncCRM(to: .user(user), as: admin, idempotencyKey: "join-\(user)").result()
        switch run.state {
        case .succeeded: return run.outcome?.isUnchanged == true ? "nothing had to change" : "done"
        case .succeededWithWarnings:
            return "done; \(run.outcome?.crms.map(\.bindings.warnings).reduce(0, +) ?? 0) to look at"
        case .paused: return "goes on by itself at \(run.pausedUntil?.formatted(.iso8601) ?? "a later time")"
        default: return run.outcome?.crms.compactMap { $0.failure?.message }.joined(separator: "; ") ?? "stopped"
        }
    } catch let error as GatewayError {
        return "\(error.rule ?? error.code): \(error.message) \(error.nextStep ?? "")"
    } catch {
        return "\(error)"
    }
}
// end
