import CRMGateway
import Workspace

/// An act of a history as a public call, by whom and about whom.
struct TeamCall: Sendable {
    let users: [UserID]
    let teams: [TeamID]
    let boss: Actor

    /// Acts, and returns the code of the refusal.
    func perform(_ act: TeamAct, by caller: Teams) async -> String? {
        do {
            switch act {
            case .add(let user, let position, let team):
                try await caller.add([TeamPlacement(users[user], as: position)], to: teams[team], as: boss)
            case .move(let user, let team, let destination):
                try await caller.move(users[user], from: teams[team], to: teams[destination], as: boss)
            case .remove(let user, let team): try await caller.remove(users[user], from: teams[team], as: boss)
            case .swap(let team, let user):
                try await caller.swapPrimaryAdmin(of: teams[team], to: users[user], as: boss)
            case .position(let user, let team, let position):
                try await caller.changePosition(of: users[user], in: teams[team], to: position, as: boss)
            case .role: return "no act of teams"
            }
            return nil
        } catch {
            return (error as? GatewayError)?.code ?? "\(type(of: error))"
        }
    }
}
