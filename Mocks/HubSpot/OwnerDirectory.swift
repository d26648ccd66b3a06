/// Every owner of an account, found by id, user id or e-mail without a scan.
struct OwnerDirectory: Sendable {
    private(set) var owners: [Owner] = []
    private var active: [Int] = []
    private var archived: [Int] = []
    private var byID: [String: Int] = [:]
    private var byUserID: [Int: Int] = [:]
    private var byEmail: [String: [Int]] = [:]

    mutating func add(_ owner: Owner) {
        let place = owners.count
        owners.append(owner)
        byID[owner.id] = place
        byUserID[owner.userID] = place
        byEmail[owner.email.lowercased(), default: []].append(place)
        if owner.isArchived { archived.append(place) } else { active.append(place) }
    }

    func owner(id: String) -> Owner? { byID[id].map { owners[$0] } }
    func owner(userID: Int) -> Owner? { byUserID[userID].map { owners[$0] } }

    func owners(email: String) -> [Owner] { (byEmail[email.lowercased()] ?? []).map { owners[$0] } }

    func count(archived isArchived: Bool) -> Int { isArchived ? archived.count : active.count }

    func page(archived isArchived: Bool, from start: Int, count: Int) -> [Owner] {
        let places = isArchived ? archived : active
        return places.dropFirst(start).prefix(count).map { owners[$0] }
    }

    /// Moves an owner between the active and the archived ones.
    mutating func setArchived(_ isArchived: Bool, id: String, at instant: String) {
        guard let place = byID[id], owners[place].isArchived != isArchived else { return }
        owners[place].isArchived = isArchived
        owners[place].updatedAt = instant
        active.removeAll { $0 == place }
        archived.removeAll { $0 == place }
        if isArchived { archived.append(place) } else { active.append(place) }
    }
}
