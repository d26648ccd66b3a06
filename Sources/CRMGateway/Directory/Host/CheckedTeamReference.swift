import Workspace

/// A team as the host names it, well formed.
enum CheckedTeamReference: Hashable, Sendable {
    case externalID(ExternalID)
    case name(TeamName)

    init(_ reference: HostTeamReference) throws(InvalidValue) {
        switch reference {
        case .externalID(let text): self = .externalID(try ExternalID(text))
        case .name(let text): self = .name(try TeamName(text))
        }
    }
}
