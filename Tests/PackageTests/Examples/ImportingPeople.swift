import CRMGateway
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// Takes over what the host's directory says of people, and finishes the set-up of those who are new.
func follow(_ people: [HostPerson], _ gateway: Gateway, of organization: OrganizationID) async throws {
    let scheduled = Actor.system(of: organization)
    let answers = try await gateway.imports.upsertPeople(people, as: scheduled)
    for answer in answers where !answer.kept.isEmpty {
        print("\(answer.externalID): \(answer.kept.map(\.field.rawValue)) differ, and are kept here")
    }
    let new = answers.filter { !$0.isSetUp }.map(\.user)
    _ = try await gateway.imports.finishSetup(of: new, as: scheduled)
}

/// Provisions the people of a file, once all of its lines are good.
func provision(file: String, _ gateway: Gateway, as actor: Actor) async throws {
    let report = try await gateway.imports.importPeople(from: .file(path: file), as: actor)
    for problem in report.problems { print("line \(problem.line), \(problem.field ?? "-"): \(problem.message)") }
    print(report.isWritten ? "\(report[.create]) are new" : "nothing was written")
}
// end
