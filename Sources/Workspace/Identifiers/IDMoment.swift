/// When an id is made: a millisecond, and a place among those of the same millisecond.
///
/// The place is a counter that begins at random, in the 12 bits of a UUID of version 7 that need not be random (RFC 9562,
/// section 6.2, method 1).
public struct IDMoment: Hashable, Comparable, Sendable {
    /// The highest place of a millisecond.
    public static let placeMax: UInt16 = 0xFFF
    /// A counter begins below this, so that at least 3,000 more ids fit into the same millisecond.
    public static let firstPlaceMax: UInt16 = 0x3FF
    /// A clock that was put back by no more doesn't put ids back; by more, the clock that was wrong was the one before.
    public static let setBackMax: Int64 = 10_000

    /// Since 1970, of the injected clock.
    public let milliseconds: Int64
    /// At most ``placeMax``.
    public let place: UInt16

    /// The moment of the next id, which lies after the last one's.
    ///
    /// - Parameters:
    ///   - last: when the last id was made; nil before the first.
    ///   - milliseconds: since 1970, of the injected clock.
    ///   - generator: for where a counter begins.
    public static func next(
        after last: IDMoment?, at milliseconds: Int64, using generator: inout some RandomNumberGenerator
    ) -> IDMoment {
        guard let last, milliseconds <= last.milliseconds, last.milliseconds - milliseconds <= setBackMax else {
            return IDMoment(milliseconds: milliseconds, place: .random(in: 0...firstPlaceMax, using: &generator))
        }
        if last.place < placeMax { return IDMoment(milliseconds: last.milliseconds, place: last.place + 1) }
        return IDMoment(milliseconds: last.milliseconds + 1, place: .random(in: 0...firstPlaceMax, using: &generator))
    }

    /// Orders by time.
    public static func < (left: IDMoment, right: IDMoment) -> Bool {
        (left.milliseconds, left.place) < (right.milliseconds, right.place)
    }
}
