/// The members of a workspace, oldest first.
struct MemberDirectory: Sendable {
    private(set) var all: [Member] = []
    private var placeByID: [String: Int] = [:]
    private var placeByEmail: [String: Int] = [:]

    mutating func add(_ member: Member) {
        placeByID[member.id] = all.count
        placeByEmail[member.email.lowercased()] = all.count
        all.append(member)
    }

    func member(id: String) -> Member? { placeByID[id.lowercased()].map { all[$0] } }

    /// E-mails are compared without regard to case and blanks around.
    func member(email: String) -> Member? {
        let key = email.lowercased().filter { !$0.isWhitespace }
        return placeByEmail[key].map { all[$0] }
    }

    mutating func set(_ level: AttioSeed.User.AccessLevel, of id: String) {
        guard let place = placeByID[id] else { return }
        all[place].accessLevel = level
    }

    func count(suspended: Bool) -> Int { all.count { ($0.accessLevel == .suspended) == suspended } }
}
