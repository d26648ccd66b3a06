import SeededNumbers
import Workspace

/// One act of a random history; people and teams are named by their places in the model.
enum TeamAct: Hashable, Sendable {
    case add(Int, TeamPosition, Int)
    case move(Int, from: Int, to: Int)
    case remove(Int, from: Int)
    case swap(Int, to: Int)
    case position(Int, in: Int, TeamPosition)
    case role(Int, OrganizationRole)

    /// An act at random, mostly about people who are on the team, so that many acts pass.
    static func random(in model: TeamModel, using generator: inout SeededNumbers) -> TeamAct {
        let team = Int.random(in: 0..<model.teams.count, using: &generator)
        let other = Int.random(in: 0..<model.teams.count, using: &generator)
        let anyone = Int.random(in: 0..<model.roles.count, using: &generator)
        let isOfTeam = Int.random(in: 0..<4, using: &generator) > 0
        let member = isOfTeam ? model.teams[team].keys.sorted().randomElement(using: &generator) ?? anyone : anyone
        let position = TeamPosition.allCases.randomElement(using: &generator) ?? .member
        switch Int.random(in: 0..<12, using: &generator) {
        case 0, 1, 2: return .add(anyone, position, team)
        case 3, 4: return .move(member, from: team, to: other)
        case 5, 6: return .remove(member, from: team)
        case 7, 8: return .swap(team, to: Bool.random(using: &generator) ? member : anyone)
        case 9, 10: return .position(member, in: team, position)
        default: return .role(anyone, OrganizationRole.allCases.randomElement(using: &generator) ?? .user)
        }
    }
}
