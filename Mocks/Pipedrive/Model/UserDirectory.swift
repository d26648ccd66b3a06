/// Every user of the company, found by id or e-mail without a scan.
struct UserDirectory: Sendable {
    private(set) var users: [CompanyUser] = []
    private var byID: [Int: Int] = [:]
    private var byEmail: [String: [Int]] = [:]

    mutating func add(_ user: CompanyUser) {
        byID[user.id] = users.count
        byEmail[user.email.lowercased(), default: []].append(users.count)
        users.append(user)
    }

    func user(_ id: Int) -> CompanyUser? { byID[id].map { users[$0] } }
    func users(email: String) -> [CompanyUser] { (byEmail[email.lowercased()] ?? []).map { users[$0] } }

    /// Changes the users of an e-mail. Says whether there were any.
    mutating func change(email: String, _ change: (inout CompanyUser) throws -> Void) rethrows -> Bool {
        let places = byEmail[email.lowercased()] ?? []
        for place in places { try change(&users[place]) }
        return !places.isEmpty
    }
}
