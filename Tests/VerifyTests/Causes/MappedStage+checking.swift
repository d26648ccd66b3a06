import CRMGateway
import MockKit
import Testing
import Verification

extension MappedStage {
    /// Lets what a case says happen, and holds what a verification says of it against what it must say; nothing is left.
    func check(_ one: MappedCase) async throws {
        for change in one.changes { try mock.change(change) }
        let before = records
        let found = try await findings()
        #expect(found == one.findings)
        #expect(records == before, "VER-4: nothing is left")
    }

    /// Whose own CRM user a verification finds fault with, and why.
    func ownUserFindings() async throws -> [String: Cause] {
        let run = try await stage.verify(mode: .temporary)
        let names = [stage.bob: "bob", stage.carol: "carol"]
        var found: [String: Cause] = [:]
        for (user, results) in try await stage.own(run.id) {
            for result in results where result.check == .ownerUserActive && result.verdict == .failed {
                found[names[user] ?? "another"] = result.cause ?? .unknown
            }
        }
        return found
    }
}
