import ArgumentParser
import CRMGateway

/// To whom owner properties are shown, as it is typed.
enum AudienceArgument: String, ExpressibleByArgument, CaseIterable {
    case writer
    case everySyncedMember = "every-synced-member"

    /// The library's word.
    var audience: OwnerPropertyAudience {
        switch self {
        case .writer: .writer
        case .everySyncedMember: .everySyncedMember
        }
    }
}
