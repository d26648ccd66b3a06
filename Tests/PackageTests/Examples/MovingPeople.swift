import CRMGateway
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Moves whoever is found to the first team that they can go to, and tells what an admin has to look at then.
func move(_ name: String, from team: TeamID, _ gateway: Gateway, as admin: Actor) async throws -> [String] {
    let found = try await gateway.teams.members(of: team, matching: name, as: admin)
    guard let person = found.elements.first?.user, found.elements.count == 1 else { return ["nobody, or several"] }
    let destinations = try await gateway.teams.destinations(of: person.id, as: admin)
    guard let destination = destinations.page.elements.first else { return [destinations.none?.message ?? "none"] }
    let change = try await gateway.teams.move(
        person.id, from: team, to: destination.id, as: admin, idempotencyKey: "move-\(person.id)-\(destination.id)")
    return change.steppedDown.map { "\($0) is a member now" } + change.review.map(\.advice)
}
// end
