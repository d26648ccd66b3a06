/// The id of something that the gateway keeps; a type of its own for each kind.
///
/// New ids are UUIDs of version 7 (RFC 9562): in the order of their making, so that indexes grow at one end, and lists by
/// id tell what came first.
public protocol EntityID: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible
where RawValue == String {
    /// Takes the text as it stands; whether such a thing exists is for the store to say.
    init(rawValue: String)
}

extension EntityID {
    /// Makes a new id.
    ///
    /// - Parameters:
    ///   - moment: when, and in which order among those of the same millisecond.
    ///   - generator: where the 62 random bits come from.
    public init(_ moment: IDMoment, using generator: inout some RandomNumberGenerator) {
        let time = UInt64(bitPattern: moment.milliseconds) & 0xFFFF_FFFF_FFFF
        let high = (time << 16) | 0x7000 | UInt64(moment.place)
        let low = 0x8000_0000_0000_0000 | (generator.next() & 0x3FFF_FFFF_FFFF_FFFF)
        self.init(rawValue: UUIDText.format(high: high, low: low))
    }

    /// The text itself.
    public var description: String { rawValue }

    /// Orders by text, which is the order of making; of ids that two processes made in one millisecond, either is first.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
