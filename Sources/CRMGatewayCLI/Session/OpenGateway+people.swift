import CRMGateway
import Workspace

extension OpenGateway {
    /// Users by email, in that order.
    func users(_ emails: [String], as actor: Actor) async throws -> [UserID] {
        var users: [UserID] = []
        for email in emails { users.append(try await user(email, as: actor).id) }
        return users
    }

    /// Users by email, those who were removed too: to remove somebody twice is no error.
    func usersOrRemoved(_ emails: [String], as actor: Actor) async throws -> [UserID] {
        var users: [UserID] = []
        for email in emails {
            do {
                users.append(try await user(email, as: actor).id)
            } catch let error as GatewayError where error.code == "user_not_found" {
                guard let removed = try? await gateway.people.removed(email: email, as: actor) else { throw error }
                users.append(removed)
            }
        }
        return users
    }

    /// What was done, or what waits.
    func result<Outcome: Sendable>(
        of change: ChangeResult<Outcome>, _ report: (Outcome) async throws -> any Report
    ) async throws -> CommandResult {
        switch change {
        case .done(let outcome): CommandResult(try await report(outcome))
        case .parked(let parked): CommandResult(ParkedReport(parked: parked), .paused)
        }
    }
}
