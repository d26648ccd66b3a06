import CRMGateway
import Foundation
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Sets rules for meeting titles, brings them to a team, and tells who differs from them later.
func settle(_ titles: Data, on team: TeamID, _ gateway: Gateway, as admin: Actor) async throws -> [String] {
    guard let user = admin.user else { return ["a person has to do it"] }
    let before = try await gateway.settings.get(.meetingTitles, of: user, as: admin)
    _ = try await gateway.settings.set(.meetingTitles, to: titles, expecting: before.version, as: admin)
    let plan = try await gateway.settings.previewPush(to: .team(team), categories: [.meetingTitles], as: admin)
    let lines = plan.categories.flatMap(\.groups).flatMap(\.changes).map { "\($0.kind) \($0.path)" }
    _ = try await gateway.settings.apply(plan, as: admin).result()
    let drift = try await gateway.settings.drift(of: team, against: user, categories: [.meetingTitles], as: admin)
    return lines + drift.categories.map { "\($0.category): \($0.differing) differ" }
}
// end
