import ConnectorKit
import Verification
import Workspace

/// Who people are in a CRM, as it said; kept beside the account's findings, for the checks that are people's own.
///
/// By ids alone: what a purge must erase isn't in it (TEAM-6).
enum FoundOwners: Sendable, Hashable, Codable {
    /// The CRM wasn't asked.
    case notAsked
    /// The key leads to another account, whose users say nothing of anybody.
    case otherAccount
    /// It couldn't tell.
    case failed(kind: String, message: String)
    /// It told, by person.
    case found([String: Standing])

    /// Who somebody is.
    struct Standing: Sendable, Hashable, Codable {
        let status: BindingStatus
        let user: CRMUserID?
        let count: Int
    }

    init(_ answer: Result<[EmailKey: [CRMOwner]], ConnectorError>?, of people: [UserID: EmailKey]) {
        switch answer {
        case nil: self = .notAsked
        case .failure(let error)?: self = .failed(kind: error.kind.rawValue, message: error.message)
        case .success(let owners)?:
            var standings: [String: Standing] = [:]
            for (user, email) in people {
                standings[user.rawValue] = Standing(OwnerResolution.decide(owners[email] ?? []))
            }
            self = .found(standings)
        }
    }

    /// What an account told; where not even the key could be asked about, that is why.
    init(_ readings: AccountReader.Readings, of people: [UserID: EmailKey]) {
        switch (readings.owners, readings.facts.identity) {
        case (nil, .failure(let error)?): self.init(.failure(error), of: people)
        case (nil, .success?) where !readings.isUsable: self = .otherAccount
        case (let answer, _): self.init(answer, of: people)
        }
    }

    /// What the CRM said of somebody; `nil` where it wasn't asked, of anybody or of them.
    func standing(of user: UserID) -> Result<OwnerFact.Standing, ConnectorError>? {
        switch self {
        case .notAsked, .otherAccount: nil
        case .failed(let kind, let message):
            .failure(
                ConnectorError(
                    ConnectorErrorKind(rawValue: kind), operation: "core.owners.find", message: message))
        case .found(let standings): standings[user.rawValue].map { .success($0.fact) }
        }
    }
}

extension FoundOwners.Standing {
    init(_ resolution: OwnerResolution) {
        switch resolution {
        case .bound(let user): self.init(status: .bound, user: user, count: 1)
        case .inactive(let user): self.init(status: .inactive, user: user, count: 1)
        case .ambiguous(let count): self.init(status: .ambiguous, user: nil, count: count)
        case .unresolved: self.init(status: .unresolved, user: nil, count: 0)
        }
    }

    fileprivate var fact: OwnerFact.Standing {
        switch (status, user) {
        case (.bound, let user?): .active(user)
        case (.inactive, let user?): .inactive(user)
        case (.ambiguous, _): .ambiguous(count: count)
        default: .missing
        }
    }
}
