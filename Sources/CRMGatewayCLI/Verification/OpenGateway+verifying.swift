import CRMGateway
import Verification
import Workspace

extension OpenGateway {
    /// Waits for a verification, and writes what it found.
    func followVerification(
        _ handle: RunHandle, to target: VerificationTarget, as actor: Actor
    ) async throws -> CommandResult {
        let run: Run
        do {
            run = try await ended(handle, showing: target.isWatched ? EventProgress(console) : nil)
        } catch {
            target.file?.discard()
            throw error
        }
        try await tell(run, to: target, as: actor)
        return CommandResult(nil, ExitStatus(run))
    }

    /// Writes what a verification found, so far as it has come.
    func tell(_ run: Run, to target: VerificationTarget, as actor: Actor) async throws {
        if let failure = run.verificationFailure {
            console.note("The verification broke off: \(failure.message) \(failure.nextStep ?? "")")
        } else if !run.state.isEnded {
            console.note("The verification waits, and goes on: crm-gateway runs resume \(run.id)")
        }
        guard let report = run.verificationReport, let request = run.verificationRequest else {
            target.file?.discard()
            return
        }
        let output = VerificationOutput(
            gateway: self, format: console.format, file: target.file, showsAll: target.showsAll)
        try await output.write(report, about: try await name(of: request.scope, as: actor), as: actor)
    }

    /// Whom a run is for, as people say; ids for those who aren't there any more.
    func name(of scope: SyncScope, as actor: Actor) async throws -> String {
        switch scope {
        case .user(let user): try await emails(of: [user], as: actor)[user] ?? user.rawValue
        case .team(let team): "team \((try? await directory.team(team, as: actor).name.text) ?? team.rawValue)"
        case .members(let team, let users):
            "\(users.count) of team \((try? await directory.team(team, as: actor).name.text) ?? team.rawValue)"
        }
    }
}
