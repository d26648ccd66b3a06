/// Who is to get which seat.
public struct SeatChange: Hashable, Sendable, Codable {
    /// Who.
    public let user: UserID
    /// The seat.
    public let seat: Seat

    /// Describes a change.
    public init(_ user: UserID, to seat: Seat) {
        self.user = user
        self.seat = seat
    }
}
