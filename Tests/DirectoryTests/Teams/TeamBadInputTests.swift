import CRMGateway
import MalformedInputs
import Testing
import Workspace

@Suite("Bad inputs of teams")
struct TeamBadInputTests {
    @Test(
        "I-21, T-15, T-26, T-42: each operation answers each malformed input with its code and field, and writes nothing",
        arguments: TeamOperation.allCases)
    func operations(_ operation: TeamOperation) async throws {
        try await TeamScene.run { scene in
            let cases = TeamBadInputs(scene: scene).cases(of: operation)
            let problems = try await MalformedCheck(scene.fixture.store).problems(of: cases)
            #expect(problems == [])
            #expect(try await scene.fixture.audit.verify(anchors: nil, as: scene.boss).isSound)
        }
    }
}
