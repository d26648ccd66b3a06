/// What happens when a conversation says that a deal has moved on.
public enum StageChangePolicy: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing.
    case off
    /// The move is proposed; a person accepts it.
    case suggest
    /// The deal is moved, as far as the stage's restrictions allow.
    case apply
}
