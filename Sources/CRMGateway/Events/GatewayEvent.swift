public import Foundation

/// Something that a host may want to act on, read by ``Events/read(after:limit:as:)``.
///
/// It names everything by id, and holds no secret, no name or address of a person and no row of a CRM.
public struct GatewayEvent: Hashable, Sendable, Identifiable {
    /// Its number within the organization, from 1 without a gap: the cursor of a reader.
    public let sequence: Int64
    /// When it was committed, by the store's clock.
    public let at: Date
    /// What happened.
    public let content: EventContent

    /// The number, unique within the organization.
    public var id: Int64 { sequence }

    /// Describes an event.
    public init(sequence: Int64, at: Date, content: EventContent) {
        self.sequence = sequence
        self.at = at
        self.content = content
    }
}
