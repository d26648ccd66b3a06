import CRMGateway
import Verification
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Proves that what a team was given works, and tells what doesn't, why, and what to do; then what got worse since.
func prove(_ team: TeamID, _ gateway: Gateway, as admin: Actor) async throws -> [String] {
    let kept = try await gateway.verification.reports(limit: 200, as: admin).elements
    let earlier = kept.first { $0.request.scope == .team(team) && $0.endedAt != nil }
    let handle = try await gateway.verify(VerifyRequest(scope: .team(team), mode: .temporary), as: admin)
    for try await event in handle.events() { print(event.progress?.phase ?? .readAccount) }
    guard let report = try await handle.result().verificationReport else { return [] }
    var lines = report.accounts.flatMap(\.results).filter { $0.verdict == .failed }.map { result in
        "\(result.check): \(result.summary) \(result.fix ?? "")"
    }
    let people = try await gateway.verification.people(of: report.run, as: admin)
    for person in people.elements where person.results.contains(where: { $0.verdict == .failed }) {
        lines.append("\(person.user) lacks something of their own")
    }
    if let earlier {
        let since = try await gateway.verification.difference(from: earlier.run, to: report.run, as: admin)
        lines.append("\(since.worse.count) got worse since \(earlier.createdAt)")
    }
    return lines + ["it comes to: \(report.conclusion)"]
}
// end
