import Workspace

/// The same acts through the rules themselves.
extension TeamModel {
    /// Acts as `TeamRules` decide, or says why not.
    mutating func applyByRules(_ act: TeamAct) -> String? {
        do throws(Refusal) {
            switch act {
            case .add(let user, let position, let team):
                write(try TeamRules.add(person(user), as: position, to: id(team)))
            case .move(let user, let team, let destination):
                write(try TeamRules.move(person(user), from: id(team), to: id(destination)))
            case .remove(let user, let team): write(try TeamRules.remove(person(user), from: id(team)))
            case .swap(let team, let user):
                let leader = teams[team].first { $0.value == .primaryAdmin }?.key ?? -1
                write(try TeamRules.swapPrimaryAdmin(of: id(team), from: person(leader), to: person(user)))
            case .position(let user, let team, let position):
                write(try TeamRules.changePosition(of: person(user), in: id(team), to: position))
            case .role: return apply(act)
            }
            return nil
        } catch {
            return error.code
        }
    }

    private func id(_ team: Int) -> TeamID { TeamID(rawValue: String(team)) }

    private func person(_ user: Int) -> TeamPerson {
        var positions: [TeamID: TeamPosition] = [:]
        for team in teams.indices { positions[id(team)] = teams[team][user] }
        return TeamPerson(
            user: UserID(rawValue: String(user)), role: roles[user], seat: .standard, positions: positions)
    }

    /// Each change has to find what it says was there, and never makes a second primary admin, not even for a moment.
    private mutating func write(_ change: MembershipChange) {
        for one in change.changes {
            let (team, user) = (Int(one.team.rawValue) ?? -1, Int(one.user.rawValue) ?? -1)
            precondition(teams[team][user] == one.before)
            precondition(one.after != .primaryAdmin || !teams[team].values.contains(.primaryAdmin))
            teams[team][user] = one.after
        }
    }
}
