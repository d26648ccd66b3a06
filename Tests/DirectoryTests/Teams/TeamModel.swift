import Workspace

/// What the rules of teams come to, written down a second time, over plain lists: an oracle for histories.
struct TeamModel: Hashable, Sendable {
    /// By person.
    var roles: [OrganizationRole]
    /// By team: who is on it, and what they are there.
    var teams: [[Int: TeamPosition]]

    /// A few people and teams; person n leads team n, and the last person is on no team.
    init(people: Int, teams count: Int) {
        roles = (0..<people).map { $0 < count ? .superAdmin : [.user, .admin, .user][$0 % 3] }
        teams = (0..<count).map { [$0: .primaryAdmin] }
    }

    /// Acts, or says why not.
    mutating func apply(_ act: TeamAct) -> String? {
        switch act {
        case .add(let user, let position, let team): return add(user, position, team)
        case .move(let user, let team, let destination): return move(user, team, destination)
        case .remove(let user, let team): return remove(user, team)
        case .swap(let team, let user): return swap(team, user)
        case .position(let user, let team, let position): return change(user, team, position)
        case .role(let user, let role):
            guard role != .user || !teams.contains(where: { $0[user] == .primaryAdmin }) else { return "demotion" }
            roles[user] = role
            return nil
        }
    }

    /// What must hold after each act (I-29, I-30): a sentence for each thing that doesn't.
    func violations(after earlier: TeamModel) -> [String] {
        var violations: [String] = []
        for (number, team) in teams.enumerated() {
            let leaders = team.filter { $0.value == .primaryAdmin }.keys
            if leaders.count != 1 { violations.append("team \(number) has \(leaders.count) primary admins") }
            if leaders.contains(where: { roles[$0] == .user }) { violations.append("team \(number) is led by a user") }
        }
        for person in roles.indices where count(person) == 0 && earlier.count(person) > 0 {
            violations.append("person \(person) lost their last team")
        }
        return violations
    }

    /// On how many teams somebody is.
    func count(_ person: Int) -> Int {
        teams.count { $0[person] != nil }
    }

    private mutating func add(_ user: Int, _ position: TeamPosition, _ team: Int) -> String? {
        if position == .primaryAdmin { return "primary_admin_exists" }
        if teams[team][user] != nil { return "already_on_team" }
        if position == .secondaryAdmin, roles[user] == .user { return "position_needs_admin" }
        teams[team][user] = position
        return nil
    }

    private mutating func move(_ user: Int, _ team: Int, _ destination: Int) -> String? {
        guard let position = teams[team][user] else { return "not_on_team" }
        if position == .primaryAdmin { return "primary_admin_stays" }
        if teams[destination][user] != nil { return "already_on_destination" }
        teams[team][user] = nil
        teams[destination][user] = roles[user] == .user ? .member : position
        return nil
    }

    private mutating func remove(_ user: Int, _ team: Int) -> String? {
        guard let position = teams[team][user] else { return "not_on_team" }
        if position == .primaryAdmin { return "primary_admin_stays" }
        if count(user) == 1 { return "only_team" }
        teams[team][user] = nil
        return nil
    }

    private mutating func swap(_ team: Int, _ user: Int) -> String? {
        let leader = teams[team].first { $0.value == .primaryAdmin }?.key
        if leader == user { return "leads_already" }
        if roles[user] == .user { return "position_needs_admin" }
        if let leader { teams[team][leader] = .secondaryAdmin }
        teams[team][user] = .primaryAdmin
        return nil
    }

    private mutating func change(_ user: Int, _ team: Int, _ position: TeamPosition) -> String? {
        guard let held = teams[team][user] else { return "not_on_team" }
        if held == .primaryAdmin { return "primary_admin_stays" }
        if position == .primaryAdmin { return "primary_admin_exists" }
        if position == held { return "position_held" }
        if position == .secondaryAdmin, roles[user] == .user { return "position_needs_admin" }
        teams[team][user] = position
        return nil
    }
}
