extension ProvenAccess {
    /// Whose access it is, for people.
    public var words: String {
        switch self {
        case .key: "the key's access, not the person's own"
        case .ownGrant: "the person's own access, by a connection of theirs"
        case .actingAs: "the person's own access, acting as their CRM user"
        }
    }
}
