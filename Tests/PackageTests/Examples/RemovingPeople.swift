import CRMGateway
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Somebody leaves: out of all teams, with dashboard and keys, at once; the address was typed again by the admin.
func offboard(_ person: UserID, typed: String, _ gateway: Gateway, by admin: Actor) async throws -> String {
    switch try await gateway.people.removeEntirely(person, confirming: typed, as: admin) {
    case .done(let report):
        let others = report.removed.flatMap(\.actedThrough).reduce(0) { $0 + $1.holders }
        return "removed; \(others) others still act in a CRM as them"
    case .parked(let change):
        return "waits for another super admin until \(change.expiresAt): run \(change.run)"
    }
}

/// They come back: what today's rules don't give back is named.
func welcomeBack(_ person: UserID, _ gateway: Gateway, by admin: Actor) async throws -> [String] {
    let outcome = try await gateway.people.restore(person, as: admin)
    return outcome.missing.map { "\($0.what) \($0.which): \($0.reason.rawValue)" }
}
// end
