import ConnectorKit
import Workspace

/// As whom a verification acts in an account, and whom it leaves out, with the reason (VER-2, VER-6).
struct ActingPeople: Sendable {
    /// Why nobody acts as somebody.
    enum Reason: Int, Sendable, Comparable {
        /// More people than one verification acts as.
        case beyondLimit
        /// The CRM has no user for them.
        case missing
        /// Their CRM user is deactivated.
        case inactive
        /// Several active CRM users have their email.
        case ambiguous
        /// The CRM doesn't tell the name that they sign in with.
        case loginUnknown
        /// Who they are in the CRM couldn't be read.
        case unread
        /// They hold no key any more.
        case keyless
        /// The key can act for nobody else.
        case keyAlone

        static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
    }

    /// As how many people one verification acts in one account: each costs calls of their own.
    static let targetsMax = 100

    /// Whom it acts as, in the order of the people's ids.
    private(set) var people: [ActingPerson] = []
    /// How many it doesn't act as.
    private(set) var left: [Reason: Int] = [:]
    /// How many a rule has ruled out since the people were gathered (I-20).
    private(set) var ruledOut: [Refusal: Int] = [:]

    /// Goes through those who share a grant. The key's own user isn't among them: as them, the key's part was made.
    init(_ people: [UserID: EmailKey], key: CRMUserID?, owners: [EmailKey: [CRMOwner]]) {
        for (person, email) in people.sorted(by: { $0.key < $1.key }) {
            let found = owners[email] ?? []
            switch OwnerResolution.decide(found) {
            case .bound(let user) where user == key: continue
            case .bound(let user): add(person, found.first { $0.id == user && $0.isActive && $0.login != nil })
            case .inactive: left[.inactive, default: 0] += 1
            case .ambiguous: left[.ambiguous, default: 0] += 1
            case .unresolved: left[.missing, default: 0] += 1
            }
        }
    }

    /// Nobody, for one reason.
    init(nobodyOf count: Int, because reason: Reason) {
        left = count == 0 ? [:] : [reason: count]
    }

    /// The same people, none of whom it acts as for want of a way to.
    var keyAlone: ActingPeople {
        var nobody = self
        nobody.people = []
        nobody.left[.beyondLimit] = nil
        nobody.left[.loginUnknown] = nil
        let ready = people.count + (left[.beyondLimit] ?? 0) + (left[.loginUnknown] ?? 0)
        if ready > 0 { nobody.left[.keyAlone] = ready }
        return nobody
    }

    /// Notes that nothing is written as one of them, after all.
    mutating func leaveOut(because standing: ActingStanding) {
        switch standing {
        case .holdsKey: break
        case .keyless: left[.keyless, default: 0] += 1
        case .ruledOut(let refusal): ruledOut[refusal, default: 0] += 1
        }
    }

    private mutating func add(_ user: UserID, _ owner: CRMOwner?) {
        guard let owner else { return left[.loginUnknown, default: 0] += 1 }
        guard people.count < Self.targetsMax else { return left[.beyondLimit, default: 0] += 1 }
        people.append(ActingPerson(user: user, owner: owner))
    }
}
