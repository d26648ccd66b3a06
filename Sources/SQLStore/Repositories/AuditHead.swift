/// The end of an organization's audit chain.
public struct AuditHead: Hashable, Sendable {
    /// The last entry's number; 0 before the first.
    public let sequence: Int64
    /// The last entry's code, hexadecimal; empty before the first.
    public let mac: String
    /// The life of the store: grows when a restored store is taken into service.
    public let epoch: Int64

    /// Describes an end.
    public init(sequence: Int64, mac: String, epoch: Int64) {
        self.sequence = sequence
        self.mac = mac
        self.epoch = epoch
    }
}
